package io.heyi.microenterprise;

/** Where an owner election stands; the final ones say the same as the end events of {@code owner-election}. */
public enum ElectionPhase {

    /** A motion for recall collects signatures. */
    MOTION,
    RECALL_BALLOT,
    NOMINATION,
    ELIGIBILITY,
    QUESTIONS,
    BALLOT,

    /** The elected person is asked to accept. */
    ACCEPTANCE,

    /** Nobody is elected; the platform's owner names an interim owner. */
    INTERIM_CHOICE,

    /** An interim owner is in office. */
    INTERIM,
    ELECTED,
    INCUMBENT_CONFIRMED,

    /** The interim's time is up and the next election has begun. */
    INTERIM_OVER,
    RECALL_FAILED,
    WITHDRAWN,

    /** Ended by an operator because its process was lost. */
    CANCELLED;

    public boolean isFinal() {
        return ordinal() >= ELECTED.ordinal();
    }
}
