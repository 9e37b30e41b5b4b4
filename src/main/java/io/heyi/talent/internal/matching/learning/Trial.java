package io.heyi.talent.internal.matching.learning;

import io.heyi.talent.internal.matching.domain.MatchingPolicy;
import io.heyi.talent.internal.matching.domain.Order;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * A learned order against that of the rules, on the latest quarter of the placements, which the learner has not seen.
 *
 * @param learned none without enough history
 * @param placements that there are, {@code heldOut} those that it was tried on, {@code pairs} of them that were compared
 * @param rulesPercent pairs that the rules put in the right order, {@code learnedPercent} those of the learned order; 0 to 100
 * @param rulesGain normalised discounted cumulative gain of the rules over the months, {@code learnedGain} that of the learned order; 0 to 1
 * @param certainty how many standard errors the difference is away from none
 * @param verdict what follows
 */
public record Trial(Optional<Order> learned, int placements, int heldOut, int pairs, double rulesPercent, double learnedPercent, double rulesGain, double learnedGain, double certainty, Verdict verdict) {

    /** Standard errors that a difference must be away from none: chance alone goes so far once in some seven hundred times, and a trial is held every month. */
    private static final double CERTAIN = 3;
    private static final double SEEN = 0.75;
    private static final int FEWEST_PAIRS = 50;

    public enum Verdict {
        /** Not enough placements yet, or not enough that differ. */
        TOO_FEW,
        /** Not better by the margin, or perhaps by chance only. */
        NOT_BETTER,
        /** Better: it is used unless somebody has switched it off. */
        BETTER
    }

    /** Learns from the earlier placements and tries on the later ones. */
    public static Trial of(List<PastPlacement> placements, MatchingPolicy policy) {
        var inTime = placements.stream().sorted(Comparator.comparing(PastPlacement::at).thenComparing(PastPlacement::offer)).toList();
        int seen = (int) (inTime.size() * SEEN);
        var earlier = Pairs.of(inTime.subList(0, seen));
        var later = inTime.subList(seen, inTime.size());
        var tried = Pairs.of(later);
        if (inTime.size() < policy.fewestPlacements() || earlier.size() < FEWEST_PAIRS || tried.size() < FEWEST_PAIRS) {
            return new Trial(Optional.empty(), inTime.size(), later.size(), tried.size(), 0, 0, 0, 0, 0, Verdict.TOO_FEW);
        }
        var rules = Order.ofRules(policy);
        var learned = PairwiseLearner.learn(earlier);
        double byRules = 100 * mean(tried.stream().mapToDouble(pair -> right(rules, pair)));
        double byLearned = 100 * mean(tried.stream().mapToDouble(pair -> right(learned, pair)));
        double certainty = certainty(tried, rules, learned);
        var verdict = byLearned >= byRules + policy.marginPercent() && certainty >= CERTAIN ? Verdict.BETTER : Verdict.NOT_BETTER;
        return new Trial(Optional.of(learned), inTime.size(), later.size(), tried.size(), byRules, byLearned, gain(later, rules), gain(later, learned), certainty, verdict);
    }

    /** 1 for the right order, 0 for the wrong one, a half for a tie. */
    private static double right(Order order, Pairs.Pair pair) {
        int compared = Double.compare(order.of(pair.better().features()), order.of(pair.worse().features()));
        return compared > 0 ? 1 : compared < 0 ? 0 : 0.5;
    }

    /** Pairs of one placement hang together, so a placement's mean difference is one observation. */
    private static double certainty(List<Pairs.Pair> pairs, Order rules, Order learned) {
        var differences = pairs.stream().collect(Collectors.groupingBy(pair -> pair.better().offer(),
                Collectors.averagingDouble(pair -> right(learned, pair) - right(rules, pair)))).values().stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double mean = mean(DoubleStream.of(differences));
        double variance = DoubleStream.of(differences).map(one -> (one - mean) * (one - mean)).sum() / Math.max(1, differences.length - 1);
        return variance == 0 ? 0 : mean / Math.sqrt(variance / differences.length);
    }

    private static double gain(List<PastPlacement> placements, Order order) {
        return mean(Pairs.months(placements).stream().filter(month -> month.stream().anyMatch(placement -> placement.grade() > 0)).mapToDouble(month -> {
            var ideal = month.stream().sorted(Comparator.comparingInt(PastPlacement::grade).reversed()).toList();
            var ordered = month.stream().sorted(Comparator.comparingDouble((PastPlacement placement) -> -order.of(placement.features())).thenComparing(PastPlacement::offer)).toList();
            return discounted(ordered) / discounted(ideal);
        }));
    }

    private static double discounted(List<PastPlacement> ordered) {
        double sum = 0;
        for (int i = 0; i < ordered.size(); i++) {
            sum += ((1 << ordered.get(i).grade()) - 1) / (Math.log(i + 2) / Math.log(2));
        }
        return sum;
    }

    private static double mean(DoubleStream values) {
        return values.average().orElse(0);
    }
}
