package io.heyi.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.CamundaClient;
import io.camunda.client.CredentialsProvider;
import io.grpc.Status;
import io.heyi.orchestration.ProcessCommands.UserTaskUpdate;
import io.heyi.orchestration.internal.EngineFault;
import io.heyi.orchestration.internal.tasks.CamundaTaskCommands;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The product's commands about Camunda user tasks against the REST interface of the local engine. That engine has no task listeners, so nothing brings these
 * tasks to the inbox here: the model is a small one of the test's own, and the engine's records tell what came of each command.
 */
@ServersOnly
class CamundaUserTasksTest extends OnTheRealStack {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final String PROCESS = "errand-of-a-test";
    private static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="errand" targetNamespace="http://heyi.io/bpmn">
              <bpmn:process id="errand-of-a-test" name="Errand of a test" isExecutable="true">
                <bpmn:startEvent id="startEvent_Wanted"><bpmn:outgoing>flow1</bpmn:outgoing></bpmn:startEvent>
                <bpmn:sequenceFlow id="flow1" sourceRef="startEvent_Wanted" targetRef="userTask_Run" />
                <bpmn:userTask id="userTask_Run" name="Run the errand">
                  <bpmn:extensionElements>
                    <zeebe:userTask />
                    <zeebe:assignmentDefinition candidateGroups="runners" />
                    <zeebe:taskHeaders><zeebe:header key="taskType" value="test.errand" /></zeebe:taskHeaders>
                  </bpmn:extensionElements>
                  <bpmn:incoming>flow1</bpmn:incoming>
                  <bpmn:outgoing>flow2</bpmn:outgoing>
                </bpmn:userTask>
                <bpmn:sequenceFlow id="flow2" sourceRef="userTask_Run" targetRef="endEvent_Run" />
                <bpmn:endEvent id="endEvent_Run"><bpmn:incoming>flow2</bpmn:incoming></bpmn:endEvent>
              </bpmn:process>
            </bpmn:definitions>
            """;

    private CamundaClient engine;
    private CamundaTaskCommands commands;
    private long instance;

    @BeforeEach
    void anErrandWaits() {
        var signedIn = e2e().operate().signedIn();
        engine = CamundaClient.newClientBuilder().grpcAddress(URI.create(e2e().addresses().engineGrpc())).restAddress(URI.create(e2e().addresses().engineRest()))
                .preferRestOverGrpc(false).defaultRequestTimeout(DEADLINE).credentialsProvider(new CredentialsProvider() {
                    @Override
                    public void applyCredentials(CredentialsApplier applier) {
                        signedIn.forEach(applier::put);
                    }

                    @Override
                    public boolean shouldRetryRequest(StatusCode code) {
                        return false;
                    }
                }).build();
        commands = new CamundaTaskCommands(engine, DEADLINE);
        engine.newDeployResourceCommand().addResourceString(MODEL, StandardCharsets.UTF_8, PROCESS + ".bpmn").send().join();
        instance = engine.newCreateInstanceCommand().bpmnProcessId(PROCESS).latestVersion().variables(Map.of("errand", UUID.randomUUID().toString())).send().join().getProcessInstanceKey();
    }

    @AfterEach
    void nothingIsLeft() {
        try {
            engine.newCancelInstanceCommand(instance).send().exceptionally(ended -> null).toCompletableFuture().get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            engine.close();
        }
    }

    @Test
    void holderDetailsAndDecisionAreSeenInTheEngine() {
        long task = record("CREATED").path("key").asLong();
        var due = Instant.parse("2031-05-06T07:08:09Z");

        commands.assign(task, Optional.of("anna")).join();
        assertThat(record("ASSIGNED").at("/value/assignee").asText()).isEqualTo("anna");

        commands.assign(task, Optional.of("bert")).join();
        commands.update(task, new UserTaskUpdate(Optional.of(due), 80, List.of("runners", "walkers"), List.of("carla"))).join();
        var updated = record("UPDATED").path("value");
        assertThat(Instant.parse(updated.path("dueDate").asText())).isEqualTo(due);
        assertThat(updated.path("priority").asInt()).isEqualTo(80);
        assertThat(updated.path("candidateGroupsList").toString()).contains("runners", "walkers");
        assertThat(updated.path("candidateUsersList").toString()).contains("carla");
        assertThat(updated.path("assignee").asText()).isEqualTo("bert");

        commands.update(task, new UserTaskUpdate(Optional.empty(), 50, List.of("runners"), List.of())).join();
        commands.assign(task, Optional.empty()).join();
        commands.complete(task, Map.of("outcome", "done", "amount", 12)).join();

        var completed = record("COMPLETED").path("value");
        assertThat(completed.path("assignee").asText()).isEmpty();
        assertThat(completed.path("dueDate").asText()).isEmpty();
        assertThat(completed.path("priority").asInt()).isEqualTo(50);
        assertThat(completed.at("/variables/outcome").asText()).isEqualTo("done");
        e2e().operate().awaitState(instance, "COMPLETED");
    }

    @Test
    void askingForATaskChangesNothingAndTellsWhetherItIsThere() {
        long task = record("CREATED").path("key").asLong();

        commands.ask(task).join();
        commands.ask(task).join();
        commands.complete(task, Map.of()).join();

        isUnknown(() -> commands.ask(task).join());
        assertThat(record("COMPLETED").at("/value/candidateGroupsList").toString()).contains("runners");
    }

    @Test
    void whatIsOverIsUnknownToEveryCommand() {
        long task = record("CREATED").path("key").asLong();
        commands.complete(task, Map.of()).join();

        isUnknown(() -> commands.complete(task, Map.of()).join());
        isUnknown(() -> commands.assign(task, Optional.of("anna")).join());
        isUnknown(() -> commands.assign(task, Optional.empty()).join());
        isUnknown(() -> commands.update(task, new UserTaskUpdate(Optional.empty(), 50, List.of(), List.of())).join());
    }

    @Test
    void aCancelledInstanceTakesItsTaskAlong() {
        long task = record("CREATED").path("key").asLong();
        engine.newCancelInstanceCommand(instance).send().join();

        isUnknown(() -> commands.complete(task, Map.of()).join());
    }

    private static void isUnknown(org.assertj.core.api.ThrowableAssert.ThrowingCallable command) {
        assertThatThrownBy(command).satisfies(fault -> assertThat(EngineFault.code(fault)).as(String.valueOf(fault)).isEqualTo(Status.Code.NOT_FOUND));
    }

    /** The latest record about the task of this instance, as soon as it is exported. */
    private JsonNode record(String intent) {
        var query = Map.of("size", 1, "sort", List.of(Map.of("position", "desc")), "query", Map.of("bool", Map.of("filter",
                List.of(Map.of("term", Map.of("value.processInstanceKey", instance)), Map.of("term", Map.of("intent", intent)), Map.of("term", Map.of("recordType", "EVENT"))))));
        return Await.value(intent + " of the task of " + instance, () -> {
            Answer found = Api.anonymous(e2e().addresses().search()).post("/zeebe-record*user-task*/_search?ignore_unavailable=true", query);
            return found.status() == 200 && !found.body().at("/hits/hits").isEmpty() ? found.body().at("/hits/hits/0/_source") : null;
        });
    }
}
