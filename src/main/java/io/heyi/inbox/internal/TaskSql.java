package io.heyi.inbox.internal;

import java.util.List;
import java.util.stream.Collectors;

/** Pieces of SQL that several lists share. */
final class TaskSql {

    /** What waits for a person: held or on offer. Each part has an index. */
    static final List<String> WAITING = List.of(TaskRights.HELD, TaskRights.OFFERED);

    /** What a person decided, and what a substitute decided in his place. Each part has an index; nobody is his own substitute, so no task is in both. */
    static final List<String> DECIDED = List.of("decided_by = :me", "decided_in_place_of = :me");

    /** Not put away by this person, or back because its deadline has passed: {@code :piercing} is now, or long ago where a deadline does not end it. */
    static final String AWAKE = "(id <> all (array(select task_id from inbox.snooze where person = :me and until > :now)) or coalesce(due_at < :piercing, false))";

    private TaskSql() {}

    /** One table of all tasks for which one of the conditions holds. */
    static String from(List<String> conditions) {
        return conditions.stream().map(condition -> "select * from inbox.task where " + condition).collect(Collectors.joining(" union all ", "(", ") visible"));
    }
}
