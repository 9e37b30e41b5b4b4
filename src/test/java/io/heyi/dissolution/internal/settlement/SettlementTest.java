package io.heyi.dissolution.internal.settlement;

import static io.heyi.dissolution.internal.settlement.Town.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.access.Username;
import io.heyi.dissolution.internal.settlement.Inventory.Signatory;
import io.heyi.dissolution.internal.settlement.Inventory.Signature;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.ledger.Ledger;
import io.heyi.ledger.Ledger.Account;
import io.heyi.ledger.Ledger.Balance;
import io.heyi.microenterprise.MembershipChanged;
import io.heyi.shared.Money;
import io.heyi.shared.PageRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** From the first inventory to closed books, on a real database (domain.md P6 steps 4 and 6). */
@SettlementModule
class SettlementTest {

    private static final LocalDate LAST = LocalDate.of(2026, 6, 15);

    @Autowired Settlement settlement;
    @Autowired SettlementStore store;
    @Autowired Ledger ledger;
    @Autowired Teams teams;
    @Autowired SetClock clock;
    @Autowired RecordedAudit audit;
    @Autowired TransactionTemplate transaction;
    @Autowired ApplicationEventPublisher events;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void onTheSecondOfJune() {
        clock.now = Instant.parse("2026-06-02T08:00:00Z");
    }

    private Town town() {
        return new Town(ledger, teams);
    }

    private void begin(Town town) {
        transaction.executeWithoutResult(status -> settlement.begin(town.code, town.me, money("20000")));
    }

    private void change(Town town, Consumer<SettlementFile> change) {
        transaction.executeWithoutResult(status -> {
            var file = store.lock(town.code).orElseThrow();
            change.accept(file);
            store.save(file);
        });
    }

    private void afterTheClaimWindow() {
        clock.now = Instant.parse("2026-06-14T08:00:00Z");
    }

    private FinalAccount drawnUp(Town town) {
        transaction.executeWithoutResult(status -> settlement.drawUp(town.code));
        return store.find(town.code).flatMap(SettlementFile::account).orElseThrow();
    }

    private void signed(Town town) {
        onTheDayOfClosing(town);
        change(town, file -> {
            file.sign(new Signature(Signatory.OFFICER, false, file.fingerprint().orElseThrow(), "officer", "s", clock.now));
            file.sign(new Signature(Signatory.OWNER, false, file.fingerprint().orElseThrow(), town.people.getFirst(), "s", clock.now));
        });
    }

    /** The day after the last one with wages. */
    private void onTheDayOfClosing(Town town) {
        clock.now = store.find(town.code).flatMap(SettlementFile::account).orElseThrow().lastDay().plusDays(1).atTime(8, 0).toInstant(ZoneOffset.UTC);
    }

    private void leaves(Town town, String person, String at) {
        transaction.executeWithoutResult(status -> events.publishEvent(new MembershipChanged(town.me, new Username(person), false, "offer", Instant.parse(at))));
    }

    private boolean book(Town town) {
        return transaction.execute(status -> settlement.book(town.code));
    }

    private void settled(Town town) {
        signed(town);
        book(town);
        assertThat(ledger.openBalances(town.me)).isEmpty();
        assertThat(ledger.verify().findings()).isEmpty();
        assertThat(settlement.openPoints(town.code)).isEmpty();
        assertThat(jdbc.sql("select coalesce(sum(case p.side when 'DEBIT' then p.amount else -p.amount end), 0) from ledger.posting p").query(BigDecimal.class).single()).isEqualByComparingTo("0");
        assertThat(jdbc.sql("select count(*) from ledger.posting p join ledger.entry e on e.id = p.entry_id where p.holder = 'book:' || ? and p.account in ('receivable', 'payable') group by e.owner, p.account having sum(case p.side when 'DEBIT' then p.amount else -p.amount end) <> 0")
                .param(town.me).query(Long.class).list()).as("nobody owes it anything or is owed by it").isEmpty();
    }

    private static String paid(FinalAccount account, String id) {
        return account.waterfall().tiers().stream().flatMap(tier -> tier.lines().stream()).filter(line -> line.id().equals(id)).findFirst().orElseThrow().paid().toPlainString();
    }

    private String balance(String owner, Account account) {
        return ledger.balances(owner).stream().filter(one -> one.account().equals(account)).map(Balance::amount).map(Money::plain).findFirst().orElse("none");
    }

    @Test
    void fifteenPeopleThreeEmcsCreditorsAndCoInvestorsAreSettledToTheLastCent() {
        var town = town().founded().spent("500000").isOwed("EMC-0001", "40000").owes("EMC-0002", "60000", "7000.50").isOwed("EMC-0003", "10000");
        begin(town);
        afterTheClaimWindow();
        change(town, file -> {
            Town.complete(file, LAST, town.collected("50000", "45000"));
            Town.claim(file, Rank.OUTSIDE_CREDITORS, null, "Bakery", "12000.25");
            Town.claim(file, Rank.INSIDE, town.creditor, "Name of creditor", "3000");
            Town.claim(file, Rank.WAGES, town.people.get(3), "Bonus of May", "1500");
            Town.sold(file, "Ovens", "80000", null);
            Town.sold(file, "Trucks", "25000", town.creditor);
        });

        var account = drawnUp(town);
        // 1,500,000 cash + 45,000 + 80,000 + 25,000, less 15 x 5,000 wages + 1,500, 12,000.25 + 7,000.50 outside and 63,000 inside
        assertThat(account.waterfall().available()).isEqualByComparingTo("1650000");
        assertThat(account.waterfall().loss()).isEqualByComparingTo("508500.75");
        assertThat(paid(account, "wage:" + town.people.get(7))).isEqualTo("5000.00");
        assertThat(paid(account, "capital:member:" + town.people.getFirst())).isEqualTo("0.00");
        assertThat(paid(account, "capital:platform:food")).isEqualTo("1491499.25");

        settled(town);
        assertThat(balance(town.debtor, Account.cash())).isEqualTo("-45000.00");
        assertThat(balance(town.debtor, Account.debtRelief("book:" + town.me))).isEqualTo("5000.00");
        assertThat(balance(town.creditor, Account.cash())).isEqualTo("38000.00");
        assertThat(balance(town.creditor, Account.asset(town.code + "/asset-2"))).isEqualTo("25000.00");
        assertThat(ledger.entries(town.me, PageRequest.first()).items()).extracting(Ledger.Entry::entryKey).startsWith(town.code + "/capital", town.code + "/result", town.code + "/payment",
                town.code + "/realisation", town.code + "/inventory");
        assertThatThrownBy(() -> ledger.post(town.me, town.me + "/late", "text", List.of(Town.debit(Account.cash(), "1"), Town.credit(Account.memberCapital("a"), "1")))).hasMessageContaining("closed");
        assertThat(audit.events).filteredOn(event -> event.stream().equals(town.code.value())).extracting(event -> event.action())
                .containsExactly("dissolutionmoney.begun", "dissolutionmoney.drawnUp", "dissolutionmoney.booked");
    }

    private FinalAccount withCash(String spent, Consumer<SettlementFile> more) {
        onTheSecondOfJune();
        var town = town().founded().spent(spent);
        begin(town);
        afterTheClaimWindow();
        change(town, file -> {
            Town.complete(file, LAST);
            more.accept(file);
        });
        var account = drawnUp(town);
        settled(town);
        return account;
    }

    @Test
    void eachClassInTurnBearsADeficit() {
        Consumer<SettlementFile> bakery = file -> Town.claim(file, Rank.OUTSIDE_CREDITORS, null, "Bakery", "100000");

        assertThat(withCash("1825000", bakery).waterfall().loss()).as("exactly the debts").isEqualByComparingTo("2000000");
        assertThat(withCash("1875000", bakery).waterfall().tiers().get(1).unpaid()).as("creditors lose").isEqualByComparingTo("50000");
        assertThat(withCash("1955000", bakery).waterfall().tiers().getFirst().unpaid()).as("wages are not covered").isEqualByComparingTo("30000");
        assertThat(withCash("2000000", bakery).waterfall().tiers()).as("no cash at all").allSatisfy(tier -> assertThat(tier.paid()).isEqualByComparingTo("0"));
        assertThat(withCash("2100000", bakery).owed()).as("what was overspent is owed outside").anySatisfy(owed -> {
            assertThat(owed.source()).isEqualTo(FinalAccount.Source.OVERDRAFT);
            assertThat(owed.amount()).isEqualByComparingTo("100000");
        });
        assertThat(withCash("375000", bakery).waterfall().loss()).as("members and platform").isEqualByComparingTo("550000");
    }

    @Test
    void aSurplusGoesToThoseWhoHavePutMoneyIn() {
        var account = withCash("0.01", file -> Town.sold(file, "Brand", "275000.01", null));

        assertThat(account.waterfall().surplus()).isEqualByComparingTo("200000");
        assertThat(paid(account, "capital:platform:food")).isEqualTo("1870000.00");
    }

    @Test
    void nothingIsDrawnUpWhileAnythingIsOpenAndEveryPointSaysWhat() {
        var town = town().founded().isOwed("EMC-0001", "40000");
        begin(town);

        assertThat(settlement.openPoints(town.code)).extracting(Settlement.OpenPoint::kind).containsExactly("claimWindow", "lastDay", "receivable", "statement", "statement", "statement", "statement");
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> settlement.drawUp(town.code))).isInstanceOf(IllegalStateException.class);
        afterTheClaimWindow();
        change(town, file -> Town.complete(file, LAST, town.collected("40000", "40000")));
        assertThat(settlement.openPoints(town.code)).isEmpty();
        town.isOwed("EMC-0002", "1");
        assertThat(settlement.openPoints(town.code)).as("another balance asks for another decision").extracting(Settlement.OpenPoint::kind).containsExactly("receivable");
    }

    @Test
    void unknownPayAndPayInAnotherCurrencyAreOpenPoints() {
        var town = town().founded();
        teams.earns(town.people.get(1), Money.of("1000", "EUR"));
        begin(town);

        assertThat(settlement.openPoints(town.code)).filteredOn(point -> point.kind().equals("wage")).extracting(Settlement.OpenPoint::subject).containsExactly(town.people.get(1));
    }

    @Test
    void aBudgetInAnotherCurrencyIsRefused() {
        var town = town().founded();

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> settlement.begin(town.code, town.me, Money.of("1", "EUR")))).isInstanceOf(IllegalArgumentException.class);
        assertThat(store.find(town.code)).isEmpty();
    }

    @Test
    void theDayOfLeavingInTheCompanysZoneIsPaidByTheNextPlaceOnly() {
        clock.now = Instant.parse("2026-10-20T08:00:00Z");
        var town = town().founded();
        begin(town);
        // an hour after the clocks in Berlin were set back: still the 25th there
        leaves(town, town.people.get(4), "2026-10-25T22:30:00Z");
        clock.now = Instant.parse("2026-11-01T08:00:00Z");
        change(town, file -> Town.complete(file, LocalDate.of(2026, 10, 31)));

        var account = drawnUp(town);
        assertThat(paid(account, "wage:" + town.people.get(4))).as("24 of 31 days").isEqualTo("7741.94");
        assertThat(paid(account, "wage:" + town.people.get(5))).isEqualTo("10000.00");
        settled(town);
    }

    @Test
    void itIsBookedByTwoSignaturesOnlyAndOnceByHoweverMany() throws Exception {
        var town = town().founded();
        begin(town);
        afterTheClaimWindow();
        change(town, file -> Town.complete(file, LAST));
        drawnUp(town);
        assertThat(settlement.openPoints(town.code)).extracting(Settlement.OpenPoint::subject).containsExactly("OFFICER", "OWNER");
        assertThat(book(town)).isFalse();
        signed(town);
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var one : threads.invokeAll(Collections.nCopies(8, () -> {
                book(town);
                return true;
            }))) {
                one.get();
            }
        }
        assertThat(ledger.entries(town.me, PageRequest.first()).items()).filteredOn(entry -> entry.entryKey().startsWith(town.code.value())).hasSize(4);
        assertThat(ledger.openBalances(town.me)).isEmpty();
    }

    @Test
    void aBookingThatIsKilledBeforeItsEndHasNotHappenedAndIsRepeated() {
        var town = town().founded();
        begin(town);
        afterTheClaimWindow();
        change(town, file -> Town.complete(file, LAST));
        drawnUp(town);
        signed(town);

        transaction.executeWithoutResult(status -> {
            settlement.book(town.code);
            status.setRollbackOnly();
        });
        assertThat(balance(town.me, Account.cash())).isEqualTo("2000000.00");
        settled(town);
        book(town);
        transaction.executeWithoutResult(status -> settlement.begin(town.code, town.me, money("1")));
        assertThat(settlement.drawUp(town.code).fingerprint()).isEqualTo(store.find(town.code).flatMap(SettlementFile::fingerprint).orElseThrow());
        assertThatThrownBy(() -> jdbc.sql("delete from dissolution.final_account where code = ?").param(town.code.value()).update()).isInstanceOf(org.springframework.dao.DataAccessException.class);
    }

    @Test
    void booksThatHaveChangedSinceAreNotBookedUntilDrawnUpAnewWithoutTheOldSignatures() {
        var town = town().founded();
        begin(town);
        afterTheClaimWindow();
        change(town, file -> Town.complete(file, LAST));
        var first = drawnUp(town);
        signed(town);
        town.spent("10");

        assertThat(book(town)).as("the books have changed").isFalse();
        assertThat(drawnUp(town)).isNotEqualTo(first);
        assertThat(store.find(town.code).orElseThrow().signatures()).isEmpty();
        settled(town);
    }

    @Test
    void aMergerMovesEverythingAsOneEntryAndClaimsBetweenTheTwoFallTogether() {
        var town = town().founded().isOwed("EMC-0001", "40000").owes("EMC-0002", "60000", "7000");
        begin(town);

        transaction.executeWithoutResult(status -> settlement.handOver(town.code, town.creditor));
        transaction.executeWithoutResult(status -> settlement.handOver(town.code, town.creditor));

        assertThat(ledger.openBalances(town.me)).isEmpty();
        assertThat(ledger.verify().findings()).isEmpty();
        assertThat(balance(town.creditor, Account.cash())).isEqualTo("2000000.00");
        assertThat(balance(town.creditor, Account.receivable(town.me))).isEqualTo("0.00");
        assertThat(balance(town.creditor, Account.receivable(town.debtor))).isEqualTo("40000.00");
        assertThat(balance(town.debtor, Account.payable(town.creditor))).isEqualTo("40000.00");
        assertThat(balance(town.creditor, Account.memberCapital(town.people.getFirst()))).isEqualTo("200000.00");
        assertThat(settlement.openPoints(town.code)).isEmpty();
    }

    @Test
    void confirmedClaimsGoOverByAMergerAndTheOtherOwesThem() {
        var town = town().founded();
        begin(town);
        change(town, file -> {
            Town.claim(file, Rank.OUTSIDE_CREDITORS, "chef", "Chef", "5000");
            Town.claim(file, Rank.INSIDE, town.debtor, "Debtor", "300");
            Town.claim(file, Rank.INSIDE, town.creditor, "Taker", "70");
            Town.claim(file, Rank.WAGES, town.people.get(2), "Bonus", "9");
            file.file(new Inventory.FiledClaim(5, Rank.OUTSIDE_CREDITORS, null, "Rejected", new BigDecimal("11"), "none", Inventory.ClaimState.FILED, null, null, "owner", Instant.EPOCH, null, null));
            file.decide(5, Inventory.ClaimState.REJECTED, null, "not owed", "officer", Instant.EPOCH);
        });

        transaction.executeWithoutResult(status -> settlement.handOver(town.code, town.creditor));
        transaction.executeWithoutResult(status -> settlement.handOver(town.code, town.creditor));

        assertThat(ledger.openBalances(town.me)).isEmpty();
        assertThat(ledger.verify().findings()).isEmpty();
        assertThat(balance(town.creditor, Account.payableOnClaim(town.code + "/1"))).isEqualTo("5000.00");
        assertThat(balance(town.creditor, Account.payable(town.debtor))).isEqualTo("300.00");
        assertThat(balance(town.debtor, Account.receivable(town.creditor))).isEqualTo("300.00");
        assertThat(balance(town.creditor, Account.receivable(town.me))).as("what the taker itself was owed falls together").isEqualTo("0.00");
        assertThat(ledger.openBalances(town.creditor)).as("pay is in no books, and what was rejected is owed by nobody").extracting(one -> one.account().code()).doesNotContain("wagePayable");
    }

    @Test
    void whatIsDroppedBooksNothing() {
        var town = town().founded();
        begin(town);

        transaction.executeWithoutResult(status -> settlement.drop(town.code));
        transaction.executeWithoutResult(status -> settlement.drop(town.code));

        assertThat(balance(town.me, Account.cash())).isEqualTo("2000000.00");
        assertThat(settlement.openPoints(town.code)).isEmpty();
        assertThat(book(town)).isFalse();
    }

    @Test
    void whoIsStillThereEarnsUntilTheDayBeforeTheClosingAndItClosesOnNoOtherDay() {
        var town = town().founded();
        begin(town);
        afterTheClaimWindow();
        change(town, file -> Town.complete(file, LocalDate.of(2026, 6, 12)));
        assertThat(settlement.openPoints(town.code)).as("nobody would pay the 13th").extracting(Settlement.OpenPoint::kind).containsExactly("lastDayPast");
        change(town, file -> Town.complete(file, LAST));
        drawnUp(town);
        signed(town);
        clock.now = Instant.parse("2026-06-15T21:30:00Z");
        assertThat(settlement.openPoints(town.code)).as("still the 15th in Berlin").singleElement().matches(Settlement::isWaiting);
        assertThat(book(town)).isFalse();
        clock.now = Instant.parse("2026-06-16T22:30:00Z");
        assertThat(settlement.openPoints(town.code)).as("the 17th: nobody would pay the 16th").extracting(Settlement.OpenPoint::kind).containsExactly("late");
        assertThat(book(town)).isFalse();
        clock.now = Instant.parse("2026-06-15T22:30:00Z");
        settled(town);
    }

    @Test
    void whoLeavesAfterItWasDrawnUpIsPaidNoMoreThanUntilThenAndSignaturesFallAway() {
        var town = town().founded();
        begin(town);
        afterTheClaimWindow();
        change(town, file -> Town.complete(file, LAST));
        drawnUp(town);
        signed(town);
        clock.now = Instant.parse("2026-06-15T08:00:00Z");
        leaves(town, town.people.get(4), "2026-06-15T08:00:00Z");

        assertThat(store.find(town.code).orElseThrow().state()).isEqualTo(SettlementState.OPEN);
        assertThat(store.find(town.code).orElseThrow().signatures()).isEmpty();
        assertThat(book(town)).isFalse();
        var again = drawnUp(town);
        assertThat(paid(again, "wage:" + town.people.get(4))).as("14 of 30 days").isEqualTo("4666.67");
        assertThat(paid(again, "wage:" + town.people.get(5))).isEqualTo("5000.00");
        signed(town);
        leaves(town, town.people.get(5), "2026-06-16T08:00:00Z");
        assertThat(store.find(town.code).orElseThrow().state()).as("leaves on the day of the closing, as planned").isEqualTo(SettlementState.DRAWN_UP);
        settled(town);
    }

    @Test
    void whoJoinedInTheMonthOfTheFreezeIsPaidFromThatDayBecauseThePlaceBeforePaysTheDaysBefore() {
        var town = town().founded();
        teams.isFrozen(town.me, town.code.value(), Instant.parse("2026-05-20T08:00:00Z"));
        teams.joined(town.people.get(7), Instant.parse("2026-05-10T22:30:00Z"));
        begin(town);
        afterTheClaimWindow();
        change(town, one -> Town.complete(one, LAST));

        var account = drawnUp(town);
        assertThat(paid(account, "wage:" + town.people.get(7))).as("21 of 31 days of May, 15 of 30 of June").isEqualTo("11774.19");
        assertThat(paid(account, "wage:" + town.people.get(8))).isEqualTo("15000.00");
        settled(town);
    }

    @Test
    void theBooksHaveOneLineOfWagesSoThatNobodyReadsWhatEachPersonGets() {
        var town = town().founded();
        begin(town);
        afterTheClaimWindow();
        change(town, file -> {
            Town.complete(file, LAST);
            Town.claim(file, Rank.WAGES, town.people.get(3), "Bonus of May", "1500");
        });
        drawnUp(town);
        settled(town);

        var entries = ledger.entries(town.me, PageRequest.first()).items().stream().filter(entry -> entry.entryKey().startsWith(town.code.value())).toList();
        assertThat(entries).allSatisfy(entry -> assertThat(entry.lines()).extracting(Ledger.Line::account, Ledger.Line::side).doesNotHaveDuplicates());
        assertThat(entries).flatExtracting(Ledger.Entry::lines).extracting(line -> line.amount().plain()).contains("76500.00").doesNotContain("5000.00", "1500.00");
    }

    @Test
    void theLargestWagesAndClaimsThatAreTakenCanBeBooked() {
        var town = town().founded();
        begin(town);
        afterTheClaimWindow();
        change(town, file -> {
            file.dates(LocalDate.of(2025, 6, 15), LAST);
            Town.complete(file, LAST);
            town.people.forEach(person -> file.wage(person, Inputs.MOST, "letter"));
            Town.claim(file, Rank.OUTSIDE_CREDITORS, null, "Bakery", Inputs.MOST.toPlainString());
        });
        drawnUp(town);
        settled(town);
    }

    @Test
    void whoLeavesBetweenTheFreezeAndTheInventoryKeepsTheWageUntilThen() {
        var town = town().founded();
        teams.isFrozen(town.me, town.code.value(), Instant.parse("2026-05-20T08:00:00Z"));
        teams.leaves(town.me, town.people.get(7));
        leaves(town, town.people.get(7), "2026-05-25T08:00:00Z");
        leaves(town, town.people.get(7), "2026-05-25T08:00:00Z");
        begin(town);

        var file = store.find(town.code).orElseThrow();
        assertThat(file.wagesFrom()).as("the month of the freeze").isEqualTo("2026-05-01");
        assertThat(file.wages()).hasSize(15).filteredOn(wage -> wage.person().equals(town.people.get(7))).singleElement()
                .satisfies(wage -> assertThat(wage.lastDay()).isEqualTo("2026-05-24"), wage -> assertThat(wage.left()).isTrue(), wage -> assertThat(wage.monthly()).isEqualByComparingTo("10000"));
        afterTheClaimWindow();
        change(town, one -> Town.complete(one, LAST));
        assertThat(paid(drawnUp(town), "wage:" + town.people.get(7))).as("24 of 31 days").isEqualTo("7741.94");
        settled(town);
    }

    @Test
    void anInsideCreditorWhoseBooksAreClosedIsPaidOutsideThemAndNeverHoldsTheClosingUp() {
        var town = town().founded();
        begin(town);
        afterTheClaimWindow();
        change(town, file -> {
            Town.complete(file, LAST);
            Town.claim(file, Rank.INSIDE, town.creditor, "Name of creditor", "3000");
        });
        drawnUp(town);
        signed(town);
        ledger.close(town.creditor);

        assertThat(settlement.openPoints(town.code)).extracting(Settlement.OpenPoint::kind).containsExactly("changed");
        var again = drawnUp(town);
        assertThat(paid(again, town.code + "/1")).isEqualTo("3000.00");
        assertThat(again.waterfall().tiers()).extracting(Waterfall.Tier::rank).as("in its class").contains(Rank.INSIDE);
        settled(town);
    }

    @Test
    void aBuyerWhoseBooksAreClosedIsNamedBeforeTheClosing() {
        var town = town().founded();
        begin(town);
        afterTheClaimWindow();
        change(town, file -> {
            Town.complete(file, LAST);
            Town.sold(file, "Oven", "900", town.creditor);
        });
        drawnUp(town);
        ledger.close(town.creditor);
        assertThat(settlement.openPoints(town.code)).extracting(Settlement.OpenPoint::kind).containsExactly("changed");
        change(town, SettlementFile::reopen);
        assertThat(settlement.openPoints(town.code)).singleElement().satisfies(point -> assertThat(point.kind()).isEqualTo("buyerClosed"),
                point -> assertThat(point.arguments()).containsExactly("Oven", town.creditor));
        change(town, file -> file.realise(1, Inventory.AssetState.WRITTEN_OFF, BigDecimal.ZERO, null, "the buyer has closed", "officer", clock.now));
        drawnUp(town);
        settled(town);
    }
}
