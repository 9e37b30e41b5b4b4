package io.heyi.performance.internal.actuals;

import io.heyi.performance.internal.domain.Target;
import io.heyi.shared.PageOf;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * What an actor promised and delivered.
 *
 * @param stars now
 * @param months newest first
 * @param steps of the rating, oldest first
 * @param troubles months that met the trigger of a replacement case, newest first
 */
public record TrackRecord(String actor, BigDecimal stars, PageOf<Promise> months, List<Step> steps, List<Trouble> troubles) {

    public TrackRecord {
        steps = List.copyOf(steps);
        troubles = List.copyOf(troubles);
    }

    /** @param delivered null when nothing was reported */
    public record Promise(String emc, YearMonth period, String metric, String name, String unit, Target target, BigDecimal delivered, BigDecimal attainmentPercent, boolean below,
                          boolean ruled, boolean concluded) {}

    /**
     * A move of the rating.
     *
     * @param kind {@code MONTH}, {@code SETTLEMENT} for a stated reason outside of the months, {@code RESTORED} where one of those was taken back
     * @param fulfilment null where one was taken back
     * @param reason null for a month
     */
    public record Step(String emc, YearMonth period, String kind, BigDecimal fulfilment, BigDecimal before, BigDecimal after, String reason, Instant at) {}

    public record Trouble(String emc, String actor, String metric, String metricName, YearMonth period, int periodsBelow, BigDecimal value, BigDecimal bottom, String rule, Instant at) {}
}
