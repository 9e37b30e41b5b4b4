package io.heyi.studio.internal.comment;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.notification.Notice;
import io.heyi.notification.NoticeKind;
import io.heyi.notification.Notifications;
import io.heyi.shared.FieldError;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.ChangeRights;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.change.OpenQuestions;
import io.heyi.studio.internal.model.ModelRef;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Comments on elements of a draft (product-bar E12), for whoever may read it; process owners settle them. The change's author and whoever has said something in the thread hear of it. */
@Component
public class ModelComments implements OpenQuestions {

    public static final int LONGEST = 4000;
    private static final int LONGEST_ELEMENT = 200;

    private final ThreadStore store;
    private final Changes changes;
    private final Notifications notifications;
    private final AuditTrail audit;
    private final Clock clock;

    ModelComments(ThreadStore store, Changes changes, Notifications notifications, AuditTrail audit, Clock clock) {
        this.store = store;
        this.changes = changes;
        this.notifications = notifications;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those that are open first. */
    public List<ElementThread> of(Change change) {
        return store.of(change.id());
    }

    @Override
    public long open(Change change) {
        return store.open(change.id());
    }

    /** @param id chosen by the caller, so that a repeat says nothing twice */
    @Transactional
    public ChangeOutcome begin(String code, CurrentUser user, UUID id, ModelRef model, String element, String text) {
        return with(code, user, change -> {
            var errors = new ArrayList<>(faults(text));
            if (element == null || element.isBlank() || element.length() > LONGEST_ELEMENT || element.chars().anyMatch(Character::isISOControl)) {
                errors.add(FieldError.of("element", "studio.error.element", LONGEST_ELEMENT));
            }
            if (changes.drafts(change).stream().noneMatch(draft -> draft.model().equals(model))) {
                errors.add(FieldError.of("model", "studio.error.notInChange", model.fileName()));
            }
            if (!errors.isEmpty()) {
                return new ChangeOutcome.Invalid(errors);
            }
            if (store.open(id, change.id(), model, element, user.username().value(), now())) {
                said(change, user, id, model, element, text, List.of());
            } else if (store.lock(change.id(), id).filter(there -> there.openedBy().equals(user.username().value())).isEmpty()) {
                return new ChangeOutcome.Unknown();
            }
            return new ChangeOutcome.Done(change);
        });
    }

    /** An answer opens a settled thread again. */
    @Transactional
    public ChangeOutcome answer(String code, CurrentUser user, UUID thread, String text) {
        return with(code, user, change -> {
            var there = store.lock(change.id(), thread);
            if (there.isEmpty()) {
                return new ChangeOutcome.Unknown();
            }
            var errors = faults(text);
            if (!errors.isEmpty()) {
                return new ChangeOutcome.Invalid(errors);
            }
            store.resolve(thread, null, now());
            said(change, user, thread, there.get().model(), there.get().element(), text, there.get().posts());
            return new ChangeOutcome.Done(change);
        });
    }

    /** By whoever opened it, or whoever has answered it: nobody passes over a question in silence. */
    @Transactional
    public ChangeOutcome resolve(String code, CurrentUser user, UUID thread) {
        if (!ChangeRights.mayEdit(user)) {
            return new ChangeOutcome.NotAllowed("studio.refusal.onlyProcessOwners");
        }
        return with(code, user, change -> {
            var there = store.lock(change.id(), thread);
            if (there.isEmpty()) {
                return new ChangeOutcome.Unknown();
            }
            var me = user.username().value();
            if (!there.get().openedBy().equals(me) && there.get().posts().stream().noneMatch(post -> post.author().equals(me))) {
                return new ChangeOutcome.Invalid(List.of(FieldError.of("text", "studio.refusal.answerFirst")));
            }
            if (there.get().isOpen()) {
                store.resolve(thread, user.username().value(), now());
                audit.record(new AuditEvent(change.code(), user.username().value(), "studio.threadResolved", Map.of("model", there.get().model().fileName(), "element", there.get().element())));
            }
            return new ChangeOutcome.Done(change);
        });
    }

    private void said(Change change, CurrentUser user, UUID thread, ModelRef model, String element, String text, List<ElementThread.Post> before) {
        var now = now();
        var me = user.username().value();
        store.say(thread, me, text.strip(), now);
        audit.record(new AuditEvent(change.code(), me, "studio.commented", Map.of("model", model.fileName(), "element", element, "text", text.strip())));
        Set<Username> told = Stream.concat(Stream.of(change.author()), before.stream().map(ElementThread.Post::author)).filter(person -> !person.equals(me)).map(Username::new).collect(Collectors.toSet());
        if (!told.isEmpty()) {
            notifications.tell(new Notice("change:%s:thread:%s:%d".formatted(change.code(), thread, before.size() + 1), NoticeKind.CASE_NEWS, told, "studio.notice.commented",
                    List.of(user.displayName(), change.code()), "/studio/changes/" + change.code(), now));
        }
    }

    private ChangeOutcome with(String code, CurrentUser user, Function<Change, ChangeOutcome> act) {
        if (!ChangeRights.mayRead(user)) {
            return new ChangeOutcome.NotAllowed("studio.refusal.onlyReaders");
        }
        var change = changes.find(code);
        if (change.isEmpty()) {
            return new ChangeOutcome.Unknown();
        }
        return change.get().isOpen() ? act.apply(change.get()) : new ChangeOutcome.Closed(change.get());
    }

    private static List<FieldError> faults(String text) {
        return text == null || text.isBlank() || text.strip().length() > LONGEST || text.indexOf('\0') >= 0 ? List.of(FieldError.of("text", "studio.error.comment", LONGEST)) : List.of();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
