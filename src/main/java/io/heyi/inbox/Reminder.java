package io.heyi.inbox;

import io.heyi.orchestration.JobCatalogue.TaskTypeRef;
import java.time.Instant;
import java.util.Map;

/**
 * Fact: a case reminds those who have not decided yet. Published by the owning module within its step; the inbox then marks the tasks that are still open, for everybody
 * who has them. Afterwards and in a transaction of its own, because who decides holds the task before the case and a step holds the case: in one transaction two would
 * wait for each other. Repeating it changes nothing.
 *
 * @param variables that the task has, nested ones in part: {@code {"seat": {"id": "ME-0001"}}}; empty for all of this type in the case
 * @param at moment of the reminder; a task that came later is not meant
 */
public record Reminder(String taskType, String businessKey, Map<String, Object> variables, Instant at) {

    public Reminder {
        variables = Map.copyOf(variables);
    }

    /** To everybody whom the case asks this. */
    public static Reminder of(TaskTypeRef type, String businessKey, Instant at) {
        return new Reminder(type.taskType(), businessKey, Map.of(), at);
    }
}
