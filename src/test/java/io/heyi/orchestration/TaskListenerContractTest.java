package io.heyi.orchestration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivatedJob;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.UserTaskProperties;
import io.heyi.orchestration.EngineRest.Reply;
import io.heyi.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** What an 8.8 gateway tells and is told that the engine in the JVM leaves out: properties of the task, and the result of a listener. */
@SpringBootTest(classes = OrchestrationTestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"camunda.client.enabled=true", "heyi.orchestration.deployment.enabled=false", "heyi.orchestration.tasks.adapter=camunda",
            "heyi.orchestration.outbox.largest-backoff=100ms"})
@ContextConfiguration(initializers = TestDatabase.class)
@DirtiesContext
class TaskListenerContractTest {

    private static final EngineGateway GATEWAY = new EngineGateway();
    private static final EngineRest REST = new EngineRest();
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final AtomicLong KEYS = new AtomicLong(4_503_599_627_370_496L);
    private static final Instant DUE = Instant.parse("2031-05-06T07:08:09Z");

    @Autowired ProcessCommands commands;
    @Autowired TransactionTemplate transaction;
    @Autowired OrchestrationTestApplication.RememberingInbox inbox;

    private final long task = KEYS.incrementAndGet();
    private final String id = "case-" + task;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry properties) {
        properties.add("camunda.client.grpc-address", GATEWAY::address);
        properties.add("camunda.client.rest-address", REST::address);
    }

    @AfterAll
    static void close() {
        GATEWAY.close();
        REST.close();
    }

    @Test
    void aTaskIsReadFromTheGatewaysProperties() {
        open();

        var read = inbox.open.get(task);
        assertThat(read.assignee()).contains("anna");
        assertThat(read.candidateGroups()).containsExactly("reviewers");
        assertThat(read.candidateUsers()).containsExactly("bert");
        assertThat(read.dueAt()).contains(DUE);
        assertThat(read.taskType()).isEqualTo("sample.review");
        assertThat(read.businessKey()).isEqualTo(id);
    }

    /** Whoever has rights in the engine's own task list has none in the inbox by that (product-bar T2). */
    @Test
    void aCompletionPastTheInboxIsDeniedWithAReasonAndTheTaskStaysOpen() {
        open();

        var answer = told(TaskListenerTypes.COMPLETING);

        assertThat(answer.getResult().getDenied()).isTrue();
        assertThat(answer.getResult().getDeniedReason()).contains("inbox of Heyi");
        assertThat(inbox.open).containsKey(task);
        assertThat(inbox.gone).doesNotContain(task);
    }

    @Test
    void aCompletionThatTheInboxHasAskedForGoesOn() {
        open();
        REST.replyTo("POST", task, Stream.generate(() -> Reply.problem(409, "INVALID_STATE")).limit(1_000).toArray(Reply[]::new));
        transaction.executeWithoutResult(status -> commands.completeUserTask(task, id, Map.of("outcome", "yes")));

        assertThat(told(TaskListenerTypes.COMPLETING).getResult().getDenied()).isFalse();

        assertThat(told(TaskListenerTypes.COMPLETING).getResult().getDenied()).as("told again, as its answer may be lost").isFalse();
    }

    @Test
    void theEndOfATaskIsNeverDenied() {
        open();

        assertThat(told(TaskListenerTypes.CANCELING).getResult().getDenied()).isFalse();
        assertThat(inbox.gone).contains(task);
    }

    private void open() {
        told(TaskListenerTypes.CREATING);
        assertThat(inbox.open).as("before the engine is answered").containsKey(task);
    }

    /** The answer that the engine gets. */
    private CompleteJobRequest told(String listener) {
        var key = KEYS.incrementAndGet();
        var job = ActivatedJob.newBuilder().setKey(key).setType(listener).setProcessInstanceKey(task + 1).setBpmnProcessId("sample-case").setProcessDefinitionVersion(3)
                .setProcessDefinitionKey(7).setElementId("userTask_Review").setElementInstanceKey(task + 2).setRetries(3).setDeadline(Instant.now().plusSeconds(60).toEpochMilli())
                .setCustomHeaders("{\"taskType\":\"sample.review\",\"businessKeyVariable\":\"proposalId\"}").setVariables("{\"proposalId\":\"" + id + "\"}").setWorker("heyi-inbox")
                .setKind(ActivatedJob.JobKind.TASK_LISTENER).setUserTask(UserTaskProperties.newBuilder().setUserTaskKey(task).setAssignee("anna")
                        .addAllCandidateGroups(List.of("reviewers")).addAllCandidateUsers(List.of("bert")).setDueDate(DUE.toString()).setPriority(50));
        GATEWAY.offer(job.build());
        await(listener).atMost(DEADLINE).until(() -> GATEWAY.completion(key).isPresent());
        return GATEWAY.completion(key).orElseThrow();
    }
}
