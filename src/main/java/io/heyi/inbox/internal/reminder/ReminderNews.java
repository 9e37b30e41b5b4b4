package io.heyi.inbox.internal.reminder;

import io.heyi.access.Access;
import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.inbox.internal.Task;
import io.heyi.inbox.internal.TaskHistory;
import io.heyi.inbox.internal.TaskRights;
import io.heyi.inbox.internal.TaskStore;
import io.heyi.notification.Notice;
import io.heyi.notification.NoticeKind;
import io.heyi.notification.Notifications;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells people of a step and writes it into the history of the task. Nobody who must not know of the task hears of it, managers included (product-bar T2). */
@Component
class ReminderNews {

    private final ReminderStore store;
    private final TaskStore tasks;
    private final TaskRights rights;
    private final Access access;
    private final Notifications notifications;
    private final AuditTrail audit;
    private final ReminderPolicy policy;

    ReminderNews(ReminderStore store, TaskStore tasks, TaskRights rights, Access access, Notifications notifications, AuditTrail audit, ReminderPolicy policy) {
        this.store = store;
        this.tasks = tasks;
        this.rights = rights;
        this.access = access;
        this.notifications = notifications;
        this.audit = audit;
        this.policy = policy;
    }

    /** Within the caller's transaction; a step that the deadline had already changes nothing. */
    void take(Task task, ReminderStep step, Instant now) {
        var mayKnow = Predicate.not(rights.excluded(task)::contains);
        var escalated = step == ReminderStep.ESCALATION;
        // the process itself may remind too, and one reminder at a time is enough
        var quiet = !escalated && task.reminding().filter(earlier -> earlier.last().plus(policy.quiet()).isAfter(now)).isPresent();
        var told = quiet ? Set.<String>of() : (escalated ? managers(task) : concerned(task)).filter(mayKnow).collect(Collectors.toCollection(TreeSet::new));
        if (!store.take(task, step, now, told)) {
            return;
        }
        if (!quiet) {
            tasks.markReminded(task.id(), now);
            tell(task, step, escalated ? NoticeKind.TASK_ESCALATED : NoticeKind.TASK_REMINDER, told, now);
        }
        audit.record(TaskHistory.event(task, AuditEvent.SYSTEM, action(step), Map.of("told", String.join(", ", told), "dueAt", task.dueAt().orElseThrow().toString())));
    }

    private static String action(ReminderStep step) {
        return switch (step) {
            case BEFORE -> "inbox.remindedBefore";
            case DUE -> "inbox.remindedDue";
            case ESCALATION -> "inbox.taskEscalated";
        };
    }

    private void tell(Task task, ReminderStep step, NoticeKind kind, Collection<String> told, Instant now) {
        if (!told.isEmpty()) {
            var deadline = task.dueAt().orElseThrow().getEpochSecond();
            notifications.tell(new Notice("task:%s:reminder:%s:%d".formatted(task.id(), step.name().toLowerCase(Locale.ROOT), deadline), kind,
                    told.stream().map(Username::new).collect(Collectors.toSet()), "inbox.reminder.notice." + step.name(), List.of(task.subject()), "/inbox/tasks/" + task.id(), now));
        }
    }

    /** Who has it, or everybody who may take it. */
    private Stream<String> concerned(Task task) {
        return task.holder().map(holder -> Stream.of(holder).filter(Username::isValid))
                .orElseGet(() -> Stream.concat(task.offer().candidateUsers().stream().filter(Username::isValid), members(task.offer().candidateGroups())));
    }

    private Stream<String> managers(Task task) {
        return members(task.offer().managers());
    }

    private Stream<String> members(Collection<String> groups) {
        return groups.stream().flatMap(group -> access.members(group).stream()).map(Username::value);
    }
}
