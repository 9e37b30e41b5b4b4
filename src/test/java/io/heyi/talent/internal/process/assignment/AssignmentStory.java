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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two micro-enterprises with three places and three people who look for one, in March 2026. */
abstract class AssignmentStory {

    static final YearMonth MONTH = YearMonth.of(2026, 3);
    static final AssignmentVariables IN = new AssignmentVariables("2026-03", "look");
    static final CurrentUser COORDINATOR = user("coordinator", "pool-coordinator");
    static final CurrentUser OVEN = user("owner-oven", "entrepreneur", "me-owner:ME-0001");
    static final CurrentUser PUMP = user("owner-pump", "entrepreneur", "me-owner:ME-0002");
    static final CurrentUser LIN = user("lin", "entrepreneur");
    static final CurrentUser WANG = user("wang", "entrepreneur");
    static final CurrentUser ZHAO = user("zhao", "entrepreneur");

    @Autowired
    AssignmentSteps steps;
    @Autowired
    CancelledRounds cancelled;
    @Autowired
    Rounds rounds;
    @Autowired
    ProposalStore store;
    @Autowired
    Proposals proposals;
    @Autowired
    ProposalAnswers answers;
    @Autowired
    Objections objections;
    @Autowired
    Exclusions exclusions;
    @Autowired
    @Qualifier("lookAtProposal")
    TaskType look;
    @Autowired
    TalentPool pool;
    @Autowired
    OpeningService openings;
    @Autowired
    OfferService offers;
    @Autowired
    PlayedMicroenterprises microenterprises;
    @Autowired
    PoolModule.Commands commands;
    @Autowired
    RecordedAudit audit;
    @Autowired
    SetClock clock;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    PlatformTransactionManager transactions;

    TransactionTemplate transaction;
    OpeningCode welding;
    OpeningCode cooking;

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

    OpeningCode opening(CurrentUser owner, String me, String skill, int places) {
        var input = new OpeningInput(me, "engineer", List.of(new OpeningInput.Skill(skill, "4", "3", true)), "CN", "16000", "20000", "", "Qingdao", false, "Builds.", "" + places, "", "2026-06-30");
        return done(openings.publish(owner, input, "")).code();
    }

    void seeks(CurrentUser person, String skill) {
        transaction.execute(status -> pool.enter(person.username(), EntryCause.DISSOLUTION, "DC-0001", LocalDate.parse("2026-03-02")));
        jdbc.sql("insert into talent.skill (person, skill_key, position, name, level, evidence) values (?, ?, 0, ?, 4, 'certificate')").params(person.username().value(), skill.toLowerCase(), skill).update();
    }

    static <T> T done(Reply<T> reply) {
        assertThat(reply).isInstanceOf(Reply.Done.class);
        return ((Reply.Done<T>) reply).value();
    }

    TaskContext task() {
        return new TaskContext(UUID.randomUUID(), 1, Rounds.PROCESS_ID, "userTask_LookAtProposal", "2026-03", Optional.empty(), List.of("pool-coordinator"), clock.now, Optional.empty(), Map.of());
    }

    DecisionResult decided(CurrentUser by, String outcome) {
        return look.decide(task(), new TaskDecision(by, outcome, Optional.of("because"), Map.of(), clock.now));
    }

    AssignmentSteps.Opened published() {
        steps.make(IN);
        assertThat(decided(COORDINATOR, "publish")).isInstanceOf(DecisionResult.Recorded.class);
        return steps.openAnswers(IN);
    }

    List<Proposed> proposed() {
        return proposals.places(MONTH, PageRequest.first()).items();
    }

    List<String> pairs() {
        return proposed().stream().map(pair -> pair.opening() + " " + pair.person()).sorted().toList();
    }

    List<String> made() {
        return jdbc.sql("select opening || ' ' || person from talent.offer where opening is not null order by 1").query(String.class).list();
    }

    List<String> open() {
        return jdbc.sql("select opening || ' ' || person from talent.offer where state = 'OPEN' order by 1").query(String.class).list();
    }

    ProposalAnswers.Reply offered(CurrentUser owner, OpeningCode opening, CurrentUser person) {
        return answers.owner(owner, opening, person.username().value(), true, "18000");
    }

    void allSayYes() {
        answers.person(LIN, welding, true);
        answers.person(WANG, welding, true);
        answers.person(ZHAO, cooking, true);
    }

    Offer offerTo(CurrentUser person, OpeningCode opening) {
        return offers.mine(person.username()).stream().filter(one -> opening.equals(one.opening())).findFirst().orElseThrow();
    }

    List<String> places(CurrentUser person) {
        return microenterprises.of(person.username()).stream().map(Membership::microenterprise).toList();
    }

    static String tooLate(ProposalAnswers.Reply reply) {
        return reply instanceof ProposalAnswers.Reply.TooLate(var messageKey) ? messageKey : reply.toString();
    }

    static <T> List<T> together(Callable<T> one, Callable<T> other) throws Exception {
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
