package io.heyi.orchestration.internal.outbox;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.response.DeploymentEvent;
import io.heyi.orchestration.internal.OrchestrationProperties;
import io.heyi.orchestration.internal.bundle.Bundles;
import io.heyi.orchestration.internal.migration.CaseMigrationCommands;
import io.heyi.orchestration.internal.tasks.CamundaTaskCommands;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends one command and waits for the answer, never longer than the request timeout. Runs outside of any transaction. */
class OutboxSender {

    private final CamundaClient engine;
    private final OrchestrationProperties.Outbox settings;
    private final CamundaTaskCommands tasks;
    private final Bundles bundles;
    private final CaseMigrationCommands migrations = new CaseMigrationCommands();

    OutboxSender(CamundaClient engine, Bundles bundles, OrchestrationProperties.Outbox settings) {
        this.engine = engine;
        this.bundles = bundles;
        this.settings = settings;
        this.tasks = new CamundaTaskCommands(engine, settings.requestTimeout());
    }

    EngineAnswer send(OutboxRow row) throws InterruptedException {
        try {
            CamundaFuture<?> future = switch (row.command()) {
                case OutboxRow.PublishMessage message -> engine.newPublishMessageCommand().messageName(message.name())
                        .correlationKey(row.businessKey()).messageId(Long.toString(row.id())).timeToLive(settings.messageTimeToLive())
                        .variables(row.variables()).requestTimeout(settings.requestTimeout()).send();
                case OutboxRow.CompleteUserTask(var key, var camunda) when camunda -> tasks.complete(key, row.variables());
                case OutboxRow.CompleteUserTask(var key, var camunda) -> engine.newCompleteCommand(key).variables(row.variables())
                        .requestTimeout(settings.requestTimeout()).send();
                case OutboxRow.AssignUserTask(var key, var holder) -> tasks.assign(key, holder);
                case OutboxRow.UpdateUserTask(var key, var update) -> tasks.update(key, update);
                case OutboxRow.DeployModels(var bundle) -> bundles.send(engine, bundle, settings.requestTimeout());
                case OutboxRow.MigrateCase(var id, var instance, var plan) -> migrations.send(engine, instance, plan, settings.requestTimeout());
            };
            var answer = future.toCompletableFuture().get(settings.requestTimeout().plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
            return answer instanceof DeploymentEvent event ? new EngineAnswer.Deployed(event) : new EngineAnswer.Taken();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            return isNoForm(row, e) ? new EngineAnswer.Refused(e.getMessage()) : answer(row, EngineAnswer.of(e));
        }
    }

    /** A case that is there already is refused under its old elements; it was an earlier try whose answer was lost. */
    private EngineAnswer answer(OutboxRow row, EngineAnswer answer) throws InterruptedException {
        return answer instanceof EngineAnswer.Refused && row.sentBefore() && row.command() instanceof OutboxRow.MigrateCase(var id, var instance, var plan)
                && migrations.isThere(engine, instance, plan, settings.requestTimeout()) ? new EngineAnswer.Taken() : answer;
    }

    /** A model from which this installation's form cannot be derived never will be. */
    private static boolean isNoForm(OutboxRow row, Exception fault) {
        return fault instanceof IllegalArgumentException && row.command() instanceof OutboxRow.DeployModels;
    }
}
