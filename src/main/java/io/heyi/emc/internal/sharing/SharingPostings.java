package io.heyi.emc.internal.sharing;

import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.emc.EmcCode;
import io.heyi.emc.internal.contract.ContractMonth;
import io.heyi.emc.internal.sharing.Sharing.Amount;
import io.heyi.emc.internal.sharing.Sharing.Result;
import io.heyi.ledger.Ledger.Account;
import io.heyi.ledger.Ledger.Line;
import io.heyi.ledger.Ledger.Side;
import io.heyi.shared.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines of a month's sharing per owner of books (docs/adr/0013): the lead owes every party its share and the EMC its reinvestment. Outside partners keep no
 * books here, so the lead's debt to them has no counterpart.
 */
final class SharingPostings {

    private final EmcCode emc;
    private final String lead;
    private final Currency currency;
    private final List<Line> owed = new ArrayList<>();
    private final Map<String, List<Line>> lines = new LinkedHashMap<>();
    private BigDecimal total = BigDecimal.ZERO;

    private SharingPostings(EmcCode emc, String lead, Currency currency) {
        this.emc = emc;
        this.lead = lead;
        this.currency = currency;
    }

    /** Empty when there is nothing to book. @throws IllegalArgumentException for terms without a lead, or with an outside partner as lead */
    static Map<String, List<Line>> of(ContractMonth month, Result result) {
        var terms = month.phases().getLast().terms();
        var kinds = month.parties();
        var lead = terms.lead().filter(node -> node.kind() != ActorKind.PARTNER).orElseThrow(() -> new IllegalArgumentException("only a lead with books can share out"));
        var postings = new SharingPostings(month.emc(), lead.actor().value(), Currency.getInstance(terms.currency()));
        postings.reinvest(result.reinvestment());
        result.parties().stream().filter(amount -> amount.amount().signum() > 0 && !amount.id().equals(postings.lead))
                .forEach(amount -> postings.share(amount, kinds.get(new ActorId(amount.id())).kind()));
        return postings.close();
    }

    private void reinvest(BigDecimal amount) {
        if (amount.signum() > 0) {
            owe(Account.payable(emc.value()), amount);
            receive(emc.value(), Account.reinvestmentFund(), amount);
        }
    }

    private void share(Amount share, ActorKind kind) {
        if (kind == ActorKind.PARTNER) {
            owe(Account.payableToPartner(share.id()), share.amount());
        } else {
            owe(Account.payable(share.id()), share.amount());
            receive(share.id(), Account.sharingIncome(emc.value()), share.amount());
        }
    }

    private void owe(Account account, BigDecimal amount) {
        owed.add(line(account, Side.CREDIT, amount));
        total = total.add(amount);
    }

    private void receive(String owner, Account gain, BigDecimal amount) {
        lines.put(owner, List.of(line(Account.receivable(lead), Side.DEBIT, amount), line(gain, Side.CREDIT, amount)));
    }

    private Map<String, List<Line>> close() {
        if (total.signum() > 0) {
            owed.addFirst(line(Account.sharingExpense(emc.value()), Side.DEBIT, total));
            lines.put(lead, List.copyOf(owed));
        }
        return lines;
    }

    private Line line(Account account, Side side, BigDecimal amount) {
        return new Line(account, side, new Money(amount, currency));
    }
}
