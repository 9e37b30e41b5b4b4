package io.heyi.performance.internal.actuals;

import io.heyi.performance.internal.domain.Target;
import io.heyi.shared.PageOf;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * What an actor promised and delivered, as far as the reader may see it.
 *
 * @param stars now
 * @param figures newest first
 * @param months oldest first, at most {@link TrackRecords#MONTHS} back from the newest
 * @param steps of the rating, oldest first
 * @param counters of months below bottom that are not zero
 * @param troubles months that met the trigger of a replacement case, newest first
 */
public record TrackRecord(String actor, BigDecimal stars, PageOf<Promise> figures, List<Month> months, List<Step> steps, List<Counter> counters, List<Trouble> troubles) {

    public TrackRecord {
        months = List.copyOf(months);
        steps = List.copyOf(steps);
        counters = List.copyOf(counters);
        troubles = List.copyOf(troubles);
    }

    /**
     * @param delivered null when nothing was reported
     * @param attainmentPercent of the committed value; null when nothing was reported
     * @param missed whether less was delivered than committed; also when nothing was reported
     */
    public record Promise(String emc, YearMonth period, String metric, String name, String unit, Target target, BigDecimal delivered, BigDecimal attainmentPercent, boolean missed,
                          boolean below, boolean ruled, boolean concluded) {}

    /**
     * All figures of a month.
     *
     * @param attainmentPercent mean; what nobody reported weighs in with 0, and null when nothing at all was reported
     * @param missed figures with less than was committed
     * @param below figures below bottom
     */
    public record Month(YearMonth period, int figures, int missed, int below, BigDecimal attainmentPercent) {}

    /**
     * A move of the rating.
     *
     * @param kind {@code MONTH}, {@code SETTLEMENT} for a stated reason outside of the months, {@code RESTORED} where one of those was taken back
     * @param fulfilment null where one was taken back
     * @param reason null for a month
     */
    public record Step(String emc, YearMonth period, String kind, BigDecimal fulfilment, BigDecimal before, BigDecimal after, String reason, Instant at) {}

    /** Months in a row below bottom, up to and with the last one. */
    public record Counter(String emc, String metric, String metricName, int periodsBelow, YearMonth last) {}

    public record Trouble(String emc, String actor, String metric, String metricName, YearMonth period, int periodsBelow, BigDecimal value, BigDecimal bottom, String rule, Instant at) {}
}
