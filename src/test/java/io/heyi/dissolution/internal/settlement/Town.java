package io.heyi.dissolution.internal.settlement;

import io.heyi.dissolution.DissolutionCode;
import io.heyi.dissolution.internal.settlement.Inventory.Asset;
import io.heyi.dissolution.internal.settlement.Inventory.AssetKind;
import io.heyi.dissolution.internal.settlement.Inventory.AssetState;
import io.heyi.dissolution.internal.settlement.Inventory.BookDecision;
import io.heyi.dissolution.internal.settlement.Inventory.ClaimState;
import io.heyi.dissolution.internal.settlement.Inventory.FiledClaim;
import io.heyi.dissolution.internal.settlement.Inventory.Statement;
import io.heyi.dissolution.internal.settlement.Inventory.Subject;
import io.heyi.ledger.Ledger;
import io.heyi.ledger.Ledger.Account;
import io.heyi.ledger.Ledger.Line;
import io.heyi.ledger.Ledger.Side;
import io.heyi.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A micro-enterprise of fifteen people with money of two of them and of the platform, three EMCs whose months were shared, and neighbours with books. */
final class Town {

    static final Currency CNY = Currency.getInstance("CNY");
    private static final AtomicInteger NUMBERS = new AtomicInteger(100);

    final String me;
    final String debtor;
    final String creditor;
    final List<String> people;
    final DissolutionCode code;
    private final Ledger ledger;

    Town(Ledger ledger, Teams teams) {
        this.ledger = ledger;
        int number = NUMBERS.addAndGet(3);
        me = "ME-%04d".formatted(number);
        debtor = "ME-%04d".formatted(number + 1);
        creditor = "ME-%04d".formatted(number + 2);
        code = new DissolutionCode("DC-%04d".formatted(number));
        people = IntStream.rangeClosed(1, 15).mapToObj(i -> "p%02d-%d".formatted(i, number)).toList();
        teams.add(me, people);
        teams.add(debtor, List.of("debtor-" + number));
        teams.add(creditor, List.of("creditor-" + number));
        people.forEach(person -> teams.earns(person, money("10000")));
        ledger.open(List.of(me, debtor, creditor), CNY);
    }

    static Money money(String amount) {
        return Money.of(amount, "CNY");
    }

    static Line debit(Account account, String amount) {
        return new Line(account, Side.DEBIT, money(amount));
    }

    static Line credit(Account account, String amount) {
        return new Line(account, Side.CREDIT, money(amount));
    }

    /** Members 300,000 and the platform 1,700,000, as in domain.md E17. */
    Town founded() {
        ledger.post(me, me + "/founding", "founding", List.of(debit(Account.cash(), "2000000"), credit(Account.memberCapital(people.get(0)), "200000"), credit(Account.memberCapital(people.get(1)), "100000"),
                credit(Account.platformCapital("food"), "1700000")));
        return this;
    }

    Town spent(String amount) {
        ledger.post(me, me + "/spent-" + amount, "spent", List.of(debit(Account.runDownExpense("before"), amount), credit(Account.cash(), amount)));
        return this;
    }

    /** The debtor leads an EMC and owes a share of it. */
    Town isOwed(String emc, String amount) {
        ledger.postJointly(emc + "/" + me + "/owed", "sharing", Map.of(debtor, List.of(debit(Account.sharingExpense(emc), amount), credit(Account.payable(me), amount)),
                me, List.of(debit(Account.receivable(debtor), amount), credit(Account.sharingIncome(emc), amount))));
        return this;
    }

    /** The micro-enterprise leads an EMC and owes shares of it to the creditor and to a chef from outside. */
    Town owes(String emc, String amount, String chef) {
        ledger.postJointly(emc + "/" + me + "/owes", "sharing", Map.of(me, List.of(debit(Account.sharingExpense(emc), new BigDecimal(amount).add(new BigDecimal(chef)).toString()),
                credit(Account.payable(creditor), amount), credit(Account.payableToPartner("chef"), chef)),
                creditor, List.of(debit(Account.receivable(me), amount), credit(Account.sharingIncome(emc), amount))));
        return this;
    }

    /** Nothing is missing: wages to that day, nothing beside the books but what the lines add. */
    static void complete(SettlementFile file, LocalDate lastDay, BookDecision... decisions) {
        file.dates(file.wagesFrom(), lastDay);
        Arrays.stream(decisions).forEach(file::decide);
        for (var subject : Subject.values()) {
            file.state(new Statement(subject, "nothing else", "owner", Instant.EPOCH));
        }
    }

    BookDecision collected(String of, String amount) {
        return new BookDecision("receivable", "book:" + debtor, new BigDecimal(of), new BigDecimal(amount), "insolvent", "officer", Instant.EPOCH);
    }

    static void claim(SettlementFile file, Rank rank, String creditor, String name, String amount) {
        int number = file.claims().size() + 1;
        file.file(new FiledClaim(number, rank, creditor, name, new BigDecimal(amount), "invoice", ClaimState.FILED, null, null, "owner", Instant.EPOCH, null, null));
        file.decide(number, ClaimState.CONFIRMED, new BigDecimal(amount), null, "officer", Instant.EPOCH);
    }

    static void sold(SettlementFile file, String title, String proceeds, String buyer) {
        file.addAsset(AssetKind.THING, title, "owner", Instant.EPOCH);
        int number = file.assets().stream().filter(asset -> asset.title().equals(title)).map(Asset::number).findFirst().orElseThrow();
        file.realise(number, AssetState.SOLD, new BigDecimal(proceeds), buyer, null, "officer", Instant.EPOCH);
    }
}
