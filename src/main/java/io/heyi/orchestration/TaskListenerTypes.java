package io.heyi.orchestration;

/** Job types of the task listeners that every Camunda user task of a model has. */
public final class TaskListenerTypes {

    /** A task is about to be open. */
    public static final String CREATING = "orchestration.taskCreating";
    /** It is about to be done, by the inbox or by others. */
    public static final String COMPLETING = "orchestration.taskCompleting";
    /** It is about to be taken away: boundary event, cancelled instance. */
    public static final String CANCELING = "orchestration.taskCanceling";

    private TaskListenerTypes() {}
}
