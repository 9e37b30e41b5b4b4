package io.heyi.rehearsal;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.client.api.command.ClientException;
import io.camunda.zeebe.client.api.command.ClientStatusException;
import io.camunda.zeebe.client.api.command.MigrationPlan;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.grpc.Status;
import io.heyi.orchestration.MigrationTrial;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Puts a case where each of the real ones is, and asks the engine to take it to the other version. */
final class Migrator {

    private static final Duration REST = Duration.ofSeconds(10);

    private final MigrationTrial.Request request;
    private final ZeebeTestEngine engine;
    private final ZeebeClient client;

    private Migrator(MigrationTrial.Request request) {
        this.request = request;
        this.engine = EngineFactory.create();
        engine.start();
        this.client = engine.createClient();
    }

    static void run(MigrationTrial.Request request, Consumer<MigrationTrial.Result> results) {
        new Migrator(request).run(results);
    }

    private void run(Consumer<MigrationTrial.Result> results) {
        long before;
        MigrationPlan plan;
        try {
            request.others().forEach((name, text) -> deploy(name, text));
            before = deploy("trial.bpmn", request.before());
            plan = plan(deploy("trial.bpmn", request.after()));
        } catch (ClientException e) {
            request.places().forEach(place -> results.accept(new MigrationTrial.Result(place.id(), null, e.getMessage())));
            return;
        }
        for (var place : request.places()) {
            results.accept(moved(place, before, plan));
        }
    }

    /** @return the key of its process */
    private long deploy(String name, String text) {
        return client.newDeployResourceCommand().addResourceBytes(text.getBytes(StandardCharsets.UTF_8), name).requestTimeout(REST).send().join().getProcesses().getFirst().getProcessDefinitionKey();
    }

    private MigrationPlan plan(long definition) {
        var mapping = List.copyOf(request.mapping().entrySet());
        var plan = MigrationPlan.newBuilder().withTargetProcessDefinitionKey(definition).addMappingInstruction(mapping.getFirst().getKey(), mapping.getFirst().getValue());
        for (Map.Entry<String, String> pair : mapping.subList(1, mapping.size())) {
            plan = plan.addMappingInstruction(pair.getKey(), pair.getValue());
        }
        return plan.build();
    }

    private MigrationTrial.Result moved(MigrationTrial.Place place, long definition, MigrationPlan plan) {
        long instance;
        try {
            instance = started(place, definition);
        } catch (ClientException | IllegalStateException e) {
            return new MigrationTrial.Result(place.id(), null, e.getMessage());
        }
        try {
            client.newMigrateProcessInstanceCommand(instance).migrationPlan(plan).requestTimeout(REST).send().join();
            return new MigrationTrial.Result(place.id(), null, null);
        } catch (ClientStatusException e) {
            // no case stays there
            return e.getStatusCode() == Status.Code.NOT_FOUND ? new MigrationTrial.Result(place.id(), null, "a case that is put there does not wait") : new MigrationTrial.Result(place.id(), e.getMessage(), null);
        } catch (ClientException e) {
            return new MigrationTrial.Result(place.id(), null, e.getMessage());
        }
    }

    private long started(MigrationTrial.Place place, long definition) {
        var elements = place.elements();
        var command = client.newCreateInstanceCommand().processDefinitionKey(definition).startBeforeElement(elements.getFirst());
        for (var element : elements.subList(1, elements.size())) {
            command = command.startBeforeElement(element);
        }
        var instance = command.requestTimeout(REST).send().join().getProcessInstanceKey();
        try {
            engine.waitForIdleState(REST);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the engine did not come to rest within " + REST.toSeconds() + " seconds", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped from outside", e);
        }
        return instance;
    }
}
