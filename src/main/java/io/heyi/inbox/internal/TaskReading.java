package io.heyi.inbox.internal;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.Inbox;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.shared.WorkingDays;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Lists, counts and single tasks, for the person who asks. */
@Component
public class TaskReading implements Inbox {

    private final TaskStore store;
    private final TaskLists lists;
    private final TaskListPolicy policy;
    private final TaskRights rights;
    private final Clock clock;
    private final ZoneId zone;

    TaskReading(TaskStore store, TaskLists lists, TaskListPolicy policy, TaskRights rights, Clock clock, @Value(WorkingDays.ZONE) ZoneId zone) {
        this.store = store;
        this.lists = lists;
        this.policy = policy;
        this.rights = rights;
        this.clock = clock;
        this.zone = zone;
    }

    /** What came of opening a task. */
    public sealed interface Opened {

        /** @param mayAct false for somebody who may only look */
        record Visible(Task task, boolean mayAct) implements Opened {}

        record Forbidden() implements Opened {}

        record Unknown() implements Opened {}
    }

    /** @param businessKey only tasks of this case */
    public PageOf<Task> list(TaskView view, Optional<String> businessKey, CurrentUser user, PageRequest page) {
        return list(TaskSelection.of(view, businessKey), user, page);
    }

    /** Filters only ever take tasks away from those that the person may see. */
    public PageOf<Task> list(TaskSelection wanted, CurrentUser user, PageRequest page) {
        return lists.list(wanted, parameters(user), page);
    }

    /** How many tasks each of these lists has for this person, in their order; empty for one whose number is not told beside others. */
    public List<Optional<Long>> counts(List<TaskSelection> wanted, CurrentUser user) {
        var told = wanted.stream().filter(TaskSelection::isOfWaiting).toList();
        var counts = lists.counts(told, parameters(user)).iterator();
        return wanted.stream().map(one -> one.isOfWaiting() ? Optional.of(counts.next()) : Optional.<Long>empty()).toList();
    }

    /** Open tasks that the person holds or may take with a deadline in the span, the earliest first; at most {@code limit}. */
    public List<Task> due(CurrentUser user, Instant from, Instant to, int limit) {
        return store.due(parameters(user), from, to, limit);
    }

    @Override
    public Counts counts(CurrentUser user) {
        return lists.counts(parameters(user));
    }

    @Override
    public Map<String, Long> waiting(CurrentUser user, Collection<String> cases) {
        return cases.isEmpty() ? Map.of() : store.waiting(cases, parameters(user));
    }

    @Override
    public List<Offered> offeredTo(Collection<String> groups, int limit) {
        return groups.isEmpty() ? List.of() : store.offeredTo(groups, limit);
    }

    /** Without asking whether anybody may see it: for callers that ask {@link TaskRights} themselves. */
    public Optional<Task> find(UUID id) {
        return store.find(id);
    }

    /** A refusal is recorded (product-bar T1). */
    public Opened open(UUID id, CurrentUser user) {
        var found = store.find(id);
        if (found.isEmpty()) {
            return new Opened.Unknown();
        }
        var task = found.get();
        if (!rights.mayRead(task, user)) {
            rights.recordRefusal(task, user, "read");
            return new Opened.Forbidden();
        }
        return new Opened.Visible(task, mayAct(task, user));
    }

    /** Those of these tasks that the person is kept out of by an interest, whatever else he may read of their case. */
    public List<UUID> hidden(Collection<UUID> tasks, CurrentUser reader) {
        return tasks.stream().filter(id -> store.find(id).filter(task -> rights.excluded(task).contains(reader.username().value())).isPresent()).toList();
    }

    /** Whether the person may decide it now; asks only, and remembers no refusal. */
    public boolean mayAct(Task task, CurrentUser user) {
        return task.isOpen() && rights.standing(task, user).filter(standing -> mayAct(task, user, standing)).isPresent();
    }

    /** Not while somebody else has it, unless in that one's place. */
    private static boolean mayAct(Task task, CurrentUser user, Standing standing) {
        return task.holder().map(holder -> holder.equals(user.username().value()) || standing.inPlaceOf().filter(absent -> absent.username().value().equals(holder)).isPresent())
                .orElse(true);
    }

    private Map<String, Object> parameters(CurrentUser user) {
        var now = clock.instant();
        var tomorrow = now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
        var parameters = new HashMap<>(rights.parameters(user));
        parameters.put("now", TaskStore.at(now));
        parameters.put("tomorrow", TaskStore.at(tomorrow));
        parameters.put("piercing", TaskStore.at(policy.deadlineEndsSnooze() ? now : Instant.EPOCH));
        return parameters;
    }
}
