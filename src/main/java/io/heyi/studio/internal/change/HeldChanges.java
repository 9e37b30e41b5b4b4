package io.heyi.studio.internal.change;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.notification.Notice;
import io.heyi.notification.NoticeKind;
import io.heyi.notification.Notifications;
import io.heyi.shared.FieldError;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Approved changes that wait for their first day of use (product-bar E13). On that day each is looked at once more, against what is in use by then: what no longer fits goes back to its makers, and
 * they and who approved it are told. Until then it can be brought forward, or called off.
 */
@Component
public class HeldChanges {

    private final ChangeStore store;
    private final Reviews reviews;
    private final FirstDay firstDay;
    private final Notifications notifications;
    private final AuditTrail audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    HeldChanges(ChangeStore store, Reviews reviews, FirstDay firstDay, Notifications notifications, AuditTrail audit, TransactionTemplate transactions, Clock clock) {
        this.store = store;
        this.reviews = reviews;
        this.firstDay = firstDay;
        this.notifications = notifications;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Each in a transaction of its own; several product instances take turns by the row's lock. */
    @Scheduled(initialDelayString = "PT15S", fixedDelayString = "${heyi.studio.first-day-round:PT30S}")
    void round() {
        store.due(firstDay.today()).forEach(number -> transactions.executeWithoutResult(status -> store.lock(number).filter(Change::held).ifPresent(change -> comes(change, AuditEvent.SYSTEM))));
    }

    /** For who began it or approved it. */
    @Transactional
    public ChangeOutcome bringForward(String code, CurrentUser user) {
        return with(code, user, change -> {
            comes(change, user.username().value());
            return new ChangeOutcome.Done(store.find(change.number()).orElseThrow());
        });
    }

    /** Back to its makers, for who began it or approved it. */
    @Transactional
    public ChangeOutcome callOff(String code, CurrentUser user, String reason) {
        return with(code, user, change -> {
            if (reason == null || reason.isBlank() || reason.strip().length() > Changes.LONGEST_REASON || reason.indexOf('\0') >= 0) {
                return new ChangeOutcome.Invalid(List.of(FieldError.of("callOffReason", "studio.error.callOffReason", Changes.LONGEST_REASON)));
            }
            store.backToDraft(change.id(), Optional.empty());
            record(change, user.username().value(), "studio.changeCalledOff", Map.of("reason", reason.strip(), "firstDay", change.firstDay().orElseThrow().toString()));
            tell(change, user.username().value(), "studio.notice.calledOff", List.of(change.code(), user.displayName()));
            return new ChangeOutcome.Done(store.find(change.number()).orElseThrow());
        });
    }

    /** Whether this person may bring it forward or call it off. */
    public static boolean mayMove(Change change, CurrentUser user) {
        return change.held() && ChangeRights.mayEdit(user) && concerned(change).anyMatch(user.username().value()::equals);
    }

    private void comes(Change change, String actor) {
        var faults = reviews.inTheWay(change);
        if (faults.isEmpty()) {
            record(change, actor, actor.equals(AuditEvent.SYSTEM) ? "studio.firstDayCame" : "studio.changeBroughtForward", Map.of("firstDay", change.firstDay().orElseThrow().toString()));
            reviews.handOver(change);
            return;
        }
        var fault = faults.getFirst();
        store.backToDraft(change.id(), Optional.of(fault.code() + fault.arguments().stream().map(argument -> "|" + argument).collect(Collectors.joining())));
        record(change, actor, "studio.changeOvertaken", Map.of("firstDay", change.firstDay().orElseThrow().toString(), "sha256", change.review().orElseThrow().contentHash()));
        tell(change, "", "studio.notice.overtaken", List.of(change.code()));
    }

    private void tell(Change change, String but, String messageKey, List<String> arguments) {
        var told = concerned(change).filter(person -> !person.equals(but) && !person.equals(AuditEvent.SYSTEM)).map(Username::new).collect(Collectors.toSet());
        if (!told.isEmpty()) {
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            notifications.tell(new Notice("change:%s:held:%s".formatted(change.code(), now), NoticeKind.CASE_NEWS, told, messageKey, arguments, "/studio/changes/" + change.code(), now));
        }
    }

    /** Its author, who asked for approval, and who approved it. */
    private static Stream<String> concerned(Change change) {
        return Stream.concat(Stream.of(change.author()), change.review().stream().flatMap(review -> Stream.concat(Stream.of(review.submittedBy()), review.approvedBy().stream()))).distinct();
    }

    private ChangeOutcome with(String code, CurrentUser user, Function<Change, ChangeOutcome> act) {
        if (!ChangeRights.mayEdit(user)) {
            return new ChangeOutcome.NotAllowed("studio.refusal.onlyProcessOwners");
        }
        var change = Change.number(code).flatMap(store::lock);
        if (change.isEmpty()) {
            return new ChangeOutcome.Unknown();
        }
        if (!change.get().held()) {
            return new ChangeOutcome.Closed(change.get());
        }
        return mayMove(change.get(), user) ? act.apply(change.get()) : new ChangeOutcome.NotAllowed("studio.refusal.onlyMakersAndApprovers");
    }

    private void record(Change change, String actor, String action, Map<String, Object> details) {
        audit.record(new AuditEvent(change.code(), actor, action, details));
    }
}
