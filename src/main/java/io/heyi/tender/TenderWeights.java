package io.heyi.tender;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Points per criterion of a tender, 100 in sum, fixed when it is published (domain.md P8: price 40, quality 30, past rating 20, risk 10).
 *
 * @param risk the most risk points that a bid can get
 */
public record TenderWeights(BigDecimal price, BigDecimal quality, BigDecimal rating, BigDecimal risk) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** The criteria in the order in which people read them; absent ones stay null. */
    public Map<String, BigDecimal> byCriterion() {
        var weights = new LinkedHashMap<String, BigDecimal>();
        weights.put("price", price);
        weights.put("quality", quality);
        weights.put("rating", rating);
        weights.put("risk", risk);
        return weights;
    }

    /** Whether all four are there, none below zero, 100 in sum. */
    public boolean areSound() {
        return byCriterion().values().stream().allMatch(points -> points != null && points.signum() >= 0)
                && byCriterion().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(HUNDRED) == 0;
    }
}
