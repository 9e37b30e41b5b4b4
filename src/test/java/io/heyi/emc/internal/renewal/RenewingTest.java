package io.heyi.emc.internal.renewal;

import static io.heyi.emc.ContractFixtures.aContract;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.access.Relation;
import io.heyi.access.Username;
import io.heyi.emc.ActorId;
import io.heyi.emc.Actuals.FigureId;
import io.heyi.emc.ContractFixtures;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;
import io.heyi.emc.Emcs;
import io.heyi.emc.KnownMicroenterprises;
import io.heyi.emc.internal.chain.ContractChain;
import io.heyi.emc.internal.contract.ContractEnded;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.emc.internal.contract.EmcOutcome;
import io.heyi.emc.internal.contract.Termination;
import io.heyi.emc.internal.contract.TermsJson;
import io.heyi.emc.internal.party.SharedServices;
import io.heyi.emc.internal.process.renewal.CancelledRenewals;
import io.heyi.emc.internal.process.renewal.CycleSteps;
import io.heyi.emc.internal.process.renewal.FigureSteps;
import io.heyi.emc.internal.process.renewal.MonthEndSteps;
import io.heyi.emc.internal.process.renewal.RenewalVariables;
import io.heyi.emc.internal.process.renewal.TermsSteps;
import io.heyi.emc.internal.renewal.RenewalBoard.Filter;
import io.heyi.emc.internal.renewal.RenewalBoard.Status;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.interest.PlayedInterests;
import io.heyi.microenterprise.TownPeople;
import io.heyi.orchestration.JobGivenUp;
import io.heyi.orchestration.ProcessCases.WayOut;
import io.heyi.shared.FieldError;
import io.heyi.shared.Money;
import io.heyi.shared.PageRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Renewals on a real database: started once, disputed by members only, sealed once, and a board whose numbers add up. */
@RenewalModule
class RenewingTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final YearMonth MONTH = YearMonth.of(2026, 3);
    private static final ActorId LEAD = new ActorId("ME-0001");
    private static final ActorId FOOD = new ActorId("ME-0002");
    private static final ActorId CHEF = new ActorId("partner-chef");

    @Autowired Contracts contracts;
    @Autowired Emcs emcs;
    @Autowired ContractChain chain;
    @Autowired SharedServices sharedServices;
    @Autowired TownPeople people;
    @Autowired KnownMicroenterprises microenterprises;
    @Autowired TransactionTemplate transaction;
    @Autowired SetClock clock;
    @Autowired RenewalStarts starts;
    @Autowired RenewalStore store;
    @Autowired RenewalService service;
    @Autowired RenewalBoard board;
    @Autowired Interests interests;
    @Autowired PlayedInterests register;
    @Autowired RecordedAudit audit;
    @Autowired CycleSteps cycle;
    @Autowired FigureSteps figures;
    @Autowired TermsSteps terms;
    @Autowired MonthEndSteps monthEnd;
    @Autowired CancelledRenewals cancelled;
    @Autowired Termination termination;
    @Autowired RenewalModule.Starts published;
    @Autowired RenewalModule.Bookings bookings;
    @Autowired RenewalModule.Figures actuals;
    @Autowired ApplicationEventPublisher events;

    @BeforeEach
    void logisticsInMarch() {
        sharedServices.register(people.as("administrator"), "SSP-LOGISTICS", "Logistics", List.of("entrepreneur-40"));
        // whatever another test has left is ended, so that nothing but this test's contracts is due
        clock.now = at(MONTH, 10);
        published.keys.clear();
        bookings.booked.clear();
        actuals.submitter = "auditor";
        actuals.behind = null;
        actuals.profit = null;
        published.messages.clear();
        bookings.profits.clear();
    }

    private static Instant at(YearMonth month, int day) {
        return month.atDay(day).atTime(12, 0).atZone(ZONE).toInstant();
    }

    private <T> T tx(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    private EmcCode contract() {
        return contract(aContract().build());
    }

    private EmcCode contract(ContractTerms agreed) {
        return tx(() -> {
            var code = contracts.create(agreed, people.as("entrepreneur-01"));
            contracts.enter(code, EmcState.SIGNING, "partiesNamed", Map.of());
            contracts.seal(code, MONTH, agreed, "FORMATION", agreed.nodes().stream().map(node -> new Contracts.Signature(node.actor(), "p", "SIGNED", "s",
                    TermsJson.hash(agreed), clock.instant())).toList());
            contracts.enter(code, EmcState.ACTIVE, "allSigned", Map.of());
            return code;
        });
    }

    private List<String> startsOf(EmcCode code) {
        return published.keys.stream().filter(key -> key.startsWith(code + "/")).toList();
    }

    private static RenewalVariables in(RenewalId id) {
        return new RenewalVariables(id.toString(), null, null);
    }

    private static RenewalId id(EmcCode code, YearMonth month) {
        return new RenewalId(code, month);
    }

    private RenewalId disputable(EmcCode code) {
        clock.now = at(MONTH, 23);
        tx(cycle::findDue);
        clock.now = at(MONTH, 25);
        var id = id(code, MONTH);
        figures.freeze(in(id));
        figures.publish(in(id));
        return id;
    }

    /** As the process does it when everybody is silent. */
    private void renewed(RenewalId id) {
        figures.freeze(in(id));
        figures.publish(in(id));
        figures.closeDisputeWindow(in(id));
        terms.publishProposal(in(id));
        terms.closeConfirmation(in(id));
        clock.now = clock.now.isBefore(store.find(id).orElseThrow().periodEnd()) ? store.find(id).orElseThrow().periodEnd() : clock.now;
        monthEnd.closePeriod(in(id));
        monthEnd.bookSharing(in(id));
        monthEnd.sealVersion(in(id));
    }

    // --- once

    @Test
    void nothingIsDueBeforeTheTenthLastDay() {
        var code = contract();
        clock.now = MONTH.plusMonths(1).atDay(1).atStartOfDay(ZONE).minusDays(10).toInstant().minusMillis(1);
        tx(cycle::findDue);
        assertThat(startsOf(code)).isEmpty();
        clock.now = clock.now.plusMillis(1);
        tx(cycle::findDue);
        assertThat(startsOf(code)).containsExactly(code + "/2026-03");
    }

    @Test
    void severalSearchesAtOnceAndAgainStartEachRenewalOnce() throws Exception {
        var codes = IntStream.range(0, 5).mapToObj(i -> contract()).toList();
        clock.now = at(MONTH, 23);
        try (var threads = Executors.newFixedThreadPool(6)) {
            List<Callable<Object>> searches = IntStream.range(0, 6).<Callable<Object>>mapToObj(i -> () -> tx(cycle::findDue)).toList();
            assertThat(threads.invokeAll(searches)).allMatch(search -> search.state() == Future.State.SUCCESS);
        }
        tx(cycle::findDue);
        assertThat(codes).allSatisfy(code -> assertThat(startsOf(code)).hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aJumpOverMonthEndsRenewsEveryMonthOnceAndInOrder(int months) {
        var code = contract();
        clock.now = at(MONTH.plusMonths(months), 2);
        tx(cycle::findDue);
        for (int i = 0; i < months; i++) {
            // the next month is started by the end of the one before, without waiting for the next day
            assertThat(startsOf(code)).hasSize(i + 1).endsWith(code + "/" + MONTH.plusMonths(i));
            renewed(id(code, MONTH.plusMonths(i)));
            tx(cycle::findDue);
        }
        assertThat(startsOf(code)).hasSize(months);
        assertThat(contracts.latest(code).orElseThrow().period()).isEqualTo(MONTH.plusMonths(months));
        assertThat(contracts.latest(code).orElseThrow().number()).isEqualTo(months + 1);
        assertThat(bookings.booked).filteredOn(month -> month.startsWith(code.value())).doesNotHaveDuplicates().hasSize(months);
        assertThat(chain.verify(code)).isEmpty();
    }

    @Test
    void aRenewedVersionBearsTheConfirmationsAndTheEmcIsActiveAgain() {
        var code = contract();
        clock.now = at(MONTH, 23);
        tx(cycle::findDue);
        renewed(id(code, MONTH));
        var version = contracts.version(code, MONTH.plusMonths(1)).orElseThrow();
        assertThat(version.origin()).isEqualTo("RENEWAL");
        assertThat(version.signatures()).hasSize(4).allMatch(signature -> signature.how().equals("DEEMED_CONFIRMED"));
        assertThat(emcs.find(code).orElseThrow().state()).isEqualTo(EmcState.ACTIVE);
        assertThat(store.find(id(code, MONTH)).orElseThrow().outcome()).contains(RenewalOutcome.RENEWED);
    }

    @Test
    void aMicroenterpriseThatHasClosedLeavesAndTheOthersAreRenewed() {
        var code = contract(aContract().more(io.heyi.emc.ContractFixtures.strategic("ME-0028", null, "5")).build());
        microenterprises.close("ME-0028");
        clock.now = at(MONTH, 23);
        tx(cycle::findDue);
        renewed(id(code, MONTH));
        var version = contracts.version(code, MONTH.plusMonths(1)).orElseThrow();
        assertThat(version.terms().nodes()).extracting(node -> node.actor().value()).containsExactly("ME-0001", "ME-0002", "partner-chef", "SSP-LOGISTICS");
        assertThat(store.find(id(code, MONTH)).orElseThrow().settlement().orElseThrow().leaving()).containsExactly(new ActorId("ME-0028"));
    }

    @Test
    void aRenewalCannotMoveAnEmcIntoAnother() {
        var outer = contract();
        var code = contract();
        var id = disputable(code);
        var present = emcs.termsOf(code, MONTH).orElseThrow();
        assertThat(service.draft(people.as("entrepreneur-01"), id, aContract().parent(outer.value()).build())).isEqualTo(new RenewalReply.Invalid(List.of(FieldError.of("parent", "emc.error.parentStays"))));
        assertThat(service.draft(people.as("entrepreneur-01"), id, present)).isEqualTo(new RenewalReply.Done());
    }

    @Test
    void aStepThatIsRunAgainSealsAndBooksNothingTwice() {
        var code = contract();
        clock.now = at(MONTH, 23);
        tx(cycle::findDue);
        renewed(id(code, MONTH));
        monthEnd.sealVersion(in(id(code, MONTH)));
        assertThat(contracts.latest(code).orElseThrow().number()).isEqualTo(2);
        assertThat(startsOf(code)).hasSize(1);
    }

    @Test
    void withoutAgreementTheOldTermsRunOnceThenTheContractLapses() {
        var code = contract();
        clock.now = at(MONTH, 23);
        tx(cycle::findDue);
        disagreed(id(code, MONTH));
        monthEnd.sealOldTerms(in(id(code, MONTH)));
        assertThat(contracts.version(code, MONTH.plusMonths(1)).orElseThrow().origin()).isEqualTo("TACIT_EXTENSION");

        clock.now = at(MONTH.plusMonths(1), 23);
        tx(cycle::findDue);
        var second = id(code, MONTH.plusMonths(1));
        disagreed(second);
        assertThat(store.find(second).orElseThrow().settlement().orElseThrow().outcome()).isEqualTo(RenewalOutcome.LAPSED);
        monthEnd.lapse(in(second));
        assertThat(emcs.find(code).orElseThrow().state()).isEqualTo(EmcState.LAPSED);
        tx(cycle::findDue);
        assertThat(startsOf(code)).hasSize(2);
    }

    @Test
    void anEmcThatIsEndedWhileItIsRenewedSharesTheMonthSoFarAndSealsNothing() {
        var code = contract();
        var id = disputable(code);
        published.keys.clear();

        assertThat(termination.terminate(people.as("entrepreneur-01"), code, "goal-missed", "Users went elsewhere")).isInstanceOf(EmcOutcome.Done.class);
        assertThat(published.keys).containsExactly(id.toString());
        monthEnd.settleEnded(in(id));
        monthEnd.settleEnded(in(id));

        assertThat(bookings.booked).filteredOn(month -> month.startsWith(code.value())).containsOnly(id.toString());
        assertThat(store.find(id).orElseThrow().settlement().orElseThrow().reason()).isEqualTo("terminated");
        assertThat(store.find(id).orElseThrow().outcome()).contains(RenewalOutcome.LAPSED);
        assertThat(contracts.latest(code).orElseThrow().number()).isEqualTo(1);
        assertThat(emcs.find(code).orElseThrow().state()).isEqualTo(EmcState.TERMINATED);
        assertThatThrownBy(() -> tx(() -> {
            contracts.enter(code, EmcState.ACTIVE, "renewed", Map.of());
            return null;
        })).isInstanceOf(ContractEnded.class);
    }

    // --- without its process

    @Test
    void aRenewalThatHasDoneNothingIsStartedAgain() {
        var code = contract();
        clock.now = at(MONTH, 23);
        tx(cycle::findDue);
        var id = id(code, MONTH);
        assertThat(cancelled.waiting(clock.now, "", 200)).as("it waits for the cut-off").doesNotContain(id.toString());
        clock.now = at(MONTH, 25);
        assertThat(cancelled.waiting(clock.now, "", 200)).contains(id.toString());
        published.keys.clear();

        assertThat(cancelled.wayOut(id.toString())).isEqualTo(WayOut.START_AGAIN);
        assertThat(cancelled.close(id.toString(), "cancelled in the engine", "operator")).isEmpty();

        assertThat(startsOf(code)).containsExactly(id.toString());
        assertThat(cancelled.waiting(id.toString())).isPresent();
    }

    @Test
    void aRenewalWithoutItsProcessIsFinishedAfterItsMonthOnTheOldTerms() {
        var code = contract();
        var id = disputable(code);
        service.dispute(people.as("entrepreneur-02"), id, FOOD, new FigureId("ME-0002", "orders"), "we sold more", null);
        figures.closeDisputeWindow(in(id));
        tx(() -> {
            var renewal = store.lock(id);
            renewal.answerDispute("1", new BigDecimal("213"), "seen", "entrepreneur-01", clock.instant());
            store.save(renewal);
            return null;
        });

        assertThat(cancelled.wayOut(id.toString())).isEqualTo(WayOut.FINISH);
        assertThat(cancelled.close(id.toString(), "too early", "operator")).contains("emcrenewal.refusal.monthRuns");
        clock.now = store.find(id).orElseThrow().periodEnd();
        assertThat(cancelled.close(id.toString(), "cancelled in the engine", "operator")).isEmpty();
        assertThat(cancelled.close(id.toString(), "again", "operator")).isEmpty();

        assertThat(actuals.ruled).as("what was ruled counts").containsEntry(new FigureId("ME-0002", "orders"), new BigDecimal("213"));
        assertThat(bookings.booked).filteredOn(month -> month.startsWith(code.value())).containsExactly(id.toString());
        assertThat(contracts.version(code, MONTH.plusMonths(1)).orElseThrow().origin()).isEqualTo("TACIT_EXTENSION");
        assertThat(emcs.find(code).orElseThrow().state()).isEqualTo(EmcState.ACTIVE);
        assertThat(store.find(id).orElseThrow().settlement().orElseThrow().reason()).isEqualTo("processCancelled");
        assertThat(cancelled.waiting(id.toString())).isEmpty();
    }

    @Test
    void whatWasAgreedBeforeTheProcessWasLostStands() {
        var code = contract();
        var id = disputable(code);
        figures.closeDisputeWindow(in(id));
        terms.publishProposal(in(id));
        terms.closeConfirmation(in(id));
        clock.now = store.find(id).orElseThrow().periodEnd();
        monthEnd.closePeriod(in(id));

        assertThat(cancelled.close(id.toString(), "cancelled in the engine", "operator")).isEmpty();

        assertThat(contracts.version(code, MONTH.plusMonths(1)).orElseThrow().origin()).isEqualTo("RENEWAL");
        assertThat(store.find(id).orElseThrow().outcome()).contains(RenewalOutcome.RENEWED);
    }

    @Test
    void theRenewalOfAnEndedContractIsSettledWithoutItsProcess() {
        var code = contract();
        var id = disputable(code);
        assertThat(termination.terminate(people.as("entrepreneur-01"), code, "goal-missed", "Users went elsewhere")).isInstanceOf(EmcOutcome.Done.class);

        assertThat(cancelled.close(id.toString(), "cancelled in the engine", "operator")).isEmpty();

        assertThat(store.find(id).orElseThrow().settlement().orElseThrow().reason()).isEqualTo("terminated");
        assertThat(bookings.booked).contains(id.toString());
    }

    @Test
    void anEmcThatEndsBeforeItsRenewalHasBegunIsSettledToo() {
        var code = contract();
        var id = id(code, MONTH);
        assertThat(termination.terminate(people.as("entrepreneur-01"), code, "goal-missed", "Users went elsewhere")).isInstanceOf(EmcOutcome.Done.class);
        assertThat(published.keys).containsExactly(id.toString(), id.toString());
        assertThat(published.messages).containsExactly(RenewalStarts.RENEWAL_DUE, RenewalEnds.CONTRACT_ENDED);

        monthEnd.settleEnded(in(id));
        assertThat(bookings.booked).containsExactly(id.toString());
        assertThat(store.find(id).orElseThrow().outcome()).contains(RenewalOutcome.LAPSED);
        clock.now = at(MONTH, 23);
        tx(cycle::findDue);
        assertThat(startsOf(code)).as("no second renewal").hasSize(2);
    }

    @Test
    void aRulingThatWasNotYetInTheFiguresCountsWhenTheContractEnds() {
        var code = contract();
        var id = disputable(code);
        var figure = new FigureId("ME-0002", "orders");
        service.dispute(people.as("entrepreneur-02"), id, FOOD, figure, "we sold more", null);
        figures.closeDisputeWindow(in(id));
        tx(() -> {
            var renewal = store.lock(id);
            renewal.answerDispute("1", new BigDecimal("213"), "seen", "entrepreneur-01", clock.instant());
            store.save(renewal);
            return null;
        });
        termination.terminate(people.as("entrepreneur-01"), code, "goal-missed", "Users went elsewhere");
        monthEnd.settleEnded(in(id));
        assertThat(actuals.ruled).containsEntry(figure, new BigDecimal("213"));
    }

    @Test
    void aSearchWaitsForAnEndThatIsUnderWayAndStartsNothing() throws Exception {
        var code = contract();
        clock.now = at(MONTH, 23);
        try (var other = Executors.newSingleThreadExecutor()) {
            var search = tx(() -> {
                contracts.enter(code, EmcState.TERMINATED, "terminated", Map.of());
                var running = other.submit(() -> tx(cycle::findDue));
                assertThatThrownBy(() -> running.get(300, TimeUnit.MILLISECONDS)).as("waits").isInstanceOf(TimeoutException.class);
                return running;
            });
            search.get();
        }
        assertThat(startsOf(code)).isEmpty();
    }

    @Test
    void aRenewalThatMeetsAnEndedContractAsksToBeSettled() {
        var code = contract();
        clock.now = at(MONTH, 23);
        tx(cycle::findDue);
        tx(() -> {
            contracts.enter(code, EmcState.TERMINATED, "terminated", Map.of());
            return null;
        });
        published.messages.clear();
        figures.freeze(in(id(code, MONTH)));
        assertThat(published.messages).containsExactly(RenewalEnds.CONTRACT_ENDED);
    }

    @Test
    void aMonthWithoutAReportedProfitIsBookedWithoutOne() {
        actuals.profit = Optional.empty();
        var id = id(contract(), MONTH);
        clock.now = at(MONTH, 23);
        tx(cycle::findDue);
        renewed(id);
        assertThat(bookings.profits).containsExactly(Optional.empty());
        assertThat(store.find(id).orElseThrow().reward().orElseThrow().profit()).isNull();
    }

    @Test
    void noFigureIsTooLargeToBeBooked() {
        actuals.profit = Optional.of(new BigDecimal("1000000000000000.000001"));
        var id = id(contract(), MONTH);
        clock.now = at(MONTH, 23);
        tx(cycle::findDue);
        renewed(id);
        assertThat(bookings.profits).containsExactly(Optional.of(Money.LARGEST));
    }

    private void disagreed(RenewalId id) {
        figures.freeze(in(id));
        figures.publish(in(id));
        figures.closeDisputeWindow(in(id));
        for (int round = 1; round <= 2; round++) {
            terms.publishProposal(in(id));
            tx(() -> {
                var renewal = store.lock(id);
                renewal.answer(FOOD, Answer.Kind.OBJECT, "entrepreneur-02", "s", "too little", clock.instant());
                store.save(renewal);
                return null;
            });
            assertThat(terms.closeConfirmation(in(id)).renegotiate()).isEqualTo(round == 1);
        }
        clock.now = store.find(id).orElseThrow().periodEnd();
        monthEnd.closePeriod(in(id));
        monthEnd.bookSharing(in(id));
    }

    // --- disputes

    @Test
    void onlyAMemberMayDisputeForItselfAndOnlyInTheWindow() {
        var code = contract();
        var id = disputable(code);
        var figure = new FigureId("ME-0002", "orders");
        assertThat(service.dispute(people.as("entrepreneur-09"), id, new ActorId("ME-0009"), figure, "why", null)).isInstanceOf(RenewalReply.NotAllowed.class);
        assertThat(service.dispute(people.as("entrepreneur-09"), id, FOOD, figure, "why", null)).isInstanceOf(RenewalReply.NotAllowed.class);
        assertThat(service.dispute(people.as("entrepreneur-02"), id, FOOD, new FigureId("ME-0002", "none"), "why", null)).isInstanceOf(RenewalReply.Invalid.class);
        assertThat(service.dispute(people.as("entrepreneur-02"), id, FOOD, figure, " ", null)).isInstanceOf(RenewalReply.Invalid.class);
        assertThat(service.dispute(people.as("partner-chef"), id, CHEF, figure, "I sold more", new BigDecimal("210"))).isEqualTo(new RenewalReply.Done());
        clock.now = store.find(id).orElseThrow().disputeUntil().orElseThrow();
        assertThat(service.dispute(people.as("entrepreneur-02"), id, FOOD, figure, "late", null)).isInstanceOf(RenewalReply.TooLate.class);
    }

    @Test
    void whatTheLeadsOwnPeopleReportedGoesToAMediator() {
        var code = contract();
        actuals.submitter = "entrepreneur-01";
        var id = disputable(code);
        service.dispute(people.as("entrepreneur-02"), id, FOOD, new FigureId("ME-0002", "orders"), "not what we told", null);
        assertThat(figures.closeDisputeWindow(in(id)).disputes()).singleElement().satisfies(dispute -> assertThat(dispute.aboutLead()).isTrue());
    }

    @Test
    void whatAMemberOfTheLeadReportedOrAKeyOfItsPeopleDidGoesToAMediator() {
        var tie = new Relation(new Username("entrepreneur-33"), Relation.Kind.ME_MEMBER, "ME-0001");
        people.grant(List.of(tie));
        try {
            assertThat(aboutLead("entrepreneur-33", null)).isTrue();
            assertThat(aboutLead("key:K-1", "entrepreneur-01")).isTrue();
            assertThat(aboutLead("key:K-1", "auditor")).isFalse();
        } finally {
            people.revoke(List.of(tie));
        }
    }

    private boolean aboutLead(String submitter, String behind) {
        actuals.submitter = submitter;
        actuals.behind = behind;
        return collected(CHEF, "partner-chef", new FigureId("ME-0002", "orders"));
    }

    /** Whether the lead is taken to be concerned. */
    private boolean collected(ActorId party, String person, FigureId figure) {
        clock.now = at(MONTH, 10);
        var id = disputable(contract());
        assertThat(service.dispute(people.as(person), id, party, figure, "why", null)).isEqualTo(new RenewalReply.Done());
        return figures.closeDisputeWindow(in(id)).disputes().getFirst().aboutLead();
    }

    @Test
    void whatConcernsAnotherPartyOfTheLeadsOwnerGoesToAMediator() {
        var tie = new Relation(new Username("entrepreneur-01"), Relation.Kind.ME_OWNER, "ME-0002");
        people.grant(List.of(tie));
        try {
            assertThat(collected(CHEF, "partner-chef", new FigureId("ME-0002", "orders"))).as("about it").isTrue();
            assertThat(collected(FOOD, "entrepreneur-02", new FigureId("partner-chef", "orders"))).as("raised by it").isTrue();
        } finally {
            people.revoke(List.of(tie));
        }
        assertThat(collected(CHEF, "partner-chef", new FigureId("ME-0002", "orders"))).isFalse();
    }

    @Test
    void whoReportedTheFigureDoesNotRuleOnIt() {
        actuals.submitter = "key:K-1";
        actuals.behind = "platform-owner-food";
        var id = disputable(contract());
        service.dispute(people.as("entrepreneur-02"), id, FOOD, new FigureId("ME-0001", "orders"), "wrong", null);
        figures.closeDisputeWindow(in(id));
        assertThat(figures.askMediator(new RenewalVariables(id.toString(), new RenewalVariables.DisputeRef("1", true), null)).mediatorGroups()).doesNotContain("platform-owner:food");
    }

    @Test
    void anOthersFigureIsTheLeadsToAnswerAndItsRulingReplacesTheFigure() {
        var code = contract();
        var id = disputable(code);
        var figure = new FigureId("ME-0002", "orders");
        service.dispute(people.as("entrepreneur-02"), id, FOOD, figure, "we sold more", null);
        var collected = figures.closeDisputeWindow(in(id));
        assertThat(collected.disputes()).singleElement().satisfies(dispute -> assertThat(dispute.aboutLead()).isFalse());
        assertThat(collected.lead().groups()).containsExactly("me-owner:ME-0001");
        tx(() -> {
            var renewal = store.lock(id);
            renewal.answerDispute("1", new BigDecimal("212"), "seen", "entrepreneur-01", clock.instant());
            store.save(renewal);
            return null;
        });
        figures.applyRulings(in(id));
        assertThat(actuals.ruled).containsEntry(figure, new BigDecimal("212"));
    }

    @Test
    void aMediatorWithAnInterestIsPassedOver() {
        var code = contract();
        var id = disputable(code);
        service.dispute(people.as("entrepreneur-02"), id, FOOD, new FigureId("ME-0001", "orders"), "wrong", null);
        figures.closeDisputeWindow(in(id));
        var asked = new RenewalVariables(id.toString(), new RenewalVariables.DisputeRef("1", true), null);
        var owner = new Relation(new Username("platform-owner-food"), Relation.Kind.ME_OWNER, "ME-0002");
        people.grant(List.of(owner));
        try {
            assertThat(interests.of(store.find(id).orElseThrow(), store.find(id).orElseThrow().dispute("1"))).contains(new Username("platform-owner-food"));
            assertThat(figures.askMediator(asked).mediatorGroups()).containsExactly("administrator");
            assertThat(figures.askMediator(asked).mediationNeeded()).as("nobody left").isFalse();
        } finally {
            people.revoke(List.of(owner));
        }
    }

    @Test
    void aMediatorWithARegisteredInterestInAPartyIsPassedOverAndNobodyLearnsWhich() {
        var id = disputable(contract());
        register.hold("platform-owner-food", "ME-0002");
        try {
            service.dispute(people.as("entrepreneur-02"), id, FOOD, new FigureId("ME-0001", "orders"), "wrong", null);
            figures.closeDisputeWindow(in(id));
            assertThat(interests.of(store.find(id).orElseThrow(), store.find(id).orElseThrow().dispute("1"))).contains(new Username("platform-owner-food"));
            assertThat(figures.askMediator(new RenewalVariables(id.toString(), new RenewalVariables.DisputeRef("1", true), null)).mediatorGroups()).containsExactly("administrator");
            assertThat(audit.events).anySatisfy(event -> {
                assertThat(event.action()).isEqualTo("emc.renewal.leftOut");
                assertThat(event.details()).containsEntry("leftOut", 1L);
                assertThat(event.details().toString()).doesNotContain("platform-owner-food");
            });
            assertThat(register.reported).isEmpty();
        } finally {
            register.forget();
        }
    }

    @Test
    void aDisputeThatNobodyImpartialCanRuleOnIsReportedWhenItComesUp() {
        var id = disputable(contract());
        register.hold("platform-owner-food", "ME-0002");
        register.hold("administrator", id.emc().value());
        try {
            service.dispute(people.as("entrepreneur-02"), id, FOOD, new FigureId("ME-0001", "orders"), "wrong", null);
            figures.closeDisputeWindow(in(id));
            assertThat(register.reported).containsExactly(id + " emcrenewal.panel.mediation");
            assertThat(audit.events).anyMatch(event -> event.action().equals("emc.renewal.nobodyToMediate"));
            assertThat(figures.askMediator(new RenewalVariables(id.toString(), new RenewalVariables.DisputeRef("1", true), null)).mediationNeeded()).as("the figure stands").isFalse();
        } finally {
            register.forget();
        }
    }

    // --- wishes and drafts

    @Test
    void onlyTheLeadDraftsAndOnlyWhatCouldBeSealed() {
        var code = contract();
        var id = disputable(code);
        var present = emcs.termsOf(code, MONTH).orElseThrow();
        assertThat(service.draft(people.as("entrepreneur-02"), id, present)).isInstanceOf(RenewalReply.NotAllowed.class);
        assertThat(service.draft(people.as("entrepreneur-01"), id, ContractFixtures.with(present, LEAD, SampleTerms.ratio("90")))).as("above 100 percent")
                .isInstanceOf(RenewalReply.Invalid.class);
        var next = ContractFixtures.with(present, LEAD, SampleTerms.ratio("35"));
        assertThat(service.draft(people.as("entrepreneur-01"), id, next)).isEqualTo(new RenewalReply.Done());
        assertThat(TermsChange.same(service.find(people.as("entrepreneur-01"), id).orElseThrow().draft(), next)).isTrue();
        assertThat(service.find(people.as("entrepreneur-02"), id).orElseThrow().draft()).as("not before it is proposed").isNull();
    }

    @Test
    void wishesGoIntoTheLeadsSuggestion() {
        var code = contract();
        var id = disputable(code);
        assertThat(service.wish(people.as("partner-chef"), id, CHEF, "we go", null, true)).isEqualTo(new RenewalReply.Done());
        assertThat(service.wish(people.as("entrepreneur-02"), id, FOOD, "", new BigDecimal("27.5"), false)).isEqualTo(new RenewalReply.Done());
        assertThat(service.wish(people.as("entrepreneur-02"), id, FOOD, "", new BigDecimal("101"), false)).isInstanceOf(RenewalReply.Invalid.class);
        assertThat(service.wish(people.as("entrepreneur-02"), id, FOOD, "", null, false)).isInstanceOfSatisfying(RenewalReply.Invalid.class,
                reply -> assertThat(reply.errors()).singleElement().satisfies(error -> assertThat(error.field()).isEqualTo("text")));
        var suggested = service.find(people.as("entrepreneur-01"), id).orElseThrow().suggested();
        assertThat(suggested.node(CHEF)).isEmpty();
        assertThat(suggested.node(FOOD).orElseThrow().ratioPercent()).isEqualByComparingTo("27.5");
    }

    @Test
    void aRatioMayBeAskedForWhereThereWasNone() {
        var id = disputable(contract(aContract().split(ContractTerms.Split.EQUAL)
                .nodes(io.heyi.emc.ContractFixtures.lead("ME-0001", null), io.heyi.emc.ContractFixtures.strategic("ME-0002", "recipes", null)).build()));
        service.wish(people.as("entrepreneur-02"), id, FOOD, "", new BigDecimal("27.5"), false);
        assertThat(service.find(people.as("entrepreneur-01"), id).orElseThrow().suggested().node(FOOD).orElseThrow().ratioPercent()).isEqualByComparingTo("27.5");
    }

    @Test
    void outsidersKnowNothingOfRenewalsThatTheyAreNoPartyTo() {
        var code = contract(aContract().nodes(io.heyi.emc.ContractFixtures.lead("ME-0001", "40"), io.heyi.emc.ContractFixtures.strategic("ME-0002", "recipes", "25")).build());
        var id = disputable(code);
        assertThat(service.find(people.as("partner-chef"), id)).isEmpty();
        assertThat(service.find(people.as("entrepreneur-33"), id)).isPresent();
        assertThat(board.look(MONTH, Filter.all(), Optional.of(List.of(CHEF)), new PageRequest(0, 100)).rows().items()).noneMatch(row -> row.emc().equals(code));
    }

    @Test
    void whoHasLeftKeepsTheRenewalOfTheLastMonthAndSeesNoLaterOne() {
        var code = contract();
        var later = id(code, MONTH.plusMonths(1));
        service.wish(people.as("partner-chef"), disputable(code), CHEF, "we go", null, true);
        renewed(id(code, MONTH));
        clock.now = at(MONTH.plusMonths(1), 23);
        tx(cycle::findDue);

        assertThat(emcs.termsOf(code, MONTH.plusMonths(1)).orElseThrow().node(CHEF)).isEmpty();
        assertThat(store.find(later)).isPresent();
        assertThat(service.find(people.as("partner-chef"), id(code, MONTH))).isPresent();
        assertThat(service.find(people.as("partner-chef"), later)).isEmpty();
        assertThat(service.wish(people.as("partner-chef"), later, CHEF, "I would come back", null, false)).isEqualTo(new RenewalReply.Unknown());
        assertThat(service.find(people.as("entrepreneur-33"), later)).isPresent();
    }

    // --- board

    @Test
    void theNumbersOfTheBoardAlwaysAddUpToTheContractsInForce() {
        IntStream.range(0, 3).forEach(i -> contract());
        addsUp();
        clock.now = at(MONTH, 23);
        tx(cycle::findDue);
        addsUp();
        var codes = emcs.activeIn(MONTH, null, 500).stream().filter(code -> store.find(id(code, MONTH)).filter(r -> r.step() == RenewalStep.WAITING_FOR_CUT_OFF).isPresent()).toList();
        renewed(id(codes.get(0), MONTH));
        clock.now = at(MONTH, 25);
        figures.freeze(in(id(codes.get(1), MONTH)));
        events.publishEvent(new JobGivenUp(RenewalStarts.PROCESS_ID, codes.get(2) + "/" + MONTH, "emc.freezeActuals", "serviceTask_FreezeActuals", "the ledger is damaged"));
        var counts = addsUp();
        assertThat(counts.byStatus()).containsEntry(Status.FAILED, 1L);
        assertThat(board.look(MONTH, Filter.of("FAILED").orElseThrow(), Optional.empty(), PageRequest.first()).rows().items()).singleElement()
                .satisfies(row -> assertThat(row.failure()).isEqualTo("the ledger is damaged"));

        service.wish(people.as("partner-chef"), id(codes.get(2), MONTH), CHEF, "more", null, false);
        assertThat(addsUp().byStatus()).as("what somebody says mends nothing").containsEntry(Status.FAILED, 1L);
        assertThat(service.find(people.as("entrepreneur-02"), id(codes.get(2), MONTH)).orElseThrow().failure()).isEmpty();
        assertThat(service.find(people.as("auditor"), id(codes.get(2), MONTH)).orElseThrow().failure()).isEqualTo("the ledger is damaged");
        figures.freeze(in(id(codes.get(2), MONTH)));
        assertThat(addsUp().byStatus()).as("over as soon as a step succeeds").containsEntry(Status.FAILED, 0L);
        clock.now = clock.now.plus(Duration.ofDays(20));
        assertThat(addsUp().late()).isPositive();
    }

    private RenewalBoard.Counts addsUp() {
        var counts = board.look(MONTH, Filter.all(), Optional.empty(), new PageRequest(1000, 100)).counts();
        var inForce = emcs.activeIn(MONTH, null, 1000).size();
        assertThat(counts.inForce()).isEqualTo(inForce);
        assertThat(counts.notStarted() + counts.running() + counts.done() + counts.failed()).isEqualTo(inForce);
        assertThat(counts.byStatus().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(inForce);
        assertThat(counts.waitsOn().values().stream().mapToLong(Long::longValue).sum()).isEqualTo(counts.running());
        for (var word : List.of("", "RUNNING", "DONE", "LATE", "NOT_STARTED", "FAILED", "RENEWED", "WAITING_FOR_CUT_OFF", "FROZEN")) {
            var look = board.look(MONTH, Filter.of(word).orElseThrow(), Optional.empty(), new PageRequest(0, 100));
            assertThat(look.counts()).as(word).isEqualTo(counts);
            var rows = look.rows();
            assertThat((long) rows.items().size()).as(word).isEqualTo(Math.min(rows.total(), 100));
        }
        return counts;
    }
}
