package io.heyi.emc;

import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.shared.FieldError;
import java.util.List;
import java.util.Map;

/**
 * The text that a signing task shows. It went with the task when that was created; a text that has changed since then does not match its hash.
 *
 * @param signatory party that signs
 * @param termsHash of the text
 */
public record ShownContract(ActorId signatory, String termsHash) {

    /** @throws IllegalStateException for a task that is none of signing */
    public static ShownContract of(TaskContext task) {
        if (task.variables().get("signatory") instanceof Map<?, ?> signatory && signatory.get("actor") instanceof String actor) {
            return new ShownContract(new ActorId(actor), String.valueOf(task.variables().get("termsHash")));
        }
        throw new IllegalStateException("task " + task.taskId() + " names no signatory");
    }

    /** What the form shows of it. */
    public Map<String, Object> formData() {
        return Map.of("termsHash", termsHash);
    }

    /**
     * Whoever signs says that he has read it.
     *
     * @param signs outcome that is a signature
     * @param code of the error
     */
    public static List<FieldError> unread(TaskDecision decision, String signs, String code) {
        boolean read = Boolean.TRUE.equals(decision.values().get("contractRead"));
        return read || !decision.outcome().equals(signs) ? List.of() : List.of(FieldError.of("contractRead", code));
    }
}
