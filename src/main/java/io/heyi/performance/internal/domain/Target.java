package io.heyi.performance.internal.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How a value stands against bottom, grab and leading (domain.md §1, P4, §3a). Higher is better when leading is not below bottom; else lower is better.
 * A month in which nothing was reported is below bottom, but has no percentage of it: there is no evidence of how far.
 */
public record Target(BigDecimal bottom, BigDecimal grab, BigDecimal leading) {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal TWICE = new BigDecimal(2);
    private static final BigDecimal NONE = new BigDecimal("0.0");
    private static final int EXACT = 10;
    private static final int PERCENT_DECIMALS = 4;

    public boolean higherIsBetter() {
        return leading.compareTo(bottom) >= 0;
    }

    /** @param value null when nothing was reported */
    public boolean below(BigDecimal value) {
        return value == null || worse(value, bottom);
    }

    /** Whether less was delivered than committed. @param value null when nothing was reported */
    public boolean missed(BigDecimal value) {
        return value == null || worse(value, grab);
    }

    /** How hard the promise was: where the commitment stands on the way from bottom to leading, as {@link #wayPercent}. Above 100 it goes beyond leading. */
    public BigDecimal ambitionPercent() {
        return wayPercent(grab);
    }

    /**
     * Where a value stands on the way from bottom to leading: 0 at bottom or worse, 100 at leading, more beyond it. What was delivered stands on the same way however
     * much was promised, so that an easy promise kept does not outshine a hard one that was nearly kept (product-bar D9). Percent, one decimal, half up.
     *
     * @param value null when nothing was reported, which stands at 0
     * @return null where bottom and leading are the same, so that there is no way
     */
    public BigDecimal wayPercent(BigDecimal value) {
        var way = leading.subtract(bottom);
        if (way.signum() == 0) {
            return null;
        }
        return value == null || below(value) ? NONE : value.subtract(bottom).multiply(HUNDRED).divide(way, 1, RoundingMode.HALF_UP);
    }

    /**
     * The value in percent of bottom: the less, the worse (domain.md P4: "one period < 50% of bottom"). Where lower is better it is bottom in percent of the value. Four
     * decimals, rounded down, so that a hair less than half is less than 50 and exactly half is not.
     *
     * @return null when nothing was reported, and where it has no meaning: for a bottom of zero or less, or a value of zero or less of which little is wanted
     */
    public BigDecimal percentOfBottom(BigDecimal value) {
        var whole = higherIsBetter() ? bottom : value;
        if (value == null || bottom.signum() <= 0 || whole.signum() <= 0) {
            return null;
        }
        return (higherIsBetter() ? value : bottom).multiply(HUNDRED).divide(whole, PERCENT_DECIMALS, RoundingMode.FLOOR);
    }

    /**
     * Percent of the grab value, one decimal, never below 0. Where lower is better it is grab ÷ value, at most 200. A grab value of zero or less has no
     * percentage: reached is 100, missed is 0.
     */
    public BigDecimal attainmentPercent(BigDecimal value) {
        return ratio(value).multiply(HUNDRED).setScale(1, RoundingMode.HALF_UP);
    }

    /**
     * By how much the leading value was missed, in percent of it (domain.md E19): 0 where it was reached, 100 when nothing was reported or where the leading value is zero
     * or less and was missed. Four decimals, rounded up, so that a hair more than 15 is more than 15.
     */
    public BigDecimal shortOfLeadingPercent(BigDecimal value) {
        if (value != null && !worse(value, leading)) {
            return BigDecimal.ZERO;
        }
        return value == null || leading.signum() <= 0 ? HUNDRED : value.subtract(leading).abs().multiply(HUNDRED).divide(leading, PERCENT_DECIMALS, RoundingMode.CEILING);
    }

    /** What an amount of a whole month promises for some of its days. @param days 1 to {@code of} */
    public Target forDays(int days, int of) {
        return new Target(part(bottom, days, of), part(grab, days, of), part(leading, days, of));
    }

    private static BigDecimal part(BigDecimal whole, int days, int of) {
        return whole.multiply(new BigDecimal(days)).divide(new BigDecimal(of), EXACT, RoundingMode.HALF_UP);
    }

    /** Actual ÷ committed, 0 to 1 (domain.md §3a, overbid rating); 0 when nothing was reported, so that silence never pays. */
    public BigDecimal fulfilment(BigDecimal value) {
        return value == null ? BigDecimal.ZERO : ratio(value).min(BigDecimal.ONE);
    }

    private BigDecimal ratio(BigDecimal value) {
        if (grab.signum() <= 0) {
            return worse(value, grab) ? BigDecimal.ZERO : BigDecimal.ONE;
        }
        if (higherIsBetter()) {
            return value.max(BigDecimal.ZERO).divide(grab, EXACT, RoundingMode.HALF_UP);
        }
        return value.signum() <= 0 ? TWICE : grab.divide(value, EXACT, RoundingMode.HALF_UP).min(TWICE);
    }

    private boolean worse(BigDecimal value, BigDecimal than) {
        return higherIsBetter() ? value.compareTo(than) < 0 : value.compareTo(than) > 0;
    }
}
