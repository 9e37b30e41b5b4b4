package io.heyi.orchestration;

/** The inbox's ear at the engine. Calls may be repeated and must be idempotent; each runs in a transaction of its own. */
public interface UserTaskListener {

    /** The engine waits for this task. Called again after a lease or a restart. */
    void created(UserTask task);

    /** The engine no longer waits: a boundary event, a finished multi-instance, a cancelled instance, or a completion by others. */
    void gone(long taskKey);

    /** The completion asked for by {@link ProcessCommands#completeUserTask} has been taken by the engine. */
    void completed(long taskKey);

    /** The engine refused the completion because the task is gone; the person must be told. */
    void completionRefused(long taskKey);

    /** Keys of all tasks that the product believes to be open, asked by the lease (keyset paging by key). */
    java.util.List<Long> openTaskKeys(long afterKey, int limit);

    /** Keys of the open tasks of one process instance, so that they can be checked when that instance moved on. */
    java.util.List<Long> openTaskKeysOf(long processInstanceKey);

    /** Keys of the open tasks with one business key. */
    java.util.List<Long> openTaskKeysOf(String businessKey);
}
