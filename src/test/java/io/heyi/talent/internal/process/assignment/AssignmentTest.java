package io.heyi.talent.internal.process.assignment;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.inbox.TaskType;
import io.heyi.inbox.TaskType.DecisionResult;
import io.heyi.microenterprise.Memberships.Membership;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.shared.PageRequest;
import io.heyi.talent.TalentPool;
import io.heyi.talent.TalentPool.EntryCause;
import io.heyi.talent.internal.matching.Exclusions;
import io.heyi.talent.internal.matching.Objections;
import io.heyi.talent.internal.matching.ProposalAnswers;
import io.heyi.talent.internal.matching.ProposalStore;
import io.heyi.talent.internal.matching.ProposalStore.Proposed;
import io.heyi.talent.internal.matching.Proposals;
import io.heyi.talent.internal.matching.Rounds;
import io.heyi.talent.internal.pool.Offer;
import io.heyi.talent.internal.pool.OfferService;
import io.heyi.talent.internal.pool.OpeningCode;
import io.heyi.talent.internal.pool.OpeningInput;
import io.heyi.talent.internal.pool.OpeningService;
import io.heyi.talent.internal.pool.PlayedMicroenterprises;
import io.heyi.talent.internal.pool.PoolModule;
import io.heyi.talent.internal.pool.Reply;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** From the month's proposal to offers: who is asked, what comes of it, and that a kill, a repeat or a second hand changes nothing. */
@AssignmentModule
class AssignmentTest {

    private static final YearMonth MONTH = YearMonth.of(2026, 3);
    private static final AssignmentVariables IN = new AssignmentVariables("2026-03", "look");
    private static final CurrentUser COORDINATOR = user("coordinator", "pool-coordinator");
    private static final CurrentUser OVEN = user("owner-oven", "entrepreneur", "me-owner:ME-0001");
    private static final CurrentUser PUMP = user("owner-pump", "entrepreneur", "me-owner:ME-0002");
    private static final CurrentUser LIN = user("lin", "entrepreneur");
    private static final CurrentUser WANG = user("wang", "entrepreneur");
    private static final CurrentUser ZHAO = user("zhao", "entrepreneur");

    @Autowired
    private AssignmentSteps steps;
    @Autowired
    private CancelledRounds cancelled;
    @Autowired
    private Rounds rounds;
    @Autowired
    private ProposalStore store;
    @Autowired
    private Proposals proposals;
    @Autowired
    private ProposalAnswers answers;
    @Autowired
    private Objections objections;
    @Autowired
    private Exclusions exclusions;
    @Autowired
    @Qualifier("lookAtProposal")
    private TaskType look;
    @Autowired
    private TalentPool pool;
    @Autowired
    private OpeningService openings;
    @Autowired
    private OfferService offers;
    @Autowired
    private PlayedMicroenterprises microenterprises;
    @Autowired
    private PoolModule.Commands commands;
    @Autowired
    private RecordedAudit audit;
    @Autowired
    private SetClock clock;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private PlatformTransactionManager transactions;

    private TransactionTemplate transaction;
    private OpeningCode welding;
    private OpeningCode cooking;

    @BeforeEach
    void threePeopleAndThreePlaces() {
        transaction = new TransactionTemplate(transactions);
        jdbc.sql("truncate talent.matching_objection, talent.matching_exclusion, talent.matching_round, talent.matching_proposal, talent.offer, talent.opening, talent.pool_stay, talent.profile cascade").update();
        jdbc.sql("truncate played_me, played_member").update();
        commands.published.clear();
        audit.events.clear();
        clock.now = Instant.parse("2026-03-02T02:00:00Z");
        for (var owner : List.of(OVEN, PUMP)) {
            var me = owner == OVEN ? "ME-0001" : "ME-0002";
            microenterprises.put(me, MicroenterpriseState.RUNNING);
            microenterprises.member(me, owner.username().value(), true);
        }
        welding = opening(OVEN, "ME-0001", "Welding", 2);
        cooking = opening(PUMP, "ME-0002", "Cooking", 1);
        seeks(LIN, "Welding");
        seeks(WANG, "Welding");
        seeks(ZHAO, "Cooking");
        rounds.begin();
    }

    private OpeningCode opening(CurrentUser owner, String me, String skill, int places) {
        var input = new OpeningInput(me, "engineer", List.of(new OpeningInput.Skill(skill, "4", "3", true)), "CN", "16000", "20000", "", "Qingdao", false, "Builds.", "" + places, "", "2026-06-30");
        return done(openings.publish(owner, input, "")).code();
    }

    private void seeks(CurrentUser person, String skill) {
        transaction.execute(status -> pool.enter(person.username(), EntryCause.DISSOLUTION, "DC-0001", LocalDate.parse("2026-03-02")));
        jdbc.sql("insert into talent.skill (person, skill_key, position, name, level, evidence) values (?, ?, 0, ?, 4, 'certificate')").params(person.username().value(), skill.toLowerCase(), skill).update();
    }

    private static <T> T done(Reply<T> reply) {
        assertThat(reply).isInstanceOf(Reply.Done.class);
        return ((Reply.Done<T>) reply).value();
    }

    private TaskContext task() {
        return new TaskContext(UUID.randomUUID(), 1, Rounds.PROCESS_ID, "userTask_LookAtProposal", "2026-03", Optional.empty(), List.of("pool-coordinator"), clock.now, Optional.empty(), Map.of());
    }

    private DecisionResult decided(CurrentUser by, String outcome) {
        return look.decide(task(), new TaskDecision(by, outcome, Optional.of("because"), Map.of(), clock.now));
    }

    private AssignmentSteps.Opened published() {
        steps.make(IN);
        assertThat(decided(COORDINATOR, "publish")).isInstanceOf(DecisionResult.Recorded.class);
        return steps.openAnswers(IN);
    }

    private List<Proposed> proposed() {
        return proposals.places(MONTH, PageRequest.first()).items();
    }

    private List<String> pairs() {
        return proposed().stream().map(pair -> pair.opening() + " " + pair.person()).sorted().toList();
    }

    private List<String> made() {
        return jdbc.sql("select opening || ' ' || person from talent.offer where opening is not null order by 1").query(String.class).list();
    }

    private List<String> open() {
        return jdbc.sql("select opening || ' ' || person from talent.offer where state = 'OPEN' order by 1").query(String.class).list();
    }

    private ProposalAnswers.Reply offered(CurrentUser owner, OpeningCode opening, CurrentUser person) {
        return answers.owner(owner, opening, person.username().value(), true, "18000");
    }

    private void allSayYes() {
        answers.person(LIN, welding, true);
        answers.person(WANG, welding, true);
        answers.person(ZHAO, cooking, true);
    }

    private Offer offerTo(CurrentUser person, OpeningCode opening) {
        return offers.mine(person.username()).stream().filter(one -> opening.equals(one.opening())).findFirst().orElseThrow();
    }

    private List<String> places(CurrentUser person) {
        return microenterprises.of(person.username()).stream().map(Membership::microenterprise).toList();
    }

    private static String tooLate(ProposalAnswers.Reply reply) {
        return reply instanceof ProposalAnswers.Reply.TooLate(var messageKey) ? messageKey : reply.toString();
    }

    // --- from the proposal to offers

    @Test
    void theOffersThatAreMadeAreThePublishedPairsAndNothingElse() {
        published();
        assertThat(pairs()).containsExactly(welding + " lin", welding + " wang", cooking + " zhao");
        assertThat(proposed()).extracting(Proposed::place).as("each place once").doesNotHaveDuplicates();
        assertThat(proposed()).extracting(Proposed::person).as("nobody twice").doesNotHaveDuplicates();
        assertThat(made()).as("a proposal offers nothing").isEmpty();
        allSayYes();
        assertThat(made()).as("a person's yes offers nothing").isEmpty();
        offered(OVEN, welding, LIN);
        offered(OVEN, welding, WANG);
        assertThat(commands.to("2026-03")).doesNotContain(Rounds.ANSWERED);
        offered(PUMP, cooking, ZHAO);
        assertThat(made()).isEqualTo(pairs());
        assertThat(commands.to("2026-03")).containsOnlyOnce(Rounds.ANSWERED);
        assertThat(steps.sumUp(IN)).isEqualTo(new AssignmentSteps.Summed(3, 0, 0));
    }

    @Test
    void theDeadlinesAreThoseOfThePolicyInWorkingDays() {
        var made = steps.make(IN);
        assertThat(made.proposalStanding()).isEqualTo("made");
        assertThat(made.coordinatorGroups()).containsExactly("pool-coordinator");
        assertThat(List.of(made.lookDueAt(), made.lookReminderAt())).containsExactly(due(4), due(3));
        decided(COORDINATOR, "publish");
        assertThat(steps.openAnswers(IN).answersDueAt()).isEqualTo(due(6));
        clock.now = Instant.parse("2026-03-04T02:00:00Z");
        assertThat(steps.openAnswers(IN).answersDueAt()).as("asked again").isEqualTo(Instant.parse("2026-03-10T02:00:00Z").toString());
    }

    /** Of Monday 2 March 2026, 10:00 in Qingdao; no weekend before the fifth. */
    private String due(int workingDays) {
        return Instant.parse("2026-03-02T02:00:00Z").plusSeconds((workingDays > 4 ? workingDays + 2 : workingDays) * 86_400L).toString();
    }

    @Test
    void whoObjectsOrExcludesAPlaceIsLeftOut() {
        objections.object(LIN, welding, "My certificate is missing.");
        objections.object(LIN, cooking, "I do not cook.");
        exclusions.exclude(ZHAO, "ME-0002");
        published();
        assertThat(pairs()).noneMatch(pair -> pair.endsWith(" lin")).doesNotContain(cooking + " zhao").contains(welding + " wang");
    }

    @Test
    void whoHasAcceptedSomewhereElseBeforeIsNotProposed() {
        microenterprises.put("ME-0003", MicroenterpriseState.RUNNING);
        microenterprises.member("ME-0003", "lin", false);
        var elsewhere = opening(PUMP, "ME-0002", "Welding", 1);
        done(offers.accept(LIN, done(offers.offer(PUMP, elsewhere, new OfferService.Input(null, null, "lin", "18000", "", ""))).code()));
        assertThat(offerTo(LIN, elsewhere).state()).as("his notice goes on").isEqualTo(Offer.State.NOTICE);
        published();
        assertThat(pairs()).noneMatch(pair -> pair.endsWith(" lin"));
    }

    @Test
    void whoHasAcceptedSomewhereElseMeanwhileIsLeftOutAndBothSidesReadWhy() {
        var elsewhere = opening(PUMP, "ME-0002", "Fishing", 1);
        published();
        allSayYes();
        done(offers.accept(LIN, done(offers.offer(PUMP, elsewhere, new OfferService.Input(null, null, "lin", "18000", "", ""))).code()));
        assertThat(answers.waitingFor(OVEN)).extracting(question -> question.pair().person()).containsExactly("wang");
        assertThat(tooLate(offered(OVEN, welding, LIN))).isEqualTo("matching.refusal.settled");
        jdbc.sql("update talent.matching_proposed_place set person_says = null, person_at = null where person = 'lin'").update();
        assertThat(answers.waitingFor(LIN)).isEmpty();
        assertThat(tooLate(answers.person(LIN, welding, true))).isEqualTo("matching.refusal.settled");
        assertThat(made()).containsExactly(elsewhere + " lin");
        assertThat(places(LIN)).containsExactly("ME-0002");
    }

    @Test
    void anOfferOfAPairIsOvertakenWithItsReasonWhenThePersonJoinsAnother() {
        var elsewhere = opening(PUMP, "ME-0002", "Fishing", 1);
        published();
        allSayYes();
        offered(OVEN, welding, LIN);
        done(offers.accept(LIN, done(offers.offer(PUMP, elsewhere, new OfferService.Input(null, null, "lin", "18000", "", ""))).code()));
        assertThat(offerTo(LIN, welding)).satisfies(overtaken -> {
            assertThat(overtaken.state()).isEqualTo(Offer.State.OVERTAKEN);
            assertThat(overtaken.reason()).isEqualTo("talentpool.overtaken.elsewhere");
        });
        assertThat(offers.accept(LIN, offerTo(LIN, welding).code())).isInstanceOf(Reply.TooLate.class);
        assertThat(places(LIN)).containsExactly("ME-0002");
    }

    @Test
    void aPlaceThatSomebodyElseHasTakenIsOfferedToNobodyAnyMore() {
        published();
        allSayYes();
        var guest = user("guest", "entrepreneur");
        done(offers.accept(guest, done(offers.offer(PUMP, cooking, new OfferService.Input(null, null, "guest", "18000", "", ""))).code()));
        assertThat(tooLate(offered(PUMP, cooking, ZHAO))).isEqualTo("matching.refusal.noOffer");
        assertThat(made()).containsExactly(cooking + " guest");
        assertThat(steps.sumUp(IN)).isEqualTo(new AssignmentSteps.Summed(0, 0, 3));
    }

    // --- kills and repeats

    @Test
    void killedWhileItIsComputedThereIsOneProposalAndARepeatKeepsIt() {
        transaction.executeWithoutResult(status -> {
            steps.make(IN);
            status.setRollbackOnly();
        });
        assertThat(store.find(MONTH)).isEmpty();
        steps.make(IN);
        var first = pairs();
        seeks(user("fourth", "entrepreneur"), "Cooking");
        steps.make(IN);
        assertThat(pairs()).isEqualTo(first).hasSize(3);
    }

    @Test
    void killedWhileAnOfferIsMadeThereIsOneOfferHoweverOftenItIsRepeated() {
        published();
        allSayYes();
        transaction.executeWithoutResult(status -> {
            assertThat(offered(OVEN, welding, LIN)).isInstanceOf(ProposalAnswers.Reply.Done.class);
            status.setRollbackOnly();
        });
        assertThat(made()).isEmpty();
        assertThat(answers.waitingFor(OVEN)).hasSize(2);
        offered(OVEN, welding, LIN);
        offered(OVEN, welding, LIN);
        steps.openAnswers(IN);
        offered(OVEN, welding, LIN);
        assertThat(made()).containsExactly(welding + " lin");
        steps.sumUp(IN);
        assertThat(steps.sumUp(IN)).isEqualTo(new AssignmentSteps.Summed(1, 0, 2));
    }

    @Test
    void anOwnerWhoHasOfferedThePlaceByHandAlreadyMakesNoSecondOffer() {
        published();
        allSayYes();
        var first = done(offers.offer(OVEN, welding, new OfferService.Input(null, null, "lin", "18000", "", "")));
        offered(OVEN, welding, LIN);
        assertThat(made()).containsExactly(welding + " lin");
        assertThat(answers.of(welding)).extracting(ProposalStore.Pair::offer).contains(first.code());
    }

    @Test
    void twoYesesOfOneOwnerAtOnceAreOneOffer() throws Exception {
        published();
        allSayYes();
        assertThat(together(() -> offered(OVEN, welding, LIN), () -> offered(OVEN, welding, LIN))).allMatch(ProposalAnswers.Reply.Done.class::isInstance);
        assertThat(made()).containsExactly(welding + " lin");
    }

    @Test
    void twoWhoAcceptOnePlaceAtOnceAreOneInItAndOneWhoIsTold() throws Exception {
        published();
        allSayYes();
        offered(PUMP, cooking, ZHAO);
        var rival = done(offers.offer(PUMP, cooking, new OfferService.Input(null, null, "wang", "18000", "", "")));
        offered(OVEN, welding, WANG);
        var replies = together(() -> offers.accept(ZHAO, offerTo(ZHAO, cooking).code()), () -> offers.accept(WANG, rival.code()));
        assertThat(replies).filteredOn(Reply.Done.class::isInstance).hasSize(1);
        assertThat(replies).filteredOn(Reply.TooLate.class::isInstance).hasSize(1);
        assertThat(places(ZHAO).size() + places(WANG).size()).as("one of them is in").isEqualTo(1);
        assertThat(jdbc.sql("select taken from talent.opening where code = ?").param(cooking.value()).query(Integer.class).single()).isEqualTo(1);
        // the other one has still the place that the proposal gave him, if he has one
        assertThat(open()).isEqualTo(places(WANG).isEmpty() ? List.of(welding + " wang") : List.of());
    }

    @Test
    void onePersonWhoAcceptsTwoPlacesAtOnceIsInOne() throws Exception {
        var another = opening(PUMP, "ME-0002", "Welding", 1);
        published();
        allSayYes();
        var one = answers.mine(LIN.username()).orElseThrow().opening().equals(welding.value()) ? welding : another;
        answers.person(LIN, one, true);
        offered(one.equals(welding) ? OVEN : PUMP, one, LIN);
        var other = one.equals(welding) ? another : welding;
        var rival = done(offers.offer(other.equals(welding) ? OVEN : PUMP, other, new OfferService.Input(null, null, "lin", "18000", "", "")));
        together(() -> offers.accept(LIN, offerTo(LIN, one).code()), () -> offers.accept(LIN, rival.code()));
        assertThat(places(LIN)).hasSize(1);
        assertThat(jdbc.sql("select sum(taken) from talent.opening").query(Integer.class).single()).isEqualTo(jdbc.sql("select count(*)::int from talent.offer where state in ('JOINED', 'NOTICE')").query(Integer.class).single());
    }

    // --- a coordinator looks, or nobody does

    @Test
    void theTaskShowsTheProposalAndOnlyACoordinatorDecidesOnIt() {
        steps.make(IN);
        assertThat(look.subject(task())).isEqualTo("2026-03");
        assertThat(look.facts(task(), Locale.ENGLISH).toString()).contains("3 of 3 places filled from 3 people", "/talent/matching/proposals/2026-03");
        assertThat(decided(LIN, "publish")).isInstanceOf(DecisionResult.NotAllowed.class);
        assertThat(look.alreadyDecided(task())).isEmpty();
        assertThat(decided(COORDINATOR, "publish")).isInstanceOf(DecisionResult.Recorded.class);
        assertThat(decided(COORDINATOR, "discard")).isInstanceOf(DecisionResult.TooLate.class);
        assertThat(look.alreadyDecided(task())).isPresent();
        assertThat(store.find(MONTH).orElseThrow().state()).isEqualTo(ProposalStore.State.PUBLISHED);
    }

    @Test
    void twoCoordinatorsWhoDecideAtOnceAreOneDecision() throws Exception {
        steps.make(IN);
        var results = together(() -> decided(COORDINATOR, "publish"), () -> decided(user("second", "pool-coordinator"), "discard"));
        assertThat(results).filteredOn(DecisionResult.Recorded.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(DecisionResult.TooLate.class::isInstance).hasSize(1);
    }

    @Test
    void aProposalThatIsThrownAwayOrNotLookedAtAsksNobodyAndLeavesNoOffer() {
        steps.make(IN);
        assertThat(steps.openAnswers(IN).published()).isFalse();
        assertThat(store.find(MONTH).orElseThrow().state()).isEqualTo(ProposalStore.State.DISCARDED);
        assertThat(answers.person(LIN, welding, true)).isInstanceOf(ProposalAnswers.Reply.Unknown.class);
        assertThat(offered(OVEN, welding, LIN)).isInstanceOf(ProposalAnswers.Reply.Unknown.class);
        assertThat(answers.waitingFor(LIN)).isEmpty();
        assertThat(made()).isEmpty();
        assertThat(rounds.find(MONTH).orElseThrow().overAt()).isNotNull();
    }

    // --- an instance that was cancelled in the engine

    @Test
    void aRoundThatIsCancelledBeforeAnybodyIsAskedLeavesNoOfferAndGoesOnFromItsProposal() {
        steps.make(IN);
        var first = pairs();
        clock.now = Instant.parse("2026-03-03T02:00:00Z");
        assertThat(cancelled.waiting(clock.now, "", 10)).containsExactly("2026-03");
        assertThat(cancelled.close("2026-03", "Cancelled by hand", "operator")).isEmpty();
        assertThat(open()).isEmpty();
        assertThat(commands.to("2026-03")).containsExactly(Rounds.DUE, Rounds.DUE);
        assertThat(steps.make(IN).proposalStanding()).isEqualTo("made");
        assertThat(pairs()).isEqualTo(first);
        assertThat(audit.events).extracting(event -> event.action()).contains("matching.roundStartedAgain");
    }

    @Test
    void aRoundThatIsCancelledWhileAnswersCountKeepsThemAndOffersNothingTwice() {
        var due = published().answersDueAt();
        allSayYes();
        offered(OVEN, welding, LIN);
        cancelled.close("2026-03", "Cancelled by hand", "operator");
        steps.make(IN);
        assertThat(look.alreadyDecided(task())).isPresent();
        assertThat(steps.openAnswers(IN)).isEqualTo(new AssignmentSteps.Opened(true, due));
        offered(OVEN, welding, LIN);
        assertThat(made()).containsExactly(welding + " lin");
        steps.sumUp(IN);
        assertThat(cancelled.waiting(clock.now.plusSeconds(1), "", 10)).as("a month that is over").isEmpty();
        assertThat(cancelled.waiting("2026-03")).isEmpty();
        assertThat(cancelled.waiting("not a month")).isEmpty();
        assertThat(cancelled.close("2026-03", "Again", "operator")).isEmpty();
        assertThat(commands.to("2026-03").stream().filter(Rounds.DUE::equals)).as("a month that is over does not begin again").hasSize(2);
    }

    // --- it proposes and decides nothing

    @Test
    void makingSortingAndPublishingChangeNoOfferNoOpeningNoStayAndNoProfile() {
        var before = everything();
        published();
        steps.sumUp(IN);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void silenceIsHeldAgainstNobody() {
        var before = everything();
        published();
        answers.person(LIN, welding, false);
        clock.now = Instant.parse("2026-03-20T02:00:00Z");
        assertThat(steps.sumUp(IN)).isEqualTo(new AssignmentSteps.Summed(0, 1, 2));
        assertThat(everything()).as("a no to a proposal is no refusal of an offer").isEqualTo(before);
    }

    private List<String> everything() {
        return List.of("offer", "opening", "application", "pool_stay", "profile", "skill", "employment", "base_salary").stream()
                .map(table -> table + " " + jdbc.sql("select coalesce(md5(string_agg(row::text, '|' order by row::text)), '') from talent." + table + " row").query(String.class).single()).toList();
    }

    private static <T> List<T> together(Callable<T> one, Callable<T> other) throws Exception {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = List.of(one, other).stream().<Future<T>>map(call -> threads.submit(() -> {
                start.await();
                return call.call();
            })).toList();
            return List.of(results.getFirst().get(), results.getLast().get());
        }
    }
}
