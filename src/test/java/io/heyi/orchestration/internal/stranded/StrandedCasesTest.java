package io.heyi.orchestration.internal.stranded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.heyi.orchestration.OrchestrationTest;
import io.heyi.orchestration.OrchestrationTestApplication;
import io.heyi.orchestration.ProcessCases.WayOut;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.orchestration.ProcessInstances;
import io.heyi.orchestration.UserTask;
import io.heyi.orchestration.internal.stranded.StrandedCases.Closing;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** On the in-JVM engine: what is cancelled there is found here, and nothing else is. */
@OrchestrationTest
class StrandedCasesTest {

    @Autowired StrandedCases stranded;
    @Autowired OrchestrationTestApplication.SampleCases cases;
    @Autowired OrchestrationTestApplication.RememberingInbox inbox;
    @Autowired ProcessCommands commands;
    @Autowired ProcessInstances instances;
    @Autowired CamundaClient engine;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired Clock clock;

    private final String id = UUID.randomUUID().toString();

    @Test
    void aCaseWhoseInstanceWasCancelledIsFoundAndClosedByAnOperator() {
        var task = started();
        cancelled(task);

        stranded.look();
        assertThat(stranded.found()).as("what was heard of just now is not asked for").isEmpty();
        quiet(task);
        stranded.look();

        assertThat(stranded.found()).singleElement().satisfies(found -> {
            assertThat(found.businessKey()).isEqualTo(id);
            assertThat(found.title()).isEqualTo("Case " + id);
            assertThat(found.processInstanceKey()).isEqualTo(task.processInstanceKey());
        });
        assertThat(stranded.close("sample-case", id, WayOut.CLOSE, "cancelled by mistake", "operator")).isEqualTo(new Closing.Closed(WayOut.CLOSE));
        assertThat(cases.closed).containsEntry(id, "operator: cancelled by mistake");
        assertThat(stranded.found()).isEmpty();
        assertThat(stranded.close("sample-case", id, WayOut.CLOSE, "again", "operator")).isEqualTo(new Closing.Unknown());
        assertThat(instances.byBusinessKey("sample-case", id).orElseThrow().ended()).isTrue();
    }

    @Test
    void aQuietInstanceThatRunsIsLeftAloneWithAndWithoutItsTask() {
        var task = started();
        quiet(task);

        stranded.look();
        assertThat(stranded.found()).isEmpty();
        inbox.open.remove(task.key());
        jdbc.sql("update orchestration.process_instance set asked_at = null where business_key = :id").param("id", id).update();
        stranded.look();

        assertThat(stranded.found()).isEmpty();
        assertThat(instances.byBusinessKey("sample-case", id).orElseThrow().ended()).isFalse();
        assertThat(jdbc.sql("select asked_at is not null from orchestration.process_instance where business_key = :id").param("id", id).query(Boolean.class).single()).isTrue();
        inbox.created(task);
        transaction.executeWithoutResult(status -> commands.completeUserTask(task.key(), id, Map.of("outcome", "yes")));
        await().atMost(Duration.ofSeconds(60)).until(() -> instances.byBusinessKey("sample-case", id).orElseThrow().ended());
    }

    @Test
    void anInstanceThatNobodyWaitsForHasSimplyEnded() {
        var task = started();
        cases.waiting.remove(id);
        cancelled(task);
        quiet(task);

        stranded.look();

        assertThat(stranded.found()).isEmpty();
        assertThat(instances.byBusinessKey("sample-case", id).orElseThrow().ended()).isTrue();
    }

    @Test
    void aCaseWhoseProcessNeverShowedItselfIsFoundAndClosed() {
        cases.waiting.put(id, "Case " + id);

        stranded.look();

        assertThat(stranded.found()).singleElement().satisfies(found -> {
            assertThat(found.businessKey()).isEqualTo(id);
            assertThat(found.processInstanceKey()).isNull();
        });
        assertThat(stranded.close("sample-case", id, WayOut.FINISH, "another way was shown", "operator")).isEqualTo(new Closing.OtherWay());
        assertThat(stranded.close("sample-case", id, WayOut.CLOSE, "lost", "operator")).isEqualTo(new Closing.Closed(WayOut.CLOSE));
        assertThat(cases.closed).containsEntry(id, "operator: lost");
        stranded.look();
        assertThat(stranded.count()).isZero();
    }

    @Test
    void aCaseIsNotMissedWhileItsStartIsOnItsWayNorAfterItsProcessHasShownItself() {
        cases.waiting.put(id, "Case " + id);
        stranded.look();
        assertThat(stranded.found()).hasSize(1);
        started();

        assertThat(stranded.close("sample-case", id, WayOut.CLOSE, "too early", "operator")).isEqualTo(new Closing.Runs());
        stranded.look();

        assertThat(stranded.found()).isEmpty();
        assertThat(cases.closed).doesNotContainKey(id);
    }

    @Test
    void aFindingThatTheEngineKnowsAfterAllIsWithdrawn() {
        var task = started();
        jdbc.sql("update orchestration.process_instance set lost_at = now() where business_key = :id").param("id", id).update();

        assertThat(stranded.close("sample-case", id, WayOut.CLOSE, "too early", "operator")).isEqualTo(new Closing.Runs());

        assertThat(cases.closed).doesNotContainKey(id);
        assertThat(stranded.found()).isEmpty();
    }

    private UserTask started() {
        cases.waiting.put(id, "Case " + id);
        var due = clock.instant().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString();
        transaction.executeWithoutResult(status -> commands.publish("sample.submitted", id, Map.of("proposalId", id, "dueAt", due)));
        await().atMost(Duration.ofSeconds(60)).until(() -> inbox.task(id).isPresent());
        return inbox.task(id).orElseThrow();
    }

    private void cancelled(UserTask task) {
        engine.newCancelInstanceCommand(task.processInstanceKey()).send().join();
        inbox.gone(task.key());
    }

    private void quiet(UserTask task) {
        jdbc.sql("update orchestration.process_instance set seen_at = seen_at - interval '10 minutes' where process_instance_key = :key")
                .param("key", task.processInstanceKey()).update();
    }
}
