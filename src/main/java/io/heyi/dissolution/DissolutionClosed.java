package io.heyi.dissolution;

import java.time.Instant;

/** Fact: a case has ended; published in the transaction that ended it. */
public record DissolutionClosed(DissolutionCode code, String microenterprise, DissolutionOutcome outcome, Instant at) {}
