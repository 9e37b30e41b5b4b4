package io.heyi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.ledger.Ledger.Account;
import io.heyi.ledger.Ledger.Line;
import io.heyi.ledger.Ledger.Side;
import io.heyi.microenterprise.FoundingModule;
import io.heyi.shared.Money;
import io.heyi.shared.PageRequest;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

@FoundingModule
class LedgerTest {

    private static final Currency CNY = Currency.getInstance("CNY");

    @Autowired Ledger ledger;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    private String owner;

    @BeforeEach
    void books() {
        owner = "ME-" + UUID.randomUUID();
        ledger.open(owner, CNY);
    }

    private static Line debit(String amount) {
        return new Line(Account.cash(), Side.DEBIT, Money.of(amount, "CNY"));
    }

    private static Line credit(Account account, String amount) {
        return new Line(account, Side.CREDIT, Money.of(amount, "CNY"));
    }

    @Test
    void membersStandBeforeThePlatformInTheLossOrder() {
        ledger.post(owner, owner + "/founding", "text", List.of(debit("2000000"), credit(Account.platformCapital("food"), "1700000"), credit(Account.memberCapital("a"), "300000")));

        assertThat(ledger.balances(owner)).extracting(balance -> balance.account().holder(), balance -> balance.amount().plain()).containsExactly(
                org.assertj.core.groups.Tuple.tuple("", "2000000.00"), org.assertj.core.groups.Tuple.tuple("member:a", "300000.00"),
                org.assertj.core.groups.Tuple.tuple("platform:food", "1700000.00"));
    }

    @Test
    void aRepeatedEntryChangesNothingAndAnotherUnderItsKeyIsRefused() {
        var lines = List.of(debit("10"), credit(Account.memberCapital("a"), "10"));
        ledger.post(owner, owner + "/1", "text", lines);
        ledger.post(owner, owner + "/1", "text", lines);

        assertThat(ledger.entries(owner, PageRequest.first()).total()).isEqualTo(1);
        assertThatThrownBy(() -> ledger.post(owner, owner + "/1", "text", List.of(debit("11"), credit(Account.memberCapital("a"), "11"))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatDoesNotBalanceIsRefused() {
        var member = Account.memberCapital("a");
        for (var lines : List.of(List.of(debit("10"), credit(member, "9.99")), List.of(debit("10")), List.<Line>of(), List.of(debit("0"), credit(member, "0")),
                List.of(debit("-1"), credit(member, "-1")), List.of(new Line(Account.cash(), Side.DEBIT, Money.of("1", "EUR")), new Line(member, Side.CREDIT, Money.of("1", "EUR"))))) {
            assertThatThrownBy(() -> ledger.post(owner, owner + "/" + UUID.randomUUID(), "text", lines)).as(lines.toString()).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(ledger.entries(owner, PageRequest.first()).total()).isZero();
    }

    @Test
    void booksAreKeptInOneCurrency() {
        ledger.open(owner, CNY);

        assertThatThrownBy(() -> ledger.open(owner, Currency.getInstance("EUR"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ledger.post("ME-unknown", "k", "text", List.of(debit("1"), credit(Account.memberCapital("a"), "1")))).isInstanceOf(IllegalStateException.class);
    }

    private static Line line(Account account, Side side, String amount) {
        return new Line(account, side, Money.of(amount, "CNY"));
    }

    private Map<String, List<Line>> share(String other, String claimed, String owed) {
        return Map.of(owner, List.of(line(Account.sharingExpense("EMC-0001"), Side.DEBIT, owed), line(Account.payable(other), Side.CREDIT, owed)),
                other, List.of(line(Account.receivable(owner), Side.DEBIT, claimed), line(Account.sharingIncome("EMC-0001"), Side.CREDIT, claimed)));
    }

    private String otherBooks() {
        var other = "ME-" + UUID.randomUUID();
        ledger.open(other, CNY);
        return other;
    }

    @Test
    void aJointEntryStandsInTheBooksOfAllItsOwnersAndIsBookedOnce() {
        var other = otherBooks();
        var key = owner + "/sharing";
        ledger.postJointly(key, "text", share(other, "12.34", "12.34"));
        ledger.postJointly(key, "text", share(other, "12.34", "12.34"));

        assertThat(ledger.entries(owner, PageRequest.first()).items()).singleElement().extracting(Ledger.Entry::entryKey).isEqualTo(key);
        assertThat(ledger.entries(other, PageRequest.first()).items()).singleElement().extracting(entry -> entry.lines().size()).isEqualTo(2);
        assertThat(ledger.balances(owner)).extracting(balance -> balance.account().code() + " " + balance.amount().plain()).containsExactly("payable 12.34", "sharing-expense 12.34");
        assertThat(ledger.balances(other)).extracting(balance -> balance.account().code() + " " + balance.amount().plain()).containsExactly("receivable 12.34", "sharing-income 12.34");
        assertThatThrownBy(() -> ledger.postJointly(key, "text", share(other, "12.35", "12.35"))).isInstanceOf(IllegalStateException.class);
        assertThat(ledger.verify().findings()).isEmpty();
    }

    @Test
    void aJointEntryWhoseClaimsDoNotMatchIsRefusedAsAWhole() {
        var other = otherBooks();

        assertThatThrownBy(() -> ledger.postJointly(owner + "/s", "text", share(other, "12.34", "12.35"))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(other);
        assertThatThrownBy(() -> ledger.postJointly(owner + "/s", "text", Map.of(owner, share(other, "1", "1").get(owner)))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ledger.postJointly(owner + "/s", "text", share("ME-none", "1", "1"))).isInstanceOf(IllegalStateException.class).hasMessageContaining("ME-none");
        assertThatThrownBy(() -> ledger.post(owner, owner + "/s", "text", share(other, "1", "1").get(owner))).isInstanceOf(IllegalArgumentException.class);
        assertThat(ledger.entries(owner, PageRequest.first()).total()).isZero();
        assertThat(ledger.entries(other, PageRequest.first()).total()).isZero();
        ledger.postJointly(owner + "/s", "text", share(other, "1", "1"));
        assertThat(ledger.entries(owner, PageRequest.first()).total()).isEqualTo(1);
    }

    @Test
    void aDebtToAPartnerWithoutBooksNeedsNoCounterpart() {
        ledger.post(owner, owner + "/p", "text", List.of(line(Account.sharingExpense("EMC-0001"), Side.DEBIT, "5"), line(Account.payableToPartner("chef"), Side.CREDIT, "5")));

        assertThat(ledger.balances(owner)).extracting(balance -> balance.account().holder()).containsExactly("partner:chef", "emc:EMC-0001");
    }

    @Test
    void theDatabaseRefusesAClaimWithoutItsCounterpart() {
        ledger.post(owner, owner + "/1", "text", List.of(debit("10"), credit(Account.memberCapital("a"), "10")));
        var id = jdbc.sql("select id from ledger.entry where owner = ?").param(owner).query(Long.class).single();

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
            jdbc.sql("insert into ledger.posting values (?, 8, 'receivable', 'book:ME-1', 0, 'DEBIT', 1)").param(id).update();
            jdbc.sql("insert into ledger.posting values (?, 9, 'sharing-income', '', 0, 'CREDIT', 1)").param(id).update();
        })).isInstanceOfAny(DataAccessException.class, TransactionException.class);
    }

    @Test
    void twoWritersOfTheSameJointEntryBookItOnce() throws Exception {
        var other = otherBooks();
        try (var writers = java.util.concurrent.Executors.newFixedThreadPool(4)) {
            var all = writers.invokeAll(java.util.Collections.nCopies(8, () -> {
                ledger.postJointly(owner + "/race", "text", share(other, "7", "7"));
                return true;
            }));
            for (var one : all) {
                one.get();
            }
        }
        assertThat(ledger.entries(other, PageRequest.first()).total()).isEqualTo(1);
    }

    @Test
    void theDatabaseRefusesWhatTheProgramWouldNotWrite() {
        ledger.post(owner, owner + "/1", "text", List.of(debit("10"), credit(Account.memberCapital("a"), "10")));
        var id = jdbc.sql("select id from ledger.entry where owner = ?").param(owner).query(Long.class).single();

        assertThatThrownBy(() -> jdbc.sql("update ledger.posting set amount = 20 where entry_id = ?").param(id).update()).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from ledger.entry where id = ?").param(id).update()).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> jdbc.sql("insert into ledger.posting values (?, 9, 'cash', '', 0, 'DEBIT', 1)").param(id).update()))
                .isInstanceOfAny(DataAccessException.class, TransactionException.class);
    }

    @Test
    void booksCloseOnceEverythingIsPaidBackAndTakeNoEntryAfterThat() {
        var member = Account.memberCapital("a");
        var founding = List.of(debit("10"), credit(member, "10"));
        ledger.post(owner, owner + "/1", "text", founding);
        assertThat(ledger.openBalances(owner)).hasSize(2);
        assertThatThrownBy(() -> ledger.close(owner)).isInstanceOf(IllegalStateException.class).hasMessageContaining("cash");
        ledger.post(owner, owner + "/2", "text", List.of(line(member, Side.DEBIT, "10"), credit(Account.cash(), "10")));

        ledger.close(owner);
        ledger.close(owner);

        assertThat(ledger.openBalances(owner)).isEmpty();
        assertThatThrownBy(() -> ledger.post(owner, owner + "/3", "text", founding)).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
        var other = otherBooks();
        assertThatThrownBy(() -> ledger.postJointly(owner + "/s", "text", share(other, "1", "1"))).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
        ledger.post(owner, owner + "/1", "text", founding);
        assertThat(ledger.entries(owner, PageRequest.first()).total()).isEqualTo(2);
        assertThatThrownBy(() -> jdbc.sql("insert into ledger.entry (owner, entry_key, description, at) values (?, 'x', 'x', now())").param(owner).update()).isInstanceOf(DataAccessException.class);
        assertThat(ledger.verify().findings()).isEmpty();
        assertThatThrownBy(() -> ledger.close("ME-none")).isInstanceOf(IllegalStateException.class);
    }
}
