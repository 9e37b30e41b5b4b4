package io.heyi.microenterprise;

import io.heyi.access.Username;
import java.time.Instant;

/**
 * Fact: an election has ended, or put an interim owner in office, while a dissolution holds the micro-enterprise; published in the transaction that did it.
 *
 * @param newOwner who leads from now on; null where the present owner stays
 */
public record OwnerSearchEnded(String microenterprise, String dissolution, ElectionId election, Username newOwner, Instant at) {}
