package io.heyi.replacement;

/** How a replacement case ends (domain.md P4). */
public enum ReplacementOutcome {
    /** The cause was a dependency that another party missed; its counter goes there. */
    RE_ATTRIBUTED,
    /** The figures were back at or above bottom before the cure period was over. */
    RECOVERED,
    /** The members keep the party as it is; also by a tie or without a quorum. */
    KEPT,
    /** The members want the party's share reduced; the lead carries it out with the next terms. */
    REDUCTION_DECIDED,
    /** The members want another party in its place; the lead carries it out with the next terms. */
    REPLACEMENT_DECIDED,
    /** Taken back by those who asked for it, overtaken by the end of the contract, or closed by an operator. */
    WITHDRAWN
}
