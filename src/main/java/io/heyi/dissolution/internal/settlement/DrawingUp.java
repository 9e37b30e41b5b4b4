package io.heyi.dissolution.internal.settlement;

import io.heyi.dissolution.internal.settlement.FinalAccount.Book;
import io.heyi.dissolution.internal.settlement.FinalAccount.Owed;
import io.heyi.dissolution.internal.settlement.FinalAccount.Realised;
import io.heyi.dissolution.internal.settlement.FinalAccount.Source;
import io.heyi.dissolution.internal.settlement.Inventory.AssetState;
import io.heyi.dissolution.internal.settlement.Inventory.ClaimState;
import io.heyi.dissolution.internal.settlement.Inventory.Wage;
import io.heyi.ledger.Ledger.Account;
import io.heyi.ledger.Ledger.Balance;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Makes the final account of a closed inventory and the books as they stand; nothing is read or written. */
final class DrawingUp {

    private final SettlementFile file;
    private final BookSheet sheet;
    private final LocalDate lastDay;
    private final List<Owed> owed = new ArrayList<>();
    private final List<Realised> realised = new ArrayList<>();

    private DrawingUp(SettlementFile file, BookSheet sheet) {
        this.file = file;
        this.sheet = sheet;
        this.lastDay = file.lastDay().orElseThrow(() -> new IllegalStateException("settlement " + file.code() + " has no last day with wages"));
    }

    static FinalAccount of(SettlementFile file, BookSheet sheet) {
        return new DrawingUp(file, sheet).run();
    }

    private FinalAccount run() {
        file.wages().forEach(wage -> owe("wage:" + wage.person(), Rank.WAGES, Source.WAGE, wage.person(), "", wages(wage)));
        file.claims().stream().filter(claim -> claim.state() == ClaimState.CONFIRMED).forEach(claim -> {
            // closed books take no entry: the claim is paid outside them, to the platform that the creditor belonged to
            boolean inside = claim.rank() == Rank.INSIDE && !sheet.closed().contains(claim.creditor());
            owe(reference(claim.number()), claim.rank(), inside ? Source.FILED_INSIDE : Source.FILED, claim.creditor() == null ? "" : claim.creditor(), claim.name(), claim.agreed());
        });
        sheet.debts().forEach(debt -> owe("payable:" + debt.account().holder(), debt.account().counterpart().isPresent() ? Rank.INSIDE : Rank.OUTSIDE_CREDITORS, Source.BOOKS,
                debt.account().holder(), "", debt.amount().amount()));
        owe(reference("overdraft"), Rank.OUTSIDE_CREDITORS, Source.OVERDRAFT, "", "", sheet.cash().negate().max(BigDecimal.ZERO));
        sheet.capital().forEach(capital -> owe("capital:" + capital.account().holder(), rank(capital.account()), Source.CAPITAL, capital.account().holder(), "", capital.amount().amount()));
        sheet.items().forEach(this::collected);
        file.assets().stream().filter(asset -> asset.state() == AssetState.SOLD).filter(asset -> asset.proceeds().signum() > 0)
                .forEach(asset -> realised.add(new Realised("", reference("asset-" + asset.number()), asset.title(), BigDecimal.ZERO.setScale(2), asset.proceeds(), asset.buyer() == null ? "" : asset.buyer())));
        var residual = "capital:" + Account.platformCapital(file.platform()).holder();
        var waterfall = Waterfall.of(available(), owed.stream().map(one -> new Waterfall.Claim(one.id(), one.rank(), one.amount())).toList(), residual);
        if (owed.stream().noneMatch(one -> one.id().equals(residual))) {
            owed.add(new Owed(residual, Rank.PLATFORM, Source.CAPITAL, Account.platformCapital(file.platform()).holder(), "", BigDecimal.ZERO.setScale(2)));
        }
        return new FinalAccount(file.code().value(), file.microenterprise(), file.platform(), file.currency().getCurrencyCode(), lastDay, Waterfall.RULE,
                books(sheet), owed, realised, waterfall);
    }

    private BigDecimal wages(Wage wage) {
        var last = wage.lastDay() == null || wage.lastDay().isAfter(lastDay) ? lastDay : wage.lastDay();
        var first = wage.firstDay() == null || wage.firstDay().isBefore(file.wagesFrom()) ? file.wagesFrom() : wage.firstDay();
        return Wages.between(wage.monthly(), first, last);
    }

    private void owe(String id, Rank rank, Source source, String holder, String name, BigDecimal amount) {
        if (amount.signum() > 0) {
            owed.add(new Owed(id, rank, source, holder, name, amount.setScale(2)));
        }
    }

    private void collected(Balance item) {
        var account = item.account();
        var decision = file.decisions().stream().filter(one -> one.account().equals(account.code()) && one.holder().equals(account.holder())).findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody has said what becomes of " + account));
        realised.add(new Realised(account.code(), account.holder(), "", item.amount().amount(), decision.collected(), account.counterpart().orElse("")));
    }

    private BigDecimal available() {
        return realised.stream().map(Realised::proceeds).reduce(sheet.cash().max(BigDecimal.ZERO), BigDecimal::add);
    }

    private String reference(Object part) {
        return file.code() + "/" + part;
    }

    private static Rank rank(Account capital) {
        return switch (capital.lossOrder()) {
            case 1 -> Rank.MEMBERS;
            case 2 -> Rank.PLATFORM;
            default -> Rank.OUTSIDE_INVESTORS;
        };
    }

    /** The balances as a final account keeps them; others mean that it must be drawn up anew. */
    static List<Book> books(BookSheet sheet) {
        return sheet.balances().stream().map(DrawingUp::book).toList();
    }

    private static Book book(Balance balance) {
        var amount = balance.amount().amount();
        return new Book(balance.account().code(), balance.account().holder(), balance.account().lossOrder(), balance.account().growsByDebit() ? amount : amount.negate());
    }
}
