package io.heyi.orchestration;

import java.util.Map;

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
     * Sends no completion of this task any more: a killed engine has given its key to another. What is on its way already cannot be called back.
     *
     * @param businessKey of the task that had the key
     */
    void forgetUserTask(long taskKey, String businessKey);
}
