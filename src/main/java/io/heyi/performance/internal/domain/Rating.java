package io.heyi.performance.internal.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;

/** The overbid rating of domain.md §3a: 0.8 × old + 0.2 × 5 × min(1, actual ÷ committed), over several metrics with their mean. Four decimals. */
public final class Rating {

    /** Decimals that are kept; people see fewer. */
    public static final int SCALE = 4;
    private static final BigDecimal MOST = new BigDecimal(5);
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private Rating() {}

    /** Mean of the metrics' fulfilments, 0 to 1, six decimals. @throws IllegalArgumentException without any */
    public static BigDecimal fulfilment(Collection<BigDecimal> ofMetrics) {
        if (ofMetrics.isEmpty()) {
            throw new IllegalArgumentException("who committed to nothing is not rated");
        }
        return ofMetrics.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(new BigDecimal(ofMetrics.size()), 6, RoundingMode.HALF_UP);
    }

    /**
     * What moved a rating.
     *
     * @param fulfilment 0 to 1
     * @param kept share of the old rating that it kept by the policy of its day, in percent
     * @param neverUp whether it could not raise the rating
     */
    public record Step(BigDecimal fulfilment, BigDecimal kept, boolean neverUp) {}

    /** @param steps in the order in which they were taken */
    public static BigDecimal replayed(BigDecimal start, List<Step> steps) {
        var stars = start;
        for (var step : steps) {
            stars = step.neverUp() ? settled(stars, step.fulfilment(), step.kept()) : after(stars, step.fulfilment(), step.kept());
        }
        return stars;
    }

    /**
     * @param fulfilment 0 to 1
     * @param kept percent, {@link PerformancePolicy#ratingKept()}
     */
    public static BigDecimal after(BigDecimal before, BigDecimal fulfilment, BigDecimal kept) {
        return before.multiply(kept).add(MOST.multiply(fulfilment).multiply(HUNDRED.subtract(kept))).divide(HUNDRED, SCALE, RoundingMode.HALF_UP);
    }

    /** As {@link #after}, for a part that the others have ended: never above what was (domain.md P4, step 9, "rating drops"). */
    public static BigDecimal settled(BigDecimal before, BigDecimal fulfilment, BigDecimal kept) {
        return after(before, fulfilment, kept).min(before);
    }
}
