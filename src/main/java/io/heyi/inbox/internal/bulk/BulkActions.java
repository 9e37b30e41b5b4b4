package io.heyi.inbox.internal.bulk;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.internal.ActionOutcome;
import io.heyi.inbox.internal.Completion;
import io.heyi.inbox.internal.Task;
import io.heyi.inbox.internal.TaskActions;
import io.heyi.inbox.internal.TaskPlanning;
import io.heyi.inbox.internal.TaskReading;
import io.heyi.inbox.internal.form.PlainText;
import io.heyi.shared.FieldError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One action on many tasks (product-bar T8). Each task goes through the same door as a single one and is a transaction of its own, so one that fails stops no other; what
 * came of it is kept, so that a repeated request answers the same, and one that was cut short goes on where it was.
 */
@Component
public class BulkActions {

    private static final Logger LOG = LoggerFactory.getLogger(BulkActions.class);
    private static final int LONGEST_OUTCOME = 100;
    /** Beyond it a date is a slip of the pen, and may be more than a database can keep. */
    private static final Duration LATEST = Duration.ofDays(3_660);

    private final BulkStore store;
    private final BulkForesight foresight;
    private final TaskActions actions;
    private final TaskPlanning planning;
    private final TaskReading reading;
    private final BulkPolicy policy;
    private final Clock clock;

    BulkActions(BulkStore store, BulkForesight foresight, TaskActions actions, TaskPlanning planning, TaskReading reading, BulkPolicy policy, Clock clock) {
        this.store = store;
        this.foresight = foresight;
        this.actions = actions;
        this.planning = planning;
        this.reading = reading;
        this.policy = policy;
        this.clock = clock;
    }

    /** What would come of it; changes nothing and says nothing of tasks that are none of the person's business. */
    public BulkOutcome preview(BulkRequest request, CurrentUser user) {
        var errors = faults(request);
        return errors.isEmpty() ? new BulkOutcome.Result(request, request.tasks().stream().map(id -> foresight.item(id, request, user)).toList()) : new BulkOutcome.Invalid(errors);
    }

    /** Does it, or what is left of it. Not to be called within a transaction. */
    public BulkOutcome run(BulkRequest request, CurrentUser user) {
        var errors = faults(request);
        if (!errors.isEmpty()) {
            return new BulkOutcome.Invalid(errors);
        }
        var person = user.username().value();
        var exact = new BulkRequest(request.id(), request.action(), request.tasks(), request.outcome(), request.to(), request.dueAt().map(due -> due.truncatedTo(ChronoUnit.MICROS)), request.reason());
        if (!store.insert(exact, person, clock.instant())) {
            var known = store.find(request.id()).orElseThrow();
            if (!known.person().equals(person)) {
                return new BulkOutcome.Unknown();
            }
            if (!known.request().equals(exact)) {
                return new BulkOutcome.Invalid(List.of(FieldError.of("id", "bulk.error.idTaken")));
            }
        }
        return goOn(exact, user);
    }

    /** Goes on with one that was cut short; repeating it changes nothing. */
    public BulkOutcome resume(UUID id, CurrentUser user) {
        return store.find(id).filter(known -> known.person().equals(user.username().value())).<BulkOutcome>map(known -> goOn(known.request(), user)).orElseGet(BulkOutcome.Unknown::new);
    }

    /** What came of it, for whoever asked for it. */
    public BulkOutcome result(UUID id, CurrentUser user) {
        return store.find(id).filter(known -> known.person().equals(user.username().value()))
                .<BulkOutcome>map(known -> new BulkOutcome.Result(known.request(), withTasks(store.items(id), user))).orElseGet(BulkOutcome.Unknown::new);
    }

    private BulkOutcome goOn(BulkRequest request, CurrentUser user) {
        store.items(request.id()).stream().filter(item -> item.done().isEmpty()).forEach(item -> attempt(item.id(), request, user));
        return new BulkOutcome.Result(request, withTasks(store.items(request.id()), user));
    }

    /** What breaks stays open for another try and keeps no other task waiting. */
    private void attempt(UUID id, BulkRequest request, CurrentUser user) {
        try {
            store.finish(request.id(), act(id, request, user), clock.instant());
        } catch (RuntimeException e) {
            LOG.error("task {} of bulk action {} is left open", id, request.id(), e);
        }
    }

    private List<BulkItem> withTasks(List<BulkItem> items, CurrentUser user) {
        return items.stream().map(item -> new BulkItem(item.id(), reading.find(item.id()).filter(task -> foresight.mayKnow(task, user)), item.done(), item.messageKey(), item.arguments())).toList();
    }

    private BulkItem act(UUID id, BulkRequest request, CurrentUser user) {
        var allowed = request.action() == BulkAction.DECIDE ? foresight.item(id, request, user) : null;
        if (allowed != null && allowed.messageKey().filter(BulkForesight.NOT_ALLOWED_AT_ONCE::equals).isPresent()) {
            return allowed;
        }
        return item(id, switch (request.action()) {
            case CLAIM -> actions.claim(id, user);
            case RELEASE -> actions.release(id, user);
            case HAND_OVER -> handOver(id, user, request);
            case REDATE -> planning.redate(id, user, request.dueAt().orElseThrow(), request.reason().orElseThrow());
            case DECIDE -> actions.complete(id, user, Completion.of(request.outcome().orElseThrow(), request.reason().orElse(null), Map.of()));
        });
    }

    /** Whoever has given a task away may not plan it any more, so that a repeat after a kill finds it with the other: as was wanted. */
    private ActionOutcome handOver(UUID id, CurrentUser user, BulkRequest request) {
        var to = request.to().orElseThrow();
        var outcome = planning.handOver(id, user, to, request.reason().orElseThrow());
        return outcome instanceof ActionOutcome.ClaimedByOther(var by) && by.equals(to.value()) ? new ActionOutcome.Done(reading.find(id).orElseThrow()) : outcome;
    }

    private static BulkItem item(UUID id, ActionOutcome outcome) {
        return switch (outcome) {
            case ActionOutcome.Done(var task) -> BulkItem.done(id, task);
            case ActionOutcome.Unknown() -> BulkItem.refused(id, Optional.empty(), "bulk.refused.notYours");
            case ActionOutcome.Forbidden(var task) -> BulkItem.refused(id, Optional.empty(), "bulk.refused.notYours");
            case ActionOutcome.NotAllowed(var task, var messageKey) -> BulkItem.refused(id, Optional.of(task), messageKey);
            case ActionOutcome.ClaimedByOther(var by) -> BulkItem.refused(id, Optional.empty(), "bulk.refused.claimed", by);
            case ActionOutcome.AlreadyDecided decided -> BulkItem.refused(id, Optional.empty(), "bulk.refused.decided", decided.by().orElse("–"));
            case ActionOutcome.NoLongerOpen(var state) -> BulkItem.refused(id, Optional.empty(), "bulk.refused.gone");
            case ActionOutcome.AssignedByModel() -> BulkItem.refused(id, Optional.empty(), "bulk.refused.personal");
            case ActionOutcome.Invalid(var errors) -> BulkItem.refused(id, Optional.empty(), errors.getFirst().code(), errors.getFirst().arguments().stream().map(String::valueOf).toArray(String[]::new));
            case ActionOutcome.TooLate(var messageKey, var arguments) -> BulkItem.refused(id, Optional.empty(), messageKey, arguments.stream().map(String::valueOf).toArray(String[]::new));
        };
    }

    private List<FieldError> faults(BulkRequest request) {
        var errors = new ArrayList<FieldError>();
        if (request.tasks().isEmpty() || request.tasks().size() > policy.most()) {
            errors.add(FieldError.of("tasks", request.tasks().isEmpty() ? "bulk.error.noTasks" : "bulk.error.tooMany", policy.most()));
        }
        switch (request.action()) {
            case HAND_OVER -> {
                require(request.to(), "to", "bulk.error.to", errors);
                require(request.reason(), "reason", "inbox.error.reasonMissing", errors);
            }
            case REDATE -> {
                require(request.dueAt(), "dueAt", "bulk.error.dueAt", errors);
                require(request.reason(), "reason", "inbox.error.reasonMissing", errors);
            }
            case DECIDE -> require(request.outcome(), "outcome", "inbox.error.outcomeMissing", errors);
            case CLAIM, RELEASE -> {
                // nothing but the tasks
            }
        }
        request.reason().filter(text -> text.codePointCount(0, text.length()) > Completion.LONGEST_REASON)
                .ifPresent(text -> errors.add(FieldError.of("reason", "inbox.error.reasonTooLong", Completion.LONGEST_REASON)));
        request.reason().filter(text -> !PlainText.isClean(text)).ifPresent(text -> errors.add(FieldError.of("reason", "inbox.form.controlCharacters")));
        request.outcome().filter(text -> text.length() > LONGEST_OUTCOME || !PlainText.isClean(text)).ifPresent(text -> errors.add(FieldError.of("outcome", "inbox.error.outcomeMissing")));
        request.dueAt().filter(due -> due.isBefore(Instant.EPOCH)).ifPresent(due -> errors.add(FieldError.of("dueAt", "inbox.error.dueInThePast")));
        request.dueAt().filter(due -> due.isAfter(clock.instant().plus(LATEST))).ifPresent(due -> errors.add(FieldError.of("dueAt", "inbox.error.dueTooFar")));
        return errors;
    }

    private static void require(Optional<?> value, String field, String code, List<FieldError> errors) {
        if (value.isEmpty()) {
            errors.add(FieldError.of(field, code));
        }
    }
}
