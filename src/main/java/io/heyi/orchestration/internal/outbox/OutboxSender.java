package io.heyi.orchestration.internal.outbox;

import io.camunda.client.CamundaClient;
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
            var future = switch (row.command()) {
                case OutboxRow.PublishMessage message -> engine.newPublishMessageCommand().messageName(message.name())
                        .correlationKey(row.businessKey()).messageId(Long.toString(row.id())).timeToLive(settings.messageTimeToLive())
                        .variables(row.variables()).requestTimeout(settings.requestTimeout()).send();
                case OutboxRow.CompleteUserTask task -> engine.newCompleteCommand(task.taskKey()).variables(row.variables())
                        .requestTimeout(settings.requestTimeout()).send();
            };
            future.toCompletableFuture().get(settings.requestTimeout().plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
            return new EngineAnswer.Taken();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            return EngineAnswer.of(e);
        }
    }
}
