package io.heyi.ledger.internal;

import io.heyi.ledger.Ledger.Line;
import io.heyi.ledger.Ledger.Side;
import io.heyi.shared.Money;
import java.util.Currency;
import java.util.List;

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
}
