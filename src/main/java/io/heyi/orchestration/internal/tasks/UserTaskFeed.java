package io.heyi.orchestration.internal.tasks;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobWorker;
import io.heyi.orchestration.UserTaskListener;
import io.heyi.orchestration.internal.OrchestrationProperties;
import io.heyi.orchestration.internal.jobs.WorkerActivity;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes job-based user tasks from the engine to the inbox. The first lease is short, so that a crash before the inbox has the task costs seconds; once
 * it is stored the lease is made long and kept by {@link TaskLease}. Runs with either adapter, for instances that started while tasks were jobs.
 */
@Component
class UserTaskFeed implements SmartLifecycle {

    static final String JOB_TYPE = "io.camunda.zeebe:userTask";

    private static final Logger LOG = LoggerFactory.getLogger(UserTaskFeed.class);
    private static final Duration BACKOFF = Duration.ofSeconds(2);

    private final ObjectProvider<CamundaClient> engine;
    private final ObjectProvider<UserTaskListener> listener;
    private final OfferedTasks offered;
    private final OpenTaskChecks checks;
    private final WorkerActivity activity;
    private final OrchestrationProperties.Tasks settings;
    private JobWorker worker;

    UserTaskFeed(ObjectProvider<CamundaClient> engine, ObjectProvider<UserTaskListener> listener, OfferedTasks offered, OpenTaskChecks checks,
                 WorkerActivity activity, OrchestrationProperties settings) {
        this.engine = engine;
        this.listener = listener;
        this.offered = offered;
        this.checks = checks;
        this.activity = activity;
        this.settings = settings.tasks();
    }

    @Override
    public void start() {
        var client = engine.getIfAvailable();
        if (client != null && listener.getIfAvailable() != null) {
            worker = client.newWorker().jobType(JOB_TYPE).handler(this::offered).name("heyi-inbox").timeout(settings.firstLease()).maxJobsActive(64)
                    .pollInterval(Duration.ofMillis(200)).streamEnabled(true).open();
        }
    }

    private void offered(JobClient client, ActivatedJob job) {
        activity.activated(JOB_TYPE);
        try {
            offered.job(job);
            activity.finished(JOB_TYPE);
            engine.getObject().newUpdateTimeoutCommand(job.getKey()).timeout(settings.lease()).send().exceptionally(fault -> {
                checks.soon(job.getProcessInstanceKey());
                return null;
            });
        } catch (RuntimeException e) {
            LOG.warn("task {} at {} did not reach the inbox; the engine offers it again", job.getKey(), job.getElementId(), e);
            activity.failed(JOB_TYPE, e.getMessage());
            client.newFailCommand(job).retries(Math.max(1, job.getRetries())).retryBackoff(BACKOFF).errorMessage("the inbox could not take the task: " + e.getMessage()).send();
        }
    }

    @Override
    public void stop() {
        if (worker != null) {
            worker.close();
            worker = null;
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }
}
