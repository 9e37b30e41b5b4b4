package io.heyi.orchestration.internal.outbox;

import io.heyi.orchestration.ModelBundles;
import io.heyi.orchestration.internal.bundle.Bundles;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes bundles into the outbox, one after the other for the whole company. */
@Component
class OutboxBundles implements ModelBundles {

    private static final String ONE_AFTER_THE_OTHER = "models";

    private final OutboxStore store;
    private final OutboxSignal signal;
    private final Bundles bundles;

    OutboxBundles(OutboxStore store, OutboxSignal signal, Bundles bundles) {
        this.store = store;
        this.signal = signal;
        this.bundles = bundles;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void bringIntoUse(UUID bundle, List<ModelFile> files) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a bundle needs at least one file");
        }
        if (!bundles.add(bundle, files)) {
            return;
        }
        if (files.stream().noneMatch(file -> file.kind().isForEngine())) {
            bundles.inUseWithoutEngine(bundle);
        } else {
            store.add(new OutboxRow.DeployModels(bundle), ONE_AFTER_THE_OTHER, Map.of());
            signal.wakeAfterCommit();
        }
    }
}
