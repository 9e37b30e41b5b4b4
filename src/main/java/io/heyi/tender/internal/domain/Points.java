package io.heyi.tender.internal.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** What every scoring of bids shares (domain.md §3a): points of two decimals, rounded half-up and then added, and the order of the ranks. Pure. */
public final class Points {

    /** Stars of the best rating there is. */
    public static final BigDecimal STARS = BigDecimal.valueOf(5);

    private Points() {}

    /** The part of the weight that the value is of the whole. */
    public static BigDecimal share(BigDecimal weight, BigDecimal value, BigDecimal whole) {
        return weight.multiply(value).divide(whole, 2, RoundingMode.HALF_UP);
    }

    /** The whole weight for the lowest price in the field, less for the dearer ones. */
    public static BigDecimal price(BigDecimal weight, BigDecimal price, BigDecimal lowest) {
        // asking for nothing is the lowest price there is; the quotient has no meaning then
        return price.signum() == 0 ? share(weight, BigDecimal.ONE, BigDecimal.ONE) : share(weight, lowest, price);
    }

    public static BigDecimal lowest(Collection<BigDecimal> prices) {
        return prices.stream().min(Comparator.naturalOrder()).orElse(BigDecimal.ZERO);
    }

    public static BigDecimal total(Collection<BigDecimal> points) {
        return points.stream().reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    /** Highest total first; equal totals go to the lower price, then to the earlier bid, at last by name. */
    public static <T> List<T> bestFirst(List<T> scored, Function<T, BigDecimal> total, Function<T, BigDecimal> price, Function<T, Instant> at, Function<T, String> bidder) {
        return scored.stream().sorted(Comparator.comparing(total).reversed().thenComparing(price).thenComparing(at).thenComparing(bidder)).toList();
    }
}
