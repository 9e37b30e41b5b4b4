package io.heyi.dissolution.internal;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.startsWith;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.heyi.access.CurrentUser;
import io.heyi.access.Relation;
import io.heyi.ballot.BallotId;
import io.heyi.dissolution.DissolutionClosed;
import io.heyi.dissolution.DissolutionCode;
import io.heyi.dissolution.DissolutionModule;
import io.heyi.dissolution.DissolutionOutcome;
import io.heyi.dissolution.Played;
import io.heyi.dissolution.internal.domain.Destination;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.domain.DissolutionStep;
import io.heyi.dissolution.internal.domain.Obligation;
import io.heyi.dissolution.internal.domain.Gate;
import io.heyi.dissolution.internal.domain.Trigger;
import io.heyi.dissolution.internal.process.AlternativeSteps;
import io.heyi.dissolution.internal.process.CarryingSteps;
import io.heyi.dissolution.internal.process.DissolutionClosingSteps;
import io.heyi.dissolution.internal.process.DissolutionVariables;
import io.heyi.dissolution.internal.process.FrozenTakers;
import io.heyi.dissolution.internal.process.OpeningSteps;
import io.heyi.dissolution.internal.process.RunDownSteps;
import io.heyi.dissolution.internal.process.TakerDropped;
import io.heyi.dissolution.internal.settlement.Inventory.Signatory;
import io.heyi.dissolution.internal.settlement.Settlement;
import io.heyi.dissolution.internal.settlement.SettlementSigned;
import io.heyi.emc.ActorId;
import io.heyi.emc.ContractSealed;
import io.heyi.emc.EmcCode;
import io.heyi.emc.UnsealedContracts;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.inbox.Inbox;
import io.heyi.inbox.SettledTasks;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.inbox.TaskType;
import io.heyi.inbox.TaskType.DecisionResult;
import io.heyi.ledger.Ledger;
import io.heyi.microenterprise.ElectionId;
import io.heyi.microenterprise.Elections;
import io.heyi.microenterprise.KillClause;
import io.heyi.microenterprise.LifecycleChanged;
import io.heyi.microenterprise.MicroenterpriseKind;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.MicroenterpriseView;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.microenterprise.OwnerSearch;
import io.heyi.microenterprise.OwnerSearchEnded;
import io.heyi.microenterprise.ProposalView;
import io.heyi.microenterprise.Proposals;
import io.heyi.performance.FakeEmcs;
import io.heyi.replacement.Neighbours;
import io.heyi.replacement.ReplacementOutcome;
import io.heyi.shared.FieldError;
import io.heyi.shared.Money;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.tender.TenderClosed;
import io.heyi.tender.TenderCode;
import io.heyi.tender.TenderState;
import io.heyi.tender.Tenders;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

/** Cases from their opening to their closing, on a real database with neighbours in memory. */
@DissolutionModule
class DissolvingTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger(300);
    private static final CurrentUser PLATFORM = user("wang", "platform-owner:food", "platform-owner");
    private static final CurrentUser SECOND = user("zhou", "platform-second-owner:food", "platform-owner");
    private static final CurrentUser OFFICER = user("sun", "settlement-officer");

    @Autowired DissolutionOpening opening;
    @Autowired DissolutionService cases;
    @Autowired DissolutionStore store;
    @Autowired OpeningSteps openings;
    @Autowired AlternativeSteps alternatives;
    @Autowired CarryingSteps carrying;
    @Autowired RunDownSteps runDown;
    @Autowired DissolutionClosingSteps closing;
    @Autowired DissolutionSchedule schedule;
    @Autowired DissolutionTriggers triggers;
    @Autowired DissolutionEnding ending;
    @Autowired MergerTakers interests;
    @Autowired FrozenTakers frozenTakers;
    @Autowired SettledTasks settledTasks;
    @Autowired Played.Life life;
    @Autowired Played.Leavings leavings;
    @Autowired Played.Books books;
    @Autowired Played.Pool pool;
    @Autowired Played.Scenarios scenarios;
    @Autowired FakeEmcs emcs;
    @Autowired FakeAccess access;
    @Autowired SetClock clock;
    @Autowired Neighbours.Commands commands;
    @Autowired Neighbours.Register register;
    @Autowired Neighbours.Box box;
    @Autowired Inbox inbox;
    @Autowired Tenders tenders;
    @Autowired UnsealedContracts unsealed;
    @Autowired Ledger ledger;
    @Autowired Microenterprises microenterprises;
    @Autowired Elections elections;
    @Autowired OwnerSearch owners;
    @Autowired Proposals proposals;
    @Autowired List<TaskType> tasks;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;
    @Autowired ApplicationEvents events;
    private String me;
    private String other;
    private CurrentUser owner;
    private CurrentUser member;

    @BeforeEach
    void aMicroenterpriseOfThree() {
        int number = NUMBERS.addAndGet(2);
        me = "ME-%04d".formatted(number);
        other = "ME-%04d".formatted(number + 1);
        owner = user("owner-" + number, "me-owner:" + me, "entrepreneur");
        member = user("li-" + number, "me-member:" + me, "entrepreneur");
        life.found(me, owner.username().value(), member.username().value(), "wu-" + number);
        life.found(other, "owner-" + (number + 1));
        access.signIn(PLATFORM);
        access.signIn(SECOND);
        access.signIn(OFFICER);
        pool.failure = null;
        clock.now = Instant.parse("2026-03-02T09:00:00Z");
        when(microenterprises.find(me)).thenAnswer(call -> Optional.of(view(me, owner.username().value())));
        when(microenterprises.find(other)).thenAnswer(call -> Optional.of(view(other, "owner-x")));
        when(ledger.balances(any())).thenReturn(List.of(new Ledger.Balance(Ledger.Account.cash(), Money.of("1000.01", "CNY")),
                new Ledger.Balance(Ledger.Account.payableToPartner("chef-li"), Money.of("40.00", "CNY")), new Ledger.Balance(Ledger.Account.memberCapital("li"), Money.of("500.00", "CNY")),
                new Ledger.Balance(Ledger.Account.receivable("ME-0001"), Money.of("9.00", "CNY"))));
        when(tenders.undecided(any())).thenReturn(new Tenders.Undecided(List.of(), 0));
        when(inbox.offeredTo(any(), anyInt())).thenReturn(List.of());
        when(elections.list(any(), any(), anyBoolean(), any())).thenReturn(PageOf.of(List.of(), 0, new PageRequest(0, 20)));
        when(proposals.platforms()).thenReturn(List.of(new Proposals.PlatformView("food", "x"), new Proposals.PlatformView("home", "y")));
    }

    private MicroenterpriseView view(String code, String leader) {
        return new MicroenterpriseView(code, "Food network " + code, life.state(code), "food", MicroenterpriseKind.USER, "dinner at home", "fresh", leader, List.of(), List.of(), List.of(), "CNY",
                new BigDecimal("1000"), 12, clock.now.minusSeconds(86_400L * 100), null, List.of(), List.of());
    }

    private DissolutionReply open(CurrentUser person, Trigger trigger, String key) {
        return opening.open(person, me, new DissolutionOpening.Request(trigger.name(), "§ 7 of the agreement", "orders are gone", key));
    }

    private DissolutionCode opened(CurrentUser person, Trigger trigger) {
        return ((DissolutionReply.Opened) open(person, trigger, "")).code();
    }

    private static DissolutionVariables in(DissolutionCode code) {
        return new DissolutionVariables(code.value(), null, null);
    }

    private Dissolution found(DissolutionCode code) {
        return store.find(code).orElseThrow();
    }

    private DecisionResult decide(String id, DissolutionCode code, CurrentUser by, String outcome, Map<String, Object> variables, Map<String, Object> values, String... groups) {
        var context = new TaskContext(UUID.randomUUID(), 1, "me-dissolution", "userTask", code.value(), Optional.empty(), List.of(groups), Instant.EPOCH, Optional.empty(), variables);
        return transaction.execute(status -> tasks.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow()
                .decide(context, new TaskDecision(by, outcome, Optional.of("because"), values, clock.now)));
    }

    /** To the run-down, without an objection and without alternatives. */
    private DissolutionCode runningDown() {
        var code = opened(PLATFORM, Trigger.KILL_CONDITION);
        openings.open(in(code));
        alternatives.callForAlternatives(in(code));
        alternatives.closeProposals(in(code));
        assertThat(alternatives.closeAgreements(in(code)).decider()).isEqualTo("nobody");
        runDown.giveNotice(in(code));
        return code;
    }

    private DissolutionCode settled() {
        var code = runningDown();
        runDown.depart(in(code));
        decide("dissolution.writeLessons", code, member, "write", Map.of(), Map.of("lessons", "ask users first"));
        runDown.giveScenarioBack(in(code));
        runDown.askInventory(in(code));
        assertThat(decide("dissolution.closeInventory", code, OFFICER, "close", Map.of(), Map.of(), "settlement-officer")).isInstanceOf(DecisionResult.Recorded.class);
        runDown.drawUp(in(code));
        return code;
    }

    // --- who opens what

    @Test
    void thePlatformOpensWithARuleAndNewCommitmentsAreFrozenInTheSameMoment() {
        var code = opened(PLATFORM, Trigger.KILL_CONDITION);
        assertThat(life.state(me)).isEqualTo(MicroenterpriseState.DISSOLVING);
        assertThat(found(code)).satisfies(one -> {
            assertThat(one.isFrozen()).isTrue();
            assertThat(one.members()).hasSize(3).first().isEqualTo(owner.username().value());
        });
        assertThat(commands.published).filteredOn(one -> one.key().equals(code.value())).singleElement().satisfies(one -> assertThat(one.message()).isEqualTo("dissolution.caseOpened"));
    }

    @Test
    void thirtyDaysAreDaysOfTheCalendarAlsoWhenTheClocksChange() {
        var code = opened(PLATFORM, Trigger.KILL_CONDITION);
        assertThat(found(code).caseDueAt()).as("10:00 in Berlin, before and after the change of 29 March").isEqualTo(Instant.parse("2026-04-01T08:00:00Z"));
    }

    @Test
    void aRepeatWithTheSameKeyGivesTheSameCaseAndAnotherRequestNamesTheOpenOne() {
        var first = (DissolutionReply.Opened) open(PLATFORM, Trigger.KILL_CONDITION, "k-" + me);
        assertThat(open(PLATFORM, Trigger.KILL_CONDITION, "k-" + me)).isEqualTo(first);
        assertThat(open(PLATFORM, Trigger.FAILED_GATE, "k-" + me)).isInstanceOf(DissolutionReply.Invalid.class);
        assertThat(open(PLATFORM, Trigger.KILL_CONDITION, "")).isEqualTo(new DissolutionReply.OpenAlready(first.code()));
    }

    @Test
    void onlyThePlatformWithoutAnInterestAndOnlyMembersOpen() {
        assertThat(open(member, Trigger.KILL_CONDITION, "")).isEqualTo(new DissolutionReply.NotAllowed("dissolution.refusal.notThePlatform"));
        assertThat(open(PLATFORM, Trigger.OWN_DECISION, "")).isEqualTo(new DissolutionReply.NotAllowed("dissolution.refusal.notAMember"));
        register.add("wang", me);
        assertThat(open(PLATFORM, Trigger.KILL_CONDITION, "")).isEqualTo(new DissolutionReply.NotAllowed("dissolution.refusal.interest"));
        assertThat(open(SECOND, Trigger.KILL_CONDITION, "")).isInstanceOf(DissolutionReply.Opened.class);
    }

    @Test
    void missedLeadingValuesAreNoCauseWhileTheShieldHolds() {
        assertThat(open(PLATFORM, Trigger.LEADING_MISSED, "")).isInstanceOf(DissolutionReply.Invalid.class);
        clock.now = clock.now.plusSeconds(86_400L * 600);
        when(microenterprises.find(me)).thenReturn(Optional.of(new MicroenterpriseView(me, "Food", MicroenterpriseState.RUNNING, "food", MicroenterpriseKind.USER, "", "", "o", List.of(), List.of(),
                List.of(), "CNY", BigDecimal.ONE, 12, clock.now.minusSeconds(86_400L * 580), null, List.of(), List.of())));
        assertThat(open(PLATFORM, Trigger.LEADING_MISSED, "")).isInstanceOf(DissolutionReply.Opened.class);
    }

    @Test
    void theKillConditionsOfItsAgreementAreCitedByTheClauseUnderWhichItIsClosed() {
        when(microenterprises.killClause(me)).thenReturn(Optional.of(new KillClause("5.7", BigDecimal.TEN, 2, 18, 3)));
        assertThat(opening.open(PLATFORM, me, new DissolutionOpening.Request("KILL_CONDITION", "rule 7", "gone", "")))
                .isEqualTo(new DissolutionReply.Invalid(List.of(FieldError.of("rule", "dissolution.error.clause", "5.7 (a), 5.7 (b)"))));
        assertThat(opening.open(PLATFORM, me, new DissolutionOpening.Request("CASH_ALLOWANCE", "Founding agreement 5.7 (a)", "gone", "")))
                .isEqualTo(new DissolutionReply.Invalid(List.of(FieldError.of("rule", "dissolution.error.clause", "5.7 (b)"))));
        assertThat(opening.open(PLATFORM, me, new DissolutionOpening.Request("KILL_CONDITION", "Founding agreement 5.7 (a)", "gone", ""))).as("the shield holds")
                .isInstanceOfSatisfying(DissolutionReply.Invalid.class, invalid -> assertThat(invalid.errors()).singleElement().satisfies(error -> assertThat(error.code()).isEqualTo("dissolution.error.clauseShield")));
        var opened = (DissolutionReply.Opened) opening.open(PLATFORM, me, new DissolutionOpening.Request("KILL_CONDITION", "Founding agreement 5.7 (b): cash", "gone", ""));
        assertThat(found(opened.code()).rule()).isEqualTo("Founding agreement 5.7 (b): cash");
    }

    @Test
    void aGateThatWasNotPassedIsNamedWithItsEvidence() {
        var target = new ProposalView.Target("Ovens in use", "ovens", BigDecimal.ONE, BigDecimal.TWO, BigDecimal.TEN, "2026-03");
        when(microenterprises.find(me)).thenReturn(Optional.of(new MicroenterpriseView(me, "Food", MicroenterpriseState.RUNNING, "food", MicroenterpriseKind.USER, "", "", "o", List.of(), List.of(),
                List.of(target), "CNY", BigDecimal.ONE, 12, clock.now.minusSeconds(86_400L), null, List.of(), List.of())));
        clock.now = Instant.parse("2026-03-31T09:00:00Z");
        assertThat(gate("FAILED_GATE", " ", "")).isInstanceOfSatisfying(DissolutionReply.Invalid.class, invalid -> assertThat(invalid.errors()).extracting(FieldError::field).containsExactly("gate", "evidence"));
        assertThat(gate("FAILED_GATE", "ovens in use", "none is in use")).isEqualTo(new DissolutionReply.Invalid(List.of(FieldError.of("gate", "dissolution.error.gateNotDue", "Ovens in use", "2026-03"))));
        assertThat(gate("KILL_CONDITION", "Stage B", "")).isEqualTo(new DissolutionReply.Invalid(List.of(FieldError.of("gate", "dissolution.error.noGate"))));
        clock.now = Instant.parse("2026-04-01T09:00:00Z");
        var opened = (DissolutionReply.Opened) gate("FAILED_GATE", " Ovens in use ", "none is in use");
        assertThat(found(opened.code()).gate()).contains(new Gate("Ovens in use", "none is in use"));
        assertThat(gate("FAILED_GATE", "Ovens in use", "none is in use")).as("the same key").isEqualTo(opened);
        assertThat(gate("FAILED_GATE", "Ovens in use", "other figures")).isInstanceOf(DissolutionReply.Invalid.class);
    }

    private DissolutionReply gate(String trigger, String gate, String evidence) {
        return opening.open(PLATFORM, me, new DissolutionOpening.Request(trigger, "Decision of the committee", "gone", gate, evidence, "gate-" + me));
    }

    @Test
    void anObjectionThatHoldsTakesTheFreezeBack() {
        var code = opened(PLATFORM, Trigger.KILL_CONDITION);
        openings.open(in(code));
        assertThat(cases.object(PLATFORM, code, "no")).isInstanceOf(DissolutionReply.NotAllowed.class);
        assertThat(cases.object(member, code, " ")).isInstanceOf(DissolutionReply.Invalid.class);
        assertThat(cases.object(member, code, "the rule is another one")).isInstanceOf(DissolutionReply.Done.class);
        assertThat(openings.askJudge(in(code)).judgeGroups()).containsExactly("platform-second-owner:food");
        assertThat(decide("dissolution.judgeObjection", code, member, "uphold", Map.of(), Map.of(), "platform-second-owner:food")).isInstanceOf(DecisionResult.NotAllowed.class);
        assertThat(decide("dissolution.judgeObjection", code, SECOND, "uphold", Map.of(), Map.of(), "platform-second-owner:food")).isInstanceOf(DecisionResult.Recorded.class);
        assertThat(openings.closeObjection(in(code)).wronglyOpened()).isTrue();
        openings.conclude(new DissolutionVariables(code.value(), "WRONGLY_OPENED", null));
        openings.conclude(new DissolutionVariables(code.value(), "WRONGLY_OPENED", null));
        assertThat(life.state(me)).isEqualTo(MicroenterpriseState.RUNNING);
        assertThat(events.stream(DissolutionClosed.class).filter(one -> one.code().equals(code))).singleElement().satisfies(one -> assertThat(one.outcome()).isEqualTo(DissolutionOutcome.WRONGLY_OPENED));
    }

    @Test
    void aMotionFreezesNothingUntilTwoThirdsHaveCarriedIt() {
        var code = opened(member, Trigger.OWN_DECISION);
        assertThat(life.state(me)).isEqualTo(MicroenterpriseState.RUNNING);
        assertThat(openings.open(in(code)).voluntary()).isTrue();
        var vote = alternatives.openVote(in(code));
        assertThat(vote.seats()).hasSize(3);
        box.count(new BallotId(vote.ballot()), Map.of("dissolve", 2, "goOn", 1));
        assertThat(alternatives.applyVote(in(code)).way()).isEqualTo("alternatives");
        assertThat(life.state(me)).isEqualTo(MicroenterpriseState.DISSOLVING);
    }

    // --- alternatives

    @Test
    void aSaleMovesItAndLetsItRunOn() {
        var code = opened(PLATFORM, Trigger.KILL_CONDITION);
        alternatives.callForAlternatives(in(code));
        assertThat(cases.propose(member, code, new DissolutionService.Proposal("SALE", "nowhere", "fits"))).isInstanceOf(DissolutionReply.Invalid.class);
        assertThat(cases.propose(member, code, new DissolutionService.Proposal("SALE", "home", "fits"))).isInstanceOf(DissolutionReply.Done.class);
        var asked = alternatives.closeProposals(in(code));
        assertThat(asked.takers()).singleElement().satisfies(taker -> assertThat(taker.groups()).containsExactly("platform-owner:home"));
        decide("dissolution.agreeToTake", code, user("home-owner", "platform-owner:home"), "agree", Map.of("taker", Map.of("id", "A1")), Map.of());
        assertThat(alternatives.closeAgreements(in(code)).decider()).isEqualTo("platform");
        assertThat(decide("dissolution.decideAlternative", code, member, "choose", Map.of(), Map.of("alternative", "A1"))).isInstanceOf(DecisionResult.NotAllowed.class);
        decide("dissolution.decideAlternative", code, PLATFORM, "choose", Map.of(), Map.of("alternative", "A1"));
        assertThat(alternatives.applyDecision(in(code)).way()).isEqualTo("sale");
        carrying.sell(in(code));
        assertThat(found(code).outcome()).contains(DissolutionOutcome.SOLD);
        assertThat(life.state(me)).isEqualTo(MicroenterpriseState.RUNNING);
        assertThat(leavings.stayed).contains(code.value());
    }

    @Test
    void aNewOwnerSavesItAndWithoutOneItGoesOn() {
        var code = opened(PLATFORM, Trigger.KILL_CONDITION);
        when(owners.begin(me, code.value())).thenReturn(Optional.of(new ElectionId("OE-0007")));
        carrying.seekOwner(in(code));
        assertThat(carrying.closeElection(in(code)).ownerFound()).isFalse();
        carrying.seekOwner(in(code));
        transaction.executeWithoutResult(status -> triggers.on(new OwnerSearchEnded(me, code.value(), new ElectionId("OE-0007"), member.username(), clock.now)));
        assertThat(carrying.closeElection(in(code)).ownerFound()).isTrue();
        assertThat(found(code).outcome()).contains(DissolutionOutcome.SAVED_BY_NEW_OWNER);
        assertThat(life.state(me)).isEqualTo(MicroenterpriseState.RUNNING);
    }

    @Test
    void aMergerIntoBooksOfAnotherCurrencyIsRefusedWhenItIsProposed() {
        var code = opened(PLATFORM, Trigger.KILL_CONDITION);
        alternatives.callForAlternatives(in(code));
        when(ledger.currencies(any())).thenReturn(Map.of(me, Currency.getInstance("CNY"), other, Currency.getInstance("EUR")));
        var merger = new DissolutionService.Proposal("MERGER", other, "fits");

        assertThat(cases.propose(user("owner-x", "me-owner:" + other, "entrepreneur"), code, merger))
                .isEqualTo(new DissolutionReply.Invalid(List.of(FieldError.of("target", "dissolution.error.mergerCurrency", other, "EUR", "CNY"))));
        assertThat(found(code).alternatives()).isEmpty();
        when(ledger.currencies(any())).thenReturn(Map.of(me, Currency.getInstance("CNY"), other, Currency.getInstance("CNY")));
        assertThat(cases.propose(user("owner-x", "me-owner:" + other, "entrepreneur"), code, merger)).isEqualTo(new DissolutionReply.Done());
    }

    @Test
    void aMergerHandsTheBooksAndThePeopleOver() {
        var code = opened(PLATFORM, Trigger.KILL_CONDITION);
        alternatives.callForAlternatives(in(code));
        cases.propose(user("owner-x", "me-owner:" + other, "entrepreneur"), code, new DissolutionService.Proposal("MERGER", other, "fits"));
        assertThat(alternatives.closeProposals(in(code)).takers()).as("who proposes it agrees").isEmpty();
        alternatives.closeAgreements(in(code));
        decide("dissolution.decideAlternative", code, PLATFORM, "choose", Map.of(), Map.of("alternative", "A1"));
        assertThat(alternatives.applyDecision(in(code)).way()).isEqualTo("consent");
        var vote = alternatives.openVote(in(code));
        box.count(new BallotId(vote.ballot()), Map.of("merge", 3));
        assertThat(alternatives.applyVote(in(code)).merging()).isTrue();
        assertThat(runDown.giveNotice(in(code)).merging()).isTrue();
        runDown.depart(in(code));
        assertThat(leavings.preferred).extracting(Object::toString).contains(other);
        runDown.giveScenarioBack(in(code));
        assertThat(closing.check(in(code)).anyOpen()).isFalse();
        assertThat(closing.close(in(code)).closing()).isEqualTo("merged");
        assertThat(books.done).contains("handOver " + code + " " + other).doesNotContain("book " + code);
        assertThat(life.in(other)).hasSize(4);
        assertThat(life.of(member.username())).singleElement().satisfies(one -> assertThat(one.microenterprise()).isEqualTo(other));
    }

    /** Its platform has chosen the merger, and the members have not voted on it yet. */
    private DissolutionCode mergerChosen() {
        var code = opened(PLATFORM, Trigger.KILL_CONDITION);
        alternatives.callForAlternatives(in(code));
        cases.propose(user("owner-x", "me-owner:" + other, "entrepreneur"), code, new DissolutionService.Proposal("MERGER", other, "fits"));
        alternatives.closeProposals(in(code));
        alternatives.closeAgreements(in(code));
        decide("dissolution.decideAlternative", code, PLATFORM, "choose", Map.of(), Map.of("alternative", "A1"));
        alternatives.applyDecision(in(code));
        return code;
    }

    /** Up to the gate of the closing. */
    private void mergerWantedByTheMembers(DissolutionCode code) {
        box.count(new BallotId(alternatives.openVote(in(code)).ballot()), Map.of("merge", 3));
        alternatives.applyVote(in(code));
        runDown.giveNotice(in(code));
        runDown.depart(in(code));
        runDown.giveScenarioBack(in(code));
    }

    @Test
    void aTakerThatIsFrozenAfterTheVoteIsNamedAndTakesNobodyWhileItIs() {
        var code = mergerChosen();
        mergerWantedByTheMembers(code);
        life.freeze(other, "DC-0099", "KILL_CONDITION");

        assertThat(closing.check(in(code)).anyOpen()).isTrue();
        assertThat(closing.close(in(code)).closing()).isEqualTo("open");
        assertThat(found(code).runDown().open()).singleElement().satisfies(point -> assertThat(point.kind()).isEqualTo("taker"), point -> assertThat(point.arguments()).containsExactly(other, "DC-0099"),
                point -> assertThat(point.link()).isEqualTo("/microenterprises/" + other));
        life.resume(other, "DC-0099", "saved");
        assertThat(closing.close(in(code)).closing()).isEqualTo("merged");
    }

    @Test
    void aMergerWaitsUntilSomebodyHasSaidOfEachClaimWhetherItIsOwed() {
        var code = mergerChosen();
        mergerWantedByTheMembers(code);
        books.points.put(code.value(), List.of(new Settlement.OpenPoint("claim", "Chef", "dissolutionmoney.open.claim", List.of("Chef", 1)),
                new Settlement.OpenPoint("lastDay", me, "dissolutionmoney.open.lastDay", List.of(me))));

        var looked = closing.check(in(code));
        assertThat(looked.anyOpen()).isTrue();
        assertThat(looked.settleAnew()).as("nothing is drawn up for a merger").isFalse();
        assertThat(found(code).runDown().open()).extracting(Obligation::kind).containsExactly("claim");
        assertThat(closing.close(in(code)).closing()).isEqualTo("open");

        books.points.put(code.value(), List.of(new Settlement.OpenPoint("lastDay", me, "dissolutionmoney.open.lastDay", List.of(me))));
        assertThat(closing.close(in(code)).closing()).isEqualTo("merged");
    }

    @Test
    void thePlatformGivesAMergerUpWhoseTakerIsDissolvedAndTheCaseGoesTheOrdinaryWay() {
        var code = mergerChosen();
        assertThat(cases.giveMergerUp(PLATFORM, code, "too early")).as("nothing is carried out yet").isInstanceOf(DissolutionReply.TooLate.class);
        mergerWantedByTheMembers(code);

        assertThat(cases.giveMergerUp(PLATFORM, code, "I changed my mind")).as("the members have decided it").isEqualTo(new DissolutionReply.TooLate("dissolution.refusal.takerRuns", List.of()));
        assertThat(cases.find(PLATFORM, code).orElseThrow().mayGiveMergerUp()).isFalse();
        life.freeze(other, "DC-0099", "KILL_CONDITION");
        assertThat(cases.giveMergerUp(member, code, "no")).isInstanceOf(DissolutionReply.NotAllowed.class);
        assertThat(cases.giveMergerUp(PLATFORM, code, " ")).isInstanceOf(DissolutionReply.Invalid.class);
        assertThat(cases.find(PLATFORM, code).orElseThrow().mayGiveMergerUp()).isTrue();
        assertThat(found(code).isMerging()).as("refusals change nothing").isTrue();

        assertThat(cases.giveMergerUp(PLATFORM, code, "It ends as well")).isInstanceOf(DissolutionReply.Done.class);
        assertThat(found(code).isMerging()).isFalse();
        assertThat(books.done).contains("extendClaims " + code);
        books.points.put(code.value(), List.of(new Settlement.OpenPoint("claimWindow", code.value(), "dissolutionmoney.open.claimWindow", List.of("2026-05-01"))));
        assertThat(closing.check(in(code)).settleAnew()).as("inventory and signatures are asked for now").isTrue();
        assertThat(cases.giveMergerUp(PLATFORM, code, "again")).isInstanceOf(DissolutionReply.TooLate.class);
        books.points.remove(code.value());
        assertThat(closing.check(in(code)).settleAnew()).as("also where nothing of it is open").isTrue();
        runDown.askInventory(in(code));
        decide("dissolution.closeInventory", code, OFFICER, "close", Map.of(), Map.of());
        runDown.drawUp(in(code));
        assertThat(closing.close(in(code)).closing()).isEqualTo("closed");
        assertThat(books.done).contains("book " + code).noneMatch(one -> one.startsWith("handOver " + code));
    }

    // --- settling

    @Test
    void everyCounterpartyIsToldOnceWithAllReasonsAndAcknowledgesForItself() {
        var emc = new EmcCode("EMC-" + me.substring(3));
        emcs.add(emc, Neighbours.cooking(me), YearMonth.of(2026, 1));
        var code = runningDown();
        assertThat(found(code).runDown().notices()).extracting(one -> one.party() + " " + one.reasons()).contains("ME-0001 [" + emc + "]", "chef-li [" + emc + ", creditor]", "member:li [investor]",
                "platform:food [platform]").hasSize(4);
        assertThat(books.done).as("a fifth of the cash, rounded down").contains("begin " + code + " 200.00 CNY");
        var chef = user("chef-li", "external-partner");
        assertThat(cases.find(chef, code)).hasValueSatisfying(view -> {
            assertThat(view.notices()).hasSize(1);
            assertThat(view.reason()).isEmpty();
            assertThat(view.checklist()).isEmpty();
        });
        assertThat(cases.acknowledge(chef, code)).isInstanceOf(DissolutionReply.Done.class);
        assertThat(cases.acknowledge(chef, code)).isInstanceOf(DissolutionReply.Done.class);
        assertThat(cases.acknowledge(OFFICER, code)).isInstanceOf(DissolutionReply.NotAllowed.class);
        assertThat(cases.find(user("stranger", "external-partner"), code)).isEmpty();
        emcs.leave(emc, me, YearMonth.of(2026, 3));
    }

    @Test
    void itWaitsUntilItHasLeftEveryContract() {
        leavings.partyTo(me, new EmcCode("EMC-8001"), new EmcCode("EMC-8002"));
        var code = runningDown();
        assertThat(runDown.depart(in(code)).departing()).isTrue();
        leavings.end(code.value(), ReplacementOutcome.REPLACED);
        transaction.executeWithoutResult(status -> triggers.on(new ContractSealed(new EmcCode("EMC-8002"), 2, YearMonth.of(2026, 3), clock.now)));
        transaction.executeWithoutResult(status -> triggers.on(new ContractSealed(new EmcCode("EMC-8002"), 2, YearMonth.of(2026, 3), clock.now)));
        assertThat(commands.published).filteredOn(one -> one.key().equals(code.value()) && one.message().equals("dissolution.departuresClosed")).hasSize(1);
    }

    @Test
    void theInventoryIsNotClosedWhileAPointIsOpenNorByAMember() {
        var code = runningDown();
        books.points.put(code.value(), List.of(new Settlement.OpenPoint("claim", "chef", "dissolution.open.inventory", List.of())));
        assertThat(decide("dissolution.closeInventory", code, OFFICER, "close", Map.of(), Map.of())).isInstanceOf(DecisionResult.TooLate.class);
        books.points.clear();
        assertThat(decide("dissolution.closeInventory", code, member, "close", Map.of(), Map.of())).isInstanceOf(DecisionResult.NotAllowed.class);
        assertThat(decide("dissolution.closeInventory", code, OFFICER, "close", Map.of(), Map.of())).isInstanceOf(DecisionResult.Recorded.class);
    }

    @Test
    void silenceAboutTheInventoryAsksMorePeople() {
        var code = runningDown();
        assertThat(runDown.askInventory(in(code)).settlers().groups()).containsExactly("settlement-officer");
        assertThat(runDown.askInventory(in(code)).settlers().groups()).containsExactly("settlement-officer", "platform-owner:food");
    }

    // --- the gate

    @Test
    void everySourceKeepsItOpenAndIsNamed() {
        var code = settled();
        when(tenders.undecided(any())).thenReturn(new Tenders.Undecided(List.of(new TenderCode("T-0007")), 2));
        when(inbox.offeredTo(any(), anyInt())).thenReturn(List.of(new Inbox.Offered(UUID.randomUUID(), "EMC-0001/2026-03", "Smart cooking", clock.now, Optional.empty()),
                new Inbox.Offered(UUID.randomUUID(), code.value(), "its own", clock.now, Optional.empty())));
        books.points.put(code.value(), List.of(new Settlement.OpenPoint("signature", "OWNER", "dissolution.open.inventory", List.of()),
                new Settlement.OpenPoint("booking", code.value(), "dissolution.open.inventory", List.of())));
        var emc = new EmcCode("EMC-" + me.substring(3));
        emcs.add(emc, Neighbours.cooking(me), YearMonth.of(2026, 1));
        assertThat(closing.check(in(code)).anyOpen()).isTrue();
        assertThat(found(code).runDown().open()).extracting(Obligation::kind).containsExactlyInAnyOrder("tender", "bid", "task", "signature", "emcPart");
        assertThat(closing.close(in(code)).closing()).as("cannot be forced").isEqualTo("open");
        assertThat(life.state(me)).isEqualTo(MicroenterpriseState.DISSOLVING);
        emcs.leave(emc, me, YearMonth.of(2026, 3));
        books.points.clear();
    }

    @Test
    void withNothingOpenMoneyPeopleRightsAndRecordEndInOneMomentAndOnce() {
        var code = settled();
        pool.accepted.put(member.username(), other);
        assertThat(closing.check(in(code)).anyOpen()).isFalse();
        assertThat(closing.close(in(code)).closing()).isEqualTo("closed");
        assertThat(closing.close(in(code)).closing()).isEqualTo("closed");
        assertThat(books.done.stream().filter(("book " + code)::equals)).hasSize(1);
        assertThat(life.state(me)).isEqualTo(MicroenterpriseState.CLOSED);
        assertThat(life.in(me)).isEmpty();
        assertThat(life.cited).contains("dissolution.cited|§ 7 of the agreement");
        assertThat(scenarios.lessons).containsEntry(me, "ask users first");
        assertThat(access.members("me-owner:" + me)).isEmpty();
        assertThat(access.members("me-member:" + me)).isEmpty();
        assertThat(found(code).runDown().destinations()).extracting(Destination::kind).containsExactlyInAnyOrder("JOINED", "POOL", "POOL");
        assertThat(life.of(member.username())).hasSize(1);
        assertThat(cases.find(member, code)).hasValueSatisfying(view -> assertThat(view.destinations()).as("only one's own").hasSize(1));
        assertThat(cases.find(owner, code)).hasValueSatisfying(view -> assertThat(view.destinations()).hasSize(3));
    }

    @Test
    void aClosingThatFailsAtTheLastPersonLeavesTheCaseAsItWas() {
        var code = settled();
        closing.check(in(code));
        pool.failure = new IllegalStateException("killed");
        assertThatThrownBy(() -> closing.close(in(code))).hasMessage("killed");
        assertThat(found(code)).satisfies(one -> {
            assertThat(one.outcome()).isEmpty();
            assertThat(one.step()).isEqualTo(DissolutionStep.CLOSING);
            assertThat(one.runDown().destinations()).isEmpty();
        });
    }

    @Test
    void peopleAreHeldBeforeTheirMoneySoThatWhoeverAcceptsAnOfferAtThisMomentWaitsOrIsWaitedFor() {
        var code = settled();
        closing.close(in(code));
        assertThat(Played.HELD).filteredOn(one -> one.endsWith(" " + me) || one.endsWith(" " + code)).containsExactly("people " + me, "money " + code);
    }

    @Test
    void aSettlementThatIsOpenedAgainAtTheLastMomentBringsTheCaseBackToTheGate() {
        var code = settled();
        assertThat(closing.check(in(code)).anyOpen()).isFalse();
        books.reopened.add(code.value());
        assertThat(closing.close(in(code)).closing()).as("not yet, and no failure").isEqualTo("open");
        assertThat(found(code)).satisfies(one -> {
            assertThat(one.outcome()).isEmpty();
            assertThat(one.runDown().open()).extracting(Obligation::kind).containsExactly("signature");
        });
        assertThat(life.in(me)).hasSize(3);
        books.points.clear();
        transaction.executeWithoutResult(status -> triggers.on(new SettlementSigned(code, Signatory.OWNER, owner.username(), "f")));
        assertThat(commands.published).filteredOn(one -> one.key().equals(code.value()) && one.message().equals("dissolution.obligationSettled")).as("the signature wakes the case").hasSize(1);
        assertThat(closing.close(in(code)).closing()).isEqualTo("closed");
    }

    @Test
    void aContractThatOthersHaveSignedSinceIsLeftToo() {
        var code = settled();
        leavings.partyTo(me, new EmcCode("EMC-8009"));
        closing.check(in(code));
        assertThat(leavings.of(code.value())).singleElement().satisfies(one -> assertThat(one.emc()).isEqualTo(new EmcCode("EMC-8009")));
    }

    @Test
    void itsOwnCallsAndDraftsEndWithTheCaseAsTheReason() {
        when(tenders.undecided(any())).thenReturn(new Tenders.Undecided(List.of(new TenderCode("T-0011")), 0));
        var code = runningDown();
        runDown.depart(in(code));
        verify(unsealed).withdraw(eq(new ActorId(me)), startsWith(code.value()));
        verify(tenders).cancel(eq(new TenderCode("T-0011")), startsWith(code.value()), eq("system"));
    }

    @Test
    void aContractThatConcernsNoCaseAsksForNoChecklist() {
        var code = settled();
        when(tenders.undecided(any())).thenReturn(new Tenders.Undecided(List.of(new TenderCode("T-0009")), 0));
        closing.check(in(code));
        clearInvocations(inbox);
        transaction.executeWithoutResult(status -> triggers.on(new ContractSealed(new EmcCode("EMC-9999"), 2, YearMonth.of(2026, 3), clock.now)));
        verify(inbox, never()).offeredTo(any(), anyInt());
        when(tenders.undecided(any())).thenReturn(new Tenders.Undecided(List.of(), 0));
        transaction.executeWithoutResult(status -> triggers.on(new TenderClosed(new TenderCode("T-0009"), "x", TenderState.CANCELLED, List.of(), null)));
        assertThat(commands.published).filteredOn(one -> one.key().equals(code.value()) && one.message().equals("dissolution.obligationSettled")).hasSize(1);
    }

    @Test
    void aCaseThatIsCalledOffTakesTheScenarioBack() {
        var code = settled();
        transaction.executeWithoutResult(status -> ending.end(store.lock(code), DissolutionOutcome.CANCELLED, "operator", "process lost"));
        assertThat(scenarios.takenBack).contains(me + " " + code);
    }

    // --- who would take it over

    private DissolutionCode proposed(String kind, String target) {
        var code = opened(PLATFORM, Trigger.KILL_CONDITION);
        alternatives.callForAlternatives(in(code));
        assertThat(cases.propose(member, code, new DissolutionService.Proposal(kind, target, "fits"))).isInstanceOf(DissolutionReply.Done.class);
        return code;
    }

    private DecisionResult agrees(DissolutionCode code, CurrentUser taker) {
        return decide("dissolution.agreeToTake", code, taker, "agree", Map.of("taker", Map.of("id", "A1")), Map.of());
    }

    @Test
    void whoeverWouldTakeItOverDecidesNothingAndNeitherDoesAStandInWhoWould() {
        var code = proposed("MERGER", other);
        alternatives.closeProposals(in(code));
        var wang = user("wang", "platform-owner:food", "me-owner:" + other, "entrepreneur");
        access.grant(List.of(new Relation(wang.username(), Relation.Kind.ME_OWNER, other)));
        agrees(code, wang);
        assertThat(alternatives.closeAgreements(in(code)).deciderGroups()).as("the second owner stands in").containsExactly("platform-second-owner:food");
        assertThat(decide("dissolution.decideAlternative", code, wang, "choose", Map.of(), Map.of("alternative", "A1"))).isInstanceOf(DecisionResult.NotAllowed.class);
        assertThat(interests.in(List.of(me))).extracting(one -> one.person().value()).contains("wang");
        assertThat(interests.of(wang.username())).extracting(one -> one.object()).containsExactly(me);
        access.grant(List.of(new Relation(SECOND.username(), Relation.Kind.ME_MEMBER, other)));
        assertThat(alternatives.closeAgreements(in(code)).decider()).as("nor does a stand-in who belongs to it").isEqualTo("nobody");
        access.revoke(List.of(new Relation(SECOND.username(), Relation.Kind.ME_MEMBER, other), new Relation(wang.username(), Relation.Kind.ME_OWNER, other)));
    }

    @Test
    void aMemberWhoWouldBuyItHasNoVote() {
        var code = proposed("SALE", "home");
        alternatives.closeProposals(in(code));
        access.grant(List.of(new Relation(member.username(), Relation.Kind.PLATFORM_OWNER, "home")));
        agrees(code, user(member.username().value(), "platform-owner:home"));
        assertThat(alternatives.openVote(in(code)).seats()).hasSize(2).noneMatch(seat -> seat.id().equals(member.username().value()));
        access.revoke(List.of(new Relation(member.username(), Relation.Kind.PLATFORM_OWNER, "home")));
    }

    @Test
    void aMicroenterpriseThatIsBeingDissolvedTakesNothingOver() {
        var code = proposed("MERGER", other);
        alternatives.closeProposals(in(code));
        life.freeze(other, "DC-9001", "x");
        assertThat(agrees(code, user("owner-x", "me-owner:" + other))).isInstanceOf(DecisionResult.TooLate.class);
    }

    @Test
    void whoeverIsFrozenWhileAskedIsAskedNoMoreAndTheTaskEnds() {
        var code = proposed("MERGER", other);
        alternatives.closeProposals(in(code));
        assertThat(found(code).waitingFor()).containsExactly(other);
        frozenTakers.on(new LifecycleChanged(other, MicroenterpriseState.DISSOLVING, "DC-9003", clock.now));
        assertThat(found(code).unanswered()).as("a freeze that has been taken back meanwhile ends nothing").hasSize(1);

        life.freeze(other, "DC-9003", "x");
        frozenTakers.on(new LifecycleChanged(me, MicroenterpriseState.DISSOLVING, code.value(), clock.now));
        assertThat(found(code).unanswered()).as("somebody else's freeze").hasSize(1);
        transaction.executeWithoutResult(status -> frozenTakers.on(new LifecycleChanged(other, MicroenterpriseState.DISSOLVING, "DC-9003", clock.now)));

        assertThat(found(code)).satisfies(one -> {
            assertThat(one.waitingFor()).isEmpty();
            assertThat(one.alternatives()).singleElement().satisfies(alternative -> assertThat(alternative.answer().reason()).isEqualTo("DC-9003"));
        });
        assertThat(events.stream(TakerDropped.class)).containsExactly(new TakerDropped(code, "A1"));
        verify(settledTasks).settle("dissolution.agreeToTake", code.value(), Map.of("taker", Map.of("id", "A1")));
        assertThat(agrees(code, user("owner-x", "me-owner:" + other))).isInstanceOf(DecisionResult.TooLate.class);
        assertThat(alternatives.closeAgreements(in(code)).decider()).isEqualTo("nobody");
    }

    @Test
    void whoeverIsFrozenBeforeTheTimeForProposalsIsOverIsNotAsked() {
        var code = proposed("MERGER", other);
        life.freeze(other, "DC-9004", "x");
        assertThat(alternatives.closeProposals(in(code)).takers()).isEmpty();
    }

    @Test
    void whoeverIsFrozenAfterAgreeingIsDroppedAndSaidSo() {
        var code = proposed("MERGER", other);
        alternatives.closeProposals(in(code));
        agrees(code, user("owner-x", "me-owner:" + other));
        assertThat(alternatives.closeAgreements(in(code)).decider()).isEqualTo("platform");
        decide("dissolution.decideAlternative", code, PLATFORM, "choose", Map.of(), Map.of("alternative", "A1"));
        life.freeze(other, "DC-9002", "x");
        assertThat(alternatives.applyDecision(in(code)).way()).isEqualTo("dissolve");
        assertThat(found(code)).satisfies(one -> {
            assertThat(one.isMerging()).isFalse();
            assertThat(one.alternatives()).singleElement().satisfies(alternative -> assertThat(alternative.answer().reason()).isEqualTo("DC-9002"));
        });
    }

    @Test
    void aMergerIsRefusedWhereBothAreInTheSameContract() {
        var emc = new EmcCode("EMC-" + me.substring(3));
        emcs.add(emc, Neighbours.cooking(me), YearMonth.of(2026, 1));
        when(microenterprises.find("ME-0001")).thenAnswer(call -> Optional.of(view(other, "owner-x")));
        var code = opened(PLATFORM, Trigger.KILL_CONDITION);
        alternatives.callForAlternatives(in(code));
        assertThat(cases.propose(member, code, new DissolutionService.Proposal("MERGER", "ME-0001", "fits"))).isInstanceOfSatisfying(DissolutionReply.Invalid.class,
                invalid -> assertThat(invalid.errors()).singleElement().satisfies(error -> assertThat(error.arguments()).containsExactly("ME-0001", emc.value())));
        emcs.leave(emc, me, YearMonth.of(2026, 3));
    }

    @Test
    void whoeverHasAcceptedElsewhereGoesThereAlsoByAMerger() {
        var third = other + "9";
        life.found(third, "owner-third-" + third.substring(3));
        var code = proposed("MERGER", other);
        alternatives.closeProposals(in(code));
        agrees(code, user("owner-x", "me-owner:" + other));
        alternatives.closeAgreements(in(code));
        decide("dissolution.decideAlternative", code, PLATFORM, "choose", Map.of(), Map.of("alternative", "A1"));
        alternatives.applyDecision(in(code));
        mergerWantedByTheMembers(code);
        pool.accepted.put(owner.username(), third);
        assertThat(closing.close(in(code)).closing()).isEqualTo("merged");
        assertThat(life.of(owner.username())).singleElement().satisfies(one -> assertThat(one.microenterprise()).isEqualTo(third));
        assertThat(life.in(other)).hasSize(3);
    }

    /** A settlement is booked on the day after the last one with wages and on no other. */
    @Test
    void aCaseThatWaitsIsLookedAtEarlyOnEveryDay() {
        var code = runningDown();
        var again = Instant.parse(closing.check(in(code)).lookAgainAt()).atZone(schedule.zone());
        assertThat(again.toLocalDate()).isEqualTo(schedule.today().plusDays(1));
        assertThat(again.getHour()).isZero();
    }

    @Test
    void aCaseThatTakesTooLongIsListedForItsPlatform() {
        var code = runningDown();
        openings.escalate(in(code));
        assertThat(jdbc.sql("select overdue from dissolution.dissolution where code = ?").param(code.value()).query(Boolean.class).single()).isTrue();
        assertThat(life.state(me)).as("nothing is forced").isEqualTo(MicroenterpriseState.DISSOLVING);
    }
}
