package io.heyi.orchestration.internal.tasks;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobWorker;
import io.heyi.orchestration.UserTaskListener;
import io.heyi.orchestration.internal.OrchestrationProperties;
import io.heyi.orchestration.internal.jobs.WorkerActivity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Takes Camunda user tasks from the engine to the inbox by answering the jobs of their task listeners. The engine waits for each answer, which is given
 * after the inbox has committed: no task is open there of which the inbox does not know, and none is open here that the engine has ended.
 */
@Component
class TaskListenerFeed implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TaskListenerFeed.class);
    private static final Duration BACKOFF = Duration.ofSeconds(2);
    private static final String REST_ADDRESS = "camunda.client.rest-address";

    private final ObjectProvider<CamundaClient> engine;
    private final ObjectProvider<UserTaskListener> listener;
    private final OfferedTasks offered;
    private final GoneTasks gone;
    private final CamundaTasks tasks;
    private final WorkerActivity activity;
    private final OrchestrationProperties.Tasks settings;
    private final Environment environment;
    private final List<JobWorker> workers = new ArrayList<>();

    TaskListenerFeed(ObjectProvider<CamundaClient> engine, ObjectProvider<UserTaskListener> listener, OfferedTasks offered, GoneTasks gone, CamundaTasks tasks,
                     WorkerActivity activity, OrchestrationProperties settings, Environment environment) {
        this.engine = engine;
        this.listener = listener;
        this.offered = offered;
        this.gone = gone;
        this.tasks = tasks;
        this.activity = activity;
        this.settings = settings.tasks();
        this.environment = environment;
    }

    /**
     * Also while some tasks are left from a time when this was the adapter.
     *
     * @throws IllegalStateException when the engine's REST address is not set: the client's default is where this product itself often listens
     */
    @Override
    public void start() {
        var client = engine.getIfAvailable();
        if (client == null || listener.getIfAvailable() == null || !tasks.inUse()) {
            return;
        }
        if (!environment.containsProperty(REST_ADDRESS)) {
            throw new IllegalStateException("Camunda user tasks are completed over REST: set " + REST_ADDRESS + ", or heyi.orchestration.tasks.adapter=job");
        }
        Map.<String, Consumer<ActivatedJob>>of(TaskListenerTypes.CREATING, offered::camundaTask, TaskListenerTypes.COMPLETING, this::ends,
                TaskListenerTypes.CANCELING, this::ends).forEach((type, step) ->
                workers.add(client.newWorker().jobType(type).handler((jobs, job) -> answer(jobs, job, step)).name("heyi-inbox").timeout(settings.firstLease())
                        .maxJobsActive(64).pollInterval(Duration.ofMillis(200)).streamEnabled(true).open()));
    }

    /** What the inbox has decided itself it does not withdraw. */
    private void ends(ActivatedJob job) {
        gone.gone(OfferedTasks.keyOf(job));
    }

    /** An answer that gets lost is asked for again after the lease, and every step may come twice. */
    private void answer(JobClient client, ActivatedJob job, Consumer<ActivatedJob> step) {
        activity.activated(job.getType());
        try {
            step.accept(job);
            activity.finished(job.getType());
            client.newCompleteCommand(job.getKey()).send().exceptionally(fault -> {
                LOG.debug("the answer to {} at {} did not arrive", job.getType(), job.getElementId(), fault);
                return null;
            });
        } catch (RuntimeException e) {
            LOG.warn("{} at {} did not reach the inbox; the engine tells it again", job.getType(), job.getElementId(), e);
            activity.failed(job.getType(), e.getMessage());
            client.newFailCommand(job.getKey()).retries(Math.max(1, job.getRetries())).retryBackoff(BACKOFF)
                    .errorMessage("the inbox could not take the task: " + e.getMessage()).send();
        }
    }

    @Override
    public void stop() {
        workers.forEach(JobWorker::close);
        workers.clear();
    }

    @Override
    public boolean isRunning() {
        return !workers.isEmpty();
    }
}
