package io.heyi.performance.internal.intake;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A fact as people and clients see it.
 *
 * @param submittedBy user name, or {@code key:} and the id of a webhook's key
 * @param submitterPerson user name of the person behind it: who submitted, or who made the webhook's key
 * @param corrects the fact that it replaced; null for a first value
 * @param oldValue of the fact that it replaced
 * @param current whether it is the latest of its figure
 * @param late whether it came after the month's cut-off
 * @param carried whether, being late, its difference is added to the next month; else a late value is only on record
 */
public record FactView(UUID id, String emc, String period, String actor, String metric, BigDecimal value, String source, Integer sampleSize, String submittedBy,
                       String submitterPerson, String channel, Instant receivedAt, UUID corrects, BigDecimal oldValue, boolean current, boolean late, boolean carried) {}
