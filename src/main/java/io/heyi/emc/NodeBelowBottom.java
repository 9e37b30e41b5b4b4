package io.heyi.emc;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;

/**
 * Fact: a node has met the trigger of domain.md P4 (below bottom in consecutive periods, or far below it in one). Published by {@code performance} when a
 * month is concluded; the lead is told, and a replacement case starts.
 *
 * @param rule {@code consecutive} or {@code farBelow}
 */
public record NodeBelowBottom(EmcCode emc, ActorId actor, String metric, YearMonth period, int periodsBelow, BigDecimal value, BigDecimal bottom, String rule,
                              Instant at) {}
