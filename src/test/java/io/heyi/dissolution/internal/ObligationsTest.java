package io.heyi.dissolution.internal;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.when;

import io.heyi.access.CurrentUser;
import io.heyi.audit.AuditEvent;
import io.heyi.dissolution.DissolutionCode;
import io.heyi.dissolution.DissolutionModule;
import io.heyi.dissolution.Played;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.domain.Obligation;
import io.heyi.dissolution.internal.domain.RunDown;
import io.heyi.dissolution.internal.obligations.ObligationSource;
import io.heyi.dissolution.internal.process.AlternativeSteps;
import io.heyi.dissolution.internal.process.DissolutionClosingSteps;
import io.heyi.dissolution.internal.process.DissolutionVariables;
import io.heyi.dissolution.internal.process.OpeningSteps;
import io.heyi.dissolution.internal.process.RunDownSteps;
import io.heyi.dissolution.internal.settlement.Settlement;
import io.heyi.emc.EmcCode;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.inbox.Inbox;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.inbox.TaskType;
import io.heyi.ledger.Ledger;
import io.heyi.microenterprise.ElectionId;
import io.heyi.microenterprise.ElectionPhase;
import io.heyi.microenterprise.ElectionSummary;
import io.heyi.microenterprise.ElectionTrigger;
import io.heyi.microenterprise.Elections;
import io.heyi.microenterprise.MicroenterpriseKind;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.MicroenterpriseView;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.microenterprise.Proposals;
import io.heyi.performance.FakeEmcs;
import io.heyi.replacement.Neighbours;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.tender.TenderCode;
import io.heyi.tender.Tenders;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Every kind of obligation alone keeps a case from closing and is named with a page to go to; once it is settled the case closes. */
@DissolutionModule
class ObligationsTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger(5000);
    private static final CurrentUser PLATFORM = user("wang", "platform-owner:food", "platform-owner");
    private static final CurrentUser OFFICER = user("sun", "settlement-officer");

    @Autowired DissolutionOpening opening;
    @Autowired DissolutionStore store;
    @Autowired OpeningSteps openings;
    @Autowired AlternativeSteps alternatives;
    @Autowired RunDownSteps runDown;
    @Autowired DissolutionClosingSteps closing;
    @Autowired List<ObligationSource> sources;
    @Autowired List<TaskType> tasks;
    @Autowired Played.Life life;
    @Autowired Played.Books books;
    @Autowired Played.Pool pool;
    @Autowired FakeEmcs emcs;
    @Autowired FakeAccess access;
    @Autowired SetClock clock;
    @Autowired Inbox inbox;
    @Autowired Tenders tenders;
    @Autowired Ledger ledger;
    @Autowired Microenterprises microenterprises;
    @Autowired Elections elections;
    @Autowired Proposals proposals;
    @Autowired TransactionTemplate transaction;
    private String me;
    private CurrentUser member;
    private EmcCode emc;

    /** What may be open, and the page on which it is settled. */
    enum Open {
        emcPart("/emcs/"), election("/elections/"), tender("/tenders/"), bid("/tenders"), task("/inbox/"), claim("/settlement"), signature("/settlement"), inventory("/settlement"),
        scenario("/microenterprises/");

        private final String page;

        Open(String page) {
            this.page = page;
        }
    }

    @BeforeEach
    void aMicroenterprise() {
        int number = NUMBERS.incrementAndGet();
        me = "ME-%04d".formatted(number);
        emc = new EmcCode("EMC-%04d".formatted(number));
        member = user("li-" + number, "me-member:" + me, "entrepreneur");
        life.found(me, "owner-" + number, "li-" + number);
        access.signIn(PLATFORM);
        access.signIn(OFFICER);
        pool.failure = null;
        clock.now = Instant.parse("2026-03-02T09:00:00Z");
        when(microenterprises.find(me)).thenAnswer(call -> Optional.of(new MicroenterpriseView(me, "Food", life.state(me), "food", MicroenterpriseKind.USER, "dinner", "fresh", "owner-" + number, List.of(),
                List.of(), List.of(), "CNY", BigDecimal.ONE, 12, clock.now, null, List.of(), List.of())));
        when(ledger.balances(any())).thenReturn(List.of());
        when(proposals.platforms()).thenReturn(List.of(new Proposals.PlatformView("food", "x")));
        settled();
    }

    private void settled() {
        when(tenders.undecided(any())).thenReturn(new Tenders.Undecided(List.of(), 0));
        when(inbox.offeredTo(any(), anyInt())).thenReturn(List.of());
        when(elections.list(any(), any(), anyBoolean(), any())).thenReturn(PageOf.of(List.of(), 0, new PageRequest(0, 20)));
        emcs.leave(emc, me, YearMonth.of(2026, 3));
        books.points.clear();
    }

    private void open(Open what, DissolutionCode code) {
        switch (what) {
            case emcPart -> emcs.add(emc, Neighbours.cooking(me), YearMonth.of(2026, 1));
            case election -> when(elections.list(any(), any(), anyBoolean(), any())).thenReturn(PageOf.of(List.of(new ElectionSummary(new ElectionId("OE-0007"), me, "Food", ElectionTrigger.values()[0],
                    ElectionPhase.values()[0], "o", 0, clock.now, Optional.empty(), Optional.empty())), 1, new PageRequest(0, 20)));
            case tender -> when(tenders.undecided(any())).thenReturn(new Tenders.Undecided(List.of(new TenderCode("T-0007")), 0));
            case bid -> when(tenders.undecided(any())).thenReturn(new Tenders.Undecided(List.of(), 2));
            case task -> when(inbox.offeredTo(any(), anyInt())).thenReturn(List.of(new Inbox.Offered(UUID.randomUUID(), "EMC-0001/2026-03", "Smart cooking", clock.now, Optional.empty())));
            case claim, signature -> books.points.put(code.value(), List.of(new Settlement.OpenPoint(what.name(), "OWNER", "dissolution.open.inventory", List.of())));
            case inventory, scenario -> { }
        }
    }

    private static DissolutionVariables in(DissolutionCode code) {
        return new DissolutionVariables(code.value(), null, null);
    }

    private DissolutionCode closingCase(Open but) {
        var code = ((DissolutionReply.Opened) opening.open(PLATFORM, me, new DissolutionOpening.Request("KILL_CONDITION", "§ 7", "orders are gone", ""))).code();
        openings.open(in(code));
        alternatives.callForAlternatives(in(code));
        alternatives.closeProposals(in(code));
        alternatives.closeAgreements(in(code));
        runDown.giveNotice(in(code));
        runDown.depart(in(code));
        if (but != Open.scenario) {
            giveScenarioBack(code);
        }
        runDown.askInventory(in(code));
        if (but != Open.inventory) {
            closeInventory(code);
        }
        return code;
    }

    private void giveScenarioBack(DissolutionCode code) {
        decide("dissolution.writeLessons", code, member, "write", Map.of("lessons", "ask users first"));
        runDown.giveScenarioBack(in(code));
    }

    private void closeInventory(DissolutionCode code) {
        decide("dissolution.closeInventory", code, OFFICER, "close", Map.of());
        runDown.drawUp(in(code));
    }

    private void decide(String id, DissolutionCode code, CurrentUser by, String outcome, Map<String, Object> values) {
        var context = new TaskContext(UUID.randomUUID(), 1, "me-dissolution", "userTask", code.value(), Optional.empty(), List.of(), Instant.EPOCH, Optional.empty(), Map.of());
        var result = transaction.execute(status -> tasks.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow()
                .decide(context, new TaskDecision(by, outcome, Optional.of("because"), values, clock.now)));
        assertThat(result).isInstanceOf(TaskType.DecisionResult.Recorded.class);
    }

    private Dissolution found(DissolutionCode code) {
        return store.find(code).orElseThrow();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Open.class)
    void whatIsOpenRefusesTheClosingAndIsNamedWithItsPageAndWhatIsSettledLetsItClose(Open what) {
        var code = closingCase(what);
        open(what, code);

        assertThat(closing.check(in(code)).anyOpen()).isTrue();
        assertThat(closing.close(in(code)).closing()).as("it cannot be forced").isEqualTo("open");
        assertThat(life.state(me)).isEqualTo(MicroenterpriseState.DISSOLVING);
        assertThat(books.done).doesNotContain("book " + code);
        assertThat(found(code).runDown().open()).filteredOn(one -> one.kind().equals(what.name())).singleElement().satisfies(one -> {
            assertThat(one.link()).contains(what.page);
            assertThat(ResourceBundle.getBundle("messages/dissolution").containsKey("dissolution.obligation." + one.kind())).isTrue();
        });
        assertThat(found(code).runDown().open()).extracting(Obligation::kind).as("nothing else")
                .containsOnly(what.name());

        settled();
        if (what == Open.scenario) {
            giveScenarioBack(code);
        } else if (what == Open.inventory) {
            closeInventory(code);
        }
        assertThat(closing.check(in(code)).anyOpen()).isFalse();
        assertThat(closing.close(in(code)).closing()).isEqualTo("closed");
        assertThat(life.state(me)).isEqualTo(MicroenterpriseState.CLOSED);
    }

    @Test
    void anInventoryThatIsClosedWithoutASignedSumKeepsItOpen() {
        var code = closingCase(null);
        transaction.executeWithoutResult(status -> {
            var found = store.lock(code);
            found.runDown(found.runDown().drawnUp(null), AuditEvent.SYSTEM, "waterfallDrawnUp", Map.of());
            store.save(found);
        });
        assertThat(closing.close(in(code)).closing()).isEqualTo("open");
        assertThat(found(code).runDown()).extracting(RunDown::open).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Obligation.class)).extracting(Obligation::kind).containsExactly("waterfall");
        assertThat(closing.check(in(code)).anyOpen()).as("it is drawn up anew").isFalse();
    }

    @Test
    void whatWaitsForTheOwnersSignatureIsOwedByItsMicroenterpriseAndIsNotCalledUndrawn() {
        var code = closingCase(Open.inventory);
        books.points.put(code.value(), List.of(new Settlement.OpenPoint("signature", "OFFICER", "dissolutionmoney.open.signature.OFFICER", List.of()),
                new Settlement.OpenPoint("signature", "OWNER", "dissolutionmoney.open.signature.OWNER", List.of())));

        assertThat(closing.check(in(code)).anyOpen()).isTrue();

        assertThat(found(code).runDown().open()).extracting(Obligation::kind, Obligation::owes)
                .containsExactly(tuple("inventory", "settlement-officer"), tuple("signature", "settlement-officer"), tuple("signature", me));

        closeInventory(code);
        assertThat(found(code).runDown().open()).as("an officer who has drawn it up on its page may close the inventory").isNotEmpty();
        assertThat(found(code).runDown().inventoryClosedBy()).isNotNull();
    }

    @Test
    void aSignedSettlementThatIsOvertakenAtTheClosingIsAskedForAnewAndItsOldSignaturesCountNoMore() {
        var code = closingCase(null);
        books.points.put(code.value(), List.of(new Settlement.OpenPoint("late", me, "dissolutionmoney.open.late", List.of(me, "2026-04-01"))));

        var looked = closing.check(in(code));

        assertThat(looked.anyOpen()).isTrue();
        assertThat(looked.settleAnew()).isTrue();
        runDown.askInventory(in(code));
        assertThat(found(code).runDown().inventoryClosedBy()).isNull();
        assertThat(found(code).runDown().fingerprint()).isNull();
        assertThat(found(code).runDown().inventoryRound()).isEqualTo(1);
        runDown.askInventory(in(code));
        assertThat(found(code).runDown().inventoryRound()).as("silence asks more people").isEqualTo(2);

        books.points.remove(code.value());
        closeInventory(code);
        assertThat(closing.check(in(code))).extracting(DissolutionClosingSteps.ObligationsChecked::anyOpen, DissolutionClosingSteps.ObligationsChecked::settleAnew).containsExactly(false, false);
        assertThat(closing.close(in(code)).closing()).isEqualTo("closed");
    }

    @Test
    void aSettlementThatOnlyWaitsForItsDayIsNobodysTask() {
        var code = closingCase(null);
        books.points.put(code.value(), List.of(new Settlement.OpenPoint("closingDay", me, "dissolutionmoney.open.closingDay", List.of(me, "2026-04-01"))));
        assertThat(closing.check(in(code))).extracting(DissolutionClosingSteps.ObligationsChecked::anyOpen, DissolutionClosingSteps.ObligationsChecked::settleAnew).containsExactly(true, false);
    }

    @Test
    void whatElseIsOpenIsSettledBeforeTheMoneyIsDrawnUpAnew() {
        var code = closingCase(null);
        books.points.put(code.value(), List.of(new Settlement.OpenPoint("changed", me, "dissolutionmoney.open.changed", List.of(me))));
        open(Open.tender, code);
        assertThat(closing.check(in(code)).settleAnew()).isFalse();
        settled();
        books.points.put(code.value(), List.of(new Settlement.OpenPoint("changed", me, "dissolutionmoney.open.changed", List.of(me))));
        assertThat(closing.check(in(code)).settleAnew()).isTrue();
    }

    /** A new source gets a line in {@link Open}; the taker of a merger stands in {@link DissolvingTest}. */
    @Test
    void everySourceOfTheChecklistIsTestedHere() {
        assertThat(sources).extracting(source -> source.getClass().getSimpleName()).containsExactlyInAnyOrder("EmcParts", "OpenElections", "OpenMoney", "OpenTasks", "OpenTenders", "Scenario", "TakerOfMerger");
    }
}
