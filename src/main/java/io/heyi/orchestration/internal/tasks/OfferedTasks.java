package io.heyi.orchestration.internal.tasks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.orchestration.UserTask;
import io.heyi.orchestration.UserTaskListener;
import io.heyi.orchestration.internal.jobs.BusinessKeys;
import io.heyi.orchestration.internal.jobs.InstanceStore;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings a task to the inbox and into the read model, whichever kind of job told of it: the engine describes a task by the same headers on the job that is
 * the task and on the job of its listener.
 */
@Component
class OfferedTasks {

    private static final String HEADER = "io.camunda.zeebe:";
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};

    private final ObjectProvider<UserTaskListener> listener;
    private final InstanceStore instances;
    private final BusinessKeys businessKeys;
    private final CamundaTasks camunda;
    private final ObjectMapper json;

    OfferedTasks(ObjectProvider<UserTaskListener> listener, InstanceStore instances, BusinessKeys businessKeys, CamundaTasks camunda, ObjectMapper json) {
        this.listener = listener;
        this.instances = instances;
        this.businessKeys = businessKeys;
        this.camunda = camunda;
        this.json = json;
    }

    /** The job is the task. @throws IllegalStateException when the model lacks what the inbox needs */
    @Transactional
    public void job(ActivatedJob job) {
        camunda.forget(job.getKey());
        take(job, job.getKey());
    }

    /** The job is the listener of a Camunda user task that is being created. @throws IllegalStateException when the model lacks what the inbox needs */
    @Transactional
    public void camundaTask(ActivatedJob job) {
        var key = keyOf(job);
        camunda.add(key);
        take(job, key);
    }

    /** Gateways give it as a property of the job, older ones and the engine in tests only as a header. */
    static long keyOf(ActivatedJob job) {
        var task = job.getUserTask();
        if (task != null && task.getUserTaskKey() != null) {
            return task.getUserTaskKey();
        }
        var header = job.getCustomHeaders().get(HEADER + "userTaskKey");
        if (header == null) {
            throw new IllegalStateException("the listener at " + job.getElementId() + " tells no key of its task");
        }
        return Long.parseLong(header);
    }

    private void take(ActivatedJob job, long key) {
        var task = task(job, key);
        instances.active(job, key, task.dueAt());
        listener.getObject().created(task);
    }

    private UserTask task(ActivatedJob job, long key) {
        var businessKey = businessKeys.of(job)
                .orElseThrow(() -> new IllegalStateException(job.getElementId() + " has no business key: no variable of that name"));
        var properties = job.getUserTask();
        var headers = job.getCustomHeaders();
        return properties == null
                ? task(job, key, businessKey, headers.get(HEADER + "assignee"), names(headers, "candidateGroups"), names(headers, "candidateUsers"),
                        Optional.ofNullable(headers.get(HEADER + "dueDate")).map(OfferedTasks::instant))
                : task(job, key, businessKey, properties.getAssignee(), orNone(properties.getCandidateGroups()), orNone(properties.getCandidateUsers()),
                        Optional.ofNullable(properties.getDueDate()).map(OffsetDateTime::toInstant));
    }

    private static UserTask task(ActivatedJob job, long key, String businessKey, String assignee, List<String> groups, List<String> users, Optional<Instant> dueAt) {
        return new UserTask(key, job.getElementInstanceKey(), job.getProcessInstanceKey(), job.getProcessDefinitionKey(), job.getProcessDefinitionVersion(),
                job.getBpmnProcessId(), job.getElementId(), taskType(job), businessKey, Optional.ofNullable(assignee).filter(name -> !name.isEmpty()), groups, users, dueAt,
                job.getVariablesAsMap());
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

    private static List<String> orNone(List<String> names) {
        return names == null ? List.of() : names;
    }

    private static Instant instant(String dueDate) {
        var end = dueDate.indexOf('[');
        return OffsetDateTime.parse(end < 0 ? dueDate : dueDate.substring(0, end)).toInstant();
    }
}
