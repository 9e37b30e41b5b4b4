package io.heyi.inbox;

import java.util.Map;

/** For modules whose decisions are made elsewhere than in the inbox: their tasks are done once the owning module has the decision. */
public interface SettledTasks {

    /**
     * Asks {@link TaskType#alreadyDecided} for the open tasks that match and completes those that are decided. Joins the caller's transaction; repeating it changes
     * nothing.
     *
     * @param variables that the task has, nested ones in part: {@code {"seat": {"id": "ME-0001"}}}
     */
    void settle(String taskType, String businessKey, Map<String, Object> variables);
}
