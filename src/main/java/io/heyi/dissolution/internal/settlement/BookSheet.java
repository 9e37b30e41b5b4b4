package io.heyi.dissolution.internal.settlement;

import io.heyi.dissolution.internal.settlement.Inventory.Asset;
import io.heyi.dissolution.internal.settlement.Inventory.FiledClaim;
import io.heyi.ledger.Ledger.Account;
import io.heyi.ledger.Ledger.Balance;
import io.heyi.ledger.Ledger;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The open balances of a micro-enterprise's books, sorted by what a settlement does with them.
 *
 * @param closed creditors and buyers of the inventory whose own books are closed, so that they take no entry any more
 */
public record BookSheet(List<Balance> balances, Set<String> closed) {

    public BookSheet {
        balances = List.copyOf(balances);
        closed = Set.copyOf(closed);
    }

    static BookSheet of(Ledger ledger, SettlementFile file) {
        var parties = Stream.concat(file.claims().stream().map(FiledClaim::creditor), file.assets().stream().map(Asset::buyer)).filter(Objects::nonNull).distinct().toList();
        return new BookSheet(ledger.openBalances(file.microenterprise()), parties.isEmpty() ? Set.of() : ledger.closed(parties));
    }

    /** Negative where more was spent than there was. */
    public BigDecimal cash() {
        return balances.stream().filter(balance -> balance.account().equals(Account.cash())).map(balance -> balance.amount().amount()).findFirst().orElse(BigDecimal.ZERO.setScale(2));
    }

    /** What others owe, and assets: each needs somebody to say what it has brought. */
    public List<Balance> items() {
        return those(balance -> List.of("receivable", "asset").contains(balance.account().code()));
    }

    /** What is owed to other micro-enterprises, shared-service platforms, EMCs and outside partners. */
    public List<Balance> debts() {
        return those(balance -> balance.account().code().equals("payable"));
    }

    public List<Balance> capital() {
        return those(balance -> balance.account().code().equals("capital"));
    }

    public List<Balance> results() {
        return balances.stream().filter(balance -> balance.account().isResult()).toList();
    }

    /** Balances that no rule of the settlement knows what to do with, e.g. a debt below zero. */
    public List<Balance> strange() {
        return balances.stream().filter(balance -> !balance.account().equals(Account.cash()) && !balance.account().isResult() && !items().contains(balance) && !debts().contains(balance)
                && !capital().contains(balance)).toList();
    }

    private List<Balance> those(Predicate<Balance> which) {
        return balances.stream().filter(balance -> !balance.amount().isNegative()).filter(which).toList();
    }
}
