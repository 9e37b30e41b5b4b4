package io.heyi.orchestration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.heyi.orchestration.EngineRest.Reply;
import io.heyi.orchestration.EngineRest.Request;
import io.heyi.testing.TestEngine;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Camunda user tasks with task listeners. The listeners' jobs come from the engine in the JVM and are answered to it; it has no REST interface, so what the
 * product asks there is held against the documented API by a server that stands in for it.
 */
@OrchestrationTest
@TestPropertySource(properties = {"heyi.orchestration.deployment.folders=classpath:orchestration-camunda/", "heyi.orchestration.tasks.adapter=camunda",
    "heyi.orchestration.tasks.ask-again=0s", "heyi.orchestration.tasks.lease-round=500ms", "heyi.orchestration.outbox.first-backoff=20ms",
    "heyi.orchestration.outbox.largest-backoff=100ms", "heyi.orchestration.outbox.attempts-before-death=3"})
class CamundaAdapterTest {

    private static final EngineRest REST = new EngineRest();
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    @Autowired ProcessCommands commands;
    @Autowired ProcessInstances instances;
    @Autowired TransactionTemplate transaction;
    @Autowired OrchestrationTestApplication.RememberingInbox inbox;
    @Autowired OrchestrationTestApplication.SampleWorkers workers;
    @Autowired JdbcClient jdbc;
    @Autowired ApplicationContext context;

    /** By how much the engine, which the tests share, is ahead. */
    private static Duration moved = Duration.ZERO;

    private final String id = UUID.randomUUID().toString();
    private final Instant due = Instant.now().plus(moved).plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    @DynamicPropertySource
    static void rest(DynamicPropertyRegistry properties) {
        properties.add("camunda.client.rest-address", REST::address);
    }

    @AfterAll
    static void close() {
        REST.close();
    }

    @Test
    void theInboxHasATaskBeforeItIsOpenInTheEngine() {
        var task = started();

        assertThat(task.elementId()).isEqualTo("userTask_Review");
        assertThat(task.taskType()).isEqualTo("sample.review");
        assertThat(task.assignee()).contains("anna");
        assertThat(task.candidateGroups()).containsExactly("reviewers", "me-owner:" + id);
        assertThat(task.dueAt()).contains(due());
        assertThat(task.variables()).containsEntry("proposalId", id);
        assertThat(instances.byBusinessKey("sample-case", id)).hasValueSatisfying(instance -> assertThat(instance.activeElements()).containsExactly("userTask_Review"));
        await("the listener's job is answered").atMost(DEADLINE).until(() -> has(UserTaskIntent.CREATED, task.key()));
    }

    @Test
    void aWithdrawalTakesTheTaskAwayAndTheEngineIsAnswered() {
        var task = started();

        transaction.executeWithoutResult(status -> commands.publish("sample.withdrawn", id, Map.of()));

        await().atMost(DEADLINE).until(() -> inbox.gone.contains(task.key()));
        await().atMost(DEADLINE).until(() -> has(UserTaskIntent.CANCELED, task.key()));
        assertThat(jdbc.sql("select count(*) from orchestration.camunda_task where task_key = :key").param("key", task.key()).query(Long.class).single()).isZero();
    }

    @Test
    void aTimerTakesTheTaskAwayAndTheCaseGoesOn() {
        var task = started();

        TestEngine.of(context).increaseTime(Duration.ofDays(3));
        moved = moved.plusDays(3);

        await().atMost(DEADLINE).until(() -> inbox.gone.contains(task.key()) && workers.effects.containsKey("file " + id));
    }

    @Test
    void aBrokenInboxIsToldAgain() {
        inbox.failuresLeft.set(1);

        assertThat(started().businessKey()).isEqualTo(id);
    }

    @Test
    void holderDetailsAndDecisionReachTheEngineInOrder() {
        var task = started();
        var later = due().plus(1, ChronoUnit.DAYS);

        transaction.executeWithoutResult(status -> {
            commands.assignUserTask(task.key(), id, Optional.of("bert"));
            commands.updateUserTask(task.key(), id, new ProcessCommands.UserTaskUpdate(Optional.of(later), 80, List.of("reviewers"), List.of("carla")));
            commands.updateUserTask(task.key(), id, new ProcessCommands.UserTaskUpdate(Optional.empty(), 50, List.of(), List.of()));
            commands.assignUserTask(task.key(), id, Optional.empty());
            commands.completeUserTask(task.key(), id, Map.of("outcome", "yes", "amount", 12));
        });

        await().atMost(DEADLINE).until(() -> inbox.completed.contains(task.key()));
        var base = "/v2/user-tasks/" + task.key();
        assertThat(REST.about(task.key())).extracting(Request::method, Request::path).containsExactly(tuple("POST", base + "/assignment"), tuple("PATCH", base), tuple("PATCH", base),
                tuple("DELETE", base + "/assignee"), tuple("POST", base + "/completion"));
        var bodies = REST.about(task.key()).stream().map(Request::body).toList();
        assertThat(bodies.get(0).path("assignee").asText()).isEqualTo("bert");
        assertThat(bodies.get(0).path("allowOverride").asBoolean()).isTrue();
        var changed = bodies.get(1).path("changeset");
        assertThat(Instant.parse(changed.path("dueDate").asText())).isEqualTo(later);
        assertThat(changed.path("priority").asInt()).isEqualTo(80);
        assertThat(texts(changed.path("candidateGroups"))).containsExactly("reviewers");
        assertThat(texts(changed.path("candidateUsers"))).containsExactly("carla");
        assertThat(bodies.get(2).path("changeset").path("dueDate").asText()).as("none any more").isEmpty();
        assertThat(bodies.get(2).path("changeset").path("candidateGroups").isArray()).isTrue();
        assertThat(bodies.get(4).path("variables").toString()).contains("\"outcome\":\"yes\"", "\"amount\":12");
    }

    @Test
    void aDecisionOnATaskThatTheEngineNoLongerKnowsIsRefusedAndTheInboxIsTold() {
        var task = started();
        REST.replyTo("POST", task.key(), Reply.problem(404, "NOT_FOUND"));

        decide(task);

        await().atMost(DEADLINE).until(() -> inbox.refused.contains(task.key()));
    }

    @Test
    void aDecisionIsKeptWhileTheEngineIsBusyOrBetweenTwoStates() {
        var task = started();
        REST.replyTo("POST", task.key(), Reply.problem(503, "RESOURCE_EXHAUSTED"), Reply.problem(409, "INVALID_STATE"), Reply.problem(500, "INTERNAL_ERROR"),
                Reply.problem(429, "RESOURCE_EXHAUSTED"), Reply.problem(409, "INVALID_STATE"));

        decide(task);

        await().atMost(DEADLINE).until(() -> inbox.completed.contains(task.key()));
        assertThat(inbox.refused).doesNotContain(task.key());
        assertThat(REST.about(task.key())).hasSize(6);
    }

    @Test
    void aServerThatIsNoEngineCannotMakeADecisionLost() {
        var task = started();
        REST.replyTo("POST", task.key(), new Reply(404, "text/html", "<h1>Not Found</h1>"), Reply.problem(404, "Not Found"), new Reply(200, "text/html", "<h1>Hello</h1>"));

        decide(task);

        await().atMost(DEADLINE).until(() -> inbox.completed.contains(task.key()));
        assertThat(inbox.refused).doesNotContain(task.key());
    }

    @Test
    void whatTheEngineDoesNotWantToShowNeverHoldsBackADecision() {
        var task = started();
        REST.replyTo("PATCH", task.key(), Reply.problem(400, "INVALID_ARGUMENT"));
        REST.replyTo("DELETE", task.key(), Reply.problem(409, "INVALID_STATE"), Reply.problem(409, "INVALID_STATE"), Reply.problem(409, "INVALID_STATE"));

        transaction.executeWithoutResult(status -> {
            commands.updateUserTask(task.key(), id, new ProcessCommands.UserTaskUpdate(Optional.empty(), 50, List.of(), List.of()));
            commands.assignUserTask(task.key(), id, Optional.empty());
            commands.completeUserTask(task.key(), id, Map.of());
        });

        await().atMost(DEADLINE).until(() -> inbox.completed.contains(task.key()));
    }

    @Test
    void aTaskThatAnEngineWithoutItsDataNoLongerKnowsIsFoundByAsking() {
        var task = started();
        var unknown = Reply.problem(404, "NOT_FOUND");
        REST.replyTo("PATCH", task.key(), unknown);

        await().atMost(DEADLINE).until(() -> inbox.gone.contains(task.key()));
    }

    @Test
    void aKilledEnginesTaskIsAnsweredNoMore() {
        var task = started();

        transaction.executeWithoutResult(status -> {
            commands.assignUserTask(task.key(), id, Optional.of("bert"));
            commands.completeUserTask(task.key(), id, Map.of());
            commands.forgetUserTask(task.key(), id);
        });

        assertThat(jdbc.sql("select state from orchestration.outbox where task_key = :key").param("key", task.key()).query(String.class).list()).containsOnly("DISCARDED");
    }

    private void decide(UserTask task) {
        transaction.executeWithoutResult(status -> commands.completeUserTask(task.key(), id, Map.of("outcome", "yes")));
    }

    private UserTask started() {
        transaction.executeWithoutResult(status -> commands.publish("sample.submitted", id, Map.of("proposalId", id, "dueAt", due().toString())));
        await().atMost(DEADLINE).until(() -> inbox.task(id).isPresent());
        return inbox.task(id).orElseThrow();
    }

    private Instant due() {
        return due;
    }

    private boolean has(UserTaskIntent intent, long key) {
        return StreamSupport.<Record<?>>stream(TestEngine.of(context).getRecordStreamSource().getRecords().spliterator(), false)
                .anyMatch(event -> event.getIntent() == intent && event.getKey() == key);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }
}
