package io.heyi.inbox.internal;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.audit.AuditTrail;
import io.heyi.inbox.internal.form.PlainText;
import io.heyi.inbox.internal.notices.TaskNotices;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.shared.FieldError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Who has a task and until when, changed by its holder or its managers (product-bar T1, O12): none of it decides anything. The history is written before the engine is shown
 * anything, as everywhere: both are locked for a case, and must be locked in one order.
 */
@Component
public class TaskPlanning {

    /** Beyond it a date is a slip of the pen, and may be more than a database can keep. */
    private static final Duration LATEST = Duration.ofDays(3_660);

    private final TaskStore store;
    private final TaskRights rights;
    private final Access access;
    private final Identities identities;
    private final AuditTrail audit;
    private final TaskNotices notices;
    private final ProcessCommands commands;
    private final Clock clock;
    private final Attempts attempts;

    TaskPlanning(TaskStore store, TaskRights rights, Access access, Identities identities, AuditTrail audit, TaskNotices notices, ProcessCommands commands, Clock clock, Attempts attempts) {
        this.store = store;
        this.rights = rights;
        this.access = access;
        this.identities = identities;
        this.audit = audit;
        this.notices = notices;
        this.commands = commands;
        this.clock = clock;
        this.attempts = attempts;
    }

    /** Whether the person may plan it: its manager, or who holds it. */
    public boolean mayPlan(Task task, CurrentUser user) {
        return task.isOpen() && (rights.manages(task, user) || task.isHeldBy(user.username().value()) && rights.concerns(task, user));
    }

    /** Whether there is anything to plan for whoever may: what the process gives to one person by name, only a manager dates anew. */
    public boolean leavesAnything(Task task, CurrentUser user) {
        return task.offer().assignee().isEmpty() || rights.manages(task, user);
    }

    /**
     * Gives it to somebody who may decide it; repeating it changes nothing. A task that the model gives to a person stays with that one.
     *
     * @param to must be a candidate without an interest
     */
    public ActionOutcome handOver(UUID id, CurrentUser user, Username to, String reason) {
        return handOver(id, user, to, reason, Optional.empty());
    }

    /**
     * The same for somebody who has seen with whom it is: of two managers who plan it at once, the second is told what the first has done.
     *
     * @param seen user name of its holder as seen, empty text for nobody; empty for whoever does not care
     */
    public ActionOutcome handOver(UUID id, CurrentUser user, Username to, String reason, Optional<String> seen) {
        return plan(id, user, "handOver", task -> {
            if (task.offer().assignee().isPresent()) {
                return new ActionOutcome.AssignedByModel();
            }
            if (task.isHeldBy(to.value())) {
                return new ActionOutcome.Done(task);
            }
            if (seen.isPresent() && task.holder().filter(holder -> !holder.equals(seen.get())).isPresent()) {
                return new ActionOutcome.ClaimedByOther(task.holder().get());
            }
            var errors = faults(reason);
            if (identities.of(to).filter(person -> rights.mayReceive(task, person)).isEmpty()) {
                errors.add(FieldError.of("to", "inbox.error.notACandidate", to.value()));
            }
            if (!errors.isEmpty()) {
                return new ActionOutcome.Invalid(errors);
            }
            store.claim(id, to.value(), Optional.empty(), clock.instant());
            record(task, user, "inbox.taskHandedOver", "holder", task.holder().orElse(""), to.value(), reason);
            commands.assignUserTask(task.engineKey(), task.businessKey(), Optional.of(to.value()));
            notices.handedOver(task, to, user.username());
            return done(id);
        });
    }

    /**
     * Sets another date in the inbox, by a manager; what the model itself waits for is not changed by it.
     *
     * @param dueAt in the future, within ten years
     */
    public ActionOutcome redate(UUID id, CurrentUser user, Instant dueAt, String reason) {
        return plan(id, user, "redate", task -> {
            if (!rights.manages(task, user)) {
                // who is late does not give himself more time
                return new ActionOutcome.Forbidden(task);
            }
            if (task.dueAt().filter(dueAt::equals).isPresent()) {
                return new ActionOutcome.Done(task);
            }
            var errors = faults(reason);
            if (!dueAt.isAfter(clock.instant())) {
                errors.add(FieldError.of("dueAt", "inbox.error.dueInThePast"));
            } else if (dueAt.isAfter(clock.instant().plus(LATEST))) {
                errors.add(FieldError.of("dueAt", "inbox.error.dueTooFar"));
            }
            if (!errors.isEmpty()) {
                return new ActionOutcome.Invalid(errors);
            }
            store.redate(id, dueAt);
            record(task, user, "inbox.taskRedated", "dueAt", task.dueAt().map(Instant::toString).orElse(null), dueAt.toString(), reason);
            commands.updateUserTask(task.engineKey(), task.businessKey(), new ProcessCommands.UserTaskUpdate(Optional.of(dueAt), task.priority(), task.offer().candidateGroups(),
                    List.copyOf(task.offer().candidateUsers())));
            return done(id);
        });
    }

    /** Takes it from whoever holds it, back to its candidates; for managers, with a reason. */
    public ActionOutcome takeBack(UUID id, CurrentUser user, String reason) {
        return plan(id, user, "takeBack", task -> {
            if (task.offer().assignee().isPresent() && task.heldFor().isEmpty()) {
                return new ActionOutcome.AssignedByModel();
            }
            if (task.holder().isEmpty()) {
                return new ActionOutcome.Done(task);
            }
            var errors = faults(reason);
            if (!errors.isEmpty()) {
                return new ActionOutcome.Invalid(errors);
            }
            store.release(id);
            record(task, user, "inbox.taskTakenBack", "holder", task.holder().get(), "", reason);
            commands.assignUserTask(task.engineKey(), task.businessKey(), task.offer().assignee());
            return done(id);
        });
    }

    /** To whom it may be handed: its candidates without an interest, without the one who has it, by user name. */
    public List<Username> receivers(Task task) {
        if (task.offer().assignee().isPresent()) {
            return List.of();
        }
        var excluded = rights.excluded(task);
        return Stream.concat(task.offer().candidateUsers().stream().filter(Username::isValid).map(Username::new), task.offer().candidateGroups().stream().flatMap(group -> access.members(group).stream()))
                .distinct().filter(person -> !excluded.contains(person.value()) && !task.isHeldBy(person.value())).sorted(Comparator.comparing(Username::value)).toList();
    }

    private ActionOutcome plan(UUID id, CurrentUser user, String attempt, Function<Task, ActionOutcome> action) {
        return attempts.of(id, user, attempt, task -> {
            var concerned = rights.manages(task, user) || rights.concerns(task, user);
            if (!concerned) {
                return new ActionOutcome.Forbidden(task);
            }
            if (!task.isOpen()) {
                return TaskActions.ended(task);
            }
            if (!mayPlan(task, user)) {
                return task.holder().<ActionOutcome>map(ActionOutcome.ClaimedByOther::new).orElseGet(() -> new ActionOutcome.Forbidden(task));
            }
            return action.apply(task);
        });
    }

    private static List<FieldError> faults(String reason) {
        var errors = new ArrayList<FieldError>();
        if (reason == null || reason.isBlank()) {
            errors.add(FieldError.of("reason", "inbox.error.reasonMissing"));
        } else if (reason.codePointCount(0, reason.length()) > Completion.LONGEST_REASON) {
            errors.add(FieldError.of("reason", "inbox.error.reasonTooLong", Completion.LONGEST_REASON));
        } else if (!PlainText.isClean(reason)) {
            errors.add(FieldError.of("reason", "inbox.form.controlCharacters"));
        }
        return errors;
    }

    private void record(Task task, CurrentUser user, String action, String field, String before, String after, String reason) {
        var change = new HashMap<String, Object>();
        change.put("old", before);
        change.put("new", after);
        audit.record(TaskHistory.event(task, user.username().value(), action, Map.of(field, change, "reason", reason.strip())));
    }

    private ActionOutcome done(UUID id) {
        return new ActionOutcome.Done(store.find(id).orElseThrow());
    }
}
