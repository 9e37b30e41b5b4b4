package io.heyi.orchestration.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.MessageIntent;
import io.camunda.zeebe.protocol.record.value.MessageRecordValue;
import io.heyi.orchestration.OrchestrationTestApplication;
import io.heyi.orchestration.OrchestrationTestApplication.RememberingInbox;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.orchestration.ProcessInstances;
import io.heyi.orchestration.internal.clock.MovedTime;
import io.heyi.testing.TestDatabase;
import io.heyi.testing.TestEngine;
import io.heyi.testing.TestEngineLine;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** Issue 6: "Engine down for ten minutes while people decide". The line to a running engine is cut, and the product's time goes on. */
@SpringBootTest(classes = OrchestrationTestApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"heyi.orchestration.deployment.folders=classpath:orchestration/", "heyi.orchestration.outbox.poll=100ms"})
@ContextConfiguration(initializers = {TestDatabase.class, TestEngine.class, TestEngineLine.class})
@DirtiesContext
class EngineAwayForTenMinutesTest {

    private static final Duration DEADLINE = Duration.ofSeconds(120);
    private static final Duration STEP = Duration.ofSeconds(31);
    private static final int STEPS = 20;
    private static final String LATER = "sample.later";
    private static final List<String> CASES = IntStream.rangeClosed(1, 40).mapToObj("case-%02d"::formatted).toList();
    private static final List<String> NEW_CASES = IntStream.rangeClosed(1, 10).mapToObj("new-%02d"::formatted).toList();

    @Autowired ProcessCommands commands;
    @Autowired ProcessInstances instances;
    @Autowired OutboxAdministration outbox;
    @Autowired TransactionTemplate transaction;
    @Autowired RememberingInbox inbox;
    @Autowired JdbcClient jdbc;
    @Autowired Clock clock;
    @Autowired ApplicationContext context;

    @Test
    void everyDecisionIsKeptAndDeliveredInOrderNoneLostAndNoneDoubled() {
        CASES.forEach(this::start);
        await().atMost(DEADLINE).until(() -> CASES.stream().allMatch(key -> inbox.task(key).isPresent()));
        var tasks = CASES.stream().map(key -> inbox.task(key).orElseThrow()).toList();
        var begin = clock.instant();
        TestEngineLine.of(context).cut();

        tasks.forEach(task -> transaction.executeWithoutResult(status -> {
            commands.completeUserTask(task.key(), task.businessKey(), Map.of("outcome", "yes"));
            commands.publish(LATER, task.businessKey(), Map.of());
        }));
        NEW_CASES.forEach(this::start);
        for (int step = 1; step <= STEPS; step++) {
            MovedTime.to(clock, clock.instant().plus(STEP));
            var tries = step;
            await().atMost(DEADLINE).until(() -> leastTries() > tries);
        }

        assertThat(Duration.between(begin, clock.instant())).isGreaterThan(Duration.ofMinutes(10));
        assertThat(outbox.backlog().waiting()).isEqualTo(2L * CASES.size() + NEW_CASES.size());
        assertThat(outbox.backlog().dead()).isZero();
        assertThat(inbox.completed).isEmpty();

        TestEngineLine.of(context).mend();
        MovedTime.to(clock, clock.instant().plus(STEP));

        await().atMost(DEADLINE).untilAsserted(() -> assertThat(outbox.backlog().waiting()).isZero());
        await().atMost(DEADLINE).until(() -> CASES.stream().allMatch(this::hasEnded) && NEW_CASES.stream().allMatch(key -> inbox.task(key).isPresent()));
        assertThat(inbox.completed).containsExactlyInAnyOrderElementsOf(tasks.stream().map(task -> task.key()).toList());
        assertThat(inbox.refused).isEmpty();
        tasks.forEach(task -> {
            var decided = records(JobIntent.COMPLETED).filter(job -> job.getKey() == task.key()).toList();
            var later = records(MessageIntent.PUBLISHED).filter(message -> message.getValue() instanceof MessageRecordValue value && value.getName().equals(LATER)
                    && value.getCorrelationKey().equals(task.businessKey())).toList();
            assertThat(decided).as(task.businessKey()).hasSize(1);
            assertThat(later).as(task.businessKey()).hasSize(1);
            assertThat(decided.getFirst().getPosition()).as("order of " + task.businessKey()).isLessThan(later.getFirst().getPosition());
        });
        assertThat(inbox.open.values()).extracting(task -> task.businessKey()).containsExactlyInAnyOrderElementsOf(NEW_CASES);
        assertThat(Collections.max(jdbc.sql("select count(*) from orchestration.process_instance group by business_key").query(Long.class).list())).as("instances of a case").isEqualTo(1);
    }

    private void start(String key) {
        transaction.executeWithoutResult(status -> commands.publish("sample.submitted", key,
                Map.of("proposalId", key, "dueAt", clock.instant().plus(Duration.ofDays(2)).toString())));
    }

    /** Of the commands that are first of their case; the others wait behind them. */
    private int leastTries() {
        return jdbc.sql("""
                select min(attempts) from orchestration.outbox one where state = 'WAITING'
                and not exists (select 1 from orchestration.outbox earlier where earlier.business_key = one.business_key and earlier.id < one.id and earlier.state = 'WAITING')""")
                .query(Integer.class).single();
    }

    private boolean hasEnded(String key) {
        return instances.byBusinessKey("sample-case", key).filter(ProcessInstances.InstanceView::ended).isPresent();
    }

    private Stream<Record<?>> records(Intent intent) {
        return StreamSupport.<Record<?>>stream(TestEngine.of(context).getRecordStreamSource().getRecords().spliterator(), false).filter(record -> record.getIntent() == intent);
    }
}
