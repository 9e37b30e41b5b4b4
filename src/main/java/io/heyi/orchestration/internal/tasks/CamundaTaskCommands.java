package io.heyi.orchestration.internal.tasks;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.heyi.orchestration.ProcessCommands.UserTaskUpdate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * All that the product asks an engine about Camunda user tasks, over its REST interface. Each may be repeated.
 *
 * @param timeout how long one request may take
 */
public record CamundaTaskCommands(CamundaClient engine, Duration timeout) {

    /** How the question whether a task is still open is named in the engine's records. */
    static final String QUESTION = "heyi-still-open";

    public CamundaFuture<?> complete(long taskKey, Map<String, Object> variables) {
        return engine.newCompleteUserTaskCommand(taskKey).variables(variables).requestTimeout(timeout).send();
    }

    /** @param holder empty when nobody has it */
    public CamundaFuture<?> assign(long taskKey, Optional<String> holder) {
        return holder.isPresent() ? engine.newAssignUserTaskCommand(taskKey).assignee(holder.get()).allowOverride(true).requestTimeout(timeout).send()
                : engine.newUnassignUserTaskCommand(taskKey).requestTimeout(timeout).send();
    }

    public CamundaFuture<?> update(long taskKey, UserTaskUpdate update) {
        var command = engine.newUpdateUserTaskCommand(taskKey).priority(update.priority()).candidateGroups(update.candidateGroups()).candidateUsers(update.candidateUsers());
        return update.dueAt().map(due -> command.dueDate(due.toString())).orElseGet(command::clearDueDate).requestTimeout(timeout).send();
    }

    /** Changes nothing; fails with NOT_FOUND when the engine does not have the task. */
    public CamundaFuture<?> ask(long taskKey) {
        return engine.newUpdateUserTaskCommand(taskKey).action(QUESTION).requestTimeout(timeout).send();
    }
}
