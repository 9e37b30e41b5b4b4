package io.heyi.replacement.internal;

import static io.heyi.emc.ContractFixtures.aNode;
import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.access.Relation;
import io.heyi.access.Username;
import io.heyi.audit.AuditTrail;
import io.heyi.ballot.BallotId;
import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerminated;
import io.heyi.emc.Delivery;
import io.heyi.emc.Delivery.Word;
import io.heyi.emc.DueDeliverable.Standing;
import io.heyi.inbox.TaskDecision;
import io.heyi.inbox.TaskType.DecisionResult;
import io.heyi.performance.FakeDecisions;
import io.heyi.performance.FiguresReported;
import io.heyi.replacement.Neighbours;
import io.heyi.replacement.ReplacementCode;
import io.heyi.replacement.ReplacementModule;
import io.heyi.replacement.ReplacementOutcome;
import io.heyi.replacement.internal.domain.Decision;
import io.heyi.replacement.internal.domain.Evidence;
import io.heyi.replacement.internal.domain.Withdrawal;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** Cases on a real database: what opens them, what people may do with them, and what comes of them. */
@ReplacementModule
class ReplacingTest extends CaseOnDatabase {

    @Autowired AuditTrail audit;

    // --- what opens a case

    @Test
    void theLeadAloneOpensACaseWithFrozenEvidenceAndStartsItsProcess() {
        var code = openedByLead();

        assertThat(commands.to(code)).containsExactly(Opening.CASE_OPENED);
        var view = cases.find(LEAD, code).orElseThrow();
        assertThat(view.cause().rule()).isEqualTo("lead");
        assertThat(view.cause().metrics()).containsExactly("orders");
        assertThat(view.evidence().rows()).extracting(row -> row.metric() + " " + row.value().stripTrailingZeros().toPlainString() + " " + row.belowBottom())
                .containsExactly("orders 1500 true", "complaints 4 false");
        assertThat(view.evidence().dependencies()).singleElement().satisfies(one -> assertThat(one.actor().value()).isEqualTo("chef-li"));
        var stored = cases.evidence(LEAD, code).orElseThrow();
        assertThat(io.heyi.shared.CanonicalJson.sha256(stored.document())).isEqualTo(stored.digest()).isEqualTo(view.evidenceDigest());
    }

    @Test
    void evidenceCannotBeChangedEvenBySql() {
        var code = openedByLead();
        assertThatThrownBy(() -> jdbc.sql("update replacement.evidence set frozen_at = now() where code = ?").param(code.value()).update()).isInstanceOf(DataAccessException.class)
                .hasMessageContaining("evidence is frozen");
        assertThatThrownBy(() -> jdbc.sql("delete from replacement.evidence where code = ?").param(code.value()).update()).isInstanceOf(DataAccessException.class);
    }

    @Test
    void theCounterOpensACaseByItself() {
        assertThat(store.open(emc, subject)).isEmpty();
        month(JUNE, "1900");
        var code = store.open(emc, subject).orElseThrow();
        assertThat(found(code).cause().rule()).isEqualTo("consecutive");
        assertThat(found(code).cause().metrics()).containsExactly("orders");
        assertThat(found(code).cause().basis()).isEqualTo(FakeDecisions.BASIS);
        assertThat(store.evidence(code).orElseThrow().read().policy()).isEqualTo("consecutive by underperformance-trigger, version 3, key 2251799813685301, row rule_InMemory");
        assertThat(commands.to(code)).containsExactly(Opening.CASE_OPENED);
    }

    @Test
    void aMonthFarBelowIsEnough() {
        var before = store.open(emc, subject);
        month(JUNE, "900");
        assertThat(before).isEmpty();
        assertThat(store.open(emc, subject)).isPresent();
    }

    @Test
    void monthsOfLongAgoThatAreTakenOverOpenNothing() {
        clock.now = Instant.parse("2027-06-02T02:00:00Z");
        month(JUNE, "900");
        assertThat(store.open(emc, subject)).isEmpty();
    }

    @Test
    void oneMemberWaitsForAnotherAndAskingTwiceCountsOnce() {
        assertThat(ask(CHEF, "")).isEqualTo(new RequestReply.Waiting(1));
        assertThat(ask(CHEF, "")).isEqualTo(new RequestReply.Waiting(1));
        assertThat(store.open(emc, subject)).isEmpty();
    }

    @Test
    void aRequestThatIsTooOldCountsNoMore() {
        ask(CHEF, "");
        clock.now = clock.now.plusSeconds(86_400 * 31L);
        assertThat(ask(CHEF, "")).isEqualTo(new RequestReply.Waiting(1));
    }

    @Test
    void nobodyAsksForACaseAboutHisOwnPartyNorAStrangerAboutAny() {
        assertThat(ask(owner, "")).isEqualTo(new RequestReply.NotAllowed("replacement.refusal.ownParty"));
        assertThat(ask(user("stranger", "entrepreneur"), "")).isEqualTo(new RequestReply.NotAllowed("replacement.refusal.notAMember"));
        assertThat(ask(CHEF, "ME-0001")).isEqualTo(new RequestReply.NotAllowed("replacement.refusal.notYourParty"));
        assertThat(requests.ask(user("outsider", "external-partner"), emc, subject.value(), "", "x")).isEqualTo(new RequestReply.Unknown());
    }

    @Test
    void badInputIsNamedAndChangesNothing() {
        assertThat(requests.ask(LEAD, emc, "ME-9999", "", "x")).isInstanceOfSatisfying(RequestReply.Invalid.class, reply -> assertThat(reply.errors().getFirst().field()).isEqualTo("subject"));
        assertThat(requests.ask(LEAD, emc, subject.value(), "", " ")).isInstanceOfSatisfying(RequestReply.Invalid.class, reply -> assertThat(reply.errors().getFirst().field()).isEqualTo("reason"));
        assertThat(requests.ask(LEAD, emc, "chef-li", "", "x")).as("nothing missed that counts").isInstanceOfAny(RequestReply.Invalid.class, RequestReply.Opened.class);
    }

    @Test
    void aSecondCaseIsRefusedAndNamesTheFirst() {
        var code = openedByLead();
        assertThat(ask(LEAD, "")).isEqualTo(new RequestReply.OpenAlready(code));
        assertThat(ask(CHEF, "")).isEqualTo(new RequestReply.OpenAlready(code));
        month(JUNE, "900");
        assertThat(store.open(emc, subject)).contains(code);
    }

    @Test
    void manyRequestsAtOnceOpenOneCase() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var all = IntStream.range(0, 8).mapToObj(i -> threads.submit(() -> ask(LEAD, ""))).toList();
            for (var one : all) {
                assertThat(one.get()).isInstanceOfAny(RequestReply.Opened.class, RequestReply.OpenAlready.class);
            }
        }
        assertThat(list.search(CaseList.Filter.of(emc), LEAD, PageRequest.first()).total()).isEqualTo(1);
        assertThat(commands.to(store.open(emc, subject).orElseThrow())).containsExactly(Opening.CASE_OPENED);
    }

    @Test
    void anImpossibleVoteIsSaidWhenTheCaseOpens() {
        register.add("chef-li", subject.value());
        register.add("owner-1", subject.value());
        var code = openedByLead();
        assertThat(found(code).impossible()).contains("vote");
        assertThat(register.reported).contains(code + " replacement.panel.vote");
    }

    // --- the hearing

    private ReplacementCode claimed() {
        var code = openedByLead();
        hearing.open(in(code));
        assertThat(decide("replacement.answerCase", context(code), owner, "claimCause", Map.of("answer", "no recipes", "deliverable", "recipes"))).isInstanceOf(DecisionResult.Recorded.class);
        assertThat(hearing.close(in(code)).causeClaimed()).isTrue();
        return code;
    }

    @Test
    void theClaimMustNameADeliverableThatTheContractMakesThePartyWaitFor() {
        var code = openedByLead();
        hearing.open(in(code));
        var type = task("replacement.answerCase");
        assertThat(type.check(context(code), new TaskDecision(owner, "claimCause", Optional.empty(), Map.of("answer", "a", "deliverable", "boxes"), clock.now)))
                .singleElement().satisfies(error -> assertThat(error.field()).isEqualTo("deliverable"));
        assertThat(type.check(context(code), new TaskDecision(owner, "claimCause", Optional.empty(), Map.of("answer", "a", "deliverable", "recipes"), clock.now))).isEmpty();
    }

    private List<FieldError> claiming(ReplacementCode code, String deliverable) {
        return task("replacement.answerCase").check(context(code), new TaskDecision(owner, "claimCause", Optional.empty(), Map.of("answer", "a", "deliverable", deliverable), clock.now));
    }

    private void recipesDelivered(LocalDate on, Word... words) {
        delivered.recipes(emc, new Delivery(1, new ActorId("chef-li"), on, on, "in the folder", null, "chef-li", clock.now, List.of(words)));
    }

    private Evidence.Dependency recipes(ReplacementCode code) {
        return cases.find(LEAD, code).orElseThrow().evidence().dependencies().getFirst();
    }

    @Test
    void theEvidenceTellsByHowManyDaysADeliverableCameLate() {
        recipesDelivered(Neighbours.DUE.plusDays(4));
        var code = openedByLead();
        assertThat(recipes(code).standing()).isEqualTo(Standing.LATE);
        assertThat(recipes(code).daysLate()).isEqualTo(4);
        assertThat(cases.evidence(LEAD, code).orElseThrow().document()).contains("\"format\":3", "\"daysLate\":4", "\"delivered\":\"2026-05-24\"", "\"record\":\"RECORDED\"");
        hearing.open(in(code));
        assertThat(claiming(code, "recipes")).isEmpty();
        var facts = task("replacement.judgeCause").facts(context(code), Locale.ENGLISH).sections();
        assertThat(facts).anySatisfy(section -> assertThat(section.facts()).anySatisfy(fact -> assertThat(fact.value()).contains("Recipes", "4 days late", "2026-05-24", "confirmed by nobody")));
    }

    @Test
    void aDeliverableThatWasNeverDeliveredIsACauseOnceItIsDue() {
        var code = openedByLead();
        assertThat(recipes(code).standing()).isEqualTo(Standing.MISSED);
        assertThat(recipes(code).delivered()).isNull();
        hearing.open(in(code));
        assertThat(claiming(code, "recipes")).isEmpty();
    }

    @Test
    void whatWasDeliveredOnTimeIsNoCauseAndTheRefusalNamesIt() {
        recipesDelivered(Neighbours.DUE);
        var code = openedByLead();
        hearing.open(in(code));
        assertThat(claiming(code, "recipes")).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("deliverable");
            assertThat(error.code()).isEqualTo("replacement.error.deliverableOnTime");
            assertThat(error.arguments()).startsWith("Recipes", "Chef Li", "2026-05-20");
        });
        assertThat(task("replacement.answerCase").outcomes(context(code))).extracting(one -> one.id()).containsExactly("answer");
    }

    @Test
    void aDisputedDeliveryIsLeftToTheJudge() {
        recipesDelivered(Neighbours.DUE, emptyFolder());
        var code = openedByLead();
        assertThat(recipes(code).record()).isEqualTo(Delivery.State.DISPUTED);
        assertThat(recipes(code).disputes()).singleElement().satisfies(said -> {
            assertThat(said.party()).isEqualTo(subject);
            assertThat(said.proof()).isEqualTo("a picture of the folder");
        });
        hearing.open(in(code));
        assertThat(claiming(code, "recipes")).isEmpty();
    }

    @Test
    void aDisputeThatIsEnteredAfterTheCaseWasOpenedMakesNoCauseInIt() {
        recipesDelivered(Neighbours.DUE);
        var code = openedByLead();
        hearing.open(in(code));
        recipesDelivered(Neighbours.DUE, emptyFolder());
        assertThat(claiming(code, "recipes")).singleElement().satisfies(error -> assertThat(error.code()).isEqualTo("replacement.error.deliverableOnTime"));
    }

    private Word emptyFolder() {
        return new Word(subject, false, "the folder is empty", "a picture of the folder", null, "owner", clock.now);
    }

    @Test
    void evidenceOfBeforeThatKnowsNoDeliveriesIsStillReadAndItsCasesGoOn() {
        var old = CaseJson.read("""
                {"code":"RC-0001","emc":"EMC-0001","subject":"ME-0002","frozenAt":"2026-06-02T02:00:00Z","rows":[],"versions":[],"policy":"lead",
                 "dependencies":[{"id":"recipes","title":"Recipes","actor":"chef-li","actorName":"Chef Li","due":null,"waiting":["Meal boxes"]}]}""", Evidence.class);
        assertThat(old.format()).isEqualTo(1);
        assertThat(old.cause("recipes")).isPresent();
    }

    @Test
    void whoAskedForTheCaseNeverJudgesItSoThePlatformIsAsked() {
        var asked = hearing.askJudge(in(claimed()));
        assertThat(asked.judgeAsked()).isTrue();
        assertThat(asked.judgeGroups()).containsExactly("platform-owner:food");
    }

    @Test
    void aJudgeWithARegisteredInterestIsNeverOfferedTheTaskAndIsRefused() {
        var code = claimed();
        hearing.askJudge(in(code));
        register.add("wang", subject.value());
        var context = context(code, "platform-owner:food");
        assertThat(task("replacement.judgeCause").excluded(context)).contains(PLATFORM.username(), owner.username(), CHEF.username());
        assertThat(decide("replacement.judgeCause", context, PLATFORM, "accept", Map.of())).isInstanceOf(DecisionResult.NotAllowed.class);
        assertThat(found(code).hearing().ruling()).isNull();
    }

    @Test
    void anAcceptedCauseMovesTheCounter() {
        var code = claimed();
        hearing.askJudge(in(code));
        assertThat(decide("replacement.judgeCause", context(code, "platform-owner:food"), PLATFORM, "accept", Map.of())).isInstanceOf(DecisionResult.Recorded.class);
        assertThat(hearing.closeRuling(in(code)).causeAccepted()).isTrue();
        decision.conclude(in(code, "RE_ATTRIBUTED"));
        decision.conclude(in(code, "RE_ATTRIBUTED"));

        assertThat(found(code).outcome()).contains(ReplacementOutcome.RE_ATTRIBUTED);
        assertThat(below(subject.value())).isZero();
        assertThat(below("chef-li")).isEqualTo(1);
        assertThat(ask(LEAD, "")).as("the place of an open case is free again").isInstanceOf(RequestReply.Opened.class);
    }

    private int below(String actor) {
        return jdbc.sql("select periods_below from performance.counter where emc = ? and actor = ? and metric = 'orders'").params(emc.value(), actor).query(Integer.class).single();
    }

    // --- the cure

    private ReplacementCode curing() {
        var code = openedByLead();
        hearing.open(in(code));
        hearing.close(in(code));
        hearing.openCure(in(code));
        return code;
    }

    @Test
    void nobodyConfirmsHisOwnRecovery() {
        var code = curing();
        report(JUNE, "orders", "2500", owner.username().value());
        reported();
        assertThat(found(code).isRecovered()).isFalse();
        report(JUNE, "orders", "2400", "owner-1");
        reported();
        assertThat(found(code).isRecovered()).isTrue();
        assertThat(commands.to(code)).endsWith(Triggers.FIGURE_RECOVERED);
        assertThat(hearing.closeCure(in(code)).recovered()).isTrue();
        decision.conclude(in(code, "RECOVERED"));
        assertThat(store.watched(emc, subject, YearMonth.of(2026, 7))).contains(code);
        assertThat(store.watched(emc, YearMonth.of(2026, 7))).containsExactly(subject);
    }

    private void reported() {
        transaction.executeWithoutResult(status -> events.publishEvent(new FiguresReported(emc, clock.now)));
    }

    @Test
    void figuresThatAreThereWhenTheCurePeriodIsOverCountEvenIfNobodyWasTold() {
        var code = curing();
        report(JUNE, "orders", "2000", "owner-1");
        assertThat(hearing.closeCure(in(code)).recovered()).isTrue();
    }

    @Test
    void aSkippedCurePeriodIsOverWhateverTheFigures() {
        var code = curing();
        cases.skipCure(LEAD, code, "");
        cases.skipCure(CHEF, code, "");
        report(JUNE, "orders", "2000", "owner-1");
        assertThat(hearing.closeCure(in(code)).recovered()).isFalse();
    }

    @Test
    void aFigureBelowBottomIsNoRecovery() {
        var code = curing();
        report(JUNE, "orders", "1999.999999", "owner-1");
        reported();
        assertThat(found(code).isRecovered()).isFalse();
    }

    @Test
    void theCurePeriodEndsByTheWordOfAllOthersOnly() {
        var code = curing();
        assertThat(cases.skipCure(owner, code, "")).isEqualTo(new CaseReply.NotAllowed("replacement.refusal.ownParty"));
        assertThat(cases.skipCure(LEAD, code, "")).isEqualTo(new CaseReply.Done());
        assertThat(commands.to(code)).doesNotContain(CaseService.CURE_SKIPPED);
        assertThat(cases.skipCure(CHEF, code, "")).isEqualTo(new CaseReply.Done());
        assertThat(cases.skipCure(CHEF, code, "")).isEqualTo(new CaseReply.TooLate("replacement.refusal.tooLate"));
        assertThat(commands.to(code)).containsOnlyOnce(CaseService.CURE_SKIPPED);
    }

    // --- the vote

    private BallotId voting(ReplacementCode code) {
        hearing.closeCure(in(code));
        decision.openVote(in(code));
        return new BallotId(found(code).voting().orElseThrow().ballot());
    }

    @Test
    void thePartyItselfIsNotOnTheRollAndTwoThirdsOfTheOthersDecide() {
        var code = curing();
        var ballot = voting(code);
        var call = box.find(ballot).orElseThrow().call();
        assertThat(call.seats()).extracting(seat -> seat.id()).containsExactly("ME-0001", "chef-li");
        assertThat(call.seats().stream().flatMap(seat -> seat.people().stream())).doesNotContain(owner.username());
        assertThat(call.options()).extracting(option -> option.id()).containsExactly("keep", "reduce", "replace");
        assertThat(found(code).voting().orElseThrow().reducedTo()).isEqualByComparingTo("15");
        box.count(ballot, Map.of("replace", 2));
        assertThat(decision.applyVote(in(code)).decision()).isEqualTo("replace");
        decision.conclude(in(code, "REPLACEMENT_DECIDED"));
        assertThat(found(code).outcome()).contains(ReplacementOutcome.REPLACEMENT_DECIDED);
    }

    @Test
    void aTieAndTooFewVotesKeepTheParty() {
        var tie = curing();
        box.count(voting(tie), Map.of("keep", 1, "replace", 1));
        assertThat(decision.applyVote(in(tie)).decision()).isEqualTo("keep");
        assertThat(found(tie).voting().orElseThrow().result().decision()).isEqualTo(Decision.KEEP);
    }

    @Test
    void oneVoteOfTwoIsNoQuorum() {
        var code = curing();
        box.count(voting(code), Map.of("replace", 1));
        assertThat(decision.applyVote(in(code)).decision()).isEqualTo("keep");
        assertThat(found(code).voting().orElseThrow().result().word()).isEqualTo("NO_QUORUM");
    }

    @Test
    void theLeadIsToldOfAMissingAnswerAndThePlatformOfAMissingPlan() {
        var code = openedByLead();
        hearing.open(in(code));
        hearing.escalate(at(code, "answer"));
        assertThat(told(code)).containsExactly("ME-0001");
        hearing.close(in(code));
        hearing.openCure(in(code));
        hearing.escalate(at(code, "help"));
        assertThat(told(code)).containsExactly("ME-0001", "platform-owner:food");
        decide("replacement.planHelp", context(code), LEAD, "plan", Map.of("help", "two cooks"));
        hearing.escalate(at(code, "help"));
        assertThat(told(code)).as("nobody is told of a silence that is over").hasSize(2);
    }

    @Test
    void theLeadFindsASilentPartyInItsListUntilThatHasAnswered() {
        var code = openedByLead();
        hearing.open(in(code));
        assertThat(toldOf("ME-0001")).doesNotContain(code);
        hearing.escalate(at(code, "answer"));
        hearing.escalate(at(code, "answer"));
        assertThat(told(code)).as("a repeat tells nobody twice").hasSize(1);
        assertThat(toldOf("ME-0001", "entrepreneur")).contains(code);
        assertThat(toldOf("chef-li", "platform-owner:food")).doesNotContain(code);
        decide("replacement.answerCase", context(code), owner, "answer", Map.of("answer", "the ovens were late"));
        assertThat(toldOf("ME-0001")).doesNotContain(code);
    }

    @Test
    void thePlatformFindsSilentHelpersInItsListUntilTheyHaveSaidSomething() {
        var planned = curing();
        hearing.escalate(at(planned, "help"));
        assertThat(toldOf("platform-owner:food")).contains(planned);
        decide("replacement.planHelp", context(planned), LEAD, "noHelp", Map.of());
        assertThat(toldOf("platform-owner:food")).doesNotContain(planned);
        anEmc();
        var over = curing();
        hearing.escalate(at(over, "help"));
        hearing.closeCure(in(over));
        decision.openVote(in(over));
        assertThat(toldOf("platform-owner:food")).as("the time for it is over").doesNotContain(over);
    }

    private List<ReplacementCode> toldOf(String... whom) {
        return list.told(List.of(whom), new PageRequest(0, PageRequest.LARGEST_SIZE)).items().stream().map(CaseList.Row::code).toList();
    }

    @Test
    void aCaseOfBeforeThatRemembersNobodyToldIsStillRead() {
        var code = openedByLead();
        jdbc.sql("update replacement.replacement_case set state = (state::jsonb - 'escalatedTo')::text where code = ?").param(code.value()).update();
        assertThat(found(code).silence()).isEmpty();
        hearing.open(in(code));
        hearing.escalate(at(code, "answer"));
        assertThat(found(code).silence()).hasValueSatisfying(silence -> assertThat(silence.whom()).containsExactly("ME-0001"));
    }

    private List<Object> told(ReplacementCode code) {
        return audit.entries(code.value(), new PageRequest(0, 50)).items().reversed().stream().filter(entry -> entry.action().equals("replacement.escalated"))
                .map(entry -> (Object) entry.details().get("whom")).toList();
    }

    @Test
    void nobodyDecidesAloneWhereTheOthersHaveAnInterest() {
        register.add("chef-li", subject.value());
        var code = curing();
        assertThat(found(code).impossible()).as("said when the case opened").contains("vote");
        assertThat(decision.openVote(in(code)).votePossible()).isFalse();
        assertThat(decision.applyVote(in(code)).decision()).isEqualTo("keep");
        assertThat(found(code).voting().orElseThrow().result()).satisfies(result -> {
            assertThat(result.word()).isEqualTo("TOO_FEW");
            assertThat(result.seats()).isEqualTo(1);
        });
    }

    @Test
    void whoSpeaksForTwoMembersDoesNotReplaceAPartyByTheirTwoVotes() {
        withAnother("ME-7001", "owner-1");
        var code = curing();
        assertThat(found(code).impossible()).as("two of three votes are enough for a decision").contains("vote");
        assertThat(decision.openVote(in(code)).votePossible()).isFalse();
        assertThat(decision.applyVote(in(code)).decision()).isEqualTo("keep");
        assertThat(found(code).voting().orElseThrow().result().word()).isEqualTo("ONE_ALONE");
    }

    @Test
    void threeMembersOfThreePeopleAreAsked() {
        withAnother("ME-7002", "owner-7002");
        assertThat(box.find(voting(curing())).orElseThrow().call().seats()).hasSize(3);
    }

    /** One micro-enterprise more in the contract, which that person owns. */
    private void withAnother(String microenterprise, String person) {
        access.grant(List.of(new Relation(new Username(person), Relation.Kind.ME_OWNER, microenterprise)));
        var terms = emcs.find(emc).orElseThrow().terms();
        emcs.add(emc, terms.withNodes(Stream.concat(terms.nodes().stream(), Stream.of(aNode(microenterprise).name("Ovens north").ratio("10").build())).toList()), YearMonth.of(2026, 1));
    }

    @Test
    void membersWithAnInterestAreLeftOutAndWithoutVotersThePartyIsKept() {
        var code = curing();
        register.add("chef-li", subject.value());
        register.add("owner-1", subject.value());
        var opened = decision.openVote(in(code));
        assertThat(opened.votePossible()).isFalse();
        assertThat(found(code).voting().orElseThrow().leftOut()).hasSize(2);
        assertThat(decision.applyVote(in(code)).decision()).isEqualTo("keep");
    }

    // --- the appeal

    private ReplacementCode decidedAgainst() {
        var code = curing();
        box.count(voting(code), Map.of("replace", 2));
        decision.applyVote(in(code));
        assertThat(decision.conclude(in(code, "REPLACEMENT_DECIDED")).appealUntil()).isNotEmpty();
        return code;
    }

    @Test
    void onlyThePartyAppealsOnceAndInTime() {
        var code = decidedAgainst();
        assertThat(cases.appeal(LEAD, code, "x")).isEqualTo(new CaseReply.NotAllowed("replacement.refusal.notTheSubject"));
        assertThat(cases.appeal(owner, code, " ")).isInstanceOf(CaseReply.Invalid.class);
        assertThat(cases.appeal(owner, code, "the till was broken")).isEqualTo(new CaseReply.Done());
        assertThat(cases.appeal(owner, code, "again")).isEqualTo(new CaseReply.TooLate("replacement.refusal.tooLate"));
        assertThat(commands.to(code)).containsOnlyOnce(CaseService.APPEAL_FILED);

        var late = decidedAgainstAnother();
        clock.now = found(late).appealUntil().orElseThrow();
        assertThat(cases.appeal(owner, late, "too late")).isEqualTo(new CaseReply.TooLate("replacement.refusal.tooLate"));
    }

    private ReplacementCode decidedAgainstAnother() {
        anEmc();
        return decidedAgainst();
    }

    @Test
    void theAppealIsJudgedByThePlatformAndNobodyWhoVoted() {
        var code = decidedAgainst();
        cases.appeal(owner, code, "the till was broken");
        assertThat(hearingOfAppeal(code)).containsExactly("platform-owner:food");
        var context = context(code, "platform-owner:food");
        assertThat(task("replacement.judgeAppeal").excluded(context)).contains(owner.username(), LEAD.username(), CHEF.username());
        assertThat(decide("replacement.judgeAppeal", context, LEAD, "reject", Map.of())).isInstanceOf(DecisionResult.NotAllowed.class);
        assertThat(decide("replacement.judgeAppeal", context, PLATFORM, "grant", Map.of())).isInstanceOf(DecisionResult.Recorded.class);
        assertThat(appeals.close(in(code)).appealGranted()).isTrue();
        assertThat(found(code).outcome()).as("the appeal stops nothing by itself").contains(ReplacementOutcome.REPLACEMENT_DECIDED);
    }

    private List<String> hearingOfAppeal(ReplacementCode code) {
        assertThat(appeals.closeTime(in(code)).appealed()).isTrue();
        return appeals.askJudge(in(code)).appealGroups();
    }

    @Test
    void whoIsKeptHasNothingToAppealAgainst() {
        var code = curing();
        box.count(voting(code), Map.of("keep", 2));
        decision.applyVote(in(code));
        assertThat(decision.conclude(in(code, "KEPT")).appealUntil()).isEmpty();
        assertThat(cases.appeal(owner, code, "x")).isInstanceOf(CaseReply.TooLate.class);
        assertThat(appeals.closeTime(in(code)).appealed()).isFalse();
    }

    // --- the end before the end, and who sees what

    @Test
    void whoAskedTakesItBackAndNobodyElse() {
        var code = openedByLead();
        assertThat(cases.withdraw(CHEF, code)).isEqualTo(new CaseReply.NotAllowed("replacement.refusal.notAsked"));
        assertThat(cases.withdraw(LEAD, code)).isEqualTo(new CaseReply.Done());
        assertThat(cases.withdraw(LEAD, code)).isEqualTo(new CaseReply.Done());
        assertThat(commands.to(code)).containsExactly(Opening.CASE_OPENED, Triggers.CASE_WITHDRAWN);
        decision.withdraw(in(code));
        assertThat(found(code).outcome()).contains(ReplacementOutcome.WITHDRAWN);
    }

    @Test
    void anAllyWhoAskedFirstCannotPutTheCountersCaseAway() {
        var code = openedByLead();
        month(JUNE, "1900");
        assertThat(store.open(emc, subject)).contains(code);
        assertThat(found(code).counterHits()).singleElement().satisfies(hit -> assertThat(hit.cause().metrics()).as("though the request named it already").containsExactly("orders"));
        assertThat(cases.find(LEAD, code).orElseThrow().mayWithdraw()).isFalse();
        assertThat(cases.withdraw(LEAD, code)).isEqualTo(new CaseReply.TooLate("replacement.refusal.counterHit"));
        assertThat(commands.to(code)).containsExactly(Opening.CASE_OPENED);
    }

    @Test
    void aRuleThatIsMetWhileTheCaseIsBeingTakenBackOpensTheCountersOwn() {
        var code = openedByLead();
        assertThat(cases.withdraw(LEAD, code)).isEqualTo(new CaseReply.Done());
        month(JUNE, "1900");
        assertThat(cases.withdraw(LEAD, code)).isEqualTo(new CaseReply.Done());
        decision.withdraw(in(code));
        decision.withdraw(in(code));

        assertThat(found(code).outcome()).contains(ReplacementOutcome.WITHDRAWN);
        var own = store.open(emc, subject).orElseThrow();
        assertThat(own).isNotEqualTo(code);
        assertThat(found(own).cause().byPeople()).isFalse();
        assertThat(found(own).cause().metrics()).containsExactly("orders");
        assertThat(commands.to(own)).containsExactly(Opening.CASE_OPENED);
    }

    @Test
    void withTheContractItsCaseEndsAndABallotIsCalledOff() {
        var code = curing();
        var ballot = voting(code);
        transaction.executeWithoutResult(status -> events.publishEvent(new ContractTerminated(emc, "goal-missed", clock.now)));
        assertThat(commands.to(code)).endsWith(Triggers.CASE_WITHDRAWN);
        decision.withdraw(endedBy(code, Withdrawal.CONTRACT_ENDED));
        assertThat(box.calledOff).contains(ballot);
        assertThat(found(code).outcome()).contains(ReplacementOutcome.CONTRACT_ENDED);
        assertThat(list.search(new CaseList.Filter("CONTRACT_ENDED", emc.value(), "", ""), LEAD, PageRequest.first()).total()).isEqualTo(1);
    }

    @Test
    void outsidersSeeOnlyTheCasesOfTheirContracts() {
        var code = openedByLead();
        var outsider = user("partner-x", "external-partner");
        assertThat(cases.find(outsider, code)).isEmpty();
        assertThat(cases.evidence(outsider, code)).isEmpty();
        assertThat(list.search(CaseList.Filter.of(emc), outsider, PageRequest.first()).total()).isZero();
        assertThat(cases.find(CHEF, code)).isPresent();
        assertThat(list.search(CaseList.Filter.of(emc), CHEF, PageRequest.first()).total()).isEqualTo(1);
    }
}
