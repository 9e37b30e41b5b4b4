package io.heyi.inbox.internal;

import io.heyi.access.CurrentUser;
import io.heyi.shared.FieldError;
import io.heyi.shared.WorkingDays;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How people order their work (issue 6, part 2): how urgent a task is, when its holder looks at it again, and until when somebody does not want to see it. None of it changes
 * who may decide the task. Days are in the company's zone and begin at midnight. Each asks {@link TaskActions}, the only place that changes a task for a person.
 */
@Component
public class TaskOrdering {

    private static final int LONGEST_FOLLOW_UP_DAYS = 730;

    private final TaskActions actions;
    private final TaskStore store;
    private final Snoozes snoozes;
    private final TaskListPolicy policy;
    private final Clock clock;
    private final ZoneId zone;

    TaskOrdering(TaskActions actions, TaskStore store, Snoozes snoozes, TaskListPolicy policy, Clock clock, @Value(WorkingDays.ZONE) ZoneId zone) {
        this.actions = actions;
        this.store = store;
        this.snoozes = snoozes;
        this.policy = policy;
        this.clock = clock;
        this.zone = zone;
    }

    /** By the holder or a manager of the task. @param priority 0 to 100 */
    public ActionOutcome prioritise(UUID id, CurrentUser user, int priority) {
        if (priority < 0 || priority > Priority.LARGEST) {
            return new ActionOutcome.Invalid(List.of(FieldError.of("priority", "lists.error.priority", Priority.LARGEST)));
        }
        return actions.plan(id, user, "prioritise", TaskActions.Planner.HOLDER_OR_MANAGER, task -> {
            if (task.priority() == priority) {
                return Optional.empty();
            }
            store.prioritise(id, priority);
            return Optional.of(new TaskActions.Planned("inbox.taskPrioritised", Map.of("priority", Map.of("old", task.priority(), "new", priority))));
        });
    }

    /** By the holder. @param day from tomorrow on; empty for none */
    public ActionOutcome followUp(UUID id, CurrentUser user, Optional<LocalDate> day) {
        if (day.filter(wanted -> !isWithin(wanted, LONGEST_FOLLOW_UP_DAYS)).isPresent()) {
            return new ActionOutcome.Invalid(List.of(FieldError.of("followUp", "lists.error.followUp", LONGEST_FOLLOW_UP_DAYS)));
        }
        var at = day.map(this::startOf);
        return actions.plan(id, user, "followUp", TaskActions.Planner.HOLDER, task -> {
            if (task.followUpAt().equals(at)) {
                return Optional.empty();
            }
            store.followUp(id, at);
            return Optional.of(new TaskActions.Planned("inbox.taskFollowUpSet", Map.of("followUp", Map.of("old", task.followUpAt().map(this::dayOf).orElse("–"), "new", day.map(LocalDate::toString).orElse("–")))));
        });
    }

    /** Out of this person's lists until a day; it comes back by itself. By whoever has it or is offered it. @param day from tomorrow on; empty brings it back now */
    public ActionOutcome snooze(UUID id, CurrentUser user, Optional<LocalDate> day) {
        if (day.filter(wanted -> !isWithin(wanted, policy.longestSnoozeDays())).isPresent()) {
            return new ActionOutcome.Invalid(List.of(FieldError.of("until", "lists.error.snooze", policy.longestSnoozeDays())));
        }
        var me = user.username().value();
        return actions.plan(id, user, "snooze", TaskActions.Planner.CONCERNED, task -> {
            var before = snoozedUntil(task, user);
            var after = day.map(this::startOf);
            if (before.equals(after)) {
                return Optional.empty();
            }
            if (after.isEmpty()) {
                snoozes.remove(me, id);
                return Optional.of(new TaskActions.Planned("inbox.taskWoken", Map.of()));
            }
            snoozes.put(me, id, after.get());
            return Optional.of(new TaskActions.Planned("inbox.taskSnoozed", Map.of("until", day.get().toString())));
        });
    }

    /** Until when this person has put it away; empty when not, or when it is back. */
    public Optional<Instant> snoozedUntil(Task task, CurrentUser user) {
        return snoozes.until(user.username().value(), task.id(), clock.instant());
    }

    /** The first day that can be chosen. */
    public LocalDate tomorrow() {
        return today().plusDays(1);
    }

    private LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }

    private boolean isWithin(LocalDate day, int days) {
        return day.isAfter(today()) && !day.isAfter(today().plusDays(days));
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private String dayOf(Instant at) {
        return at.atZone(zone).toLocalDate().toString();
    }
}
