package io.heyi.performance.internal.webhook;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcView;
import io.heyi.emc.Emcs;
import io.heyi.performance.internal.domain.PerformancePolicy;
import io.heyi.shared.FieldError;
import io.heyi.shared.Texts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Making and replacing keys of outside systems, which the lead's owner may, and revoking them, which administrators may too. Each act is in the history of the EMC, no secret is. */
@Service
public class WebhookKeys {

    /** Longest name of a key. */
    public static final int LONGEST_LABEL = 80;
    private static final int MOST_PER_EMC = 50;
    private static final int MOST_FAULTS = 20;

    private final Emcs emcs;
    private final WebhookStore store;
    private final MasterKeys masters;
    private final PerformancePolicy policy;
    private final AuditTrail audit;
    private final Clock clock;

    WebhookKeys(Emcs emcs, WebhookStore store, MasterKeys masters, PerformancePolicy policy, AuditTrail audit, Clock clock) {
        this.emcs = emcs;
        this.store = store;
        this.masters = masters;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    /** Seeing and revoking. */
    public boolean mayManage(CurrentUser user, EmcView emc) {
        return user.has(Role.ADMINISTRATOR) || mayCreate(user, emc);
    }

    /** Who makes a key stands behind all that is reported with it, so it is somebody of the lead and no administrator. */
    public boolean mayCreate(CurrentUser user, EmcView emc) {
        return emc.lead() != null && emcs.actsFor(user, emc.lead());
    }

    /** Newest first; the caller has checked that the person may manage them. */
    @Transactional(readOnly = true)
    public List<WebhookKey> of(EmcCode emc) {
        return store.of(emc.value());
    }

    /**
     * Makes a key.
     *
     * @param actors parties of the EMC, or its own code; empty for all
     * @param replaces a key of the same EMC that stops after the policy's grace time; null for none
     */
    @Transactional
    public KeyOutcome create(CurrentUser user, String emc, List<String> actors, String label, String replaces) {
        var view = EmcCode.isValid(emc) ? emcs.find(new EmcCode(emc)).filter(known -> emcs.mayRead(user, known.code())) : java.util.Optional.<EmcView>empty();
        if (view.isEmpty()) {
            return new KeyOutcome.Unknown();
        }
        if (!mayCreate(user, view.get())) {
            return new KeyOutcome.NotAllowed();
        }
        if (!masters.present()) {
            return new KeyOutcome.NotSetUp();
        }
        var errors = check(view.get(), actors, label, replaces);
        return errors.isEmpty() ? make(user, emc, actors, label.strip(), replaces) : new KeyOutcome.Invalid(errors);
    }

    private List<FieldError> check(EmcView emc, List<String> actors, String label, String replaces) {
        List<FieldError> errors = new ArrayList<>();
        if (label == null || label.isBlank() || label.strip().length() > LONGEST_LABEL || label.codePoints().anyMatch(Character::isISOControl) || !Texts.isClean(label)) {
            errors.add(FieldError.of("label", "performance.webhook.error.label", LONGEST_LABEL));
        }
        actors.stream().distinct().filter(actor -> !emc.code().value().equals(actor) && emc.terms().nodes().stream().noneMatch(node -> node.actor().value().equals(actor)))
                .map(String::valueOf).limit(MOST_FAULTS).forEach(actor -> errors.add(FieldError.of("actors", "performance.webhook.error.actor", actor.length() <= 60 ? actor : actor.substring(0, 60))));
        var known = store.of(emc.code().value());
        if (replaces != null && known.stream().noneMatch(key -> key.id().equals(replaces) && key.worksAt(clock.instant()))) {
            errors.add(FieldError.of("replaces", "performance.webhook.error.replaces"));
        }
        if (known.stream().filter(key -> key.worksAt(clock.instant())).count() >= MOST_PER_EMC) {
            errors.add(FieldError.of("emc", "performance.webhook.error.tooMany", MOST_PER_EMC));
        }
        return errors;
    }

    private KeyOutcome make(CurrentUser user, String emc, List<String> actors, String label, String replaces) {
        var id = "K-" + MasterKeys.random().substring(0, 12);
        var salt = MasterKeys.random();
        var key = new WebhookKey(id, emc, actors.stream().distinct().sorted().toList(), label, replaces, user.username().value(), clock.instant(), null, null, null);
        store.insert(new WebhookStore.Row(key, masters.current(), salt));
        if (replaces != null) {
            store.expire(replaces, clock.instant().plus(policy.keyGrace()));
        }
        audit.record(new AuditEvent(emc, user.username().value(), "performance.webhookKeyCreated",
                Map.of("keyId", id, "label", label, "actors", key.actors(), "replaces", replaces == null ? "" : replaces)));
        return new KeyOutcome.Created(key, masters.secret(masters.current(), id, salt));
    }

    /** Ends a key at once; repeating it changes nothing. */
    @Transactional
    public KeyOutcome revoke(CurrentUser user, String id) {
        var row = store.find(id);
        var view = row.flatMap(known -> emcs.find(new EmcCode(known.key().emc()))).filter(emc -> emcs.mayRead(user, emc.code()));
        if (row.isEmpty() || view.isEmpty()) {
            return new KeyOutcome.Unknown();
        }
        if (!mayManage(user, view.get())) {
            return new KeyOutcome.NotAllowed();
        }
        if (store.revoke(id, user.username().value(), clock.instant())) {
            audit.record(new AuditEvent(row.get().key().emc(), user.username().value(), "performance.webhookKeyRevoked", Map.of("keyId", id, "label", row.get().key().label())));
        }
        return new KeyOutcome.Revoked(row.get().key());
    }
}
