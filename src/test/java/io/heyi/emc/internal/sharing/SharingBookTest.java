package io.heyi.emc.internal.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.MetricTarget;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.ContractTerms.ShareSpace;
import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcType;
import io.heyi.emc.ReadableMonths;
import io.heyi.emc.Tier;
import io.heyi.emc.internal.chain.ContractChain;
import io.heyi.emc.internal.contract.ContractMonth;
import io.heyi.ledger.Ledger;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A month is shared once, in all books, and can be computed again for ever (product-bar D5). */
@SharingModule
class SharingBookTest {

    private static final AtomicInteger COUNT = new AtomicInteger(2000);
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    @Autowired SharingBook book;
    @Autowired Ledger ledger;
    @Autowired ContractChain chain;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    private final int number = COUNT.incrementAndGet();
    private final EmcCode emc = new EmcCode("EMC-" + number);
    private final String lead = "ME-" + number + "1";
    private final String oven = "ME-" + number + "2";
    private final String logistics = "SSP-" + number;
    private final String chef = "chef-" + number;

    private static Node node(String actor, ActorKind kind, boolean isLead, Tier tier, String ratio) {
        return new Node(new ActorId(actor), kind, actor, isLead, tier, null, "", List.of(), List.of(), ratio == null ? null : new BigDecimal(ratio), BigDecimal.ZERO, List.of(), List.of(), null);
    }

    private ContractTerms terms(Split split, String reinvestment, Node... nodes) {
        var profit = new MetricTarget(ContractTerms.PROFIT, "Profit", "CNY", new BigDecimal("0"), new BigDecimal("1"), new BigDecimal("2000000"), null);
        return new ContractTerms("Smart cooking", "Dinner", "Goal", EmcType.SOLUTION, "food", null, "CNY", null, List.of(profit), new ShareSpace(new BigDecimal("100"), null),
                new BigDecimal(reinvestment), split, List.of(), List.of(nodes), List.of());
    }

    private ContractTerms fourParties() {
        return terms(Split.RATIOS, "5", node(lead, ActorKind.MICROENTERPRISE, true, Tier.STRATEGIC, "10"), node(oven, ActorKind.MICROENTERPRISE, false, Tier.STRATEGIC, "7"),
                node(chef, ActorKind.PARTNER, false, Tier.STRATEGIC, "3.5"), node(logistics, ActorKind.SHARED_SERVICE_PLATFORM, false, Tier.STRATEGIC, "2"),
                node("legal", ActorKind.PARTNER, false, Tier.TACTICAL, null));
    }

    private SharingBook.Statement booked(ContractTerms terms, String profit) {
        return transaction.execute(status -> book.book(ContractMonth.whole(emc, NOVEMBER, terms), profit == null ? null : new BigDecimal(profit)));
    }

    private List<String> balances(String owner) {
        return ledger.balances(owner).stream().map(balance -> (balance.account().code() + " " + balance.account().holder()).strip() + " " + balance.amount().plain()).toList();
    }

    @Test
    void theLeadOwesEveryPartyAndTheFundInMatchingBooks() {
        var statement = booked(fourParties(), "1000000");

        assertThat(statement.entryKey()).isEqualTo(emc + "/2026-11/sharing");
        assertThat(balances(lead)).containsExactlyInAnyOrder("sharing-expense emc:" + emc + " 175000.00", "payable book:" + emc + " 50000.00", "payable book:" + oven + " 70000.00",
                "payable partner:" + chef + " 35000.00", "payable book:" + logistics + " 20000.00");
        assertThat(balances(oven)).containsExactly("receivable book:" + lead + " 70000.00", "sharing-income emc:" + emc + " 70000.00");
        assertThat(balances(logistics)).containsExactly("receivable book:" + lead + " 20000.00", "sharing-income emc:" + emc + " 20000.00");
        assertThat(balances(emc.value())).containsExactlyInAnyOrder("receivable book:" + lead + " 50000.00", "reinvestment-fund 50000.00");
        assertThat(balances(chef)).isEmpty();
        assertThat(ledger.entries(oven, PageRequest.first()).items()).singleElement().extracting(Ledger.Entry::description).isEqualTo("Sharing of " + emc + " for 2026-11");
        assertThat(ledger.verify().findings()).isEmpty();
    }

    @Test
    void aRepeatGivesTheStatementAndBooksNothingWhateverItIsCalledWith() {
        var first = booked(fourParties(), "1000000");

        assertThat(booked(fourParties(), "1000000")).isEqualTo(first);
        assertThat(booked(terms(Split.EQUAL, "0", node(lead, ActorKind.MICROENTERPRISE, true, Tier.STRATEGIC, null)), "5")).isEqualTo(first);
        assertThat(ledger.entries(lead, PageRequest.first()).total()).isEqualTo(1);
        assertThat(chain.entries(emc, PageRequest.first()).total()).isEqualTo(1);
        assertThat(book.statements(emc, ReadableMonths.every(), PageRequest.first()).items()).containsExactly(first);
    }

    /** Share space of 1,000,000: the oven has 7% for 12 of 30 days = 28,000, its substitute 5% for 18 = 30,000. */
    @Test
    void whoHasLeftWithinTheMonthIsPaidForItsDaysAndTheStatementIsComputedAgainTheSame() {
        var substitute = "ME-" + oven.replaceAll("[^0-9]", "") + "9";
        var after = fourParties().withNodes(fourParties().nodes().stream().map(one -> one.actor().value().equals(oven) ? node(substitute, ActorKind.MICROENTERPRISE, false, Tier.STRATEGIC, "5") : one).toList());
        var month = new ContractMonth(emc, NOVEMBER, List.of(new ContractMonth.Phase(NOVEMBER.atDay(1), 12, fourParties()), new ContractMonth.Phase(NOVEMBER.atDay(13), 18, after)), after);

        var statement = transaction.execute(status -> book.book(month, new BigDecimal("1000000")));

        assertThat(balances(oven)).containsExactly("receivable book:" + lead + " 28000.00", "sharing-income emc:" + emc + " 28000.00");
        assertThat(balances(substitute)).containsExactly("receivable book:" + lead + " 30000.00", "sharing-income emc:" + emc + " 30000.00");
        assertThat(book.statement(emc, NOVEMBER)).contains(statement);
        assertThat(book.recomputes(statement)).isTrue();
        assertThat(ledger.verify().findings()).isEmpty();
    }

    @Test
    void manyAtOncePayOnce() throws Exception {
        try (var workers = Executors.newFixedThreadPool(4)) {
            var statements = workers.invokeAll(Collections.nCopies(8, () -> booked(fourParties(), "1000000")));
            var first = statements.getFirst().get();
            for (var statement : statements) {
                assertThat(statement.get()).isEqualTo(first);
            }
        }
        assertThat(balances(oven)).contains("receivable book:" + lead + " 70000.00");
    }

    @Test
    void aFaultInTheLedgerLeavesNothingBehind() {
        ledger.open(oven, Currency.getInstance("EUR"));

        assertThatThrownBy(() -> booked(fourParties(), "1000000")).isInstanceOf(IllegalStateException.class).hasMessageContaining(oven);
        assertThat(book.statement(emc, NOVEMBER)).isEmpty();
        assertThat(ledger.currencies(List.of(lead))).isEmpty();
        assertThat(chain.entries(emc, PageRequest.first()).total()).isZero();
    }

    @Test
    void aMonthWithNothingToShareIsStatedButNotBooked() {
        var statement = booked(fourParties(), null);

        assertThat(statement.entryKey()).isNull();
        assertThat(statement.result().pool()).isEqualTo("0.00");
        assertThat(ledger.currencies(List.of(lead))).isEmpty();
        assertThat(chain.entries(emc, PageRequest.first()).items()).singleElement().extracting(ContractChain.Entry::entryKey).isEqualTo("settlement/2026-11");
        assertThat(book.recomputes(book.statement(emc, NOVEMBER).orElseThrow())).isTrue();
    }

    @Test
    void onlyTheMonthsAskedForAreListedAndCounted() {
        var november = booked(fourParties(), "100.00");
        book.book(ContractMonth.whole(emc, NOVEMBER.plusMonths(1), fourParties()), new BigDecimal("200.00"));

        assertThat(book.statements(emc, ReadableMonths.every(), PageRequest.first()).total()).isEqualTo(2);
        assertThat(book.statements(emc, ReadableMonths.of(List.of(NOVEMBER)), PageRequest.first())).isEqualTo(PageOf.of(List.of(november), 1, PageRequest.first()));
        assertThat(book.statements(emc, ReadableMonths.of(List.of()), PageRequest.first()).total()).isZero();
    }

    @Test
    void anEqualSplitIgnoresRatios() {
        var nodes = new Node[] {node(lead, ActorKind.MICROENTERPRISE, true, Tier.STRATEGIC, "99"), node(oven, ActorKind.MICROENTERPRISE, false, Tier.STRATEGIC, null), node(chef, ActorKind.PARTNER, false, Tier.STRATEGIC, null)};

        assertThat(booked(terms(Split.EQUAL, "5", nodes), "100.00").result().parties()).extracting(amount -> amount.amount().toPlainString()).containsExactlyInAnyOrder("31.67", "31.67", "31.66");
    }

    @Test
    void proposingStoresNothingAndGivesWhatBookingGives() {
        var proposed = book.propose(ContractMonth.whole(emc, NOVEMBER, fourParties()), new BigDecimal("1234.567"));

        assertThat(book.statement(emc, NOVEMBER)).isEmpty();
        assertThat(booked(fourParties(), "1234.567").result()).isEqualTo(proposed);
        assertThat(proposed.pool()).isEqualTo("1234.57");
    }

    @Test
    void everyStoredMonthRecomputesToTheSameCentsAndAForgedOneDoesNot() {
        var statement = booked(fourParties(), "777777.77");
        var read = book.statement(emc, NOVEMBER).orElseThrow();

        assertThat(read).isEqualTo(statement);
        assertThat(book.recomputes(read)).isTrue();
        assertThatThrownBy(() -> jdbc.sql("update emc.sharing_statement set result = jsonb_set(result, '{pool}', '\"1.00\"') where emc = ?").param(emc.value()).update())
                .isInstanceOf(DataAccessException.class);
        jdbc.sql("alter table emc.sharing_statement disable trigger sharing_statement_stays").update();
        jdbc.sql("update emc.sharing_statement set result = jsonb_set(result, '{pool}', '\"1.00\"') where emc = ?").param(emc.value()).update();
        jdbc.sql("alter table emc.sharing_statement enable trigger sharing_statement_stays").update();
        assertThat(book.recomputes(book.statement(emc, NOVEMBER).orElseThrow())).isFalse();
    }
}
