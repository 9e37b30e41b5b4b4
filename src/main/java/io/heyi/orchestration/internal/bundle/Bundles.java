package io.heyi.orchestration.internal.bundle;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.response.DeploymentEvent;
import io.heyi.orchestration.BundleListener;
import io.heyi.orchestration.ModelBundles.InUse;
import io.heyi.orchestration.ModelBundles.ModelFile;
import io.heyi.orchestration.internal.deployment.StudioDeployments;
import io.heyi.orchestration.internal.settings.SettingsStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Sends bundles and tells what became of them. The engine gives an unchanged file its old version again, so that sending one twice brings nothing new. */
@Component
public class Bundles {

    private final BundleStore store;
    private final StudioDeployments deployments;
    private final SettingsStore settings;
    private final ObjectProvider<BundleListener> listener;

    Bundles(BundleStore store, StudioDeployments deployments, SettingsStore settings, ObjectProvider<BundleListener> listener) {
        this.store = store;
        this.deployments = deployments;
        this.settings = settings;
        this.listener = listener;
    }

    public boolean add(UUID bundle, List<ModelFile> files) {
        return store.add(bundle, files);
    }

    public CamundaFuture<DeploymentEvent> send(CamundaClient engine, UUID bundle, Duration timeout) {
        var files = forEngine(bundle);
        var first = files.getFirst();
        var command = engine.newDeployResourceCommand().addResourceBytes(bytes(first), first.kind().fileName(first.id()));
        for (var file : files.subList(1, files.size())) {
            command = command.addResourceBytes(bytes(file), file.kind().fileName(file.id()));
        }
        return command.requestTimeout(timeout).send();
    }

    private byte[] bytes(ModelFile file) {
        return deployments.content(file).getBytes(StandardCharsets.UTF_8);
    }

    /** In the caller's transaction. */
    public void inUse(UUID bundle, DeploymentEvent event) {
        var models = new ArrayList<>(deployments.record(forEngine(bundle), event));
        models.addAll(recordSettings(bundle));
        listener.ifAvailable(studio -> studio.inUse(bundle, models));
    }

    /** What the engine is not given needs no answer of it: a bundle of settings alone is in use with the caller's transaction. */
    public void inUseWithoutEngine(UUID bundle) {
        var models = recordSettings(bundle);
        listener.ifAvailable(studio -> studio.inUse(bundle, models));
    }

    private List<InUse> recordSettings(UUID bundle) {
        return store.files(bundle).stream().filter(file -> !file.kind().isForEngine()).map(file -> new InUse(file.kind(), file.id(), settings.add(bundle, file.source()), 0)).toList();
    }

    private List<ModelFile> forEngine(UUID bundle) {
        return store.files(bundle).stream().filter(file -> file.kind().isForEngine()).toList();
    }

    /** In the caller's transaction. */
    public void refused(UUID bundle, String reason) {
        listener.ifAvailable(studio -> studio.refused(bundle, reason));
    }
}
