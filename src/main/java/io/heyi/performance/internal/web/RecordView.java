package io.heyi.performance.internal.web;

import io.heyi.performance.internal.actuals.TrackRecord.Counter;
import io.heyi.performance.internal.actuals.TrackRecord.Month;
import io.heyi.performance.internal.actuals.TrackRecord.Step;
import io.heyi.performance.internal.actuals.TrackRecord.Trouble;
import io.heyi.shared.PageOf;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * A track record for its page and the API.
 *
 * @param kind name of an {@link io.heyi.emc.ActorKind}
 * @param titles of the EMCs named here, by code
 */
record RecordView(String actor, String name, String kind, BigDecimal stars, List<Month> months, PageOf<Figure> figures, List<Step> steps, List<Counter> counters, List<Trouble> triggers,
                  Map<String, String> titles) {

    /**
     * @param versions numbers of the contract's versions for that month
     * @param grab what was committed to
     * @param delivered null when nothing was reported
     * @param ambitionPercent how far the commitment stands on the way from bottom to leading; null where the two are the same
     * @param ruled whether a ruling on a dispute replaced the figure
     * @param concluded whether nothing can change it any more
     */
    record Figure(String emc, List<Integer> versions, YearMonth period, String metric, String metricName, String unit, BigDecimal bottom, BigDecimal grab, BigDecimal leading, BigDecimal ambitionPercent,
                  BigDecimal delivered, BigDecimal attainmentPercent, boolean belowCommitment, boolean belowBottom, boolean ruled, boolean concluded) {}

    /** Of the months summed up. */
    public Totals totals() {
        return new Totals(months.stream().mapToInt(Month::figures).sum(), months.stream().mapToInt(Month::missed).sum(), months.stream().mapToInt(Month::below).sum());
    }

    /** @param kept figures that reached what was committed */
    record Totals(int figures, int missed, int below) {

        public int kept() {
            return figures - missed;
        }
    }
}
