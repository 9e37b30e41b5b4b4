package io.heyi.microenterprise;

import io.heyi.access.Username;
import java.time.Instant;

/** Fact: somebody has become a member or is none any more; published in the transaction that changed it. */
public record MembershipChanged(String microenterprise, Username person, boolean joined, String reason, Instant at) {}
