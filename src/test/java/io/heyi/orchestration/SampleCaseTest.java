package io.heyi.orchestration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heyi.testing.TestEngine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole way: outbox, start, worker, user task, completion, end, over the real gRPC interface. */
@OrchestrationTest
class SampleCaseTest {

    @Autowired ProcessCommands commands;
    @Autowired ProcessInstances instances;
    @Autowired TransactionTemplate transaction;
    @Autowired OrchestrationTestApplication.RememberingInbox inbox;
    @Autowired OrchestrationTestApplication.SampleWorkers workers;
    @Autowired Clock clock;
    @Autowired JdbcClient jdbc;
    @Autowired ApplicationContext context;

    private final String id = UUID.randomUUID().toString();

    @Test
    void aPublishedMessageLeadsToATaskAndItsCompletionToTheEnd() {
        start();
        var task = task();

        assertThat(task.elementId()).isEqualTo("userTask_Review");
        assertThat(task.taskType()).isEqualTo("sample.review");
        assertThat(task.assignee()).contains("anna");
        assertThat(task.candidateGroups()).containsExactly("reviewers", "me-owner:" + id);
        assertThat(task.dueAt()).hasValueSatisfying(due -> assertThat(due).isAfter(clock.instant()));
        assertThat(instances.byBusinessKey("sample-case", id)).hasValueSatisfying(instance -> {
            assertThat(instance.activeElements()).containsExactly("userTask_Review");
            assertThat(instance.doneElements()).containsExactly("serviceTask_Prepare");
            assertThat(instance.ended()).isFalse();
            assertThat(instances.diagram(instance.processDefinitionKey())).hasValueSatisfying(xml -> assertThat(xml).contains("userTask_Review"));
        });

        transaction.executeWithoutResult(status -> commands.completeUserTask(task.key(), id, Map.of("outcome", "yes")));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(instances.byBusinessKey("sample-case", id).orElseThrow().ended()).isTrue());
        assertThat(inbox.completed).contains(task.key());
        assertThat(workers.effects).containsEntry("file " + id, 1);
        assertThat(instances.byBusinessKey("sample-case", id).orElseThrow().doneElements()).containsExactly("serviceTask_Prepare", "userTask_Review", "serviceTask_File");
    }

    @Test
    void aWithdrawalTakesTheTaskAwayWithinSeconds() {
        start();
        var task = task();

        transaction.executeWithoutResult(status -> commands.publish("sample.withdrawn", id, Map.of()));

        await().atMost(Duration.ofSeconds(60)).until(() -> inbox.gone.contains(task.key()));
    }

    @Test
    void aTaskThatATimerTookAwayIsRefusedAndTheInboxIsTold() {
        start();
        var task = task();

        TestEngine.of(context).increaseTime(Duration.ofDays(3));
        await().atMost(Duration.ofSeconds(60)).until(() -> workers.effects.containsKey("file " + id));
        transaction.executeWithoutResult(status -> commands.completeUserTask(task.key(), id, Map.of("outcome", "yes")));

        await().atMost(Duration.ofSeconds(60)).until(() -> inbox.refused.contains(task.key()) || inbox.gone.contains(task.key()));
        await().atMost(Duration.ofSeconds(60)).until(() -> inbox.refused.contains(task.key()));
    }

    @Test
    void aRolledBackTransactionTellsTheEngineNothing() {
        transaction.executeWithoutResult(status -> {
            commands.publish("sample.submitted", id, variables());
            status.setRollbackOnly();
        });
        var other = UUID.randomUUID().toString();
        transaction.executeWithoutResult(status -> commands.publish("sample.submitted", other, Map.of("proposalId", other, "dueAt", due().toString())));

        await().atMost(Duration.ofSeconds(60)).until(() -> inbox.task(other).isPresent());
        assertThat(instances.byBusinessKey("sample-case", id)).isEmpty();
    }

    @Test
    void whoHoldsAJobIsNotToldToTheEngine() {
        start();
        var task = task();

        transaction.executeWithoutResult(status -> {
            commands.assignUserTask(task.key(), id, Optional.of("anna"));
            commands.updateUserTask(task.key(), id, new ProcessCommands.UserTaskUpdate(Optional.empty(), 50, List.of("reviewers"), List.of()));
        });

        assertThat(jdbc.sql("select count(*) from orchestration.outbox where business_key = :id").param("id", id).query(Long.class).single()).as("only the start").isEqualTo(1);
    }

    @Test
    void aBrokenInboxGetsTheTaskAgain() {
        inbox.failuresLeft.set(1);
        start();

        assertThat(task().businessKey()).isEqualTo(id);
    }

    @Test
    void aBusyPartnerIsTriedAgainWithoutAnIncident() {
        workers.busy.set(5);
        start();

        assertThat(task().businessKey()).isEqualTo(id);
    }

    private void start() {
        transaction.executeWithoutResult(status -> commands.publish("sample.submitted", id, variables()));
    }

    private Map<String, Object> variables() {
        return Map.of("proposalId", id, "dueAt", due().toString());
    }

    private Instant due() {
        return clock.instant().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    }

    private UserTask task() {
        await().atMost(Duration.ofSeconds(60)).until(() -> inbox.task(id).isPresent());
        return inbox.task(id).orElseThrow();
    }
}
