package io.heyi.ballot;

/** Where a ballot stands. */
public enum BallotState {

    /** Votes are taken until the end; after it, the count is due. */
    OPEN,

    /** Counted and published. */
    COUNTED,

    /** Ended without a count because its case ended before; every vote is destroyed. */
    CALLED_OFF,

    /** Tampered with; never counted. */
    FAULTY
}
