package io.heyi.tender.internal.bids;

import io.heyi.tender.BidScoring;
import io.heyi.tender.internal.domain.Points;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** The tender score of domain.md §3a (example E15): points per criterion are rounded to two decimals and then added. */
@Component
class WeightedScoring implements BidScoring {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Set<String> CRITERIA = Set.of("commitment", "price", "rating", "plan");

    private record Scored(Entry entry, Map<String, BigDecimal> points, BigDecimal total, List<Reason> reasons) {}

    @Override
    public List<Ranked> rank(Map<String, BigDecimal> weights, List<Entry> entries) {
        check(weights);
        entries.forEach(WeightedScoring::check);
        var lowest = Points.lowest(entries.stream().map(Entry::shareAsked).toList());
        var best = Points.bestFirst(entries.stream().map(entry -> score(weights, entry, lowest)).toList(), Scored::total, scored -> scored.entry().shareAsked(),
                scored -> scored.entry().at(), scored -> scored.entry().bidder());
        return IntStream.range(0, best.size())
                .mapToObj(i -> new Ranked(i + 1, best.get(i).entry().bidder(), best.get(i).points(), best.get(i).total(), best.get(i).reasons())).toList();
    }

    private static Scored score(Map<String, BigDecimal> weights, Entry entry, BigDecimal lowest) {
        var points = new LinkedHashMap<String, BigDecimal>();
        weights.forEach((criterion, weight) -> points.put(criterion, points(criterion, weight, entry, lowest)));
        var reasons = weights.keySet().stream().map(criterion -> reason(criterion, weights.get(criterion), points.get(criterion), entry, lowest)).toList();
        return new Scored(entry, points, Points.total(points.values()), reasons);
    }

    private static BigDecimal points(String criterion, BigDecimal weight, Entry entry, BigDecimal lowest) {
        return switch (criterion) {
            case "commitment" -> Points.share(weight, entry.commitment(), BigDecimal.ONE);
            case "plan" -> Points.share(weight, entry.plan(), BigDecimal.ONE);
            case "rating" -> Points.share(weight, entry.rating(), Points.STARS);
            default -> Points.price(weight, entry.shareAsked(), lowest);
        };
    }

    private static Reason reason(String criterion, BigDecimal weight, BigDecimal points, Entry entry, BigDecimal lowest) {
        return switch (criterion) {
            case "commitment" -> new Reason("tender.reason.commitment", List.of(points, weight, percent(entry.commitment())));
            case "plan" -> new Reason("tender.reason.plan", List.of(points, weight, percent(entry.plan())));
            case "rating" -> new Reason("tender.reason.rating", List.of(points, weight, entry.rating()));
            default -> new Reason("tender.reason.price", List.of(points, weight, entry.shareAsked(), lowest));
        };
    }

    private static BigDecimal percent(BigDecimal fraction) {
        return fraction.multiply(HUNDRED).setScale(1, RoundingMode.HALF_UP);
    }

    private static void check(Map<String, BigDecimal> weights) {
        if (!CRITERIA.containsAll(weights.keySet()) || weights.values().stream().anyMatch(weight -> weight.signum() < 0)
                || weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(HUNDRED) != 0) {
            throw new IllegalArgumentException("weights are points for " + CRITERIA + ", none negative, 100 in sum");
        }
    }

    private static void check(Entry entry) {
        within("commitment", entry.commitment(), BigDecimal.ONE);
        within("plan", entry.plan(), BigDecimal.ONE);
        within("rating", entry.rating(), Points.STARS);
        within("share asked", entry.shareAsked(), HUNDRED);
    }

    private static void within(String name, BigDecimal value, BigDecimal most) {
        if (value.signum() < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + " must be 0 to " + most);
        }
    }
}
