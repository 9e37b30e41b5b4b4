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
    private static final BigDecimal ZERO = Pool.ZERO;

    @Override
    public Result compute(Input input) {
        return new Computation(input).run();
    }

    private static final class Computation {

        private final Input input;
        private final List<Step> steps = new ArrayList<>();

        private Computation(Input input) {
            this.input = input;
        }

        private Result run() {
            var pool = Pool.of(input, steps);
            var reinvestment = Pool.reinvestment(input, pool, steps);
            var amounts = input.split() == Split.EQUAL ? equalShares(pool.subtract(reinvestment)) : sharesByRatio(pool, reinvestment);
            var shared = amounts.values().stream().reduce(ZERO, BigDecimal::add);
            var retained = pool.subtract(reinvestment).subtract(shared);
            if (pool.signum() > 0) {
                step("sum", reinvestment, shared, retained, pool);
            }
            return new Result(VERSION, pool, reinvestment, input.parties().stream().map(party -> new Amount(party.id(), amounts.getOrDefault(party.id(), ZERO))).toList(),
                    retained, steps);
        }

        private Map<String, BigDecimal> equalShares(BigDecimal rest) {
            var strategic = input.parties().stream().filter(party -> party.tier() == Tier.STRATEGIC).toList();
            if (strategic.isEmpty() || rest.signum() <= 0) {
                return Map.of();
            }
            var each = rest.divide(BigDecimal.valueOf(strategic.size()), 2, RoundingMode.DOWN);
            step("equal", rest, strategic.size(), each);
            tacticalParties();
            return Share.withLeftOverCents(strategic.stream().map(party -> new Share(party.id(), each, BigDecimal.ZERO)).toList(), rest, steps);
        }

        private Map<String, BigDecimal> sharesByRatio(BigDecimal pool, BigDecimal reinvestment) {
            if (pool.signum() <= 0) {
                return Map.of();
            }
            var strategic = input.parties().stream().filter(party -> party.tier() == Tier.STRATEGIC).toList();
            var shares = strategic.stream().map(party -> Share.of(party.id(), Pool.part(pool, party.ratioPercent()))).toList();
            for (int i = 0; i < shares.size(); i++) {
                step("share", shares.get(i).id(), SharingInvariants.plain(strategic.get(i).ratioPercent()), pool, shares.get(i).floored());
            }
            tacticalParties();
            var ratios = strategic.stream().map(Party::ratioPercent).reduce(BigDecimal.ZERO, BigDecimal::add);
            var total = ratios.add(input.reinvestmentPercent()).compareTo(WHOLE) == 0 ? pool.subtract(reinvestment) : Pool.part(pool, ratios).setScale(2, RoundingMode.DOWN);
            return Share.withLeftOverCents(shares, total, steps);
        }

        private void tacticalParties() {
            input.parties().stream().filter(party -> party.tier() == Tier.TACTICAL).forEach(party -> step("tactical", party.id()));
        }

        private void step(String key, Object... arguments) {
            steps.add(Pool.step(key, arguments));
        }
    }
}
