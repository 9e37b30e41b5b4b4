package io.heyi.orchestration.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.heyi.orchestration.ModelBundles;
import io.heyi.orchestration.ModelBundles.ModelFile;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.OrchestrationTest;
import io.heyi.orchestration.OrchestrationTestApplication.RememberingInbox;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.orchestration.ProcessRetirements;
import io.heyi.orchestration.UserTask;
import io.heyi.orchestration.internal.OrchestrationProperties;
import io.heyi.orchestration.internal.bundle.Bundles;
import io.heyi.shared.PageRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** What a crash between engine and database leaves behind, and what the engine refuses. */
@OrchestrationTest
@TestPropertySource(properties = {"heyi.orchestration.outbox.attempts-before-death=2", "heyi.orchestration.outbox.first-backoff=50ms"})
class OutboxDeliveryTest {

    @Autowired OutboxStore store;
    @Autowired OutboxSignal signal;
    @Autowired Bundles bundles;
    @Autowired ProcessRetirements retirements;
    @Autowired ModelBundles models;
    @Autowired OrchestrationProperties settings;
    @Autowired ProcessCommands commands;
    @Autowired TransactionTemplate transaction;
    @Autowired CamundaClient engine;
    @Autowired JdbcClient jdbc;
    @Autowired RememberingInbox inbox;
    @Autowired Clock clock;

    private final String id = UUID.randomUUID().toString();

    @Test
    void aBundleComesIntoUseAsAWholeOrNotAtAll() {
        var good = bundle(process("good-" + id, ""));
        var bad = bundle(process("fine-" + id, ""), process("bad-" + id, "<bpmn:exclusiveGateway id=\"g\" default=\"nowhere\" />"));

        await().atMost(Duration.ofSeconds(60)).until(() -> settled(good) && settled(bad));
        assertThat(jdbc.sql("select resource_id from orchestration.deployed_resource where origin = 'STUDIO' and resource_id like :id").param("id", "%" + id).query(String.class).list())
                .containsExactly("good-" + id);
    }

    @Test
    void whatTheEngineIsGivenCarriesTheChangeAsItsVersionTag() {
        var decision = """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="tagged-%1$s" name="d" namespace="t"><decision id="decision-%1$s" name="d">
                <literalExpression id="e"><text>1</text></literalExpression></decision></definitions>""".formatted(id);
        var written = Stream.of(process("tagged-" + id, ""), new ModelFile(ModelKind.DECISION, "tagged-" + id, decision), new ModelFile(ModelKind.FORM, "tagged-" + id, "{\"id\":\"tagged-" + id + "\",\"type\":\"default\",\"components\":[]}"))
                .map(file -> new ModelFile(file.kind(), file.id(), file.source(), Optional.of("CR-0042"))).toArray(ModelFile[]::new);

        var bundle = bundle(written);

        await().atMost(Duration.ofSeconds(60)).until(() -> settled(bundle));
        var given = jdbc.sql("select kind, tag, content, source from orchestration.deployed_resource where resource_id = :id order by kind").param("id", "tagged-" + id).query().listOfRows();
        assertThat(given).extracting(row -> row.get("kind")).containsExactly("DECISION", "FORM", "PROCESS");
        assertThat(given).allSatisfy(row -> {
            assertThat(row.get("tag")).isEqualTo("CR-0042");
            assertThat(row.get("content").toString()).contains("CR-0042");
            assertThat(row.get("source").toString()).doesNotContain("CR-0042");
        });
    }

    private UUID bundle(ModelFile... files) {
        var bundle = UUID.randomUUID();
        transaction.executeWithoutResult(status -> models.bringIntoUse(bundle, List.of(files)));
        return bundle;
    }

    private static ModelFile process(String name, String more) {
        return new ModelFile(ModelKind.PROCESS, name, """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t" id="d"><bpmn:process id="%s" isExecutable="true">
                <bpmn:startEvent id="s" />%s</bpmn:process></bpmn:definitions>""".formatted(name, more));
    }

    private boolean settled(UUID bundle) {
        return jdbc.sql("select state from orchestration.outbox where kind = 'DEPLOY_MODELS' and variables ->> 'bundle' = :bundle").param("bundle", bundle.toString()).query(String.class).single().equals("DONE");
    }

    @Test
    void aStartThatWasSentBeforeTheCrashIsNotDoneTwice() throws InterruptedException {
        crashAfterSending(() -> commands.publish("sample.submitted", id, variables()));

        awaitState("DONE");
        var task = task();
        assertThat(jdbc.sql("select count(*) from orchestration.process_instance where business_key = :id").param("id", id).query(Long.class).single()).isEqualTo(1);
        assertThat(inbox.openTaskKeysOf(id)).containsExactly(task.key());
    }

    @Test
    void aCompletionWhoseAnswerWasLostCountsAsTaken() throws InterruptedException {
        transaction.executeWithoutResult(status -> commands.publish("sample.submitted", id, variables()));
        var task = task();

        crashAfterSending(() -> commands.completeUserTask(task.key(), id, Map.of("outcome", "yes")));

        await().atMost(Duration.ofSeconds(60)).until(() -> inbox.completed.contains(task.key()));
        assertThat(inbox.refused).doesNotContain(task.key());
    }

    @Test
    void aCommandThatTheEngineRefusesForGoodWaitsForAnOperator() {
        transaction.executeWithoutResult(status -> commands.publish("sample.submitted", id, variables()));
        var task = task();
        engine.newFailCommand(task.key()).retries(0).errorMessage("broken on purpose").send().join();

        transaction.executeWithoutResult(status -> commands.completeUserTask(task.key(), id, Map.of("outcome", "yes")));

        awaitState("DEAD");
    }

    @Test
    void aStartOfARetiredProcessWaitsWithTheOperatorsUntilThatIsTakenBackWhileWhatRunsGoesOn() {
        transaction.executeWithoutResult(status -> commands.publish("sample.submitted", id, variables()));
        var running = task();
        transaction.executeWithoutResult(status -> retirements.retire("sample-case", "CR-0007"));
        try {
            var later = UUID.randomUUID().toString();
            transaction.executeWithoutResult(status -> commands.publish("sample.submitted", later, variables(later)));
            await().atMost(Duration.ofSeconds(60)).until(() -> retirements.of("sample-case").orElseThrow().waitingStarts() == 1);
            assertThat(jdbc.sql("select last_error from orchestration.outbox where business_key = :id").param("id", later).query(String.class).single())
                    .isEqualTo("orchestration.retired.start|sample-case|CR-0007");
            assertThat(retirements.running("sample-case", new PageRequest(0, 100)).items()).extracting(ProcessRetirements.RunningCase::businessKey).contains(id).doesNotContain(later);

            transaction.executeWithoutResult(status -> commands.completeUserTask(running.key(), id, Map.of("outcome", "yes")));
            await().atMost(Duration.ofSeconds(60)).until(() -> inbox.completed.contains(running.key()));

            transaction.executeWithoutResult(status -> assertThat(retirements.takeBack("sample-case")).isTrue());
            signal.wake();
            await().atMost(Duration.ofSeconds(60)).until(() -> inbox.task(later).isPresent());
        } finally {
            transaction.executeWithoutResult(status -> retirements.takeBack("sample-case"));
        }
    }

    /** As a product that is killed after the engine took the command and before the row was marked: claimed, sent, never heard of again. */
    private void crashAfterSending(Runnable command) throws InterruptedException {
        var row = transaction.execute(status -> {
            command.run();
            return store.claim(100, Duration.ofSeconds(3)).stream().filter(claimed -> claimed.businessKey().equals(id)).findFirst().orElseThrow();
        });
        assertThat(new OutboxSender(engine, bundles, settings.outbox()).send(row)).isEqualTo(new EngineAnswer.Taken());
        signal.wake();
    }

    private void awaitState(String state) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                jdbc.sql("select state from orchestration.outbox where business_key = :id order by id desc limit 1").param("id", id).query(String.class).single()).isEqualTo(state));
    }

    private UserTask task() {
        await().atMost(Duration.ofSeconds(60)).until(() -> inbox.task(id).isPresent());
        return inbox.task(id).orElseThrow();
    }

    private Map<String, Object> variables() {
        return variables(id);
    }

    private Map<String, Object> variables(String id) {
        return Map.of("proposalId", id, "dueAt", clock.instant().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
