package io.heyi.dissolution.internal.settlement;

import io.heyi.shared.SharingOut;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who gets what of the money that is there (domain.md P6, E17, §3a). Debts are paid class by class; in the class where the money runs out everybody gets his share in
 * proportion. What is missing of the capital is borne by members, then the platform, then outside investors, in proportion within each; what is left over after all
 * capital belongs to the holders in proportion to it. Frozen under {@link #RULE}: another rule is another class.
 *
 * @param available money to pay from, 0 or more
 * @param loss what is missing of the capital
 * @param surplus what is left over after all capital
 * @param tiers in the order of payment, those without claims left out
 */
public record Waterfall(BigDecimal available, BigDecimal loss, BigDecimal surplus, List<Tier> tiers) {

    public static final String RULE = "waterfall-1";

    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(2);

    /** @param id unique; ties of a cent go to the lowest; @param amount 0 or more, to the cent */
    public record Claim(String id, Rank rank, BigDecimal amount) {}

    /** @param before money that was left when the class had its turn */
    public record Tier(Rank rank, BigDecimal before, BigDecimal claims, BigDecimal paid, List<Line> lines) {

        /** What the class does not get of its claims. */
        public BigDecimal unpaid() {
            return lines.stream().map(Line::unpaid).reduce(NOTHING, BigDecimal::add);
        }
    }

    /** @param unpaid part of the claim that is lost; @param surplus what comes on top of it; claim = paid - surplus + unpaid */
    public record Line(String id, BigDecimal claim, BigDecimal paid, BigDecimal unpaid, BigDecimal surplus) {}

    /**
     * @param residual id of the platform's claim, which gets what is left over where nobody has put any capital in
     * @throws IllegalArgumentException for negative money or ids that are not unique
     */
    public static Waterfall of(BigDecimal available, List<Claim> claims, String residual) {
        if (available.signum() < 0 || claims.stream().anyMatch(claim -> claim.amount().signum() < 0)) {
            throw new IllegalArgumentException("money to share out is not negative: " + available + " over " + claims);
        }
        var sorted = claims.stream().sorted(Comparator.comparing(Claim::rank).thenComparing(Claim::id)).toList();
        if (sorted.stream().map(Claim::id).distinct().count() != sorted.size()) {
            throw new IllegalArgumentException("two claims have the same id: " + sorted);
        }
        return new Flow(available.setScale(2), sorted, residual).run();
    }

    private static final class Flow {

        private final BigDecimal available;
        private final String residual;
        private final Map<Rank, Map<String, BigDecimal>> byRank = new EnumMap<>(Rank.class);
        private final List<Tier> tiers = new ArrayList<>();
        private BigDecimal left;

        private Flow(BigDecimal available, List<Claim> claims, String residual) {
            this.available = available;
            this.left = available;
            this.residual = residual;
            claims.forEach(claim -> byRank.computeIfAbsent(claim.rank(), rank -> new LinkedHashMap<>()).put(claim.id(), claim.amount().setScale(2)));
            if (claims.stream().noneMatch(claim -> claim.rank().isCapital() && claim.amount().signum() > 0)) {
                byRank.computeIfAbsent(Rank.PLATFORM, rank -> new LinkedHashMap<>()).putIfAbsent(residual, NOTHING);
            }
        }

        private Waterfall run() {
            byRank.forEach((rank, claims) -> {
                if (!rank.isCapital()) {
                    payDebts(rank, claims);
                }
            });
            var capital = new LinkedHashMap<String, BigDecimal>();
            byRank.forEach((rank, claims) -> {
                if (rank.isCapital()) {
                    capital.putAll(claims);
                }
            });
            var loss = sum(capital).subtract(left).max(NOTHING);
            var surplus = left.subtract(sum(capital)).max(NOTHING);
            var losses = losses(loss);
            var gains = gains(surplus, capital);
            byRank.forEach((rank, claims) -> {
                if (rank.isCapital()) {
                    pay(rank, claims, losses, gains);
                }
            });
            return new Waterfall(available, loss, surplus, List.copyOf(tiers));
        }

        private void payDebts(Rank rank, Map<String, BigDecimal> claims) {
            var paid = left.compareTo(sum(claims)) >= 0 ? claims : SharingOut.inProportion(left, claims);
            pay(rank, claims, claims.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, claim -> claim.getValue().subtract(paid.get(claim.getKey())))), Map.of());
        }

        private Map<String, BigDecimal> losses(BigDecimal loss) {
            var losses = new LinkedHashMap<String, BigDecimal>();
            var open = loss;
            for (var rank : Rank.LOSS_ORDER) {
                var claims = byRank.getOrDefault(rank, Map.of());
                var borne = open.min(sum(claims));
                losses.putAll(SharingOut.inProportion(borne, claims));
                open = open.subtract(borne);
            }
            return losses;
        }

        private Map<String, BigDecimal> gains(BigDecimal surplus, Map<String, BigDecimal> capital) {
            if (surplus.signum() == 0) {
                return Map.of();
            }
            return sum(capital).signum() > 0 ? SharingOut.inProportion(surplus, capital) : Map.of(residual, surplus);
        }

        private void pay(Rank rank, Map<String, BigDecimal> claims, Map<String, BigDecimal> losses, Map<String, BigDecimal> gains) {
            var lines = claims.entrySet().stream().map(claim -> line(claim.getKey(), claim.getValue(), losses.getOrDefault(claim.getKey(), NOTHING), gains.getOrDefault(claim.getKey(), NOTHING))).toList();
            var paid = lines.stream().map(Line::paid).reduce(NOTHING, BigDecimal::add);
            tiers.add(new Tier(rank, left, sum(claims), paid, lines));
            left = left.subtract(paid);
        }

        private static Line line(String id, BigDecimal claim, BigDecimal unpaid, BigDecimal surplus) {
            return new Line(id, claim, claim.subtract(unpaid).add(surplus), unpaid, surplus);
        }

        private static BigDecimal sum(Map<String, BigDecimal> amounts) {
            return amounts.values().stream().reduce(NOTHING, BigDecimal::add);
        }
    }
}
