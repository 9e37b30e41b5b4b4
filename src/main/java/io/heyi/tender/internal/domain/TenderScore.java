package io.heyi.tender.internal.domain;

import io.heyi.tender.BidScoring.Reason;
import io.heyi.tender.TenderWeights;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Scores the bids of a tender by price, quality, past rating and risk (domain.md §3a, example E15). Pure. */
public final class TenderScore {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private TenderScore() {}

    /**
     * @param price 0 or more; the lowest in the field gets all price points
     * @param quality 0 to 100
     * @param rating stars, 0 to 5
     * @param risk points, 0 to the weight of risk; more is safer
     * @param at of the bid
     */
    public record Entry(String bidder, BigDecimal price, BigDecimal quality, BigDecimal rating, BigDecimal risk, Instant at) {}

    /**
     * @param points two decimals each
     * @param reasons one per criterion, in the order of the criteria
     */
    public record Ranked(int rank, String bidder, TenderWeights points, BigDecimal total, List<Reason> reasons) {}

    private record Scored(Entry entry, TenderWeights points, BigDecimal total) {}

    /**
     * @return best first; equal totals go to the lower price, then to the earlier bid
     * @throws IllegalArgumentException for weights or values out of range
     */
    public static List<Ranked> rank(TenderWeights weights, List<Entry> entries) {
        if (!weights.areSound()) {
            throw new IllegalArgumentException("weights are points for price, quality, rating and risk, none negative, 100 in sum");
        }
        entries.forEach(entry -> check(entry, weights));
        var lowest = Points.lowest(entries.stream().map(Entry::price).toList());
        var best = Points.bestFirst(entries.stream().map(entry -> score(weights, entry, lowest)).toList(), Scored::total, one -> one.entry().price(), one -> one.entry().at(),
                one -> one.entry().bidder());
        return IntStream.range(0, best.size()).mapToObj(i -> ranked(i + 1, best.get(i), weights, lowest)).toList();
    }

    private static Scored score(TenderWeights weights, Entry entry, BigDecimal lowest) {
        var points = new TenderWeights(Points.price(weights.price(), entry.price(), lowest), Points.share(weights.quality(), entry.quality(), HUNDRED),
                Points.share(weights.rating(), entry.rating(), Points.STARS), Points.share(entry.risk(), BigDecimal.ONE, BigDecimal.ONE));
        return new Scored(entry, points, Points.total(points.byCriterion().values()));
    }

    private static Ranked ranked(int rank, Scored scored, TenderWeights weights, BigDecimal lowest) {
        var entry = scored.entry();
        var points = scored.points();
        return new Ranked(rank, entry.bidder(), points, scored.total(), List.of(
                new Reason("tender.score.price", List.of(points.price(), weights.price(), entry.price(), lowest)),
                new Reason("tender.score.quality", List.of(points.quality(), weights.quality(), entry.quality())),
                new Reason("tender.score.rating", List.of(points.rating(), weights.rating(), entry.rating())),
                new Reason("tender.score.risk", List.of(points.risk(), weights.risk()))));
    }

    private static void check(Entry entry, TenderWeights weights) {
        within("price", entry.price(), null);
        within("quality", entry.quality(), HUNDRED);
        within("rating", entry.rating(), Points.STARS);
        within("risk", entry.risk(), weights.risk());
    }

    private static void within(String name, BigDecimal value, BigDecimal most) {
        if (value.signum() < 0 || most != null && value.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + " must be 0 to " + most);
        }
    }
}
