package io.heyi.emc.internal.renewal;

import io.heyi.emc.Actuals;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.MetricTarget;
import io.heyi.emc.internal.sharing.SharingBook;
import java.math.BigDecimal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The month's figures and what sharing makes of them. */
@Component
public class Rewards {

    private final ObjectProvider<Actuals> actuals;
    private final SharingBook sharing;

    Rewards(ObjectProvider<Actuals> actuals, SharingBook sharing) {
        this.actuals = actuals;
        this.sharing = sharing;
    }

    /** @throws IllegalStateException before the cut-off */
    public Actuals.Frozen figures(RenewalId id) {
        return actuals.getObject().frozen(id.emc(), id.period()).orElseThrow(() -> new IllegalStateException("the figures of " + id + " are not frozen"));
    }

    public Reward of(RenewalId id, ContractTerms terms) {
        var profit = figures(id).profit();
        return Reward.of(sharing.propose(terms, shared(profit, terms)), terms.currency(), profit);
    }

    /** Settlement is blocked where the profit is missing (domain.md §5): the month then counts as if it had just reached its bottom value, and nothing is shared. */
    public BigDecimal profitToShare(RenewalId id, ContractTerms terms) {
        return shared(figures(id).profit(), terms);
    }

    private static BigDecimal shared(BigDecimal profit, ContractTerms terms) {
        return profit != null ? profit : terms.profit().map(MetricTarget::bottom).orElse(BigDecimal.ZERO);
    }
}
