package io.heyi.orchestration.internal.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.camunda.client.api.response.ActivatedJob;
import io.heyi.orchestration.JobGuard;
import io.heyi.orchestration.OrchestrationTestWithoutEngine;
import io.heyi.orchestration.ProcessInstances;
import io.heyi.orchestration.TryLater;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@OrchestrationTestWithoutEngine
class GuardedJobsTest {

    private static final AtomicLong KEYS = new AtomicLong(1000);

    @Autowired JobGuard guard;
    @Autowired InstanceStore store;
    @Autowired ProcessInstances instances;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;

    private final AtomicInteger effects = new AtomicInteger();

    record Result(String name, BigDecimal amount, int count) {}

    @Test
    void aJobThatIsOfferedAgainGetsTheSameResultAndHasOneEffect() {
        var job = job(KEYS.incrementAndGet());

        var first = guard.once(job, Result.class, this::work);
        var again = guard.once(job, Result.class, this::work);

        assertThat(again).isEqualTo(first).isEqualTo(new Result("a", new BigDecimal("1000000000000.10"), 1));
        assertThat(effects).hasValue(1);
    }

    @Test
    void aLoopPassIsANewJob() {
        guard.once(job(KEYS.incrementAndGet()), Result.class, this::work);
        guard.once(job(KEYS.incrementAndGet()), Result.class, this::work);

        assertThat(effects).hasValue(2);
    }

    @Test
    void aKeyThatAKilledEngineGivesToAnotherCaseIsNewWork() {
        var key = KEYS.incrementAndGet();
        var before = job(key);
        var otherCase = job(key);
        when(otherCase.getProcessInstanceKey()).thenReturn(key + 3_000_000);
        when(otherCase.getVariablesAsMap()).thenReturn(Map.of("proposalId", "case " + (key + 3_000_000)));
        var otherWork = job(key);
        when(otherWork.getType()).thenReturn("a.laterWork");
        guard.once(before, Result.class, this::work);

        assertThat(guard.once(otherCase, Result.class, this::work).count()).isEqualTo(2);
        assertThat(view(otherCase).doneElements()).containsExactly("serviceTask_Work");
        assertThat(guard.repeatable(otherWork, Result.class, this::work).count()).isEqualTo(3);

        for (var again : List.of(before, otherCase, otherWork)) {
            assertThat(guard.once(again, Result.class, this::work).count()).isLessThan(4);
        }
        assertThat(effects).hasValue(3);
    }

    @Test
    void workThatFailedIsDoneAgain() {
        var job = job(KEYS.incrementAndGet());
        assertThatThrownBy(() -> guard.once(job, Result.class, () -> {
            throw TryLater.because("busy");
        })).isInstanceOf(TryLater.class);

        guard.once(job, Result.class, this::work);

        assertThat(effects).hasValue(1);
    }

    @Test
    void aResultOfNothingIsReplayedToo() {
        var job = job(KEYS.incrementAndGet());
        for (var time = 0; time < 2; time++) {
            assertThat(guard.once(job, Void.class, () -> {
                effects.incrementAndGet();
                return null;
            })).isNull();
        }

        assertThat(effects).hasValue(1);
    }

    @Test
    void twoActivationsAtOnceHaveOneEffectAndOneResult() throws Exception {
        for (var round = 0; round < 10; round++) {
            effects.set(0);
            var job = job(KEYS.incrementAndGet());
            var together = new CyclicBarrier(2);
            Callable<Result> activation = () -> {
                together.await();
                return guard.once(job, Result.class, this::work);
            };
            try (var threads = Executors.newFixedThreadPool(2)) {
                var one = threads.submit(activation);
                var two = threads.submit(activation);
                assertThat(one.get()).isEqualTo(two.get());
            }
            assertThat(effects).hasValue(1);
        }
    }

    @Test
    void workOnOtherSystemsHoldsNoTransactionAndIsReplayed() {
        var job = job(KEYS.incrementAndGet());
        for (var time = 0; time < 2; time++) {
            guard.repeatable(job, Result.class, () -> {
                assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isFalse();
                return work();
            });
        }

        assertThat(effects).hasValue(1);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> guard.repeatable(job(KEYS.incrementAndGet()), Result.class, this::work)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theReadModelShowsWhatWaitsAndWhatIsDone() {
        var job = job(KEYS.incrementAndGet());

        assertThat(store.waiting(job, "Keycloak is away")).isEqualTo(1);
        assertThat(store.waiting(job, "Keycloak is away")).isEqualTo(2);
        assertThat(view(job).activeElements()).containsExactly("serviceTask_Work");

        guard.once(job, Result.class, this::work);
        assertThat(view(job).activeElements()).isEmpty();
        assertThat(view(job).doneElements()).containsExactly("serviceTask_Work");
    }

    @Test
    void theReadModelShowsAWaitThatHasNoJob() throws IOException {
        jdbc.sql("""
                insert into orchestration.deployed_resource (resource_name, resource_id, kind, checksum, origin, definition_key, version, deployment_key, deployed_at, content)
                values ('a', 'a-process', 'PROCESS', 'x', 'BASELINE', 8, 1, 8, now(), :content)""")
                .param("content", Files.readString(Path.of("bpmn/underperformer-replacement.bpmn"))).update();
        var job = job(KEYS.incrementAndGet());
        when(job.getProcessDefinitionKey()).thenReturn(8L);
        when(job.getElementId()).thenReturn("serviceTask_CarryOut");

        guard.once(job, Carried.class, () -> new Carried("covered"));

        assertThat(view(job).activeElements()).containsExactly("timerEvent_CoverEnds");
        assertThat(view(job).doneElements()).containsExactly("serviceTask_CarryOut");
    }

    record Carried(String carried) {}

    private ProcessInstances.InstanceView view(ActivatedJob job) {
        return instances.byBusinessKey("a-process", "case " + job.getProcessInstanceKey()).orElseThrow();
    }

    private Result work() {
        return new Result("a", new BigDecimal("1000000000000.10"), effects.incrementAndGet());
    }

    private static ActivatedJob job(long key) {
        var job = mock(ActivatedJob.class);
        when(job.getKey()).thenReturn(key);
        when(job.getElementInstanceKey()).thenReturn(key + 1_000_000);
        when(job.getProcessInstanceKey()).thenReturn(key + 2_000_000);
        when(job.getType()).thenReturn("a.work");
        when(job.getElementId()).thenReturn("serviceTask_Work");
        when(job.getBpmnProcessId()).thenReturn("a-process");
        when(job.getProcessDefinitionKey()).thenReturn(7L);
        when(job.getProcessDefinitionVersion()).thenReturn(1);
        when(job.getCustomHeaders()).thenReturn(Map.of());
        when(job.getVariablesAsMap()).thenReturn(Map.of("proposalId", "case " + (key + 2_000_000)));
        return job;
    }
}
