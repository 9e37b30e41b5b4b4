package io.heyi.orchestration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A task that the engine waits for, free of the way in which the engine offers it (job or Camunda user task).
 *
 * @param key the engine's key of the task; stays the same when the engine offers it again
 * @param elementInstanceKey new on each pass of a loop
 * @param taskType header {@code taskType}: id of the inbox's TaskType
 * @param assignee user name the model names, if any
 * @param variables variables visible to the task
 */
public record UserTask(long key, long elementInstanceKey, long processInstanceKey, long processDefinitionKey, int processDefinitionVersion,
                       String processId, String elementId, String taskType, String businessKey, Optional<String> assignee,
                       List<String> candidateGroups, List<String> candidateUsers, Optional<Instant> dueAt, Map<String, Object> variables) {

    public UserTask {
        candidateGroups = List.copyOf(candidateGroups);
        candidateUsers = List.copyOf(candidateUsers);
    }
}
