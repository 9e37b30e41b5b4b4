package io.heyi.dissolution;

/** How a dissolution case has ended (domain.md P6). */
public enum DissolutionOutcome {

    /** Everything is settled, and the micro-enterprise is closed for good. */
    CLOSED,

    /** Its parts, its books and its people have gone over to another micro-enterprise; it is closed. */
    MERGED,

    /** Another platform hosts it; it runs on. */
    SOLD,

    /** An election has found a new owner; it runs on. */
    SAVED_BY_NEW_OWNER,

    /** Its members did not want it by two thirds; it runs on. */
    VOTED_DOWN,

    /** Somebody impartial has found that the cited rule does not allow it; it runs on. */
    WRONGLY_OPENED,

    /** The process was cancelled in the engine and an operator has closed the case. */
    CANCELLED;

    /** Whether the micro-enterprise runs on. */
    public boolean isRunningOn() {
        return this != CLOSED && this != MERGED;
    }
}
