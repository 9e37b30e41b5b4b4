package io.heyi.orchestration.internal.tasks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobWorker;
import io.heyi.orchestration.UserTask;
import io.heyi.orchestration.UserTaskListener;
import io.heyi.orchestration.internal.OrchestrationProperties;
import io.heyi.orchestration.internal.jobs.BusinessKeys;
import io.heyi.orchestration.internal.jobs.InstanceStore;
import io.heyi.orchestration.internal.jobs.WorkerActivity;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes job-based user tasks from the engine to the inbox. The first lease is short, so that a crash before the inbox has the task costs seconds; once
 * it is stored the lease is made long and kept by {@link TaskLease}.
 */
@Component
class UserTaskFeed implements SmartLifecycle {

    static final String JOB_TYPE = "io.camunda.zeebe:userTask";

    private static final Logger LOG = LoggerFactory.getLogger(UserTaskFeed.class);
    private static final String HEADER = "io.camunda.zeebe:";
    private static final Duration BACKOFF = Duration.ofSeconds(2);
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};

    private final ObjectProvider<CamundaClient> engine;
    private final ObjectProvider<UserTaskListener> listener;
    private final TransactionTemplate transaction;
    private final InstanceStore instances;
    private final OpenTaskChecks checks;
    private final BusinessKeys businessKeys;
    private final WorkerActivity activity;
    private final ObjectMapper json;
    private final OrchestrationProperties.Tasks settings;
    private JobWorker worker;

    UserTaskFeed(ObjectProvider<CamundaClient> engine, ObjectProvider<UserTaskListener> listener, TransactionTemplate transaction, InstanceStore instances,
                 OpenTaskChecks checks, BusinessKeys businessKeys, WorkerActivity activity, ObjectMapper json, OrchestrationProperties settings) {
        this.engine = engine;
        this.listener = listener;
        this.transaction = transaction;
        this.instances = instances;
        this.checks = checks;
        this.businessKeys = businessKeys;
        this.activity = activity;
        this.json = json;
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
            var task = task(job);
            transaction.executeWithoutResult(status -> {
                instances.active(job);
                listener.getObject().created(task);
            });
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

    private UserTask task(ActivatedJob job) {
        var headers = job.getCustomHeaders();
        var businessKey = businessKeys.of(job)
                .orElseThrow(() -> new IllegalStateException(job.getElementId() + " has no business key: no variable of that name"));
        return new UserTask(job.getKey(), job.getElementInstanceKey(), job.getProcessInstanceKey(), job.getProcessDefinitionKey(),
                job.getProcessDefinitionVersion(), job.getBpmnProcessId(), job.getElementId(), taskType(job), businessKey,
                Optional.ofNullable(headers.get(HEADER + "assignee")), names(headers, "candidateGroups"), names(headers, "candidateUsers"),
                Optional.ofNullable(headers.get(HEADER + "dueDate")).map(UserTaskFeed::instant), job.getVariablesAsMap());
    }

    private static String taskType(ActivatedJob job) {
        var type = job.getCustomHeaders().get("taskType");
        if (type == null) {
            throw new IllegalStateException(job.getElementId() + " has no header taskType");
        }
        return type;
    }

    private List<String> names(Map<String, String> headers, String header) {
        var value = headers.get(HEADER + header);
        try {
            return value == null ? List.of() : json.readValue(value, NAMES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(header + " is not a list: " + value, e);
        }
    }

    private static Instant instant(String dueDate) {
        var end = dueDate.indexOf('[');
        return OffsetDateTime.parse(end < 0 ? dueDate : dueDate.substring(0, end)).toInstant();
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
