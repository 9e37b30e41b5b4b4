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
    /** Taken back by all who asked for it. Cases that ended before the four that follow had names of their own may stand here for any of them. */
    WITHDRAWN,
    /** The contract has ended in another way, and the case with it. */
    CONTRACT_ENDED,
    /** The party has left the contract in another way, e.g. with the next month's terms. */
    PARTY_LEFT,
    /** The members wanted a smaller share, and the contract has changed since the vote so that it does not allow it. */
    OVERTAKEN,
    /** The party is dissolved: the case of its departure has taken this one's place. */
    OVERTAKEN_BY_DEPARTURE,
    /** Its process was cancelled in the engine, and an operator closed it with a reason. */
    CANCELLED;

    /** Whether nothing became of the case: it neither ran to a decision that stands nor found a cure. */
    public boolean isWithoutResult() {
        return this == WITHDRAWN || this == CONTRACT_ENDED || this == PARTY_LEFT || this == OVERTAKEN || this == OVERTAKEN_BY_DEPARTURE || this == CANCELLED;
    }

    /** Whether the party is in the contract no more, be it that the contract has ended. */
    public boolean hasLeft() {
        return this == REPLACED || this == COVERED || this == SCOPE_REDUCED || this == EMC_ENDED || this == CONTRACT_ENDED || this == PARTY_LEFT;
    }
}
