package io.heyi.inbox.internal;

import io.heyi.access.CurrentUser;
import io.heyi.audit.AuditTrail;
import io.heyi.audit.OnBehalf;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.inbox.TaskType;
import io.heyi.inbox.TaskType.DecisionResult;
import io.heyi.inbox.internal.form.FormCheck;
import io.heyi.orchestration.ProcessCommands;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Claiming, giving back and completing. Each is one transaction on the locked row; nothing is kept of an attempt that was refused but its audit entry. */
@Component
public class TaskActions {

    private final TaskStore store;
    private final TaskRights rights;
    private final TaskTypes types;
    private final TaskForms forms;
    private final AuditTrail audit;
    private final ProcessCommands commands;
    private final Clock clock;
    private final Attempts attempts;

    TaskActions(TaskStore store, TaskRights rights, TaskTypes types, TaskForms forms, AuditTrail audit, ProcessCommands commands, Clock clock, Attempts attempts) {
        this.store = store;
        this.rights = rights;
        this.types = types;
        this.forms = forms;
        this.audit = audit;
        this.commands = commands;
        this.clock = clock;
        this.attempts = attempts;
    }

    /** Takes a task that is on offer, or one of somebody who is away; repeating it by the holder changes nothing. Of two people exactly one wins (product-bar T11). */
    public ActionOutcome claim(UUID id, CurrentUser user) {
        return act(id, user, "claim", (task, standing) -> {
            if (!task.isOpen()) {
                return ended(task);
            }
            if (task.isHeldBy(user.username().value())) {
                return new ActionOutcome.Done(task);
            }
            if (isHeldByAnother(task, user, standing)) {
                return new ActionOutcome.ClaimedByOther(task.holder().orElseThrow());
            }
            take(task, user, standing);
            return reread(id);
        });
    }

    /** Gives a claimed task back to its candidates, a substitute's to whom the model names; repeating it changes nothing. */
    public ActionOutcome release(UUID id, CurrentUser user) {
        return act(id, user, "release", (task, standing) -> {
            if (!task.isOpen()) {
                return ended(task);
            }
            if (task.offer().assignee().isPresent() && task.heldFor().isEmpty()) {
                return new ActionOutcome.AssignedByModel();
            }
            if (task.holder().isEmpty()) {
                return new ActionOutcome.Done(task);
            }
            if (isHeldByAnother(task, user, standing)) {
                return new ActionOutcome.ClaimedByOther(task.holder().get());
            }
            store.release(id);
            record(task, user, "inbox.taskReleased", inPlaceOf(standing));
            commands.assignUserTask(task.engineKey(), task.businessKey(), task.offer().assignee());
            return reread(id);
        });
    }

    /** Decides a task; one on offer is claimed on the way. The very same decision by the same person again is answered like the first time. */
    public ActionOutcome complete(UUID id, CurrentUser user, Completion completion) {
        return act(id, user, "complete", (task, standing) -> {
            if (!task.isOpen()) {
                return isRepeat(task, user, completion) ? new ActionOutcome.Done(task) : ended(task);
            }
            if (isHeldByAnother(task, user, standing)) {
                return new ActionOutcome.ClaimedByOther(task.holder().get());
            }
            return decide(task, user, standing, completion);
        });
    }

    /** Whoever is away lets go of what he holds to whoever acts for him. */
    private static boolean isHeldByAnother(Task task, CurrentUser user, Standing standing) {
        return task.holder().filter(holder -> !holder.equals(user.username().value()))
                .filter(holder -> standing.inPlaceOf().filter(absent -> absent.username().value().equals(holder)).isEmpty()).isPresent();
    }

    /** Who may plan a task. */
    enum Planner { HOLDER, HOLDER_OR_MANAGER, CONCERNED }

    /** A change of its plan as the history tells it. */
    record Planned(String action, Map<String, Object> details) {}

    /** Changes when and how soon an open task is looked at. @param change empty when it is so already */
    ActionOutcome plan(UUID id, CurrentUser user, String attempt, Planner by, Function<Task, Optional<Planned>> change) {
        return attempts.of(id, user, attempt, task -> {
            if (!mayPlan(task, user, by)) {
                return new ActionOutcome.Forbidden(task);
            }
            if (!task.isOpen()) {
                return ended(task);
            }
            change.apply(task).ifPresent(planned -> {
                record(task, user, planned.action(), planned.details());
                show(id);
            });
            return reread(id);
        });
    }

    private void show(UUID id) {
        var task = store.find(id).orElseThrow();
        commands.updateUserTask(task.engineKey(), task.businessKey(), new ProcessCommands.UserTaskUpdate(task.dueAt(), task.priority(), task.offer().candidateGroups(),
                List.copyOf(task.offer().candidateUsers())));
    }

    private boolean mayPlan(Task task, CurrentUser user, Planner by) {
        return switch (by) {
            case HOLDER -> task.isHeldBy(user.username().value()) && rights.concerns(task, user);
            case HOLDER_OR_MANAGER -> mayPlan(task, user, Planner.HOLDER) || rights.manages(task, user);
            case CONCERNED -> rights.concerns(task, user);
        };
    }

    private ActionOutcome decide(Task task, CurrentUser user, Standing standing, Completion completion) {
        var type = types.of(task);
        var context = task.context();
        var errors = completion.faults(type.outcomes(context));
        var values = Map.<String, Object>of();
        switch (check(type, task, completion)) {
            case FormCheck.Result.Accepted(var accepted) -> values = accepted;
            case FormCheck.Result.Refused(var faults) -> errors.addAll(faults);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var decision = decision(user, standing, completion, values, now);
        if (errors.isEmpty()) {
            errors.addAll(type.check(context, decision));
        }
        if (!errors.isEmpty()) {
            return new ActionOutcome.Invalid(errors);
        }
        return switch (ruling(type, context, decision)) {
            case DecisionResult.Recorded(var variables) -> {
                finish(task, type, decision, user, standing, completion.hash(), variables);
                yield reread(task.id());
            }
            case DecisionResult.TooLate(var messageKey, var arguments) -> new ActionOutcome.TooLate(messageKey, arguments);
            case DecisionResult.Refused(var faults) -> new ActionOutcome.Invalid(faults);
            case DecisionResult.NotAllowed(var messageKey) -> new ActionOutcome.NotAllowed(task, messageKey);
        };
    }

    private FormCheck.Result check(TaskType type, Task task, Completion completion) {
        return forms.of(task).map(form -> FormCheck.check(form, type.formData(task.context()), completion.values()))
                .orElseGet(() -> FormCheck.withoutForm(completion.values()));
    }

    /** The owning module asks what the absent person may; the session is that of whoever really acts. */
    private static TaskDecision decision(CurrentUser user, Standing standing, Completion completion, Map<String, Object> values, Instant now) {
        return standing.inPlaceOf()
                .map(absent -> new TaskDecision(new CurrentUser(absent.username(), absent.displayName(), absent.roles(), absent.relations(), absent.groups(), user.sessionId()),
                        completion.outcome(), completion.reason(), values, now, Optional.of(user.username())))
                .orElseGet(() -> new TaskDecision(user, completion.outcome(), completion.reason(), values, now));
    }

    private static DecisionResult ruling(TaskType type, TaskContext context, TaskDecision decision) {
        return decision.substitute().map(substitute -> OnBehalf.of(decision.by().username().value(), substitute.value(), () -> type.decide(context, decision)))
                .orElseGet(() -> type.decide(context, decision));
    }

    private void finish(Task task, TaskType type, TaskDecision decision, CurrentUser user, Standing standing, String hash, Map<String, Object> variables) {
        var by = user.username().value();
        if (!task.isHeldBy(by)) {
            take(task, user, standing);
        }
        store.decide(task.id(), new Task.Decision(decision.outcome(), decision.reason(), Optional.of(by), standing.inPlaceOf().map(absent -> absent.username().value()),
                decision.at(), Optional.of(hash)));
        var details = new HashMap<String, Object>(Map.of("outcome", decision.outcome(), "values", decision.values()));
        details.putAll(inPlaceOf(standing));
        decision.reason().ifPresent(reason -> details.put("reason", reason));
        record(task, user, "inbox.taskCompleted", details);
        commands.completeUserTask(task.engineKey(), task.businessKey(), TaskProjection.withOutcome(type, decision.outcome(), variables));
    }

    private void take(Task task, CurrentUser user, Standing standing) {
        store.claim(task.id(), user.username().value(), standing.inPlaceOf().map(absent -> absent.username().value()), clock.instant());
        record(task, user, "inbox.taskClaimed", inPlaceOf(standing));
        commands.assignUserTask(task.engineKey(), task.businessKey(), Optional.of(user.username().value()));
    }

    private static Map<String, Object> inPlaceOf(Standing standing) {
        return standing.inPlaceOf().<Map<String, Object>>map(absent -> Map.of("inPlaceOf", absent.username().value())).orElse(Map.of());
    }

    private ActionOutcome act(UUID id, CurrentUser user, String attempt, BiFunction<Task, Standing, ActionOutcome> action) {
        return attempts.of(id, user, attempt, task -> rights.standing(task, user).map(standing -> action.apply(task, standing)).orElseGet(() -> new ActionOutcome.Forbidden(task)));
    }

    private ActionOutcome reread(UUID id) {
        return new ActionOutcome.Done(store.find(id).orElseThrow());
    }

    private static boolean isRepeat(Task task, CurrentUser user, Completion completion) {
        return task.decision().filter(decision -> decision.by().equals(Optional.of(user.username().value()))
                && decision.hash().equals(Optional.of(completion.hash()))).isPresent() && task.state() == TaskState.DONE;
    }

    static ActionOutcome ended(Task task) {
        return task.state() == TaskState.DONE
                ? task.decision().map(decision -> new ActionOutcome.AlreadyDecided(decision.by(), decision.at(), decision.outcome())).orElseThrow()
                : new ActionOutcome.NoLongerOpen(task.state());
    }

    private void record(Task task, CurrentUser user, String action, Map<String, Object> details) {
        audit.record(TaskHistory.event(task, user.username().value(), action, details));
    }
}
