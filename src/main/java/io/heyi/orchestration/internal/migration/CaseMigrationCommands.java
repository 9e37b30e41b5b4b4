package io.heyi.orchestration.internal.migration;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.command.MigrationPlan;
import io.camunda.client.api.response.MigrateProcessInstanceResponse;
import io.heyi.orchestration.CaseMigrations.Plan;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The engine's command that takes a case to another version. */
public final class CaseMigrationCommands {

    public CamundaFuture<MigrateProcessInstanceResponse> send(CamundaClient engine, long instance, Plan plan, Duration timeout) {
        return send(engine, instance, plan.definitionKey(), plan.mapping(), timeout);
    }

    private static CamundaFuture<MigrateProcessInstanceResponse> send(CamundaClient engine, long instance, long definition, Map<String, String> mapping, Duration timeout) {
        var step = MigrationPlan.newBuilder().withTargetProcessDefinitionKey(definition);
        var elements = mapping.entrySet().iterator();
        var first = elements.next();
        var plan = step.addMappingInstruction(first.getKey(), first.getValue());
        while (elements.hasNext()) {
            var next = elements.next();
            plan = plan.addMappingInstruction(next.getKey(), next.getValue());
        }
        return engine.newMigrateProcessInstanceCommand(instance).migrationPlan(plan.build()).requestTimeout(timeout).send();
    }

    /** Whether the case is on the new version already: then it can be taken from there to where it is. */
    public boolean isThere(CamundaClient engine, long instance, Plan plan, Duration timeout) throws InterruptedException {
        var same = new HashSet<>(plan.mapping().values()).stream().collect(Collectors.toMap(Function.identity(), Function.identity()));
        try {
            send(engine, instance, plan.definitionKey(), same, timeout).toCompletableFuture().get(timeout.plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            return false;
        }
    }
}
