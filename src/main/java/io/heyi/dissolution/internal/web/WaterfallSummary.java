package io.heyi.dissolution.internal.web;

import io.heyi.dissolution.internal.settlement.Rank;
import io.heyi.dissolution.internal.settlement.SettlementState;
import io.heyi.dissolution.internal.settlement.SettlementView;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The waterfall by tiers, in the order of domain.md E17. Made of what the reader sees of the settlement and of nothing else, so that it tells no more than that page.
 *
 * @param available money to pay from
 * @param bearers tiers that lose something, who bears the loss first in front
 */
public record WaterfallSummary(String currency, SettlementState state, String rule, BigDecimal available, BigDecimal loss, List<Tier> tiers, List<Tier> bearers) {

    /** @param owed null, as {@code paid} and {@code lost}, where the reader may not know it */
    public record Tier(Rank rank, BigDecimal owed, BigDecimal paid, BigDecimal lost) {

        boolean loses() {
            return lost != null && lost.signum() > 0;
        }
    }

    /** Empty until it is drawn up. */
    static Optional<WaterfallSummary> of(SettlementView view) {
        return Optional.ofNullable(view.waterfall()).map(flow -> {
            var tiers = flow.tiers().stream().map(tier -> new Tier(tier.rank(), tier.claims(), tier.paid(), tier.unpaid())).toList();
            return new WaterfallSummary(view.currency(), view.state(), flow.rule(), flow.available(), flow.loss(), tiers, tiers.reversed().stream().filter(Tier::loses).toList());
        });
    }
}
