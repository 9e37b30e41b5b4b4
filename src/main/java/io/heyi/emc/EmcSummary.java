package io.heyi.emc;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/** A row of the directory. {@code period} is the month of the version in force; null before the first. */
public record EmcSummary(EmcCode code, String title, String userScenario, EmcType type, EmcState state, String platform, EmcCode parent, ActorId lead,
                         String leadName, int members, YearMonth period, Instant createdAt, List<ActorId> actors) {}
