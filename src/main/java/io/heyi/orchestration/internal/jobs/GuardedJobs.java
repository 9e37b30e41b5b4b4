package io.heyi.orchestration.internal.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.orchestration.JobGuard;
import io.heyi.orchestration.internal.tasks.OpenTaskChecks;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One row per element instance, kind of work and case: an engine that was killed gives keys once more which it had not yet written down, to whatever comes
 * next. The row is inserted before the work in the same transaction, so a second activation of the same job waits at the primary key until the first has
 * committed (and then replays its result) or rolled back (and then does the work itself).
 */
@Component
class GuardedJobs implements JobGuard {

    private static final String LONGEST_WAIT = "15s";
    private static final String SAME_WORK = "element_instance_key = :element and job_type = :type and business_key = :case";

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final TransactionTemplate transaction;
    private final InstanceStore instances;
    private final BusinessKeys businessKeys;
    private final OpenTaskChecks checks;
    private final WorkerActivity activity;
    private final Clock clock;

    GuardedJobs(JdbcClient jdbc, ObjectMapper json, TransactionTemplate transaction, InstanceStore instances, BusinessKeys businessKeys, OpenTaskChecks checks,
                WorkerActivity activity, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.transaction = transaction;
        this.instances = instances;
        this.businessKeys = businessKeys;
        this.checks = checks;
        this.activity = activity;
        this.clock = clock;
    }

    @Override
    public <R> R once(ActivatedJob job, Class<R> resultType, Supplier<R> work) {
        activity.activated(job.getType());
        var result = transaction.execute(status -> {
            if (!insert(job)) {
                return replay(job, resultType);
            }
            var fresh = work.get();
            keep(job, fresh);
            return fresh;
        });
        finished(job);
        return result;
    }

    @Override
    public <R> R repeatable(ActivatedJob job, Class<R> resultType, Supplier<R> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("work on other systems must not hold a transaction");
        }
        activity.activated(job.getType());
        if (isDone(job)) {
            return replay(job, resultType);
        }
        var fresh = work.get();
        var result = transaction.execute(status -> {
            if (!insert(job)) {
                return replay(job, resultType);
            }
            keep(job, fresh);
            return fresh;
        });
        finished(job);
        return result;
    }

    private void finished(ActivatedJob job) {
        activity.finished(job.getType());
        checks.soon(job.getProcessInstanceKey());
    }

    /** Waits for another activation of the same job only so long; so does everything else in the transaction. */
    private boolean insert(ActivatedJob job) {
        return jdbc.sql("""
                with limits as materialized (select set_config('lock_timeout', :wait, true))
                insert into orchestration.job_guard (element_instance_key, job_type, business_key, job_key, finished_at) select :element, :type, :case, :job, :now from limits
                on conflict (element_instance_key, job_type, business_key) do nothing""")
                .param("wait", LONGEST_WAIT).param("element", job.getElementInstanceKey()).param("type", job.getType()).param("case", caseOf(job)).param("job", job.getKey())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)).update() == 1;
    }

    private boolean isDone(ActivatedJob job) {
        return jdbc.sql("select count(*) from orchestration.job_guard where " + SAME_WORK).param("element", job.getElementInstanceKey()).param("type", job.getType())
                .param("case", caseOf(job)).query(Long.class).single() > 0;
    }

    /** Empty for work of no case. */
    private String caseOf(ActivatedJob job) {
        return businessKeys.of(job).orElse("");
    }

    private void keep(ActivatedJob job, Object result) {
        try {
            instances.passed(job, result == null ? null : json.writeValueAsString(result));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the result of " + job.getType() + " cannot be kept", e);
        }
    }

    private <R> R replay(ActivatedJob job, Class<R> resultType) {
        var kept = jdbc.sql("select result::text from orchestration.job_guard where " + SAME_WORK).param("element", job.getElementInstanceKey())
                .param("type", job.getType()).param("case", caseOf(job)).query((row, number) -> Optional.ofNullable(row.getString(1))).single();
        try {
            return kept.isEmpty() ? null : json.readValue(kept.get(), resultType);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the kept result of " + job.getType() + " is not a " + resultType.getSimpleName(), e);
        }
    }
}
