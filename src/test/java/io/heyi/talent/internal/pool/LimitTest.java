package io.heyi.talent.internal.pool;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.inbox.TaskType;
import io.heyi.inbox.TaskType.DecisionResult;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.talent.StayCode;
import io.heyi.talent.TalentPool;
import io.heyi.talent.TalentPool.EntryCause;
import io.heyi.talent.internal.domain.pool.PoolStay;
import io.heyi.talent.internal.domain.pool.StayOutcome;
import io.heyi.talent.internal.domain.pool.StayPhase;
import io.heyi.talent.internal.process.pool.StaySteps;
import io.heyi.talent.internal.process.pool.StayVariables;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The end of the time allowed is decided by people, through their tasks; the end of an employment by two of them (domain.md P6). */
@PoolModule
class LimitTest {

    private static final AtomicInteger NUMBER = new AtomicInteger(8001);
    private static final CurrentUser COORDINATOR = user("coordinator-01", "pool-coordinator");
    private static final CurrentUser OFFICER = user("officer-01", "settlement-officer");

    @Autowired
    private TalentPool pool;
    @Autowired
    private StayStore store;
    @Autowired
    private StaySteps steps;
    @Autowired
    private OfferService offers;
    @Autowired
    private PlayedMicroenterprises microenterprises;
    @Autowired
    private List<TaskType> tasks;
    @Autowired
    private SetClock clock;
    @Autowired
    private PlatformTransactionManager transactions;

    private TransactionTemplate transaction;
    private CurrentUser person;
    private StayCode code;

    @BeforeEach
    void aStayAtItsLimit() {
        transaction = new TransactionTemplate(transactions);
        clock.now = Instant.parse("2026-03-02T02:00:00Z");
        person = user("limit-" + NUMBER.getAndIncrement(), "entrepreneur");
        code = transaction.execute(status -> pool.enter(person.username(), EntryCause.DISSOLUTION, "DC-0001", LocalDate.parse("2026-03-02")));
        clock.now = Instant.parse("2026-06-02T00:00:00Z");
        steps.watchLimit(new StayVariables(code.value(), null));
    }

    private TaskContext context() {
        return new TaskContext(UUID.randomUUID(), 1, "talent-pool-stay", "userTask", code.value(), Optional.empty(), List.of(), Instant.EPOCH, Optional.empty(), Map.of());
    }

    private TaskType task(String id) {
        return tasks.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    private DecisionResult decide(String id, CurrentUser by, String outcome) {
        return transaction.execute(status -> task(id).decide(context(), new TaskDecision(by, outcome, Optional.of("looked at it"), Map.of(), clock.now)));
    }

    private List<String> outcomes() {
        return transaction.execute(status -> task("talent.decideAtLimit").outcomes(context())).stream().map(one -> one.id()).toList();
    }

    private PoolStay stay() {
        return store.find(code).orElseThrow();
    }

    @Test
    void nobodyDecidesOnTheOwnStayAndNobodyChecksWhatHeWantedHimself() {
        assertThat(task("talent.decideAtLimit").excluded(context())).containsExactly(person.username());
        decide("talent.decideAtLimit", COORDINATOR, "endEmployment");
        assertThat(stay().phase()).isEqualTo(StayPhase.LEGAL_CHECK);
        assertThat(task("talent.checkLegally").excluded(context())).containsExactlyInAnyOrder(person.username(), new Username("coordinator-01"));
        decide("talent.checkLegally", COORDINATOR, "confirm");
        assertThat(stay().outcome()).as("whatever the task let through").isEmpty();
    }

    @Test
    void anEmploymentEndsWithTheCheckOfSomebodyElseAndIsPaidToThatDay() {
        decide("talent.decideAtLimit", COORDINATOR, "endEmployment");
        assertThat(decide("talent.checkLegally", OFFICER, "confirm")).isInstanceOf(DecisionResult.Recorded.class);
        assertThat(stay().outcome()).contains(StayOutcome.EMPLOYMENT_ENDED);
        assertThat(stay().endedOn()).contains(LocalDate.parse("2026-06-03"));
    }

    @Test
    void anObjectionOfTheLegalCheckLeavesEverythingAsItIs() {
        decide("talent.decideAtLimit", COORDINATOR, "endEmployment");
        decide("talent.checkLegally", OFFICER, "object");
        assertThat(stay().phase()).isEqualTo(StayPhase.LIMIT_DECISION);
        assertThat(stay().outcome()).isEmpty();
    }

    @Test
    void anExtensionIsOfferedOnlyWhereTheRuleAllowsIt() {
        assertThat(outcomes()).as("no offer is pending").containsExactly("otherPlace", "endEmployment");
        var me = "ME-" + NUMBER.getAndIncrement();
        microenterprises.put(me, MicroenterpriseState.RUNNING);
        microenterprises.member(me, "owner-of-" + me.toLowerCase(), true);
        offers.offer(user("owner-of-" + me.toLowerCase(), "entrepreneur", "me-owner:" + me), new OfferService.Input(me, "engineer", person.username().value(), "18000", "", ""));
        assertThat(outcomes()).containsExactly("extend", "otherPlace", "endEmployment");
        assertThat(decide("talent.decideAtLimit", COORDINATOR, "extend")).isInstanceOf(DecisionResult.Recorded.class);
        assertThat(stay().limit()).isEqualTo("2026-07-02");
        assertThat(stay().phase()).isEqualTo(StayPhase.IN_POOL);
    }
}
