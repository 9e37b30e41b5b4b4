package io.heyi.orchestration.internal.tasks;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobWorker;
import io.heyi.orchestration.TaskListenerTypes;
import io.heyi.orchestration.UserTaskListener;
import io.heyi.orchestration.internal.OrchestrationProperties;
import io.heyi.orchestration.internal.jobs.WorkerActivity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes Camunda user tasks from the engine to the inbox by answering the jobs of their task listeners. The engine waits for each answer, which is given
 * after the inbox has committed: no task is open there of which the inbox does not know, and none is open here that the engine has ended.
 */
@Component
class TaskListenerFeed implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TaskListenerFeed.class);
    private static final Duration BACKOFF = Duration.ofSeconds(2);
    /** Told by the engine to whoever tried. */
    private static final String REASON = "This task is decided in the inbox of Heyi.";

    private final ObjectProvider<CamundaClient> engine;
    private final ObjectProvider<UserTaskListener> listener;
    private final OfferedTasks offered;
    private final GoneTasks gone;
    private final CamundaTasks tasks;
    private final WorkerActivity activity;
    private final OrchestrationProperties.Tasks settings;
    private final List<JobWorker> workers = new ArrayList<>();

    private enum Answer { GO_ON, DENIED }

    TaskListenerFeed(ObjectProvider<CamundaClient> engine, ObjectProvider<UserTaskListener> listener, OfferedTasks offered, GoneTasks gone, CamundaTasks tasks,
                     WorkerActivity activity, OrchestrationProperties settings) {
        this.engine = engine;
        this.listener = listener;
        this.offered = offered;
        this.gone = gone;
        this.tasks = tasks;
        this.activity = activity;
        this.settings = settings.tasks();
    }

    /** Also while some tasks are left from a time when this was the adapter. */
    @Override
    public void start() {
        var client = engine.getIfAvailable();
        if (client == null || listener.getIfAvailable() == null || !tasks.inUse()) {
            return;
        }
        Map.<String, Function<ActivatedJob, Answer>>of(TaskListenerTypes.CREATING, this::begins, TaskListenerTypes.COMPLETING, this::isDecided,
                TaskListenerTypes.CANCELING, this::ends).forEach((type, step) ->
                workers.add(client.newWorker().jobType(type).handler((jobs, job) -> answer(jobs, job, step)).name("heyi-inbox").timeout(settings.firstLease())
                        .maxJobsActive(64).pollInterval(Duration.ofMillis(200)).streamEnabled(true).open()));
    }

    private Answer begins(ActivatedJob job) {
        offered.camundaTask(job);
        return Answer.GO_ON;
    }

    /** Rights and conflicts of interest are checked in the inbox; a completion from elsewhere would go round them. */
    private Answer isDecided(ActivatedJob job) {
        return tasks.isDecided(OfferedTasks.keyOf(job)) ? ends(job) : Answer.DENIED;
    }

    /** What the inbox has decided itself it does not withdraw. */
    private Answer ends(ActivatedJob job) {
        gone.gone(OfferedTasks.keyOf(job));
        return Answer.GO_ON;
    }

    /** An answer that gets lost is asked for again after the lease, and every step may come twice. */
    private void answer(JobClient client, ActivatedJob job, Function<ActivatedJob, Answer> step) {
        activity.activated(job.getType());
        try {
            var answer = step.apply(job);
            activity.finished(job.getType());
            var command = client.newCompleteCommand(job.getKey());
            if (answer == Answer.DENIED) {
                LOG.warn("somebody tried to complete a task at {} of instance {} past the inbox", job.getElementId(), job.getProcessInstanceKey());
                command = command.withResult(result -> result.forUserTask().deny(true, REASON));
            }
            command.send().exceptionally(fault -> {
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
