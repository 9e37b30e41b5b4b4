package io.heyi.emc.internal.sharing;

import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.Tier;
import io.heyi.emc.internal.sharing.Sharing.Amount;
import io.heyi.emc.internal.sharing.Sharing.Input;
import io.heyi.emc.internal.sharing.Sharing.Party;
import io.heyi.emc.internal.sharing.Sharing.Result;
import io.heyi.emc.internal.sharing.Sharing.Step;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code sharing-1} (domain.md §3a, E5 to E7). The pool is rounded half up to the cent, once; reinvestment is cut to the cent and taken first; ratios are
 * percents of the whole pool; shares are cut to the cent and the left-over cents go one each to the largest fractions, ties to the lowest id. What ratios and
 * reinvestment leave open stays with the lead. Only profit is shared: never of a loss and never more than it, which matters where the bottom value is a loss.
 * Frozen: another rule is another class.
 */
final class SharingOne implements SharingRule {

    static final String VERSION = "sharing-1";

    private static final BigDecimal WHOLE = new BigDecimal("100");
    private static final BigDecimal ZERO = new BigDecimal("0.00");
    private static final BigDecimal CENT = new BigDecimal("0.01");

    @Override
    public Result compute(Input input) {
        return new Computation(input).run();
    }

    /** One party's share before and after the left-over cents. */
    private record Share(String id, BigDecimal exact, BigDecimal floored) {

        static Share of(String id, BigDecimal exact) {
            return new Share(id, exact, exact.setScale(2, RoundingMode.DOWN));
        }

        BigDecimal fraction() {
            return exact.subtract(floored);
        }
    }

    private static final class Computation {

        private final Input input;
        private final List<Step> steps = new ArrayList<>();

        private Computation(Input input) {
            this.input = input;
        }

        private Result run() {
            var pool = pool();
            var reinvestment = part(pool, input.reinvestmentPercent()).setScale(2, RoundingMode.DOWN);
            if (pool.signum() > 0) {
                step("reinvestment", SharingInvariants.plain(input.reinvestmentPercent()), pool, reinvestment);
            }
            var amounts = input.split() == Split.EQUAL ? equalShares(pool.subtract(reinvestment)) : sharesByRatio(pool, reinvestment);
            var shared = amounts.values().stream().reduce(ZERO, BigDecimal::add);
            var retained = pool.subtract(reinvestment).subtract(shared);
            if (pool.signum() > 0) {
                step("sum", reinvestment, shared, retained, pool);
            }
            return new Result(VERSION, pool, reinvestment, input.parties().stream().map(party -> new Amount(party.id(), amounts.getOrDefault(party.id(), ZERO))).toList(),
                    retained, steps);
        }

        private BigDecimal pool() {
            if (input.actualProfit() == null) {
                step("noFigure");
                return ZERO;
            }
            var actual = cents(input.actualProfit());
            var bottom = cents(input.bottomProfit());
            var above = actual.subtract(bottom);
            if (above.signum() <= 0) {
                step("notAbove", actual, bottom);
                return ZERO;
            }
            if (actual.signum() <= 0) {
                step("loss", actual, bottom);
                return ZERO;
            }
            step("above", actual, bottom, above);
            return atMost(actual, input.shareSpace().percent() != null ? poolOfOneRate(above) : poolOfTiers(actual, bottom));
        }

        private BigDecimal atMost(BigDecimal actual, BigDecimal pool) {
            if (pool.compareTo(actual) > 0) {
                step("capped", actual);
            }
            return pool.min(actual);
        }

        private BigDecimal poolOfOneRate(BigDecimal above) {
            var pool = part(above, input.shareSpace().percent()).setScale(2, RoundingMode.HALF_UP);
            step("pool", SharingInvariants.plain(input.shareSpace().percent()), above, pool);
            return pool;
        }

        private BigDecimal poolOfTiers(BigDecimal actual, BigDecimal bottom) {
            var leading = cents(input.leadingProfit());
            var below = actual.min(leading).subtract(bottom);
            var beyond = actual.subtract(leading).max(ZERO);
            var rates = input.shareSpace().tiers();
            var first = part(below, rates.get(0));
            var second = part(beyond, rates.get(1));
            step("tierBelow", SharingInvariants.plain(rates.get(0)), below, atLeastCents(first), leading);
            if (beyond.signum() > 0) {
                step("tierAbove", SharingInvariants.plain(rates.get(1)), beyond, atLeastCents(second), leading);
            }
            var pool = first.add(second).setScale(2, RoundingMode.HALF_UP);
            step("poolOfTiers", pool);
            return pool;
        }

        private Map<String, BigDecimal> equalShares(BigDecimal rest) {
            var strategic = input.parties().stream().filter(party -> party.tier() == Tier.STRATEGIC).toList();
            if (strategic.isEmpty() || rest.signum() <= 0) {
                return Map.of();
            }
            var each = rest.divide(BigDecimal.valueOf(strategic.size()), 2, RoundingMode.DOWN);
            step("equal", rest, strategic.size(), each);
            tacticalParties();
            return withLeftOverCents(strategic.stream().map(party -> new Share(party.id(), each, each)).toList(), rest);
        }

        private Map<String, BigDecimal> sharesByRatio(BigDecimal pool, BigDecimal reinvestment) {
            if (pool.signum() <= 0) {
                return Map.of();
            }
            var strategic = input.parties().stream().filter(party -> party.tier() == Tier.STRATEGIC).toList();
            var shares = strategic.stream().map(party -> Share.of(party.id(), part(pool, party.ratioPercent()))).toList();
            for (int i = 0; i < shares.size(); i++) {
                step("share", shares.get(i).id(), SharingInvariants.plain(strategic.get(i).ratioPercent()), pool, shares.get(i).floored());
            }
            tacticalParties();
            var ratios = strategic.stream().map(Party::ratioPercent).reduce(BigDecimal.ZERO, BigDecimal::add);
            var total = ratios.add(input.reinvestmentPercent()).compareTo(WHOLE) == 0 ? pool.subtract(reinvestment) : part(pool, ratios).setScale(2, RoundingMode.DOWN);
            return withLeftOverCents(shares, total);
        }

        private void tacticalParties() {
            input.parties().stream().filter(party -> party.tier() == Tier.TACTICAL).forEach(party -> step("tactical", party.id()));
        }

        /** The fractions are below one cent each and those of zero take none, so one round over the shares is always enough. */
        private Map<String, BigDecimal> withLeftOverCents(List<Share> shares, BigDecimal total) {
            var amounts = new HashMap<String, BigDecimal>();
            shares.forEach(share -> amounts.put(share.id(), share.floored()));
            var left = total.subtract(shares.stream().map(Share::floored).reduce(ZERO, BigDecimal::add)).movePointRight(2).intValueExact();
            var lucky = shares.stream().sorted(java.util.Comparator.comparing(Share::fraction).reversed().thenComparing(Share::id, LowestId.FIRST)).limit(left).map(Share::id).toList();
            lucky.forEach(id -> amounts.merge(id, CENT, BigDecimal::add));
            if (left > 0) {
                step("cents", left, String.join(", ", lucky));
            }
            return amounts;
        }

        private void step(String key, Object... arguments) {
            steps.add(new Step("emcsharing.step." + key, List.of(arguments)));
        }

        private static BigDecimal part(BigDecimal amount, BigDecimal percent) {
            return amount.multiply(percent).movePointLeft(2);
        }

        private static BigDecimal cents(BigDecimal amount) {
            return amount.setScale(2, RoundingMode.UNNECESSARY);
        }

        private static BigDecimal atLeastCents(BigDecimal exact) {
            var plain = SharingInvariants.plain(exact);
            return plain.scale() < 2 ? plain.setScale(2) : plain;
        }
    }
}
