package io.heyi.talent.internal.domain.pool;

/** How a stay has ended. */
public enum StayOutcome {

    /** Joined a micro-enterprise. */
    JOINED,

    /** By own wish. */
    LEFT,

    /** Found a place beside the micro-enterprises; recorded by the coordinator. */
    OTHER_PLACE,

    /** Decided by the coordinator and confirmed by a legal check. */
    EMPLOYMENT_ENDED
}
