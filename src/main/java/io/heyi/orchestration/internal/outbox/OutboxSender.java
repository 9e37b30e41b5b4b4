package io.heyi.orchestration.internal.outbox;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.command.UpdateUserTaskCommandStep1;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.orchestration.internal.OrchestrationProperties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends one command and waits for the answer, never longer than the request timeout. Runs outside of any transaction. */
class OutboxSender {

    private final CamundaClient engine;
    private final OrchestrationProperties.Outbox settings;

    OutboxSender(CamundaClient engine, OrchestrationProperties.Outbox settings) {
        this.engine = engine;
        this.settings = settings;
    }

    EngineAnswer send(OutboxRow row) throws InterruptedException {
        try {
            CamundaFuture<?> future = switch (row.command()) {
                case OutboxRow.PublishMessage message -> engine.newPublishMessageCommand().messageName(message.name())
                        .correlationKey(row.businessKey()).messageId(Long.toString(row.id())).timeToLive(settings.messageTimeToLive())
                        .variables(row.variables()).requestTimeout(settings.requestTimeout()).send();
                case OutboxRow.CompleteUserTask(var key, var camunda) when camunda -> engine.newCompleteUserTaskCommand(key).variables(row.variables())
                        .requestTimeout(settings.requestTimeout()).send();
                case OutboxRow.CompleteUserTask(var key, var camunda) -> engine.newCompleteCommand(key).variables(row.variables())
                        .requestTimeout(settings.requestTimeout()).send();
                case OutboxRow.AssignUserTask(var key, var holder) -> holder.isPresent()
                        ? engine.newAssignUserTaskCommand(key).assignee(holder.get()).allowOverride(true).requestTimeout(settings.requestTimeout()).send()
                        : engine.newUnassignUserTaskCommand(key).requestTimeout(settings.requestTimeout()).send();
                case OutboxRow.UpdateUserTask(var key, var update) -> update(key, update).requestTimeout(settings.requestTimeout()).send();
            };
            future.toCompletableFuture().get(settings.requestTimeout().plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
            return new EngineAnswer.Taken();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            return EngineAnswer.of(e);
        }
    }

    private UpdateUserTaskCommandStep1 update(long key, ProcessCommands.UserTaskUpdate update) {
        var command = engine.newUpdateUserTaskCommand(key).priority(update.priority()).candidateGroups(update.candidateGroups()).candidateUsers(update.candidateUsers());
        return update.dueAt().map(due -> command.dueDate(due.toString())).orElseGet(command::clearDueDate);
    }
}
