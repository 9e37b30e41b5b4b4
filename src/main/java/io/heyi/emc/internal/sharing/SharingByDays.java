package io.heyi.emc.internal.sharing;

import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.Tier;
import io.heyi.emc.internal.sharing.Sharing.Amount;
import io.heyi.emc.internal.sharing.Sharing.Input;
import io.heyi.emc.internal.sharing.Sharing.Party;
import io.heyi.emc.internal.sharing.Sharing.Result;
import io.heyi.emc.internal.sharing.Sharing.Span;
import io.heyi.emc.internal.sharing.Sharing.Step;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code sharing-days-1}: a month in which parts have changed (domain.md P4, accrued share pro rata). As {@code sharing-1}, with every party's ratio weighted by
 * the calendar days on which it held: ratio × days ÷ days of the month, summed up over the month; with an equal split its equal part of each span likewise. All
 * in whole numbers, so nothing is rounded before the cent. Frozen: another rule is another class.
 */
final class SharingByDays implements SharingRule {

    static final String VERSION = "sharing-days-1";

    /** Percents have four decimals: the whole is a hundred of ten thousand units. */
    private static final int DECIMALS = 4;
    private static final BigInteger WHOLE = BigInteger.valueOf(1_000_000);

    @Override
    public Result compute(Input input) {
        return new Computation(input).run();
    }

    private static final class Computation {

        private final Input input;
        private final int days;
        private final List<Step> steps = new ArrayList<>();

        private Computation(Input input) {
            this.input = input;
            days = input.spans().stream().mapToInt(Span::days).sum();
        }

        private Result run() {
            var pool = Pool.of(input, steps);
            var reinvestment = Pool.reinvestment(input, pool, steps);
            var amounts = pool.signum() <= 0 ? Map.<String, BigDecimal>of() : shares(pool, reinvestment);
            var shared = amounts.values().stream().reduce(Pool.ZERO, BigDecimal::add);
            var retained = pool.subtract(reinvestment).subtract(shared);
            if (pool.signum() > 0) {
                steps.add(Pool.step("sum", reinvestment, shared, retained, pool));
            }
            return new Result(VERSION, pool, reinvestment, input.parties().stream().map(party -> new Amount(party.id(), amounts.getOrDefault(party.id(), Pool.ZERO))).toList(),
                    retained, steps);
        }

        private Map<String, BigDecimal> shares(BigDecimal pool, BigDecimal reinvestment) {
            boolean equal = input.split() == Split.EQUAL;
            var rest = pool.subtract(reinvestment);
            var base = equal ? rest : pool;
            var whole = equal ? commonParts().multiply(BigInteger.valueOf(days)) : WHOLE.multiply(BigInteger.valueOf(days));
            var weights = input.parties().stream().filter(party -> party.tier() == Tier.STRATEGIC).collect(Collectors.toMap(Party::id, party -> weight(party.id(), equal)));
            steps.add(Pool.step("spans", spans()));
            var shares = input.parties().stream().filter(party -> weights.containsKey(party.id())).map(party -> share(party.id(), base, weights.get(party.id()), whole)).toList();
            input.parties().stream().filter(party -> party.tier() == Tier.TACTICAL).forEach(party -> steps.add(Pool.step("tactical", party.id())));
            var given = weights.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
            var all = equal ? whole : whole.subtract(units(input.reinvestmentPercent()).multiply(BigInteger.valueOf(days)));
            return Share.withLeftOverCents(shares, given.equals(all) ? rest : amount(cents(base).multiply(given).divide(whole)), steps);
        }

        private Share share(String id, BigDecimal base, BigInteger weight, BigInteger whole) {
            var parts = cents(base).multiply(weight).divideAndRemainder(whole);
            var share = new Share(id, amount(parts[0]), new BigDecimal(parts[1]));
            steps.add(Pool.step("shareByDays", id, formula(id), base, share.floored()));
            return share;
        }

        /** Of {@code WHOLE} × days, or of {@code commonParts} × days with an equal split. */
        private BigInteger weight(String id, boolean equal) {
            return input.spans().stream().flatMap(span -> strategic(span, id).map(party -> BigInteger.valueOf(span.days())
                    .multiply(equal ? commonParts().divide(BigInteger.valueOf(strategic(span))) : units(party.ratioPercent()))).stream()).reduce(BigInteger.ZERO, BigInteger::add);
        }

        /** The least number of parts into which every span's equal shares fit. */
        private BigInteger commonParts() {
            return input.spans().stream().map(Computation::strategic).filter(count -> count > 0).map(BigInteger::valueOf)
                    .reduce(BigInteger.ONE, (one, two) -> one.multiply(two).divide(one.gcd(two)));
        }

        private static long strategic(Span span) {
            return span.parties().stream().filter(party -> party.tier() == Tier.STRATEGIC).count();
        }

        private static Optional<Party> strategic(Span span, String id) {
            return span.parties().stream().filter(party -> party.id().equals(id) && party.tier() == Tier.STRATEGIC).findFirst();
        }

        /** {@code 25% × 12/30 + 15% × 18/30}: the same in every language. */
        private String formula(String id) {
            return input.spans().stream().flatMap(span -> strategic(span, id).map(party -> "%s × %d/%d".formatted(
                    input.split() == Split.EQUAL ? "1/" + strategic(span) : SharingInvariants.plain(party.ratioPercent()).toPlainString() + "%", span.days(), days)).stream())
                    .collect(Collectors.joining(" + "));
        }

        /** {@code 1–12, 13–30}: the days that belong together. */
        private String spans() {
            var text = new ArrayList<String>();
            int first = 1;
            for (var span : input.spans()) {
                text.add(span.days() == 1 ? String.valueOf(first) : first + "–" + (first + span.days() - 1));
                first += span.days();
            }
            return String.join(", ", text);
        }

        private static BigInteger units(BigDecimal percent) {
            return percent.movePointRight(DECIMALS).toBigIntegerExact();
        }

        private static BigInteger cents(BigDecimal amount) {
            return amount.movePointRight(2).toBigIntegerExact();
        }

        private static BigDecimal amount(BigInteger cents) {
            return new BigDecimal(cents, 2);
        }
    }
}
