package io.heyi.orchestration.internal.deployment;

import io.heyi.orchestration.LiveModels;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.internal.settings.SettingsStore;
import io.heyi.shared.CanonicalJson;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What was deployed last; what comes with the product where the engine has not got it yet. */
@Component
class LiveModelReading implements LiveModels {

    private final DeploymentStore store;
    private final BaselineFiles files;
    private final SettingsStore settings;

    LiveModelReading(DeploymentStore store, BaselineFiles files, SettingsStore settings) {
        this.store = store;
        this.files = files;
        this.settings = settings;
    }

    @Override
    public List<LiveModel> all() {
        var deployed = store.live();
        var missing = files.read().stream().filter(file -> deployed.stream().noneMatch(one -> one.kind() == file.kind() && one.id().equals(file.id()))).map(LiveModelReading::undeployed);
        return Stream.of(deployed.stream(), missing, Stream.of(settings.live())).flatMap(Function.identity()).sorted(Comparator.comparing(LiveModel::kind).thenComparing(LiveModel::id)).toList();
    }

    @Override
    public Optional<LiveModel> find(ModelKind kind, String id) {
        if (kind == ModelKind.SETTINGS) {
            return Optional.of(settings.live()).filter(model -> model.id().equals(id));
        }
        return store.live(kind, id).or(() -> file(kind, id).map(LiveModelReading::undeployed));
    }

    @Override
    public Optional<String> source(ModelKind kind, String id) {
        if (kind == ModelKind.SETTINGS) {
            return Optional.of(settings.source()).filter(text -> id.equals(ModelKind.THE_SETTINGS));
        }
        return store.source(kind, id).or(() -> file(kind, id).map(BaselineResource::source));
    }

    @Override
    public Optional<String> sourceAt(ModelKind kind, String id, Instant at) {
        return store.sourceAt(kind, id, at).or(() -> file(kind, id).map(BaselineResource::source));
    }

    private Optional<BaselineResource> file(ModelKind kind, String id) {
        return files.read().stream().filter(file -> file.kind() == kind && file.id().equals(id)).findFirst();
    }

    private static LiveModel undeployed(BaselineResource file) {
        return new LiveModel(file.kind(), file.id(), Optional.empty(), false, CanonicalJson.sha256(file.source()));
    }
}
