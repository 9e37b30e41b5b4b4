package io.heyi.ledger.internal;

import io.heyi.ledger.Ledger.Line;
import io.heyi.ledger.Ledger.Side;
import io.heyi.shared.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The law of double entry: at least two positive lines in one currency whose debits equal their credits. */
final class BalancedLines {

    private BalancedLines() {}

    /** @throws IllegalArgumentException naming what does not fit */
    static void check(List<Line> lines, Currency currency) {
        if (lines.size() < 2) {
            throw new IllegalArgumentException("an entry has at least two lines");
        }
        var balance = Money.zero(currency);
        for (var line : lines) {
            if (line.amount().isZero() || line.amount().isNegative()) {
                throw new IllegalArgumentException("a line's amount is positive: " + line);
            }
            balance = balance.plus(line.side() == Side.DEBIT ? line.amount() : line.amount().negated());
        }
        if (!balance.isZero()) {
            throw new IllegalArgumentException("debits and credits differ by " + balance);
        }
    }

    /** What one owner claims, the other owes (both directions netted per pair). @throws IllegalArgumentException naming the pair that does not match */
    static void checkClaims(Map<String, List<Line>> linesByOwner) {
        record Claim(String creditor, String debtor) {}
        var open = new HashMap<Claim, BigDecimal>();
        linesByOwner.forEach((owner, lines) -> lines.forEach(line -> line.account().counterpart().ifPresent(other -> open.merge(
                line.account().code().equals("receivable") ? new Claim(owner, other) : new Claim(other, owner),
                line.side() == Side.DEBIT ? line.amount().amount() : line.amount().amount().negate(), BigDecimal::add))));
        open.forEach((claim, difference) -> {
            if (difference.signum() != 0) {
                throw new IllegalArgumentException("claims of " + claim.creditor() + " on " + claim.debtor() + " differ by " + difference);
            }
        });
    }
}
