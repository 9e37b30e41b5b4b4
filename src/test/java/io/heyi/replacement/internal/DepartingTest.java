package io.heyi.replacement.internal;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.ballot.BallotId;
import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.TerminationCondition;
import io.heyi.emc.EmcCode;
import io.heyi.emc.NodeBelowBottom;
import io.heyi.emc.PartChanges;
import io.heyi.inbox.TaskType.DecisionResult;
import io.heyi.replacement.Departures;
import io.heyi.replacement.Departures.Departure;
import io.heyi.replacement.Neighbours;
import io.heyi.replacement.ReplacementClosed;
import io.heyi.replacement.ReplacementCode;
import io.heyi.replacement.ReplacementModule;
import io.heyi.replacement.ReplacementOutcome;
import io.heyi.replacement.internal.domain.Candidate;
import io.heyi.replacement.internal.domain.Candidate.State;
import io.heyi.replacement.internal.domain.Remedy.Choice;
import io.heyi.replacement.internal.domain.ReplacementStep;
import io.heyi.replacement.internal.domain.Withdrawal;
import io.heyi.replacement.internal.process.CancelledCases;
import io.heyi.shared.PageRequest;
import io.heyi.tender.TenderCode;
import io.heyi.tender.TenderState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;

/** A party that is dissolved leaves its EMCs, on a real database: what is skipped, what must end in one way or another, and what a case that was open before becomes. */
@ReplacementModule
class DepartingTest extends SuccessionOnDatabase {

    private static final AtomicInteger DISSOLUTIONS = new AtomicInteger();

    @Autowired Departures departures;
    @Autowired DepartureStore standing;
    @Autowired CancelledCases cancelled;
    @Autowired Neighbours.Lives lives;
    @Autowired ApplicationEvents happened;
    private String cause;

    @BeforeEach
    void aDissolution() {
        cause = "DC-%04d".formatted(DISSOLUTIONS.incrementAndGet());
        clock.now = Instant.parse("2026-06-02T02:00:00Z");
    }

    private List<Departure> departs() {
        return departs(null);
    }

    private List<Departure> departs(ActorId preferred) {
        return transaction.execute(status -> departures.depart(subject, cause, preferred));
    }

    private void stays() {
        transaction.executeWithoutResult(status -> departures.stay(subject, cause));
    }

    /** The case of the departure, at the search. */
    private ReplacementCode leaving(ActorId preferred) {
        var code = departs(preferred).getFirst().code();
        search.openDeparture(in(code));
        return code;
    }

    private Optional<ReplacementOutcome> outcome() {
        return departures.of(cause).stream().findFirst().map(Departure::outcome);
    }

    private List<ReplacementOutcome> told(ReplacementCode code) {
        return happened.stream(ReplacementClosed.class).filter(one -> one.code().equals(code)).map(ReplacementClosed::outcome).toList();
    }

    private ReplacementCode nobodyFound() {
        var code = leaving(null);
        search.askNext(in(code));
        var called = search.callForBids(in(code));
        transaction.executeWithoutResult(status -> tenders.award(new TenderCode(called.tender()), Map.of()));
        search.closeTender(in(code));
        assertThat(search.askNext(in(code)).nextStep()).isEqualTo("nobody");
        return code;
    }

    private List<Choice> paper(ReplacementCode code) {
        return found(code).succession().lastVote().orElseThrow().options();
    }

    private ContractTerms terms() {
        return emcs.find(emc).orElseThrow().terms();
    }

    private ContractTerms listing(String condition) {
        var now = terms();
        var conditions = new ArrayList<>(now.terminationConditions());
        conditions.add(new TerminationCondition(condition, "A party is dissolved."));
        return new ContractTerms(now.title(), now.userScenario(), now.goal(), now.type(), now.platform(), now.parent(), now.currency(), now.governance(), now.goals(), now.shareSpace(),
                now.reinvestmentPercent(), now.split(), now.places(), now.nodes(), conditions);
    }

    // --- the way through

    @Test
    void aBackupTakesThePartWithoutHearingVoteOrDropOfTheRating() {
        parts.backup(emc, "Anna", "anna", "25");
        var stars = ratings.stars(subject);
        var left = departs();

        assertThat(left).singleElement().satisfies(one -> {
            assertThat(one.emc()).isEqualTo(emc);
            assertThat(one.outcome()).isNull();
        });
        var code = left.getFirst().code();
        assertThat(commands.published).filteredOn(one -> one.key().equals(code.value())).singleElement()
                .satisfies(one -> assertThat(one.variables()).containsEntry("departure", true).containsEntry("emc", emc.value()));
        search.openDeparture(in(code));
        search.openDeparture(in(code));
        assertThat(search.askNext(in(code)).signatories()).extracting(Voices.Addressee::actor).containsExactly("anna");
        assertThat(answers(code, ANNA, "take")).isInstanceOf(DecisionResult.Recorded.class);
        search.closeOffer(in(code));
        handEverythingOver(code, ANNA);
        assertThat(carryOut.carryOut(in(code)).carried()).isEqualTo("replaced");

        assertThat(outcome()).contains(ReplacementOutcome.REPLACED);
        assertThat(told(code)).containsExactly(ReplacementOutcome.REPLACED);
        assertThat(terms().node(subject)).isEmpty();
        assertThat(parts.decisions).last().satisfies(one -> {
            assertThat(one.condition()).isEqualTo(PartChanges.PARTY_DISSOLVED);
            assertThat(one.ballot()).isEmpty();
            assertThat(one.evidenceDigest()).isEqualTo(found(code).evidenceDigest());
        });
        assertThat(ratings.stars(subject)).as("failure is not punished").isEqualByComparingTo(stars);
        assertThat(found(code).succession().carried()).singleElement().satisfies(one -> assertThat(one.ratingKey()).isNull());
        assertThat(found(code).voting()).isEmpty();
        assertThat(cases.appeal(owner, code, "we want to stay")).as("there is nothing to appeal against").isInstanceOf(CaseReply.TooLate.class);
        assertThat(store.evidence(code).orElseThrow().document()).contains("departure " + cause);
    }

    @Test
    void aConditionOfTheContractIsCitedWhereItListsOne() {
        emcs.add(emc, listing("dissolution"), YearMonth.of(2026, 1));
        parts.backup(emc, "Anna", "anna", "25");
        var code = leaving(null);
        search.askNext(in(code));
        answers(code, ANNA, "take");
        search.closeOffer(in(code));
        carryOut.carryOut(in(code));
        assertThat(parts.decisions).last().satisfies(one -> assertThat(one.condition()).isEqualTo("dissolution"));
    }

    @Test
    void whoeverTakesOverMoreOfThePartyIsAskedFirstAndOnlyOnce() {
        parts.backup(emc, "Anna", "anna", "25");
        parts.backup(emc, "Boris", "boris", "25");
        var code = leaving(new ActorId("boris"));
        assertThat(search.askNext(in(code)).signatories()).extracting(Voices.Addressee::actor).containsExactly("boris");
        assertThat(found(code).succession().search().current().orElseThrow()).satisfies(one -> {
            assertThat(one.source()).isEqualTo(Candidate.Source.PREFERRED);
            assertThat(one.substitute().ratioPercent()).as("what the part has").isEqualByComparingTo("30");
        });
        answers(code, BORIS, "decline");
        search.closeOffer(in(code));
        assertThat(search.askNext(in(code)).signatories()).extracting(Voices.Addressee::actor).containsExactly("anna");
        search.closeOffer(in(code));
        assertThat(search.askNext(in(code)).nextStep()).isEqualTo("tender");
    }

    @Test
    void theTenderFitsIntoTheTimeOfADissolutionAndIsNotCalledWhenThatIsOver() {
        var code = leaving(null);
        search.askNext(in(code));
        var called = search.callForBids(in(code));
        var terms = tenders.terms.get(new TenderCode(called.tender()));
        assertThat(terms.bidsUntil()).isEqualTo(clock.now.plus(Duration.ofDays(7)));
        assertThat(terms.questionsUntil()).isBefore(terms.bidsUntil());
        assertThat(Instant.parse(called.tenderEndsBy())).isEqualTo(clock.now.plus(Duration.ofDays(19)));

        anEmc();
        aDissolution();
        var late = leaving(null);
        clock.now = clock.now.plus(Duration.ofDays(13));
        assertThat(search.askNext(in(late)).nextStep()).as("six days are less than bids need").isEqualTo("nobody");
    }

    @Test
    void aRepeatChangesNothing() {
        var code = departs().getFirst().code();
        assertThat(departs(new ActorId("anna"))).extracting(Departure::code).containsExactly(code);
        assertThat(commands.to(code)).containsExactly(Opening.CASE_OPENED);
        assertThat(happened.stream(ReplacementClosed.class)).isEmpty();
    }

    @Test
    void allEmcsOfThePartyAreLeftAndNobodyElses() {
        var second = new EmcCode(emc.value().replace("EMC-", "EMC-9"));
        emcs.add(second, Neighbours.cooking(subject.value()), YearMonth.of(2026, 1));
        assertThat(departs()).extracting(Departure::emc).containsExactly(emc, second);
        assertThat(departures.of("DC-9998")).isEmpty();
        assertThatThrownBy(() -> transaction.execute(status -> departures.depart(subject, "RC-0001", null))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void twoThatDissolveItAtOnceOpenOneCase() throws Exception {
        var together = new CyclicBarrier(2);
        Callable<List<Departure>> one = () -> {
            together.await();
            return departs();
        };
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var answer : threads.invokeAll(List.of(one, one))) {
                assertThat(answer.get()).hasSize(1);
            }
        }
        assertThat(list.search(CaseList.Filter.of(subject), PLATFORM, new PageRequest(0, 10)).total()).isEqualTo(1);
    }

    @Test
    void aCounterThatMeetsItsRuleMeanwhileIsNoNews() {
        var code = departs().getFirst().code();
        transaction.executeWithoutResult(status -> events.publishEvent(new NodeBelowBottom(emc, subject, "orders", MAY, 1, BigDecimal.ONE, BigDecimal.TEN, "farBelow", clock.now, null)));
        assertThat(found(code).counterHits()).isEmpty();
        assertThat(ask(LEAD, "")).isInstanceOf(RequestReply.OpenAlready.class);
    }

    @Test
    void onALeapDayThePartEndsWithThatDayAndTheTimesRunIntoMarch() {
        clock.now = Instant.parse("2028-02-29T02:00:00Z");
        var called = leaving(null);
        search.askNext(in(called));
        assertThat(search.callForBids(in(called)).tenderEndsBy()).isEqualTo("2028-03-19T02:00:00Z");
        assertThat(tenders.terms.get(new TenderCode(found(called).succession().search().tender().orElseThrow().tender())).bidsUntil()).isEqualTo("2028-03-07T02:00:00Z");

        anEmc();
        aDissolution();
        clock.now = Instant.parse("2028-02-29T02:00:00Z");
        parts.backup(emc, "Anna", "anna", "25");
        var code = leaving(null);
        search.askNext(in(code));
        answers(code, ANNA, "take");
        search.closeOffer(in(code));
        carryOut.carryOut(in(code));
        assertThat(found(code).succession().carried()).singleElement().satisfies(one -> assertThat(one.lastDay()).isEqualTo("2028-02-29"));
    }

    // --- a case that was open before

    @Test
    void aCaseThatHasNotComeToItsSearchMakesRoomForTheDeparture() {
        var before = openedByLead();
        hearing.open(in(before));
        assertThat(departs()).extracting(Departure::code).containsExactly(before);
        assertThat(commands.to(before)).last().isEqualTo(Triggers.CASE_WITHDRAWN);
        assertThat(found(before).outcome()).as("by its own process, not beside it").isEmpty();
        hearing.close(in(before));
        hearing.openCure(in(before));
        hearing.closeCure(in(before));
        decision.openVote(in(before));
        var ballot = new BallotId(found(before).voting().orElseThrow().ballot());

        decision.withdraw(endedBy(before, Withdrawal.PARTY_LEFT));
        assertThat(found(before).outcome()).contains(ReplacementOutcome.OVERTAKEN_BY_DEPARTURE);
        assertThat(box.calledOff).contains(ballot);
        var code = departures.of(cause).getFirst().code();
        assertThat(code).isNotEqualTo(before);
        assertThat(found(code).isDeparture()).isTrue();
        assertThat(commands.to(code)).containsExactly(Opening.CASE_OPENED);
        decision.withdraw(endedBy(before, Withdrawal.PARTY_LEFT));
        assertThat(departures.of(cause)).as("a repeat changes nothing").extracting(Departure::code).containsExactly(code);
    }

    @Test
    void aCaseThatEndsInItsOwnWayAtTheSameTimeDoesNotKeepThePartyIn() {
        var before = openedByLead();
        hearing.open(in(before));
        departs();
        decision.conclude(in(before, "KEPT"));
        assertThat(found(before).outcome()).contains(ReplacementOutcome.KEPT);
        assertThat(departures.of(cause)).singleElement().satisfies(one -> {
            assertThat(one.code()).isNotEqualTo(before);
            assertThat(one.outcome()).isNull();
        });
    }

    @Test
    void aCaseThatSearchesGoesOnWithThePreferredFirstAndWithoutAWayBack() {
        var code = searching();
        assertThat(departs(new ActorId("carla"))).extracting(Departure::code).containsExactly(code);
        assertThat(commands.to(code)).doesNotContain(Triggers.CASE_WITHDRAWN);
        assertThat(search.askNext(in(code)).signatories()).extracting(Voices.Addressee::actor).containsExactly("carla");
        search.closeOffer(in(code));
        lastResort.openVote(in(code));
        assertThat(paper(code)).doesNotContain(Choice.STAY);
        assertThat(departs(new ActorId("carla"))).as("a repeat changes nothing").extracting(Departure::code).containsExactly(code);
        assertThat(found(code).succession().search().candidates()).hasSize(1);
    }

    @Test
    void aGrantedAppealAgainstTheVoteDoesNotKeepADissolvedParty() {
        var code = searching();
        departs();
        cases.appeal(owner, code, "the figures were wrong");
        appeals.askJudge(in(code));
        decide("replacement.judgeAppeal", context(code, "platform-owner:food"), PLATFORM, "grant", Map.of());
        appeals.close(in(code));
        grants.grant(in(code));
        assertThat(found(code).outcome()).contains(ReplacementOutcome.KEPT_ON_APPEAL);
        assertThat(departures.of(cause)).singleElement().satisfies(one -> assertThat(found(one.code()).isDeparture()).isTrue());
    }

    @Test
    void whatAnOperatorClosesGoesOnInAnotherCase() {
        var code = leaving(null);
        transaction.executeWithoutResult(status -> cancelled.close(code.value(), "the engine lost it", "op-1"));
        assertThat(found(code).outcome()).contains(ReplacementOutcome.CANCELLED);
        assertThat(departures.of(cause)).singleElement().satisfies(one -> {
            assertThat(one.code()).isNotEqualTo(code);
            assertThat(one.outcome()).isNull();
        });
    }

    // --- nobody is found

    @Test
    void theMembersChooseAmongWaysWithoutTheParty() {
        var code = nobodyFound();
        lastVote(code, "shrink");
        assertThat(paper(code)).containsExactly(Choice.SHRINK, Choice.END);
        assertThat(box.find(new BallotId(found(code).succession().lastVote().orElseThrow().ballot())).orElseThrow().call().options()).extracting(option -> option.text().orElseThrow().messageKey())
                .containsExactly("replacement.lastOption.shrink.text.dissolved", "replacement.lastOption.end.text.dissolved");
        assertThat(lastResort.applyVote(in(code)).remedy()).isEqualTo("shrink");
        handEverythingOver(code, LEAD);
        assertThat(carryOut.carryOut(in(code)).carried()).isEqualTo("shrunk");
        assertThat(outcome()).contains(ReplacementOutcome.SCOPE_REDUCED);
    }

    @Test
    void withoutAMajorityTheScopeBecomesSmaller() {
        var code = nobodyFound();
        lastResort.openVote(in(code));
        box.count(new BallotId(found(code).succession().lastVote().orElseThrow().ballot()), Map.of("shrink", 1, "end", 1));
        assertThat(lastResort.applyVote(in(code)).remedy()).isEqualTo("shrink");
    }

    @Test
    void whereTooFewCanVoteNobodyIsKeptEither() {
        register.add("chef-li", subject.value());
        var code = nobodyFound();
        assertThat(register.reported).contains(code + " replacement.panel.departureVote");
        assertThat(found(code).impossible()).containsExactly("departureVote");
        assertThat(lastResort.openVote(in(code)).votePossible()).isFalse();
        assertThat(lastResort.applyVote(in(code)).remedy()).isEqualTo("shrink");
        assertThat(found(code).succession().remedies().getLast().voting().result().word()).isEqualTo("TOO_FEW");
    }

    @Test
    void whereOnlyTheEndIsLeftNobodyIsAsked() {
        parts.indivisible.add(emc);
        var code = nobodyFound();
        assertThat(lastResort.openVote(in(code)).votePossible()).isFalse();
        assertThat(lastResort.applyVote(in(code)).remedy()).isEqualTo("end");
        assertThat(found(code).succession().remedies().getLast().voting().result().word()).isEqualTo("ONLY_WAY");
        carryOut.endContract(in(code));
        assertThat(parts.ended).contains(emc);
        assertThat(outcome()).contains(ReplacementOutcome.EMC_ENDED);
        assertThat(departures.of(cause)).as("no other case is opened for a contract that ends").extracting(Departure::code).containsExactly(code);
    }

    @Test
    void anEmcOfTwoContinuesWithASubstituteAndEndsWithoutOne() {
        emcs.add(emc, terms().without(List.of(new ActorId("chef-li"))), YearMonth.of(2026, 1));
        var code = nobodyFound();
        assertThat(found(code).impossible()).as("there is nothing to vote on").isEmpty();
        lastResort.openVote(in(code));
        assertThat(paper(code)).containsExactly(Choice.END);
        assertThat(lastResort.applyVote(in(code)).remedy()).isEqualTo("end");
    }

    @Test
    void aCoverBringsThePartyOutAndNeverBack() {
        var code = nobodyFound();
        lastResort.askProposer(in(code));
        decide("replacement.proposeCover", context(code, "me-owner:ME-0001"), LEAD, "propose", values("cover", "boris", "coverDays", 40, "coverRatio", "20"));
        lastResort.closeProposal(in(code));
        answers(code, BORIS, "take");
        search.closeOffer(in(code));
        lastVote(code, "cover");
        assertThat(paper(code)).containsExactly(Choice.COVER, Choice.SHRINK, Choice.END);
        assertThat(lastResort.applyVote(in(code)).remedy()).isEqualTo("cover");
        handEverythingOver(code, BORIS);
        assertThat(carryOut.carryOut(in(code)).carried()).isEqualTo("covered");
        assertThat(outcome()).as("out, though the search goes on").contains(ReplacementOutcome.COVERED);
        assertThat(told(code)).containsExactly(ReplacementOutcome.COVERED);
        assertThat(found(code).outcome()).isEmpty();
        stays();
        assertThat(found(code).outcome()).as("what was carried out stays").isEmpty();
        assertThat(standing.of(cause).getFirst().standing()).isTrue();

        search.searchAgain(in(code));
        assertThat(search.askNext(in(code)).nextStep()).isEqualTo("tender");
        lastVote(code, "stay");
        assertThat(paper(code)).as("now it is the cover that would stay").contains(Choice.STAY);
        assertThat(lastResort.applyVote(in(code)).remedy()).isEqualTo("coverStays");
        decision.conclude(in(code, "COVERED"));
        assertThat(told(code)).containsExactly(ReplacementOutcome.COVERED, ReplacementOutcome.COVERED);
    }

    // --- more than one is dissolved

    @Test
    void ofTwoThatLeaveAtOnceNeitherVotesOnTheOther() {
        var other = new ActorId("leaver-1");
        emcs.add(emc, terms().withNodes(terms().nodes().stream().map(node -> node.actor().value().equals("chef-li") ? named(node, other.value()) : node).toList()), YearMonth.of(2026, 1));
        var code = nobodyFound();
        transaction.execute(status -> departures.depart(other, "DC-8001", null));
        assertThat(lastResort.openVote(in(code)).votePossible()).as("only the lead remains, and nobody decides alone").isFalse();
        assertThat(found(code).succession().lastVote().orElseThrow().voters()).doesNotContain(other);
        assertThat(lastResort.applyVote(in(code)).remedy()).isEqualTo("shrink");
        handEverythingOver(code, LEAD);
        assertThat(carryOut.carryOut(in(code)).carried()).isEqualTo("shrunk");

        var second = departures.of("DC-8001").getFirst().code();
        search.openDeparture(in(second));
        lastResort.openVote(in(second));
        assertThat(paper(second)).as("an EMC of two by now").containsExactly(Choice.END);
    }

    @Test
    void aSubstituteThatIsDissolvedItselfIsPassedOverBeforeAndAfterItHasSigned() {
        var elsewhere = new EmcCode("EMC-9998");
        emcs.add(elsewhere, Neighbours.cooking("ME-7001"), YearMonth.of(2026, 1));
        var candidate = new ActorId("ME-7001");
        var person = user("owner-7001", "me-owner:ME-7001", "entrepreneur");
        access.signIn(person);
        parts.backup(emc, "Network 7001", candidate.value(), "25");
        lives.frozen.add(candidate.value());
        var passed = leaving(null);
        assertThat(search.askNext(in(passed)).nextStep()).isEqualTo("tender");
        assertThat(found(passed).succession().search().candidates().getFirst()).satisfies(one -> {
            assertThat(one.state()).isEqualTo(State.UNFIT);
            assertThat(one.reason()).isEqualTo("replacement.unfit.dissolving");
        });

        lives.frozen.remove(candidate.value());
        anEmc();
        aDissolution();
        parts.backup(emc, "Network 7001", candidate.value(), "25");
        var code = leaving(null);
        assertThat(search.askNext(in(code)).signatories()).extracting(Voices.Addressee::actor).containsExactly(candidate.value());
        var offer = offer(code, candidate.value());
        assertThat(decide("replacement.takeOver", offer, person, "take", Map.of("contractRead", true))).isInstanceOf(DecisionResult.Recorded.class);
        search.closeOffer(in(code));
        lives.frozen.add(candidate.value());
        assertThat(carryOut.carryOut(in(code)).carried()).isEqualTo("again");
        assertThat(terms().node(subject)).as("nobody is removed without a substitute").isPresent();
        lives.frozen.remove(candidate.value());
    }

    @Test
    void aCoverThatIsDissolvedTakesTheSearchOverFromTheOneWhosePartItCovers() {
        var code = nobodyFound();
        lastResort.askProposer(in(code));
        decide("replacement.proposeCover", context(code, "me-owner:ME-0001"), LEAD, "propose", values("cover", "boris", "coverDays", 40, "coverRatio", "20"));
        lastResort.closeProposal(in(code));
        answers(code, BORIS, "take");
        search.closeOffer(in(code));
        lastVote(code, "cover");
        lastResort.applyVote(in(code));
        carryOut.carryOut(in(code));
        assertThat(found(code).step()).isEqualTo(ReplacementStep.COVERING);

        transaction.execute(status -> departures.depart(new ActorId("boris"), "DC-8002", null));
        assertThat(commands.to(code)).last().isEqualTo(Triggers.CASE_WITHDRAWN);
        decision.withdraw(endedBy(code, Withdrawal.PARTY_LEFT));
        assertThat(found(code).outcome()).contains(ReplacementOutcome.PARTY_LEFT);
        assertThat(departures.of("DC-8002")).anySatisfy(one -> assertThat(one.emc()).isEqualTo(emc));
    }

    // --- the party goes on after all

    @Test
    void whatWasNotCarriedOutIsTakenBackWithItsTender() {
        var code = leaving(null);
        search.askNext(in(code));
        var called = search.callForBids(in(code));
        stays();
        stays();
        assertThat(found(code).outcome()).contains(ReplacementOutcome.WITHDRAWN);
        assertThat(tenders.state(new TenderCode(called.tender()))).contains(TenderState.CANCELLED);
        assertThat(commands.to(code)).containsExactly(Opening.CASE_OPENED, Triggers.TENDER_CLOSED, Triggers.CASE_WITHDRAWN);
        decision.withdraw(endedBy(code, Withdrawal.ASKERS));
        assertThat(outcome()).contains(ReplacementOutcome.WITHDRAWN);
        assertThat(carryOut.carryOut(in(code)).carried()).as("a step that was under way does nothing").isEqualTo("replaced");
        assertThat(terms().node(subject)).isPresent();
        assertThat(departs()).as("and it may be dissolved later").singleElement().satisfies(one -> assertThat(one.code()).isNotEqualTo(code));
    }

    @Test
    void theMembersOwnCaseGoesOnWhenThePartyDoes() {
        var code = searching();
        departs();
        stays();
        assertThat(found(code).outcome()).isEmpty();
        assertThat(found(code).mustLeave()).isFalse();
        lastResort.openVote(in(code));
        assertThat(paper(code)).contains(Choice.STAY);
        assertThat(outcome()).contains(ReplacementOutcome.WITHDRAWN);
    }
}
