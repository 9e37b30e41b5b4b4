package io.heyi.replacement;

import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import java.time.Instant;

/**
 * Fact: a replacement case has ended, or a dissolved party has left to a cover for a time ({@code COVERED}) while the search for somebody for good goes on; that
 * case tells of its end once more. Published in the transaction that does it.
 */
public record ReplacementClosed(ReplacementCode code, EmcCode emc, ActorId subject, ReplacementOutcome outcome, Instant at) {}
