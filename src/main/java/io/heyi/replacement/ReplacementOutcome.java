package io.heyi.replacement;

/** How a replacement case ends (domain.md P4). */
public enum ReplacementOutcome {
    /** The cause was a dependency that another party missed; its counter goes there. */
    RE_ATTRIBUTED,
    /** The figures were back at or above bottom before the cure period was over. */
    RECOVERED,
    /** The members keep the party as it is; also by a tie or without a quorum. */
    KEPT,
    /** The members have reduced the party's share; in force from the next day. */
    SHARE_REDUCED,
    /** Another party has its place. */
    REPLACED,
    /** Its place is with a temporary cover, and nobody for good was found. */
    COVERED,
    /** It has left, and its place is gone from the contract. */
    SCOPE_REDUCED,
    /** Nobody was found, and the members have ended the EMC. */
    EMC_ENDED,
    /** The members wanted another in its place, nobody was found, and they want no other way. */
    KEPT_WITHOUT_SUBSTITUTE,
    /** Its appeal was granted before anything was carried out. */
    KEPT_ON_APPEAL,
    /** Decided before the product carried decisions out itself: the lead carries it out. */
    REDUCTION_DECIDED,
    /** As {@link #REDUCTION_DECIDED}. */
    REPLACEMENT_DECIDED,
    /** Taken back by those who asked for it, overtaken by the end of the contract or by the party leaving it, or closed by an operator. */
    WITHDRAWN
}
