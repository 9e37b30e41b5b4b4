package io.heyi.talent.internal.domain.pool;

/** Where a stay is. */
public enum StayPhase {
    IN_POOL,

    /** The time allowed is over; the coordinator decides. The stay and its wage go on meanwhile. */
    LIMIT_DECISION,

    /** Somebody else checks whether the employment may be ended. */
    LEGAL_CHECK,
    ENDED
}
