package io.heyi.microenterprise;

import io.heyi.access.Username;
import java.time.Instant;

/**
 * Fact: the three rights of a micro-enterprise have passed to somebody else; published in the transaction that switched them.
 *
 * @param toPool whether the former owner left for the talent pool; else he stays as a member
 * @param interim whether the new owner is there for a limited time only
 */
public record OwnerChanged(String microenterprise, ElectionId election, Username formerOwner, Username owner, boolean toPool, boolean interim, Instant at) {}
