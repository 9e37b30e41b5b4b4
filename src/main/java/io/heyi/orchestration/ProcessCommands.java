package io.heyi.orchestration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What business code asks of the engine. Every call only writes an outbox row in the caller's transaction (a transaction is required); a dispatcher sends the rows in
 * order per business key, again and again until the engine has taken them or an operator must look (architecture.md §4).
 */
public interface ProcessCommands {

    /**
     * Starts a process by its message start event, or correlates to a waiting one. The outbox row's id is the message id, so a repeat is harmless.
     *
     * @param message name as declared in the {@link JobCatalogue}
     * @param businessKey correlation key and ordering key
     * @param variables plain values only; the record of the process
     */
    void publish(String message, String businessKey, Map<String, Object> variables);

    /**
     * Completes a user task that the inbox has recorded as done.
     *
     * @param taskKey key from {@link UserTask#key()}
     * @param businessKey ordering key
     */
    void completeUserTask(long taskKey, String businessKey, Map<String, Object> variables);

    /**
     * Shows the engine who holds a task. Where the engine's tasks know no holder, nothing is sent; the inbox remains the truth, so a refusal is only logged.
     *
     * @param holder user name; empty when the task is on offer again
     */
    default void assignUserTask(long taskKey, String businessKey, Optional<String> holder) {}

    /** Shows the engine what has changed of a task, as {@link #assignUserTask} does with its holder. */
    default void updateUserTask(long taskKey, String businessKey, UserTaskUpdate update) {}

    /**
     * All of what the engine may know of a task beside its holder; repeating it is harmless.
     *
     * @param priority 0 to 100, 50 being the usual
     */
    record UserTaskUpdate(Optional<Instant> dueAt, int priority, List<String> candidateGroups, List<String> candidateUsers) {

        public UserTaskUpdate {
            candidateGroups = List.copyOf(candidateGroups);
            candidateUsers = List.copyOf(candidateUsers);
        }
    }

    /**
     * Sends nothing about this task any more: a killed engine has given its key to another. What is on its way already cannot be called back.
     *
     * @param businessKey of the task that had the key
     */
    void forgetUserTask(long taskKey, String businessKey);
}
