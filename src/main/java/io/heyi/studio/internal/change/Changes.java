package io.heyi.studio.internal.change;

import io.heyi.access.CurrentUser;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.orchestration.LiveModels;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.ProcessRetirements;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.studio.internal.model.ModelRef;
import io.heyi.studio.internal.model.StudioPolicy;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Change requests: begun, described, filled with models, given up (product-bar E1, E7). What is edited in them is the business of {@link Editing}. */
@Component
public class Changes {

    public static final int LONGEST_TITLE = 120;
    public static final int LONGEST_REASON = 2000;
    private static final String ONLY_OWNERS = "studio.refusal.onlyProcessOwners";

    private final ChangeStore store;
    private final LiveModels live;
    private final ProcessRetirements retirements;
    private final AuditTrail audit;
    private final StudioPolicy policy;
    private final Clock clock;

    Changes(ChangeStore store, LiveModels live, ProcessRetirements retirements, AuditTrail audit, StudioPolicy policy, Clock clock) {
        this.store = store;
        this.live = live;
        this.retirements = retirements;
        this.audit = audit;
        this.policy = policy;
        this.clock = clock;
    }

    /** @param id chosen by the caller, so that a repeat begins nothing new */
    @Transactional
    public ChangeOutcome begin(UUID id, CurrentUser user, String title, String reason) {
        if (!ChangeRights.mayEdit(user)) {
            return new ChangeOutcome.NotAllowed(ONLY_OWNERS);
        }
        var errors = faults(title, reason);
        if (!errors.isEmpty()) {
            return new ChangeOutcome.Invalid(errors);
        }
        var now = now();
        var change = store.begin(id, title.strip(), text(reason), user.username().value(), now);
        if (!change.author().equals(user.username().value())) {
            return new ChangeOutcome.Unknown();
        }
        if (change.createdAt().equals(now)) {
            record(change, user, "studio.changeBegun", Map.of("title", change.title(), "reason", change.reason()));
        }
        return new ChangeOutcome.Done(change);
    }

    @Transactional
    public ChangeOutcome describe(String code, CurrentUser user, String title, String reason) {
        return edit(code, user, change -> {
            var errors = faults(title, reason);
            if (!errors.isEmpty()) {
                return new ChangeOutcome.Invalid(errors);
            }
            if (!change.title().equals(title.strip()) || !change.reason().equals(text(reason))) {
                store.describe(change.id(), title.strip(), text(reason));
                store.edited(change.id(), user.username().value(), now());
                record(change, user, "studio.changeDescribed", Map.of("before", change.title() + "\n" + change.reason(), "title", title.strip(), "reason", text(reason)));
            }
            return again(change);
        });
    }

    /** Takes what is live into the change, to be edited there. A model that it has already stays as it is. */
    @Transactional
    public ChangeOutcome take(String code, CurrentUser user, ModelRef model) {
        return add(code, user, model, () -> live.source(model.kind(), model.id()), true, "studio.modelTaken");
    }

    /** Puts a model into the change of which nothing is in use yet. */
    ChangeOutcome create(String code, CurrentUser user, ModelRef model, String text, String action) {
        return add(code, user, model, () -> Optional.of(text), false, action);
    }

    private ChangeOutcome add(String code, CurrentUser user, ModelRef model, Supplier<Optional<String>> text, boolean isLive, String action) {
        return edit(code, user, change -> {
            if (store.draft(change.id(), model).isPresent()) {
                return new ChangeOutcome.Done(change);
            }
            if (change.retirement().isPresent()) {
                return new ChangeOutcome.Invalid(List.of(FieldError.of("model", "studio.error.retirementAlone")));
            }
            if (model.kind() == ModelKind.PROCESS && retirements.of(model.id()).filter(retired -> retired.endedAt().isPresent()).isPresent()) {
                return new ChangeOutcome.Invalid(List.of(FieldError.of("model", "studio.error.processOver", model.fileName())));
            }
            if (store.drafts(change.id()).size() >= policy.mostModels()) {
                return new ChangeOutcome.Invalid(List.of(FieldError.of("model", "studio.error.tooManyModels", policy.mostModels())));
            }
            var source = text.get();
            if (source.isEmpty()) {
                return new ChangeOutcome.Invalid(List.of(FieldError.of("model", "studio.error.unknownModel", model.fileName())));
            }
            store.add(change.id(), model, source.filter(now -> isLive), source.get(), user.username().value(), now());
            store.edited(change.id(), user.username().value(), now());
            record(change, user, action, Map.of("model", model.fileName(), "sha256", store.draft(change.id(), model).orElseThrow().draft().checksum()));
            return again(change);
        });
    }

    /** Leaves the model out of the change; what was edited of it is lost. */
    @Transactional
    public ChangeOutcome drop(String code, CurrentUser user, ModelRef model) {
        return edit(code, user, change -> {
            var draft = store.draft(change.id(), model);
            if (draft.isPresent()) {
                store.drop(change.id(), model);
                store.edited(change.id(), user.username().value(), now());
                record(change, user, "studio.modelDropped", Map.of("model", model.fileName(), "sha256", draft.get().draft().checksum()));
            }
            return again(change);
        });
    }

    /** For its author, and for any process owner what the product has proposed; the record stays. */
    @Transactional
    public ChangeOutcome withdraw(String code, CurrentUser user) {
        return edit(code, user, change -> {
            if (!mayWithdraw(change, user)) {
                return new ChangeOutcome.NotAllowed("studio.refusal.onlyItsAuthor");
            }
            store.state(change.id(), ChangeState.WITHDRAWN);
            record(change, user, "studio.changeWithdrawn", Map.of());
            return again(change);
        });
    }

    public static boolean mayWithdraw(Change change, CurrentUser user) {
        return change.author().equals(user.username().value()) || change.author().equals(AuditEvent.SYSTEM);
    }

    /** For readers; empty when there is none. The caller has checked {@link ChangeRights#mayRead}. */
    public Optional<Change> find(String code) {
        return Change.number(code).flatMap(store::find);
    }

    /** Open ones first, then the newest. */
    public PageOf<Change> all(PageRequest page) {
        return store.all(page);
    }

    public List<Change> open(ModelRef model) {
        return store.open(model);
    }

    /** The change by which a version came into use; empty for what came with the product. */
    public Optional<Change> broughtIntoUse(ModelRef model, long definitionKey, String checksum) {
        return store.broughtIntoUse(model, definitionKey, checksum);
    }

    /** By which changes a model came to be what it is, the newest first. */
    public List<LiveStep> steps(ModelRef model) {
        return store.steps(model);
    }

    public List<Draft> drafts(Change change) {
        return store.drafts(change.id());
    }

    private ChangeOutcome edit(String code, CurrentUser user, Function<Change, ChangeOutcome> act) {
        if (!ChangeRights.mayEdit(user)) {
            return new ChangeOutcome.NotAllowed(ONLY_OWNERS);
        }
        var change = Change.number(code).flatMap(store::lock);
        if (change.isEmpty()) {
            return new ChangeOutcome.Unknown();
        }
        return change.get().isOpen() ? act.apply(change.get()) : new ChangeOutcome.Closed(change.get());
    }

    private ChangeOutcome again(Change change) {
        return new ChangeOutcome.Done(store.find(change.number()).orElseThrow());
    }

    private void record(Change change, CurrentUser user, String action, Map<String, Object> details) {
        audit.record(new AuditEvent(change.code(), user.username().value(), action, details));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String text(String reason) {
        return reason == null ? "" : reason.strip();
    }

    private static List<FieldError> faults(String title, String reason) {
        var errors = new ArrayList<FieldError>();
        if (title == null || title.isBlank() || title.strip().length() > LONGEST_TITLE || title.chars().anyMatch(Character::isISOControl)) {
            errors.add(FieldError.of("title", "studio.error.title", LONGEST_TITLE));
        }
        if (reason != null && (reason.strip().length() > LONGEST_REASON || reason.indexOf('\0') >= 0)) {
            errors.add(FieldError.of("reason", "studio.error.reason", LONGEST_REASON));
        }
        return errors;
    }
}
