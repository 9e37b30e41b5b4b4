package io.heyi.emc;

import io.heyi.orchestration.DecisionBasis;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;

/**
 * Fact: a node has met the trigger of domain.md P4 (below bottom in consecutive periods, or far below it in one). Published by {@code performance} once the
 * decision table has said so of a concluded month; the lead is told, and a replacement case starts.
 *
 * @param rule {@code consecutive} or {@code farBelow}
 * @param at when the month was concluded
 * @param basis the version of the table that said so; null for one of before there was a table
 */
public record NodeBelowBottom(EmcCode emc, ActorId actor, String metric, YearMonth period, int periodsBelow, BigDecimal value, BigDecimal bottom, String rule,
                              Instant at, DecisionBasis basis) {}
