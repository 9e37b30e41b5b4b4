package io.heyi.replacement.internal;

import static io.heyi.inbox.FakeNeighbours.user;

import io.heyi.access.CurrentUser;
import io.heyi.emc.ActorId;
import io.heyi.emc.Actuals;
import io.heyi.emc.EmcCode;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.inbox.TaskType;
import io.heyi.inbox.TaskType.DecisionResult;
import io.heyi.performance.FakeEmcs;
import io.heyi.performance.MetricFact;
import io.heyi.performance.Metrics;
import io.heyi.performance.internal.judging.TriggerJudging;
import io.heyi.replacement.Neighbours;
import io.heyi.replacement.ReplacementCode;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.domain.Withdrawal;
import io.heyi.replacement.internal.process.AppealSteps;
import io.heyi.replacement.internal.process.DecisionSteps;
import io.heyi.replacement.internal.process.HearingSteps;
import io.heyi.replacement.internal.process.ReplacementVariables;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A contract whose food network has missed its orders in May, and what tests of its cases do again and again. */
abstract class CaseOnDatabase {

    private static final AtomicInteger NUMBERS = new AtomicInteger(500);
    static final YearMonth MAY = YearMonth.of(2026, 5);
    static final YearMonth JUNE = MAY.plusMonths(1);
    static final CurrentUser LEAD = user("owner-1", "me-owner:ME-0001", "entrepreneur");
    static final CurrentUser CHEF = user("chef-li", "external-partner");
    static final CurrentUser PLATFORM = user("wang", "platform-owner:food", "platform-owner");

    @Autowired FakeEmcs emcs;
    @Autowired FakeAccess access;
    @Autowired SetClock clock;
    @Autowired Actuals actuals;
    @Autowired TriggerJudging judging;
    @Autowired Metrics metrics;
    @Autowired Requests requests;
    @Autowired CaseService cases;
    @Autowired CaseList list;
    @Autowired CaseStore store;
    @Autowired HearingSteps hearing;
    @Autowired DecisionSteps decision;
    @Autowired AppealSteps appeals;
    @Autowired Neighbours.Commands commands;
    @Autowired Neighbours.Register register;
    @Autowired Neighbours.Box box;
    @Autowired Neighbours.Delivered delivered;
    @Autowired List<TaskType> tasks;
    @Autowired ApplicationEventPublisher events;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;
    EmcCode emc;
    ActorId subject;
    CurrentUser owner;

    /** A contract of its own, whose food network has missed its orders in May. */
    @BeforeEach
    void anEmc() {
        int number = NUMBERS.incrementAndGet();
        emc = new EmcCode("EMC-%04d".formatted(number));
        subject = new ActorId("ME-%04d".formatted(number));
        owner = user("owner-" + number, "me-owner:" + subject, "entrepreneur");
        List.of(LEAD, CHEF, PLATFORM, owner).forEach(access::signIn);
        emcs.add(emc, Neighbours.cooking(subject.value()), YearMonth.of(2026, 1));
        clock.now = Instant.parse("2026-06-02T02:00:00Z");
        month(MAY, "1500");
    }

    final void month(YearMonth period, String orders) {
        report(period, "orders", orders, "owner-1");
        report(period, "complaints", "4", "owner-1");
        var cutOff = period.plusMonths(1).atDay(1).atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
        transaction.executeWithoutResult(status -> {
            actuals.freeze(emc, period, emcs.find(emc).orElseThrow().terms(), cutOff);
            actuals.conclude(emc, period, cutOff);
        });
        judging.judgeDue();
    }

    final void report(YearMonth period, String metric, String value, String person) {
        metrics.backfill(List.of(new MetricFact(emc, subject.value(), metric, period, new BigDecimal(value), "till", null)), person, month -> clock.now.minusSeconds(86_400 * 3L));
    }

    final RequestReply ask(CurrentUser person, String party) {
        return requests.ask(person, emc, subject.value(), party, "orders are missing");
    }

    final ReplacementCode openedByLead() {
        return ((RequestReply.Opened) ask(LEAD, "")).code();
    }

    static ReplacementVariables in(ReplacementCode code) {
        return in(code, null);
    }

    static ReplacementVariables in(ReplacementCode code, String conclusion) {
        return new ReplacementVariables(code.value(), conclusion, "answer", Withdrawal.ASKERS.id());
    }

    static ReplacementVariables endedBy(ReplacementCode code, Withdrawal why) {
        return new ReplacementVariables(code.value(), null, null, why.id());
    }

    static ReplacementVariables at(ReplacementCode code, String step) {
        return new ReplacementVariables(code.value(), null, step, null);
    }

    final ReplacementCase found(ReplacementCode code) {
        return store.find(code).orElseThrow();
    }

    final TaskType task(String id) {
        return tasks.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    static TaskContext context(ReplacementCode code, String... groups) {
        return new TaskContext(UUID.randomUUID(), 1, "underperformer-replacement", "userTask", code.value(), Optional.empty(), List.of(groups), Instant.EPOCH, Optional.empty(), Map.of());
    }

    final DecisionResult decide(String id, TaskContext context, CurrentUser by, String outcome, Map<String, Object> values) {
        return transaction.execute(status -> task(id).decide(context, new TaskDecision(by, outcome, Optional.of("because"), values, clock.now)));
    }
}
