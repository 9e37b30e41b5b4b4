package io.heyi.inbox.internal;

import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.inbox.SettledTasks;
import io.heyi.inbox.TaskOffers;
import io.heyi.inbox.TaskType;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.orchestration.UserTask;
import io.heyi.orchestration.UserTaskListener;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the inbox equal to what the engine waits for. Every call may come again, at any time, on any instance of the product. */
@Component
public class TaskProjection implements UserTaskListener, SettledTasks, TaskOffers {

    private final TaskStore store;
    private final TaskTypes types;
    private final AuditTrail audit;
    private final ProcessCommands commands;
    private final Managers managers;
    private final Clock clock;

    TaskProjection(TaskStore store, TaskTypes types, AuditTrail audit, ProcessCommands commands, Clock clock, Managers managers) {
        this.store = store;
        this.types = types;
        this.audit = audit;
        this.commands = commands;
        this.clock = clock;
        this.managers = managers;
    }

    @Override
    @Transactional
    public void created(UserTask offered) {
        var known = store.lockByEngineKey(offered.key());
        if (known.filter(task -> task.is(offered)).isPresent()) {
            known.filter(task -> task.state() == TaskState.WITHDRAWN).ifPresent(this::reopen);
            return;
        }
        known.ifPresent(this::loseKey);
        var task = Task.offered(UUID.randomUUID(), offered, clock.instant());
        var type = types.of(task);
        task = task.about(type.subject(task.context()), type.excluded(task.context()).stream().map(Username::value).collect(Collectors.toSet()));
        task = task.knowing(type.listFacts(task.context()).values());
        task = type.offeredTo(task.context()).map(task::offeredTo).orElse(task);
        task = task.managedBy(managers.of(task.offer()));
        task = type.passesToSubstitutes(task.context()) ? task : task.personal();
        if (!store.insert(task)) {
            return;
        }
        record(task, "inbox.taskCreated", Map.of("assignee", task.offer().assignee().orElse(""), "candidateGroups", task.offer().candidateGroups()));
        if (!task.offer().candidateGroups().equals(offered.candidateGroups()) || !task.offer().candidateUsers().equals(Set.copyOf(offered.candidateUsers()))) {
            show(task);
        }
        var opened = task;
        type.alreadyDecided(task.context()).ifPresent(decision -> takeOver(opened, type, decision));
    }

    /** A killed engine had not written down what it offered under this key; it comes again under another, or not at all. */
    private void loseKey(Task task) {
        store.loseKey(task, clock.instant());
        commands.forgetUserTask(task.engineKey(), task.businessKey());
        if (task.isOpen()) {
            record(task, "inbox.taskWithdrawn", Map.of());
        } else if (task.state() == TaskState.DONE) {
            answerSuccessor(task);
        }
    }

    /** The engine offers a task that a wrong "not found" had closed here. */
    private void reopen(Task task) {
        store.reopen(task.id());
        record(task, "inbox.taskReopened", Map.of());
    }

    /** A timer won the race against a decision that the owning module has already recorded, and the engine asks again: answer with that decision. */
    private void takeOver(Task task, TaskType type, TaskType.RecordedDecision decision) {
        store.decide(task.id(), new Task.Decision(decision.outcome(), Optional.empty(), Optional.empty(), Optional.empty(), clock.instant(), Optional.empty()));
        store.reinstate(task, decision.outcome());
        record(task, "inbox.decisionTakenOver", Map.of("outcome", decision.outcome()));
        commands.completeUserTask(task.engineKey(), task.businessKey(), withOutcome(type, decision.outcome(), decision.variables()));
    }

    static Map<String, Object> withOutcome(TaskType type, String outcome, Map<String, Object> variables) {
        var all = new HashMap<>(variables);
        all.put(type.outcomeVariable(), outcome);
        return all;
    }

    @Override
    @Transactional
    public void gone(long taskKey) {
        store.lockByEngineKey(taskKey).filter(Task::isOpen).ifPresent(task -> {
            store.withdraw(task.id(), clock.instant());
            record(task, "inbox.taskWithdrawn", Map.of());
        });
    }

    @Override
    @Transactional
    public void completed(long taskKey) {
        store.confirm(taskKey, clock.instant());
        store.findByEngineKey(taskKey).ifPresent(this::answerSuccessor);
    }

    @Override
    @Transactional
    public void completionRefused(long taskKey) {
        store.lockByEngineKey(taskKey).filter(task -> task.state() == TaskState.DONE).ifPresent(task -> {
            if (answerSuccessor(task)) {
                store.confirm(taskKey, clock.instant());
            } else {
                store.refuse(task.id());
                record(task, "inbox.completionRefused", Map.of());
            }
        });
    }

    /**
     * A timer may have replaced a task by a new one while the old one was still on a screen and was decided there. The owning module has the decision, so the
     * new task is answered with it and nobody is asked twice.
     *
     * @return whether there was such a task
     */
    private boolean answerSuccessor(Task decided) {
        var answered = false;
        for (var task : store.successors(decided)) {
            var type = types.of(task);
            var recorded = type.alreadyDecided(task.context());
            recorded.ifPresent(decision -> takeOver(task, type, decision));
            answered |= recorded.isPresent();
        }
        return answered;
    }

    @Override
    @Transactional
    public void settle(String taskType, String businessKey, Map<String, Object> variables) {
        for (var task : store.lockOpen(taskType, businessKey, variables)) {
            var type = types.of(task);
            type.alreadyDecided(task.context()).ifPresent(decision -> takeOver(task, type, decision));
        }
    }

    @Override
    @Transactional
    public void renew(String taskType, String businessKey) {
        for (var task : store.lockOpen(taskType, businessKey, Map.of())) {
            types.of(task).offeredTo(task.context()).map(task::offeredTo).map(changed -> changed.managedBy(managers.of(changed.offer()))).filter(changed -> !changed.offer().equals(task.offer())).ifPresent(changed -> {
                store.offer(changed.id(), changed.offer());
                record(changed, "inbox.taskOffered", Map.of("candidateGroups", changed.offer().candidateGroups()));
                commands.assignUserTask(changed.engineKey(), changed.businessKey(), Optional.empty());
                show(changed);
            });
        }
    }

    @Override
    public List<Long> openTaskKeys(long afterKey, int limit) {
        return store.openKeys(afterKey, limit);
    }

    @Override
    public List<Long> openTaskKeysOf(long processInstanceKey) {
        return store.openKeysOfInstance(processInstanceKey);
    }

    @Override
    public List<Long> openTaskKeysOf(String businessKey) {
        return store.openKeysOfCase(businessKey);
    }

    /** What the model did not say the engine learns from here, where it shows such things. */
    private void show(Task task) {
        commands.updateUserTask(task.engineKey(), task.businessKey(), new ProcessCommands.UserTaskUpdate(task.dueAt(), task.priority(), task.offer().candidateGroups(),
                task.offer().candidateUsers().stream().sorted().toList()));
    }

    private void record(Task task, String action, Map<String, Object> details) {
        audit.record(TaskHistory.event(task, AuditEvent.SYSTEM, action, details));
    }
}
