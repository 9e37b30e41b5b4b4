package io.heyi.studio.internal.change;

import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.studio.internal.model.ModelRef;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Change requests that nobody has begun but the product itself. They go through the same gate; whoever writes nothing of one may approve it. */
@Component
public class ProductProposals {

    private final ChangeStore store;
    private final AuditTrail audit;
    private final Clock clock;

    ProductProposals(ChangeStore store, AuditTrail audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param live text in use, {@code text} what is proposed */
    public record Proposed(ModelRef model, String live, String text) {}

    /** @param id the same for a repeat */
    @Transactional(propagation = Propagation.MANDATORY)
    public Change begin(UUID id, String title, String reason, List<Proposed> models) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var change = store.begin(id, title, reason, AuditEvent.SYSTEM, now);
        models.forEach(model -> store.add(change.id(), model.model(), Optional.of(model.live()), model.text(), AuditEvent.SYSTEM, now));
        record(change, "studio.upgradeProposed", models.stream().map(model -> model.model().fileName()).collect(Collectors.joining(", ")));
        return change;
    }

    /** Whether somebody may still bring it into use with the change. */
    public boolean isOpen(UUID change, ModelRef model) {
        return store.find(change).filter(found -> found.isOpen() || found.state() == ChangeState.APPROVED).isPresent() && store.draft(change, model).isPresent();
    }

    /** Leaves a model out that is proposed anew elsewhere, while nobody has worked on the change. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeBack(UUID id, ModelRef model) {
        var untouched = store.lock(id).filter(change -> change.state() == ChangeState.DRAFT && store.writers(id).equals(List.of(AuditEvent.SYSTEM)));
        untouched.filter(change -> store.draft(id, model).isPresent()).ifPresent(change -> {
            store.drop(id, model);
            record(change, "studio.modelDropped", model.fileName());
            if (store.drafts(id).isEmpty()) {
                store.state(id, ChangeState.WITHDRAWN);
                record(change, "studio.changeWithdrawn", model.fileName());
            }
        });
    }

    private void record(Change change, String action, String models) {
        audit.record(new AuditEvent(change.code(), AuditEvent.SYSTEM, action, Map.of("models", models)));
    }
}
