package io.heyi.orchestration.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.heyi.orchestration.CaseMigrations;
import io.heyi.orchestration.CaseMigrations.Plan;
import io.heyi.orchestration.ModelBundles;
import io.heyi.orchestration.ModelBundles.ModelFile;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.OrchestrationTest;
import io.heyi.orchestration.OrchestrationTestApplication.RememberingInbox;
import io.heyi.orchestration.OrchestrationTestApplication.RememberingMigrations;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.orchestration.RunningCases;
import io.heyi.orchestration.RunningCases.RunningCase;
import io.heyi.orchestration.RunningCases.Wanted;
import io.heyi.orchestration.UserTask;
import io.heyi.orchestration.internal.OrchestrationProperties;
import io.heyi.orchestration.internal.bundle.Bundles;
import io.heyi.shared.PageRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Running cases go to a new version of their process, one by one, and whatever happens on the way each is told once. */
@OrchestrationTest
class CaseMigrationTest {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Autowired OutboxStore store;
    @Autowired OutboxSignal signal;
    @Autowired Bundles bundles;
    @Autowired ModelBundles models;
    @Autowired OrchestrationProperties settings;
    @Autowired ProcessCommands commands;
    @Autowired CaseMigrations migrations;
    @Autowired RunningCases cases;
    @Autowired TransactionTemplate transaction;
    @Autowired CamundaClient engine;
    @Autowired JdbcClient jdbc;
    @Autowired RememberingInbox inbox;
    @Autowired RememberingMigrations told;
    @Autowired Clock clock;

    private final String id = UUID.randomUUID().toString();
    private final String process = "moving-" + id;

    @Test
    void aCaseGoesToTheNewVersionAndGoesOnThere() {
        var task = aCaseAtItsReview();
        var plan = plan("userTask_Look");

        var migration = migrate(plan);

        await().atMost(LONGEST).until(() -> told.migrated.contains(migration));
        assertThat(running()).extracting(RunningCase::version, RunningCase::definitionKey, RunningCase::elements).containsExactly(2, plan.definitionKey(), List.of("userTask_Look"));
        assertThat(cases.standing(process)).extracting(RunningCases.Standing::version, RunningCases.Standing::element, RunningCases.Standing::cases)
                .containsExactly(tuple(2, "userTask_Look", 1L));
        transaction.executeWithoutResult(status -> commands.completeUserTask(task.key(), id, Map.of("outcome", "yes")));
        await().atMost(LONGEST).until(() -> inbox.completed.contains(task.key()));
    }

    @Test
    void aCaseThatTheEngineCannotTakeGoesOnAsItWas() {
        var task = aCaseAtItsReview();

        var migration = migrate(plan("serviceTask_File"));

        await().atMost(LONGEST).until(() -> told.refused.containsKey(migration));
        assertThat(told.refused.get(migration)).contains("userTask_Review").contains("serviceTask_File");
        assertThat(running()).extracting(RunningCase::version, RunningCase::elements).containsExactly(1, List.of("userTask_Review"));
        transaction.executeWithoutResult(status -> commands.completeUserTask(task.key(), id, Map.of("outcome", "yes")));
        await().atMost(LONGEST).until(() -> inbox.completed.contains(task.key()));
    }

    @Test
    void aMigrationWhoseAnswerWasLostCountsAsDone() throws InterruptedException {
        aCaseAtItsReview();
        var plan = plan("userTask_Look");
        var migration = UUID.randomUUID();

        // as a product that is killed after the engine took the command and before the row was marked
        var row = transaction.execute(status -> {
            migrations.migrate(migration, running(), plan);
            return store.claim(100, Duration.ofSeconds(3)).stream().filter(claimed -> claimed.businessKey().equals(id)).findFirst().orElseThrow();
        });
        assertThat(new OutboxSender(engine, bundles, settings.outbox()).send(row)).isEqualTo(new EngineAnswer.Taken());
        signal.wake();

        await().atMost(LONGEST).until(() -> told.migrated.contains(migration));
        assertThat(told.refused).doesNotContainKey(migration);
        assertThat(running().version()).isEqualTo(2);
    }

    @Test
    void casesAreFoundByVersionStepAndCode() {
        aCaseAtItsReview();

        assertThat(found(1, "userTask_Review", id.substring(3, 20))).containsExactly(id);
        assertThat(found(2, "userTask_Review", "")).isEmpty();
        assertThat(found(1, "serviceTask_Prepare", "")).isEmpty();
        assertThat(found(1, "userTask_Review", "nobody's")).isEmpty();
    }

    private List<String> found(int version, String element, String key) {
        return cases.find(new Wanted(process, Optional.of(version), Optional.of(element), Optional.of(key)), PageRequest.first()).items().stream().map(RunningCase::businessKey).toList();
    }

    private UserTask aCaseAtItsReview() {
        bringIntoUse(model("userTask_Review"));
        transaction.executeWithoutResult(status -> commands.publish(process + ".submitted", id, variables()));
        await().atMost(LONGEST).until(() -> inbox.task(id).isPresent());
        return inbox.task(id).orElseThrow();
    }

    /** Brings a version into use in which the review is called something else. */
    private Plan plan(String review) {
        var definition = bringIntoUse(model("userTask_Look"));
        var mapping = new HashMap<>(Map.of("userTask_Review", review));
        if (review.startsWith("userTask")) {
            mapping.put("timerEvent_Overdue", "timerEvent_Overdue");
        }
        mapping.put("startEvent_Withdrawn", "startEvent_Withdrawn");
        mapping.put("eventSubProcess_Withdrawal", "eventSubProcess_Withdrawal");
        return new Plan(definition, 2, mapping);
    }

    private UUID migrate(Plan plan) {
        var migration = UUID.randomUUID();
        transaction.executeWithoutResult(status -> migrations.migrate(migration, running(), plan));
        return migration;
    }

    private RunningCase running() {
        var key = jdbc.sql("select process_instance_key from orchestration.process_instance where business_key = :id").param("id", id).query(Long.class).single();
        return cases.of(List.of(key)).getFirst();
    }

    private long bringIntoUse(String content) {
        var before = known();
        transaction.executeWithoutResult(status -> models.bringIntoUse(UUID.randomUUID(), List.of(new ModelFile(ModelKind.PROCESS, process, content))));
        await().atMost(LONGEST).until(() -> known().size() > before.size());
        return known().getLast();
    }

    private List<Long> known() {
        return jdbc.sql("select definition_key from orchestration.deployed_resource where resource_id = :process order by version").param("process", process).query(Long.class).list();
    }

    private String model(String review) {
        try {
            return new ClassPathResource("orchestration/sample-case.bpmn").getContentAsString(StandardCharsets.UTF_8).replace("\"sample-case\"", "\"" + process + "\"").replace("userTask_Review", review)
                    .replace("sample.submitted", process + ".submitted").replace("sample.withdrawn", process + ".withdrawn");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> variables() {
        return Map.of("proposalId", id, "dueAt", clock.instant().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
