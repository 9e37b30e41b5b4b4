package io.heyi.dissolution.internal.domain;

/** What a dissolution is asked for by (domain.md P6). */
public enum Trigger {

    /** A kill condition that the agreement of the micro-enterprise lists. */
    KILL_CONDITION,

    /** Leading goals missed by more than the policy allows; has no place while the shield of a young micro-enterprise holds (P9). */
    LEADING_MISSED,

    /** No running EMC names it any more. */
    LAST_CONTRACT,

    /** The cash allowance was exceeded and not recovered in the months of the policy. */
    CASH_ALLOWANCE,

    /** It did not pass a gate of its stages, which is named with the evidence. */
    FAILED_GATE,

    /** Its members want it, by two thirds. */
    OWN_DECISION
}
