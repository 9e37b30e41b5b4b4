package io.heyi.inbox.internal;

/** Life of a task in the inbox. */
public enum TaskState {
    /** The engine waits for it. */
    OPEN,
    /** Decided; the completion is with the engine or on its way there. */
    DONE,
    /** Gone without a decision: deadline, early result, withdrawal, cancelled instance. */
    WITHDRAWN,
    /** Decided, but the engine had moved on before the decision reached it. */
    REFUSED
}
