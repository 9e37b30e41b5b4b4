package io.heyi.studio.internal.change;

import io.heyi.access.CurrentUser;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.shared.CanonicalJson;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.studio.internal.intake.ModelIntake;
import io.heyi.studio.internal.model.ModelRef;
import io.heyi.studio.internal.model.StudioPolicy;
import io.heyi.studio.internal.text.StableText;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Saves drafts, with their history, so that two people never overwrite each other (product-bar E10, E14). */
@Component
public class Editing {

    private final ChangeStore store;
    private final EditLocks locks;
    private final ModelIntake intake;
    private final AuditTrail audit;
    private final StudioPolicy policy;
    private final Clock clock;

    Editing(ChangeStore store, EditLocks locks, ModelIntake intake, AuditTrail audit, StudioPolicy policy, Clock clock) {
        this.store = store;
        this.locks = locks;
        this.intake = intake;
        this.audit = audit;
        this.policy = policy;
        this.clock = clock;
    }

    public Optional<DraftText> open(Change change, ModelRef model) {
        return store.draft(change.id(), model);
    }

    public Optional<EditLock> lock(Change change, ModelRef model) {
        return locks.of(change.id(), model);
    }

    public PageOf<Revision> revisions(Change change, ModelRef model, PageRequest page) {
        return store.revisions(change.id(), model, page);
    }

    public Optional<String> revision(Change change, ModelRef model, int number) {
        return store.revision(change.id(), model, number);
    }

    /** What an editor hands over. @param opened what it writes of the text that it has read, when nothing is changed; null where that is not known */
    public record Edited(int basedOn, String opened, String content) {}

    /** Keeps what was edited. A repeat of what is stored changes nothing. */
    @Transactional
    public ChangeOutcome save(String code, CurrentUser user, ModelRef model, Edited edited) {
        return with(code, user, model, (change, there) -> {
            var errors = intake.faults(model, edited.content());
            if (!errors.isEmpty()) {
                return new ChangeOutcome.Invalid(errors);
            }
            var stale = edited.basedOn() != there.draft().stamp();
            var text = stale ? edited.content() : StableText.of(model.kind(), there.text(), edited.opened(), edited.content());
            if (text.equals(there.text())) {
                return new ChangeOutcome.Saved(there.draft(), false);
            }
            if (stale) {
                return new ChangeOutcome.Overtaken(there.draft());
            }
            return kept(change, user, there, text);
        });
    }

    /** Puts a whole file in the place of the draft, as it is. */
    ChangeOutcome replace(String code, CurrentUser user, ModelRef model, String text) {
        return with(code, user, model, (change, there) -> {
            var errors = intake.faults(model, text);
            if (!errors.isEmpty()) {
                return new ChangeOutcome.Invalid(errors);
            }
            return text.equals(there.text()) ? new ChangeOutcome.Saved(there.draft(), false) : kept(change, user, there, text);
        });
    }

    /**
     * Brings the draft together with what has come into use since it was begun: what is live is what it is compared with from now on.
     *
     * @param live text in use now
     * @param merged of both, as its author has seen it
     */
    @Transactional
    public ChangeOutcome rebase(String code, CurrentUser user, ModelRef model, int basedOn, String live, String merged) {
        return with(code, user, model, (change, there) -> {
            var errors = intake.faults(model, merged);
            if (!errors.isEmpty()) {
                return new ChangeOutcome.Invalid(errors);
            }
            if (basedOn != there.draft().stamp()) {
                return new ChangeOutcome.Overtaken(there.draft());
            }
            store.rebase(change.id(), model, live);
            if (!merged.equals(there.text())) {
                return kept(change, user, there, merged);
            }
            // what it changes is no longer what was asked for, although its text is
            store.edited(change.id(), user.username().value(), clock.instant().truncatedTo(ChronoUnit.MICROS));
            return new ChangeOutcome.Saved(store.draft(change.id(), model).orElseThrow().draft(), true);
        });
    }

    /** Goes back to an earlier state, as a new one. */
    @Transactional
    public ChangeOutcome restore(String code, CurrentUser user, ModelRef model, int basedOn, int revision) {
        return with(code, user, model, (change, there) -> {
            var text = store.revision(change.id(), model, revision);
            if (text.isEmpty()) {
                return new ChangeOutcome.Unknown();
            }
            if (text.get().equals(there.text())) {
                return new ChangeOutcome.Saved(there.draft(), false);
            }
            return basedOn == there.draft().stamp() ? kept(change, user, there, text.get()) : new ChangeOutcome.Overtaken(there.draft());
        });
    }

    /** Says that one edits, or goes on editing. */
    @Transactional
    public ChangeOutcome hold(String code, CurrentUser user, ModelRef model) {
        return with(code, user, model, (change, there) -> new ChangeOutcome.Saved(there.draft(), false));
    }

    /** Asks whoever edits for the draft. */
    @Transactional
    public ChangeOutcome ask(String code, CurrentUser user, ModelRef model) {
        return found(code, user, model, (change, there) -> {
            locks.ask(change.id(), model, user.username().value());
            return locks.of(change.id(), model).<ChangeOutcome>map(ChangeOutcome.Locked::new).orElseGet(() -> new ChangeOutcome.Saved(there.draft(), false));
        });
    }

    /** Keeps the draft although somebody asks for it. */
    @Transactional
    public ChangeOutcome keep(String code, CurrentUser user, ModelRef model) {
        return found(code, user, model, (change, there) -> {
            locks.keep(change.id(), model, user.username().value());
            return new ChangeOutcome.Saved(there.draft(), false);
        });
    }

    /** Lets others edit. */
    @Transactional
    public ChangeOutcome release(String code, CurrentUser user, ModelRef model) {
        return found(code, user, model, (change, there) -> {
            locks.release(change.id(), model, user.username().value());
            return new ChangeOutcome.Saved(there.draft(), false);
        });
    }

    private ChangeOutcome kept(Change change, CurrentUser user, DraftText there, String text) {
        var model = there.draft().model();
        var person = user.username().value();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (there.draft().stamp() == 1) {
            store.remember(change.id(), model, there.text(), there.draft().editor(), now, there.draft().editedAt());
        }
        store.save(change.id(), model, text, person, now);
        store.edited(change.id(), person, now);
        if (store.remember(change.id(), model, text, person, now.minus(policy.revisionSpan()), now)) {
            audit.record(new AuditEvent(change.code(), person, "studio.modelEdited", Map.of("model", model.fileName(), "before", there.draft().checksum(), "sha256", CanonicalJson.sha256(text))));
        }
        return new ChangeOutcome.Saved(store.draft(change.id(), model).orElseThrow().draft(), true);
    }

    /** With the draft held by this person. */
    private ChangeOutcome with(String code, CurrentUser user, ModelRef model, BiFunction<Change, DraftText, ChangeOutcome> act) {
        return found(code, user, model, (change, there) -> {
            var lock = locks.hold(change.id(), model, user.username().value());
            return lock.holder().equals(user.username().value()) ? act.apply(change, there) : new ChangeOutcome.Locked(lock);
        });
    }

    private ChangeOutcome found(String code, CurrentUser user, ModelRef model, BiFunction<Change, DraftText, ChangeOutcome> act) {
        if (!ChangeRights.mayEdit(user)) {
            return new ChangeOutcome.NotAllowed("studio.refusal.onlyProcessOwners");
        }
        var change = Change.number(code).flatMap(store::lock);
        var draft = change.flatMap(one -> store.draft(one.id(), model));
        if (draft.isEmpty()) {
            return new ChangeOutcome.Unknown();
        }
        return change.get().isOpen() ? act.apply(change.get(), draft.get()) : new ChangeOutcome.Closed(change.get());
    }
}
