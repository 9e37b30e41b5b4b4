package io.heyi.performance.internal.domain;

import java.math.BigDecimal;

/**
 * What a late value of a concluded or frozen month adds to the next month's figure of an additive metric (domain.md P3.1, "late data enters next month as
 * correction"): the difference to what had counted. Where nothing had counted, the month was settled as if at its bottom, so only what is better than bottom adds.
 */
public final class Correction {

    private Correction() {}

    /** @param counted what the month was taken with; null for nothing */
    public static BigDecimal difference(BigDecimal counted, BigDecimal late, Target target) {
        if (counted != null) {
            return late.subtract(counted);
        }
        return target.below(late) ? BigDecimal.ZERO : late.subtract(target.bottom());
    }
}
