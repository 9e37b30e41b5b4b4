package io.heyi.emc.internal.sharing;

import io.heyi.emc.internal.sharing.Sharing.Input;
import io.heyi.emc.internal.sharing.Sharing.Step;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What there is to share of a month (domain.md §3a): rounded half up to the cent, once; nothing of a loss and never more than the profit. Frozen like the rules
 * that are built on it.
 */
final class Pool {

    static final BigDecimal ZERO = new BigDecimal("0.00");

    private final Input input;
    private final List<Step> steps;

    private Pool(Input input, List<Step> steps) {
        this.input = input;
        this.steps = steps;
    }

    /** @param steps where each step is told */
    static BigDecimal of(Input input, List<Step> steps) {
        return new Pool(input, steps).pool();
    }

    /** Taken first, cut to the cent. */
    static BigDecimal reinvestment(Input input, BigDecimal pool, List<Step> steps) {
        var reinvestment = part(pool, input.reinvestmentPercent()).setScale(2, RoundingMode.DOWN);
        if (pool.signum() > 0) {
            steps.add(step("reinvestment", SharingInvariants.plain(input.reinvestmentPercent()), pool, reinvestment));
        }
        return reinvestment;
    }

    static BigDecimal part(BigDecimal amount, BigDecimal percent) {
        return amount.multiply(percent).movePointLeft(2);
    }

    static Step step(String key, Object... arguments) {
        return new Step("emcsharing.step." + key, List.of(arguments));
    }

    private void tell(String key, Object... arguments) {
        steps.add(step(key, arguments));
    }

    private BigDecimal pool() {
        if (input.actualProfit() == null) {
            tell("noFigure");
            return ZERO;
        }
        var actual = cents(input.actualProfit());
        var bottom = cents(input.bottomProfit());
        var above = actual.subtract(bottom);
        if (above.signum() <= 0) {
            tell("notAbove", actual, bottom);
            return ZERO;
        }
        if (actual.signum() <= 0) {
            tell("loss", actual, bottom);
            return ZERO;
        }
        tell("above", actual, bottom, above);
        return atMost(actual, input.shareSpace().percent() != null ? poolOfOneRate(above) : poolOfTiers(actual, bottom));
    }

    private BigDecimal atMost(BigDecimal actual, BigDecimal pool) {
        if (pool.compareTo(actual) > 0) {
            tell("capped", actual);
        }
        return pool.min(actual);
    }

    private BigDecimal poolOfOneRate(BigDecimal above) {
        var pool = part(above, input.shareSpace().percent()).setScale(2, RoundingMode.HALF_UP);
        tell("pool", SharingInvariants.plain(input.shareSpace().percent()), above, pool);
        return pool;
    }

    private BigDecimal poolOfTiers(BigDecimal actual, BigDecimal bottom) {
        var leading = cents(input.leadingProfit());
        var below = actual.min(leading).subtract(bottom);
        var beyond = actual.subtract(leading).max(ZERO);
        var rates = input.shareSpace().tiers();
        var first = part(below, rates.get(0));
        var second = part(beyond, rates.get(1));
        tell("tierBelow", SharingInvariants.plain(rates.get(0)), below, atLeastCents(first), leading);
        if (beyond.signum() > 0) {
            tell("tierAbove", SharingInvariants.plain(rates.get(1)), beyond, atLeastCents(second), leading);
        }
        var pool = first.add(second).setScale(2, RoundingMode.HALF_UP);
        tell("poolOfTiers", pool);
        return pool;
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.UNNECESSARY);
    }

    private static BigDecimal atLeastCents(BigDecimal exact) {
        var plain = SharingInvariants.plain(exact);
        return plain.scale() < 2 ? plain.setScale(2) : plain;
    }
}
