package io.heyi.performance.internal.web;

import io.heyi.performance.internal.actuals.TrackRecord.Counter;
import io.heyi.performance.internal.actuals.TrackRecord.Month;
import io.heyi.performance.internal.actuals.TrackRecord.Step;
import io.heyi.performance.internal.actuals.TrackRecord.Trouble;
import io.heyi.performance.internal.actuals.Way;
import io.heyi.shared.PageOf;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A track record for its page and the API.
 *
 * @param kind name of an {@link io.heyi.emc.ActorKind}
 * @param overall promise and delivery of the months, adjusted for difficulty
 * @param titles of the EMCs named here, by code
 * @param comments of the party on the figures and steps that are shown here
 * @param mayComment whether the reader acts for the party, and so may comment
 */
record RecordView(String actor, String name, String kind, BigDecimal stars, List<Month> months, Way overall, PageOf<Figure> figures, List<Step> steps, List<Counter> counters,
                  List<Trouble> triggers, Map<String, String> titles, List<CommentView> comments, boolean mayComment) {

    /**
     * @param versions numbers of the contract's versions for that month
     * @param grab what was committed to
     * @param delivered null when nothing was reported
     * @param ambitionPercent how far the commitment stands on the way from bottom to leading; null where the two are the same
     * @param adjustedPercent what was delivered on the same way, however much was promised; null where there is no way
     * @param ruled whether a ruling on a dispute replaced the figure
     * @param concluded whether nothing can change it any more
     */
    record Figure(String emc, List<Integer> versions, YearMonth period, String metric, String metricName, String unit, BigDecimal bottom, BigDecimal grab, BigDecimal leading, BigDecimal ambitionPercent,
                  BigDecimal delivered, BigDecimal attainmentPercent, BigDecimal adjustedPercent, boolean belowCommitment, boolean belowBottom, boolean ruled, boolean concluded) {}

    /** Figures of one month of an EMC, with what the party says about them. @param comment null for none */
    record Block(String emc, YearMonth period, List<Figure> figures, CommentView comment) {}

    /** The figures of this page by month and EMC, in their order. */
    public List<Block> blocks() {
        Map<List<Object>, List<Figure>> grouped = figures.items().stream()
                .collect(Collectors.groupingBy(figure -> List.of(figure.emc(), figure.period()), LinkedHashMap::new, Collectors.toList()));
        return grouped.values().stream().map(ofMonth -> new Block(ofMonth.getFirst().emc(), ofMonth.getFirst().period(), ofMonth,
                comments.stream().filter(comment -> comment.isAbout(ofMonth.getFirst())).findFirst().orElse(null))).toList();
    }

    /** What the party says about a move of its rating; null for nothing. */
    public CommentView commentOn(Step step) {
        return comments.stream().filter(comment -> comment.isAbout(step)).findFirst().orElse(null);
    }

    /** Of the months summed up. */
    public Totals totals() {
        return Totals.of(months);
    }

    /** @param kept figures that reached what was committed */
    record Totals(int figures, int missed, int below) {

        static Totals of(List<Month> months) {
            return new Totals(months.stream().mapToInt(Month::figures).sum(), months.stream().mapToInt(Month::missed).sum(), months.stream().mapToInt(Month::below).sum());
        }

        public int kept() {
            return figures - missed;
        }
    }
}
