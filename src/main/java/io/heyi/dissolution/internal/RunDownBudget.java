package io.heyi.dissolution.internal;

import io.heyi.dissolution.internal.domain.DissolutionPolicy;
import io.heyi.ledger.Ledger;
import io.heyi.microenterprise.MicroenterpriseView;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.springframework.stereotype.Component;

/** What a frozen micro-enterprise may still spend: a share of the cash that it has when its run-down begins (domain.md P6 step 1). */
@Component
public class RunDownBudget {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final Microenterprises microenterprises;
    private final Ledger ledger;
    private final DissolutionPolicy policy;

    RunDownBudget(Microenterprises microenterprises, Ledger ledger, DissolutionPolicy policy) {
        this.microenterprises = microenterprises;
        this.ledger = ledger;
        this.policy = policy;
    }

    /** Never negative; rounded down to the cent. */
    public Money of(String microenterprise) {
        var currency = Currency.getInstance(microenterprises.find(microenterprise).map(MicroenterpriseView::currency).orElseThrow());
        var cash = ledger.balances(microenterprise).stream().filter(one -> one.account().equals(Ledger.Account.cash())).map(one -> one.amount().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Money(cash.max(BigDecimal.ZERO).multiply(policy.runDownPercent()).divide(HUNDRED, 2, RoundingMode.DOWN), currency);
    }
}
