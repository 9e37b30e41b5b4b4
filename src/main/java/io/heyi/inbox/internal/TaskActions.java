package io.heyi.inbox.internal;

import io.heyi.access.CurrentUser;
import io.heyi.audit.AuditTrail;
import io.heyi.inbox.TaskDecision;
import io.heyi.inbox.TaskType;
import io.heyi.inbox.TaskType.DecisionResult;
import io.heyi.inbox.internal.form.FormCheck;
import io.heyi.inbox.internal.form.Forms;
import io.heyi.orchestration.ProcessCommands;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Claiming, giving back and completing. Each is one transaction on the locked row; nothing is kept of an attempt that was refused but its audit entry. */
@Component
public class TaskActions {

    private final TaskStore store;
    private final TaskRights rights;
    private final TaskTypes types;
    private final Forms forms;
    private final AuditTrail audit;
    private final ProcessCommands commands;
    private final Clock clock;
    private final TransactionTemplate transaction;

    TaskActions(TaskStore store, TaskRights rights, TaskTypes types, Forms forms, AuditTrail audit, ProcessCommands commands, Clock clock,
                PlatformTransactionManager transactions) {
        this.store = store;
        this.rights = rights;
        this.types = types;
        this.forms = forms;
        this.audit = audit;
        this.commands = commands;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Takes a task that is on offer; repeating it by the holder changes nothing. Of two people exactly one wins (product-bar T11). */
    public ActionOutcome claim(UUID id, CurrentUser user) {
        return act(id, user, "claim", task -> {
            if (!task.isOpen()) {
                return ended(task);
            }
            if (task.isHeldBy(user.username().value())) {
                return new ActionOutcome.Done(task);
            }
            if (task.holder().isPresent()) {
                return new ActionOutcome.ClaimedByOther(task.holder().get());
            }
            take(task, user);
            return reread(id);
        });
    }

    /** Gives a claimed task back to its candidates; repeating it changes nothing. */
    public ActionOutcome release(UUID id, CurrentUser user) {
        return act(id, user, "release", task -> {
            if (!task.isOpen()) {
                return ended(task);
            }
            if (task.offer().assignee().isPresent()) {
                return new ActionOutcome.AssignedByModel();
            }
            if (task.holder().isEmpty()) {
                return new ActionOutcome.Done(task);
            }
            if (!task.isHeldBy(user.username().value())) {
                return new ActionOutcome.ClaimedByOther(task.holder().get());
            }
            store.release(id);
            record(task, user, "inbox.taskReleased", Map.of());
            return reread(id);
        });
    }

    /** Decides a task; one on offer is claimed on the way. The very same decision by the same person again is answered like the first time. */
    public ActionOutcome complete(UUID id, CurrentUser user, Completion completion) {
        return act(id, user, "complete", task -> {
            if (!task.isOpen()) {
                return isRepeat(task, user, completion) ? new ActionOutcome.Done(task) : ended(task);
            }
            if (task.holder().isPresent() && !task.isHeldBy(user.username().value())) {
                return new ActionOutcome.ClaimedByOther(task.holder().get());
            }
            return decide(task, user, completion);
        });
    }

    /** Who may plan a task. */
    enum Planner { HOLDER, HOLDER_OR_MANAGER, CONCERNED }

    /** A change of its plan as the history tells it. */
    record Planned(String action, Map<String, Object> details) {}

    /** Changes when and how soon an open task is looked at. @param change empty when it is so already */
    ActionOutcome plan(UUID id, CurrentUser user, String attempt, Planner by, Function<Task, Optional<Planned>> change) {
        return act(id, user, attempt, task -> mayPlan(task, user, by), task -> {
            if (!task.isOpen()) {
                return ended(task);
            }
            change.apply(task).ifPresent(planned -> record(task, user, planned.action(), planned.details()));
            return reread(id);
        });
    }

    private boolean mayPlan(Task task, CurrentUser user, Planner by) {
        return switch (by) {
            case HOLDER -> task.isHeldBy(user.username().value()) && rights.concerns(task, user);
            case HOLDER_OR_MANAGER -> mayPlan(task, user, Planner.HOLDER) || rights.manages(task, user);
            case CONCERNED -> rights.concerns(task, user);
        };
    }

    private ActionOutcome decide(Task task, CurrentUser user, Completion completion) {
        var type = types.of(task);
        var context = task.context();
        var errors = completion.faults(type.outcomes(context));
        var values = Map.<String, Object>of();
        switch (check(type, task, completion)) {
            case FormCheck.Result.Accepted(var accepted) -> values = accepted;
            case FormCheck.Result.Refused(var faults) -> errors.addAll(faults);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var decision = new TaskDecision(user, completion.outcome(), completion.reason(), values, now);
        if (errors.isEmpty()) {
            errors.addAll(type.check(context, decision));
        }
        if (!errors.isEmpty()) {
            return new ActionOutcome.Invalid(errors);
        }
        return switch (type.decide(context, decision)) {
            case DecisionResult.Recorded(var variables) -> {
                finish(task, type, decision, completion.hash(), variables);
                yield reread(task.id());
            }
            case DecisionResult.TooLate(var messageKey, var arguments) -> new ActionOutcome.TooLate(messageKey, arguments);
            case DecisionResult.Refused(var faults) -> new ActionOutcome.Invalid(faults);
            case DecisionResult.NotAllowed(var messageKey) -> new ActionOutcome.NotAllowed(task, messageKey);
        };
    }

    private FormCheck.Result check(TaskType type, Task task, Completion completion) {
        return forms.find(type.formId()).map(form -> FormCheck.check(form, type.formData(task.context()), completion.values()))
                .orElseGet(() -> FormCheck.withoutForm(completion.values()));
    }

    private void finish(Task task, TaskType type, TaskDecision decision, String hash, Map<String, Object> variables) {
        var by = decision.by().username().value();
        if (task.holder().isEmpty()) {
            take(task, decision.by());
        }
        store.decide(task.id(), new Task.Decision(decision.outcome(), decision.reason(), Optional.of(by), Optional.empty(), decision.at(), Optional.of(hash)));
        var details = new HashMap<String, Object>(Map.of("outcome", decision.outcome(), "values", decision.values()));
        decision.reason().ifPresent(reason -> details.put("reason", reason));
        record(task, decision.by(), "inbox.taskCompleted", details);
        commands.completeUserTask(task.engineKey(), task.businessKey(), TaskProjection.withOutcome(type, decision.outcome(), variables));
    }

    private void take(Task task, CurrentUser user) {
        store.claim(task.id(), user.username().value(), clock.instant());
        record(task, user, "inbox.taskClaimed", Map.of());
    }

    private ActionOutcome act(UUID id, CurrentUser user, String attempt, Function<Task, ActionOutcome> action) {
        return act(id, user, attempt, task -> rights.concerns(task, user), action);
    }

    private ActionOutcome act(UUID id, CurrentUser user, String attempt, Predicate<Task> right, Function<Task, ActionOutcome> action) {
        var outcome = transaction.execute(status -> {
            var result = store.lock(id).map(task -> right.test(task) ? action.apply(task) : new ActionOutcome.Forbidden(task))
                    .orElseGet(ActionOutcome.Unknown::new);
            if (!(result instanceof ActionOutcome.Done)) {
                status.setRollbackOnly();
            }
            return result;
        });
        switch (outcome) {
            case ActionOutcome.Forbidden(var task) -> rights.recordRefusal(task, user, attempt);
            case ActionOutcome.NotAllowed(var task, var why) -> rights.recordRefusal(task, user, attempt);
            default -> {
                // only refused access is remembered
            }
        }
        return outcome;
    }

    private ActionOutcome reread(UUID id) {
        return new ActionOutcome.Done(store.find(id).orElseThrow());
    }

    private static boolean isRepeat(Task task, CurrentUser user, Completion completion) {
        return task.decision().filter(decision -> decision.by().equals(Optional.of(user.username().value()))
                && decision.hash().equals(Optional.of(completion.hash()))).isPresent() && task.state() == TaskState.DONE;
    }

    private static ActionOutcome ended(Task task) {
        return task.state() == TaskState.DONE
                ? task.decision().map(decision -> new ActionOutcome.AlreadyDecided(decision.by(), decision.at(), decision.outcome())).orElseThrow()
                : new ActionOutcome.NoLongerOpen(task.state());
    }

    private void record(Task task, CurrentUser user, String action, Map<String, Object> details) {
        audit.record(TaskHistory.event(task, user.username().value(), action, details));
    }
}
