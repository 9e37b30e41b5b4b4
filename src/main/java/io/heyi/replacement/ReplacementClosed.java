package io.heyi.replacement;

import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import java.time.Instant;

/** Fact: a replacement case has ended. Published in the ending transaction. */
public record ReplacementClosed(ReplacementCode code, EmcCode emc, ActorId subject, ReplacementOutcome outcome, Instant at) {}
