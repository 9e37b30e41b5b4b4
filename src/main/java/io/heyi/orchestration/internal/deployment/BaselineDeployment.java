package io.heyi.orchestration.internal.deployment;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.DeploymentEvent;
import io.heyi.orchestration.ModelBundles;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.internal.EngineFault;
import io.heyi.orchestration.internal.OrchestrationProperties;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seeds the engine with the models that come with the product. Whatever is deployed last becomes the engine's newest, so a restart must not deploy an old
 * file over a newer approved one (style.md pitfall 10): a file is deployed when it never was, or when it changed and the newest is still ours.
 * All that is needed goes in one command, so either everything is live or nothing.
 */
@Component
class BaselineDeployment implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BaselineDeployment.class);
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final ObjectProvider<CamundaClient> engine;
    private final BaselineFiles files;
    private final DeploymentStore store;
    private final ShippedStore shipped;
    private final DeployedModels models;
    private final ModelBundles bundles;
    private final EngineGate gate;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final OrchestrationProperties.Deployment settings;
    private volatile boolean running;

    BaselineDeployment(ObjectProvider<CamundaClient> engine, BaselineFiles files, DeploymentStore store, ShippedStore shipped, DeployedModels models, ModelBundles bundles, EngineGate gate,
                       TransactionTemplate transaction, JdbcClient jdbc, OrchestrationProperties settings) {
        this.engine = engine;
        this.files = files;
        this.store = store;
        this.shipped = shipped;
        this.models = models;
        this.bundles = bundles;
        this.gate = gate;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.settings = settings.deployment();
    }

    @Override
    public void start() {
        var client = engine.getIfAvailable();
        running = true;
        if (client == null || !settings.enabled()) {
            gate.open();
            return;
        }
        Thread.ofVirtual().name("baseline-deployment").start(() -> untilDone(client));
    }

    private void untilDone(CamundaClient client) {
        String lastFault = null;
        while (running) {
            try {
                bring(client);
                gate.open();
                return;
            } catch (ExecutionException | TimeoutException | RuntimeException e) {
                var fault = String.valueOf(e.getMessage());
                if (!fault.equals(lastFault)) {
                    LOG.warn("the models are not deployed yet, trying again every {}: {}", settings.retry(), fault);
                    lastFault = fault;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            pause();
        }
    }

    private void pause() {
        try {
            Thread.sleep(settings.retry());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    /** Several product instances take turns; the later ones find everything done. */
    void bring(CamundaClient client) throws ExecutionException, TimeoutException, InterruptedException {
        var baseline = files.read();
        shipped.remember(baseline);
        if (engineHasLostItsData(client, baseline)) {
            LOG.warn("the engine does not know what was deployed: its data is new; everything is deployed again");
            transaction.executeWithoutResult(status -> forgetEngine());
            models.forget();
        }
        baseline.forEach(store::rememberSource);
        var wanted = baseline.stream().filter(this::isWanted).toList();
        if (wanted.isEmpty()) {
            LOG.info("all {} models are deployed", baseline.size());
            return;
        }
        var deployed = deploy(client, baseline.stream().filter(this::isOurs).toList());
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended('orchestration.deployment', 0))").query((row, number) -> true).single();
            wanted.stream().filter(this::isWanted).forEach(resource -> record(resource, deployed));
        });
        LOG.info("deployed {}", wanted.stream().map(BaselineResource::name).toList());
    }

    /** What process owners brought into use comes back as the newest, after what comes with the product. */
    private void forgetEngine() {
        var ofOwners = store.ofStudio();
        store.forgetEngine();
        if (!ofOwners.isEmpty()) {
            bundles.bringIntoUse(UUID.randomUUID(), ofOwners);
        }
    }

    private boolean isWanted(BaselineResource resource) {
        return store.latest(resource.kind(), resource.id()).map(latest -> latest.isBaseline() && !latest.checksum().equals(resource.checksum())).orElse(true);
    }

    /** The engine gives an unchanged file its old version again, so the whole bundle can go along with what changed. */
    private boolean isOurs(BaselineResource resource) {
        return store.latest(resource.kind(), resource.id()).map(DeployedResource::isBaseline).orElse(true);
    }

    private static DeploymentEvent deploy(CamundaClient client, List<BaselineResource> bundle) throws ExecutionException, TimeoutException, InterruptedException {
        var first = bundle.getFirst();
        var command = client.newDeployResourceCommand().addResourceBytes(first.content().getBytes(StandardCharsets.UTF_8), first.name());
        for (var resource : bundle.subList(1, bundle.size())) {
            command = command.addResourceBytes(resource.content().getBytes(StandardCharsets.UTF_8), resource.name());
        }
        return command.requestTimeout(DEADLINE).send().toCompletableFuture().get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void record(BaselineResource resource, DeploymentEvent event) {
        switch (resource.kind()) {
            case PROCESS -> event.getProcesses().stream().filter(process -> process.getResourceName().equals(resource.name()))
                    .forEach(process -> store.add(resource, process.getProcessDefinitionKey(), process.getVersion(), event.getKey()));
            case DECISION -> event.getDecisionRequirements().stream().filter(decision -> decision.getResourceName().equals(resource.name()))
                    .forEach(decision -> store.add(resource, decision.getDecisionRequirementsKey(), decision.getVersion(), event.getKey()));
            case FORM -> event.getForm().stream().filter(form -> form.getResourceName().equals(resource.name()))
                    .forEach(form -> store.add(resource, form.getFormKey(), form.getVersion(), event.getKey()));
            case SETTINGS -> throw new IllegalArgumentException("the engine is never given settings: " + resource.name());
        }
    }

    /**
     * Asks for an instance that starts before an element which no model has. An engine that knows the definition refuses the element, one that does not
     * says so; neither starts anything.
     */
    private boolean engineHasLostItsData(CamundaClient client, List<BaselineResource> baseline) throws ExecutionException, TimeoutException, InterruptedException {
        var known = baseline.stream().filter(resource -> resource.kind() == ModelKind.PROCESS)
                .flatMap(resource -> store.latest(resource.kind(), resource.id()).stream()).map(DeployedResource::definitionKey).findFirst();
        return known.isPresent() && isUnknown(client, known);
    }

    private static boolean isUnknown(CamundaClient client, Optional<Long> definitionKey) throws ExecutionException, TimeoutException, InterruptedException {
        try {
            client.newCreateInstanceCommand().processDefinitionKey(definitionKey.orElseThrow()).startBeforeElement("no-element-has-this-id")
                    .requestTimeout(DEADLINE).send().toCompletableFuture().get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
            throw new IllegalStateException("the engine started an instance before an element that does not exist");
        } catch (ExecutionException e) {
            return switch (EngineFault.code(e)) {
                case NOT_FOUND -> true;
                case INVALID_ARGUMENT -> false;
                default -> throw e;
            };
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
