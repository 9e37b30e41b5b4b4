package io.heyi.dissolution.internal.settlement;

import io.heyi.ledger.Ledger.Account;
import io.heyi.ledger.Ledger.Balance;
import io.heyi.ledger.Ledger.Line;
import io.heyi.ledger.Ledger.Side;
import io.heyi.shared.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The one entry of a merger: every balance moves to the other micro-enterprise's books, claims between the two fall together, and third parties owe and are owed by the new one. */
final class HandOverPostings {

    private final String from;
    private final String to;
    private final Map<String, List<Line>> lines = new LinkedHashMap<>();

    private HandOverPostings(String from, String to) {
        this.from = from;
        this.to = to;
    }

    /** Empty where there is nothing to move. */
    static Map<String, List<Line>> of(String from, String to, List<Balance> balances) {
        var postings = new HandOverPostings(from, to);
        balances.forEach(postings::move);
        return postings.lines;
    }

    private void move(Balance balance) {
        var account = balance.account();
        boolean debit = account.growsByDebit() != balance.amount().isNegative();
        var amount = balance.amount().isNegative() ? balance.amount().negated() : balance.amount();
        add(from, account, !debit, amount);
        var other = account.counterpart().orElse("");
        if (other.equals(to)) {
            add(to, mirrored(account, from), debit, amount);
            return;
        }
        add(to, account, debit, amount);
        if (!other.isEmpty()) {
            add(other, mirrored(account, from), debit, amount);
            add(other, mirrored(account, to), !debit, amount);
        }
    }

    /** The same claim as the other side's books know it. */
    private static Account mirrored(Account account, String counterpart) {
        return account.code().equals("receivable") ? Account.payable(counterpart) : Account.receivable(counterpart);
    }

    private void add(String owner, Account account, boolean debit, Money amount) {
        lines.computeIfAbsent(owner, one -> new ArrayList<>()).add(new Line(account, debit ? Side.DEBIT : Side.CREDIT, amount));
    }
}
