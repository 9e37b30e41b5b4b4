package io.heyi.emc.internal.renewal;

import io.heyi.emc.Actuals;
import io.heyi.emc.internal.contract.ContractMonth;
import io.heyi.emc.internal.sharing.SharingBook;
import io.heyi.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
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

    public Reward of(RenewalId id, ContractMonth month) {
        var profit = profit(id);
        return Reward.of(sharing.propose(month, profit), month.terms().currency(), profit);
    }

    /** The month's profit to the cent and within what money can be; null when none was reported, then there is nothing to share (domain.md §5). */
    public BigDecimal profit(RenewalId id) {
        var profit = figures(id).profit();
        return profit == null ? null : profit.max(Money.LARGEST.negate()).min(Money.LARGEST).setScale(2, RoundingMode.HALF_UP);
    }
}
