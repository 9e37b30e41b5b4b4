package io.heyi.performance.internal.actuals;

import io.heyi.performance.internal.domain.Target;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Promise and delivery of several figures on the way from bottom to leading, adjusted for difficulty (product-bar D9): means of {@link Target#wayPercent}, one decimal,
 * half up. A figure weighs in with at most {@value #MOST}, so that one short way does not hide the others; one whose bottom and leading are the same has no way and
 * stays out.
 *
 * @param figures how many have a way
 * @param ambitionPercent how hard the promises were; null without figures
 * @param adjustedPercent what was delivered, nothing reported as 0; null without figures
 */
public record Way(int figures, BigDecimal ambitionPercent, BigDecimal adjustedPercent) {

    /** Percent. */
    public static final int MOST = 200;

    static Way of(List<FrozenFigure> figures) {
        var promised = percents(figures, figure -> figure.target().ambitionPercent());
        var delivered = percents(figures, figure -> figure.target().wayPercent(figure.value()));
        return new Way(promised.size(), mean(promised), mean(delivered));
    }

    private static List<BigDecimal> percents(List<FrozenFigure> figures, Function<FrozenFigure, BigDecimal> percent) {
        return figures.stream().map(percent).filter(Objects::nonNull).map(one -> one.min(BigDecimal.valueOf(MOST))).toList();
    }

    private static BigDecimal mean(List<BigDecimal> percents) {
        return percents.isEmpty() ? null : percents.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(BigDecimal.valueOf(percents.size()), 1, RoundingMode.HALF_UP);
    }
}
