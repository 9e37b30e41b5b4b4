package io.heyi.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sharing out money in proportion (domain.md §3a): every share is cut to the cent, the left-over cents go one each to the largest fractions, ties to the lowest id. The
 * sum is always the pool, and where the pool is no larger than the sum of the weights nobody gets more than his weight.
 */
public final class SharingOut {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    private SharingOut() {}

    private record Share(String id, BigDecimal floored, BigDecimal remainder) {}

    /**
     * @param pool in cents, 0 or more
     * @param weights by id, none negative, in cents
     * @return by id, in the order of the weights
     * @throws IllegalArgumentException for a negative pool or weight, and for a pool where all weights are zero
     */
    public static Map<String, BigDecimal> inProportion(BigDecimal pool, Map<String, BigDecimal> weights) {
        var total = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (pool.signum() < 0 || weights.values().stream().anyMatch(weight -> weight.signum() < 0) || pool.signum() > 0 && total.signum() == 0) {
            throw new IllegalArgumentException("nothing can be shared out: " + pool + " over " + weights);
        }
        var shares = weights.entrySet().stream().map(entry -> share(entry.getKey(), pool, entry.getValue(), total)).toList();
        var amounts = new LinkedHashMap<String, BigDecimal>();
        shares.forEach(share -> amounts.put(share.id(), share.floored()));
        int left = pool.subtract(sum(shares)).movePointRight(2).intValueExact();
        shares.stream().sorted(Comparator.comparing(Share::remainder).reversed().thenComparing(Share::id)).limit(left).forEach(share -> amounts.merge(share.id(), CENT, BigDecimal::add));
        return amounts;
    }

    /** What is cut off is compared as the remainder of one division by the same total, which is exact. */
    private static Share share(String id, BigDecimal pool, BigDecimal weight, BigDecimal total) {
        if (total.signum() == 0) {
            return new Share(id, BigDecimal.ZERO.setScale(2), BigDecimal.ZERO);
        }
        var product = pool.multiply(weight);
        var floored = product.divide(total, 2, RoundingMode.DOWN);
        return new Share(id, floored, product.subtract(floored.multiply(total)));
    }

    private static BigDecimal sum(List<Share> shares) {
        return shares.stream().map(Share::floored).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
