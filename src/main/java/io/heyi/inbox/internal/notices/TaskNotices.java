package io.heyi.inbox.internal.notices;

import io.heyi.access.Access;
import io.heyi.access.Username;
import io.heyi.inbox.internal.Task;
import io.heyi.inbox.internal.TaskChange;
import io.heyi.inbox.internal.TaskRights;
import io.heyi.inbox.internal.TaskStore;
import io.heyi.inbox.internal.TaskWatcher;
import io.heyi.notification.Notice;
import io.heyi.notification.NoticeKind;
import io.heyi.notification.Notifications;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Tells people of their tasks, and stops telling as soon as a task needs them no more: what somebody takes within the grace is mailed to nobody else (product-bar T14).
 * Everything happens in the transaction of the change, with one statement for all people.
 */
@Component
public class TaskNotices implements TaskWatcher {

    private final ObjectProvider<Notifications> notifications;
    private final TaskStore store;
    private final TaskRights rights;
    private final Access access;
    private final TaskNoticePolicy policy;
    private final Clock clock;

    /** @param notifications absent where the inbox is tested by itself */
    TaskNotices(ObjectProvider<Notifications> notifications, TaskStore store, TaskRights rights, Access access, TaskNoticePolicy policy, Clock clock) {
        this.notifications = notifications;
        this.store = store;
        this.rights = rights;
        this.access = access;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public void changed(UUID id, TaskChange change) {
        var told = notifications.getIfAvailable();
        if (told == null) {
            return;
        }
        switch (change) {
            case CREATED -> store.find(id).ifPresent(task -> opened(told, task, key(id) + (task.offer().assignee().isPresent() ? ":assigned" : ":offered")));
            // a key of its own, because those who were told once are told again
            case GIVEN_BACK, REOPENED -> store.find(id).ifPresent(task -> {
                // whoever had it, was reminded of it or is no candidate any more
                told.settle(key(id));
                opened(told, task, key(id) + ":offered:" + clock.millis());
            });
            case TAKEN -> told.settle(key(id) + ":offered");
            case FINISHED, GONE, REFUSED -> told.settle(key(id));
            case REMINDED, PLANNED -> {
                // told by who reminds; a plan is its planner's
            }
        }
    }

    /** Tells whoever has it now; call it in the transaction that hands it over. */
    public void handedOver(Task task, Username to, Username by) {
        notifications.ifAvailable(told -> {
            told.settle(key(task.id()));
            told.tell(new Notice(key(task.id()) + ":handed-over:" + clock.millis(), NoticeKind.TASK_HANDED_OVER, Set.of(to), "inboxnotices.handedOver",
                    List.of(name(task), task.subject(), access.nameOf(by).orElse(by.value())), path(task), clock.instant()));
        });
    }

    private void opened(Notifications told, Task task, String key) {
        if (!task.isOpen()) {
            return;
        }
        if (task.holder().isPresent()) {
            tell(told, task, key, NoticeKind.TASK_ASSIGNED, people(task.holder().stream(), task), "inboxnotices.assigned", Duration.ZERO);
        } else {
            var candidates = Stream.concat(task.offer().candidateUsers().stream(), task.offer().candidateGroups().stream().flatMap(group -> access.members(group).stream()).map(Username::value));
            tell(told, task, key, NoticeKind.TASK_OFFERED, people(candidates, task), "inboxnotices.offered", policy.groupGrace());
        }
    }

    private void tell(Notifications told, Task task, String key, NoticeKind kind, Set<Username> to, String messageKey, Duration grace) {
        if (!to.isEmpty()) {
            told.tell(new Notice(key, kind, to, messageKey, List.of(name(task), task.subject()), path(task), clock.instant(), grace));
        }
    }

    /** A model may name anybody; who is kept out of it is not told of it, not even where the interest came after the offer. */
    private Set<Username> people(Stream<String> names, Task task) {
        var excluded = rights.excluded(task);
        return names.filter(Username::isValid).filter(name -> !excluded.contains(name)).distinct()
                .map(Username::new).collect(Collectors.toSet());
    }

    private static String name(Task task) {
        return Notice.word("task." + task.taskType() + ".name");
    }

    private static String path(Task task) {
        return "/inbox/tasks/" + task.id();
    }

    private static String key(UUID id) {
        return "task:" + id;
    }
}
