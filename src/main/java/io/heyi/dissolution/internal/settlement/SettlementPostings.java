package io.heyi.dissolution.internal.settlement;

import io.heyi.dissolution.internal.settlement.FinalAccount.Owed;
import io.heyi.dissolution.internal.settlement.FinalAccount.Realised;
import io.heyi.dissolution.internal.settlement.FinalAccount.Source;
import io.heyi.ledger.Ledger.Account;
import io.heyi.ledger.Ledger.Line;
import io.heyi.ledger.Ledger.Side;
import io.heyi.shared.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The entries of a final account, in their order: {@code inventory} takes claims into the books, {@code realisation} turns what is owed and owned into cash,
 * {@code payment} pays the debts, {@code result} lays loss or surplus on the capital, {@code capital} pays it back (docs/adr/0025). Each step balances in the books of
 * everybody concerned; after the last one every account of the micro-enterprise stands at zero. An account has one line on each side of an entry, or single wages and what
 * was paid for them could be read off the lines.
 */
final class SettlementPostings {

    /** @param step end of the entry's key */
    record Step(String step, Map<String, List<Line>> lines) {}

    private final FinalAccount account;
    private final Currency currency;
    private final Map<Account, BigDecimal> debits = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private Map<String, Map<Place, BigDecimal>> lines = new LinkedHashMap<>();

    private record Place(Account account, Side side) {}

    private SettlementPostings(FinalAccount account) {
        this.account = account;
        this.currency = Currency.getInstance(account.currency());
        account.books().forEach(book -> debits.put(book.toAccount(), book.debit()));
    }

    static List<Step> of(FinalAccount account) {
        var postings = new SettlementPostings(account);
        postings.inventory();
        postings.realisation();
        postings.payment();
        postings.result();
        postings.capital();
        return postings.steps;
    }

    private void inventory() {
        account.owed().forEach(owed -> {
            switch (owed.source()) {
                case WAGE -> pair(Account.wageExpense(), Account.wagePayable(), owed.amount());
                case FILED -> pair(expense(owed), debt(owed), owed.amount());
                case OVERDRAFT -> pair(Account.cash(), debt(owed), owed.amount());
                case FILED_INSIDE -> {
                    pair(expense(owed), debt(owed), owed.amount());
                    pair(owed.holder(), Account.receivable(account.microenterprise()), Account.serviceIncome(owed.id()), owed.amount());
                }
                case BOOKS, CAPITAL -> { }
            }
        });
        close("inventory");
    }

    private void realisation() {
        account.realised().forEach(item -> {
            var lost = item.balance().subtract(item.proceeds());
            mine(Account.cash(), Side.DEBIT, item.proceeds());
            mine(Account.writeOff(item.holder()), Side.DEBIT, lost.max(BigDecimal.ZERO));
            mine(new Account(item.account(), item.holder(), 0), Side.CREDIT, item.balance());
            mine(Account.realisation(item.holder()), Side.CREDIT, lost.negate().max(BigDecimal.ZERO));
            if (!item.buyer().isEmpty()) {
                otherSide(item, lost);
            }
        });
        close("realisation");
    }

    /** A debtor pays and keeps what is let off; a buyer gets an asset for his money. */
    private void otherSide(Realised item, BigDecimal lost) {
        if (item.account().equals("receivable")) {
            add(item.buyer(), Account.payable(account.microenterprise()), Side.DEBIT, item.balance());
            add(item.buyer(), Account.debtRelief("book:" + account.microenterprise()), Side.CREDIT, lost);
        } else {
            add(item.buyer(), Account.asset(item.holder()), Side.DEBIT, item.proceeds());
        }
        add(item.buyer(), Account.cash(), Side.CREDIT, item.proceeds());
    }

    private void payment() {
        account.waterfall().tiers().stream().filter(tier -> !tier.rank().isCapital()).flatMap(tier -> tier.lines().stream()).forEach(line -> {
            var owed = account.owed(line.id());
            mine(debt(owed), Side.DEBIT, line.claim());
            mine(Account.cash(), Side.CREDIT, line.paid());
            mine(Account.debtRelief(debt(owed).holder()), Side.CREDIT, line.unpaid());
            debt(owed).counterpart().ifPresent(creditor -> {
                add(creditor, Account.cash(), Side.DEBIT, line.paid());
                add(creditor, Account.writeOff("book:" + account.microenterprise()), Side.DEBIT, line.unpaid());
                add(creditor, Account.receivable(account.microenterprise()), Side.CREDIT, line.claim());
            });
        });
        close("payment");
    }

    private void result() {
        Map.copyOf(debits).entrySet().stream().filter(balance -> balance.getKey().isResult()).sorted(Map.Entry.comparingByKey(Comparator.comparing(Account::code).thenComparing(Account::holder)))
                .forEach(balance -> mine(balance.getKey(), Side.CREDIT, balance.getValue()));
        capitalLines((capital, line) -> {
            mine(capital, Side.DEBIT, line.unpaid());
            mine(capital, Side.CREDIT, line.surplus());
        });
        close("result");
    }

    private void capital() {
        capitalLines((capital, line) -> pair(capital, Account.cash(), line.paid()));
        close("capital");
    }

    private void capitalLines(BiConsumer<Account, Waterfall.Line> each) {
        account.waterfall().tiers().stream().filter(tier -> tier.rank().isCapital()).forEach(tier -> tier.lines().forEach(line -> {
            var holder = account.owed(line.id()).holder();
            int order = account.books().stream().filter(book -> book.account().equals("capital") && book.holder().equals(holder)).findFirst().map(FinalAccount.Book::lossOrder)
                    .orElse(Account.platformCapital(account.platform()).lossOrder());
            each.accept(new Account("capital", holder, order), line);
        }));
    }

    private Account debt(Owed owed) {
        return switch (owed.source()) {
            case WAGE -> Account.wagePayable();
            case FILED, OVERDRAFT -> owed.rank() == Rank.WAGES ? Account.wagePayable() : Account.payableOnClaim(owed.id());
            case FILED_INSIDE -> Account.payable(owed.holder());
            case BOOKS -> new Account("payable", owed.holder(), 0);
            case CAPITAL -> throw new IllegalStateException("capital is no debt: " + owed);
        };
    }

    private static Account expense(Owed owed) {
        return owed.rank() == Rank.WAGES ? Account.wageExpense() : Account.claimExpense(owed.id());
    }

    private void pair(Account debit, Account credit, BigDecimal amount) {
        pair(account.microenterprise(), debit, credit, amount);
    }

    private void pair(String owner, Account debit, Account credit, BigDecimal amount) {
        add(owner, debit, Side.DEBIT, amount);
        add(owner, credit, Side.CREDIT, amount);
    }

    private void mine(Account to, Side side, BigDecimal amount) {
        add(account.microenterprise(), to, side, amount);
    }

    /** A negative amount stands on the other side; zero is no line, and neither is an account without a name, for what is in no books. */
    private void add(String owner, Account to, Side side, BigDecimal amount) {
        if (amount.signum() == 0 || to.code().isEmpty()) {
            return;
        }
        var turned = amount.signum() < 0 ? (side == Side.DEBIT ? Side.CREDIT : Side.DEBIT) : side;
        lines.computeIfAbsent(owner, one -> new LinkedHashMap<>()).merge(new Place(to, turned), amount.abs(), BigDecimal::add);
        if (owner.equals(account.microenterprise())) {
            debits.merge(to, turned == Side.DEBIT ? amount.abs() : amount.abs().negate(), BigDecimal::add);
        }
    }

    private void close(String step) {
        if (!lines.isEmpty()) {
            var booked = new LinkedHashMap<String, List<Line>>();
            lines.forEach((owner, amounts) -> booked.put(owner, amounts.entrySet().stream().map(line -> new Line(line.getKey().account(), line.getKey().side(), new Money(line.getValue(), currency))).toList()));
            steps.add(new Step(step, booked));
        }
        lines = new LinkedHashMap<>();
    }
}
