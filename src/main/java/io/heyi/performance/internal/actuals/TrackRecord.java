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
 * @param way of all figures of these months
 * @param steps of the rating, oldest first
 * @param counters of months below bottom that are not zero
 * @param troubles months that met the trigger of a replacement case, newest first
 */
public record TrackRecord(String actor, BigDecimal stars, PageOf<Promise> figures, List<Month> months, Way way, List<Step> steps, List<Counter> counters, List<Trouble> troubles) {

    public TrackRecord {
        months = List.copyOf(months);
        steps = List.copyOf(steps);
        counters = List.copyOf(counters);
        troubles = List.copyOf(troubles);
    }

    /**
     * @param delivered null when nothing was reported
     * @param attainmentPercent of the committed value; null when nothing was reported
     * @param adjustedPercent where what was delivered stands between bottom and leading, {@link Target#wayPercent}; null where the two are the same
     * @param missed whether less was delivered than committed; also when nothing was reported
     */
    public record Promise(String emc, YearMonth period, String metric, String name, String unit, Target target, BigDecimal delivered, BigDecimal attainmentPercent, BigDecimal adjustedPercent,
                          boolean missed, boolean below, boolean ruled, boolean concluded) {}

    /**
     * All figures of a month.
     *
     * @param attainmentPercent mean; what nobody reported weighs in with 0, and null when nothing at all was reported
     * @param missed figures with less than was committed
     * @param below figures below bottom
     * @param way what was promised and delivered on the way from bottom to leading
     */
    public record Month(YearMonth period, int figures, int missed, int below, BigDecimal attainmentPercent, Way way) {}

    /**
     * A move of the rating.
     *
     * @param number names it for good
     * @param kind {@code MONTH}, {@code SETTLEMENT} for a stated reason outside of the months, {@code RESTORED} where one of those was taken back
     * @param fulfilment null where one was taken back
     * @param reason null for a month
     */
    public record Step(long number, String emc, YearMonth period, String kind, BigDecimal fulfilment, BigDecimal before, BigDecimal after, String reason, Instant at) {}

    /** Months in a row below bottom, up to and with the last one. */
    public record Counter(String emc, String metric, String metricName, int periodsBelow, YearMonth last) {}

    /** @param decisionVersion of the decision table {@code underperformance-trigger} that said so; null for one of before there was a table */
    public record Trouble(String emc, String actor, String metric, String metricName, YearMonth period, int periodsBelow, BigDecimal value, BigDecimal bottom, String rule, Integer decisionVersion,
                          Instant at) {}
}
