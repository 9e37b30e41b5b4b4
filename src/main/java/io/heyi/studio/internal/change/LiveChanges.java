package io.heyi.studio.internal.change;

import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.orchestration.BundleListener;
import io.heyi.orchestration.ModelBundles.InUse;
import io.heyi.studio.internal.model.ModelRef;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records what the engine made of an approved change (product-bar E7). */
@Component
class LiveChanges implements BundleListener {

    private final ChangeStore store;
    private final ChangeNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    LiveChanges(ChangeStore store, ChangeNotices notices, AuditTrail audit, Clock clock) {
        this.store = store;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void inUse(UUID bundle, List<InUse> models) {
        store.ofBundle(bundle).ifPresent(change -> {
            models.forEach(model -> store.inUse(change.id(), new ModelRef(model.kind(), model.id()), model.version(), model.definitionKey()));
            store.live(change.id(), clock.instant());
            record(change, "studio.changeInUse", Map.of("models", models.stream().map(model -> model.kind().fileName(model.id()) + " " + model.version()).sorted().collect(Collectors.joining(", "))));
            notices.live(change);
        });
    }

    /** Back to its makers: what was approved can never come into use. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void refused(UUID bundle, String reason) {
        store.ofBundle(bundle).ifPresent(change -> {
            store.backToDraft(change.id(), Optional.of(reason));
            record(change, "studio.changeRefused", Map.of("reason", reason));
            notices.refused(change);
        });
    }

    private void record(Change change, String action, Map<String, Object> details) {
        audit.record(new AuditEvent(change.code(), AuditEvent.SYSTEM, action, details));
    }
}
