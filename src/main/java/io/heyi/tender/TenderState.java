package io.heyi.tender;

import java.util.Set;

/** Where a tender stands (issue 4, part 3). */
public enum TenderState {
    /** Being written; nobody but its caller knows of it, and its terms may change. */
    DRAFT,
    /** Questions and sealed bids are taken; the terms are fixed. */
    PUBLISHED,
    /** The time for bids is over; the box waits for two people. */
    CLOSED,
    /** The box is open; quality and risk are judged. */
    OPENED,
    /** Ranked with reasons; the award is to be decided. */
    RANKED,
    AWARDED, NO_AWARD, CANCELLED;

    private static final Set<TenderState> FINAL = Set.of(AWARDED, NO_AWARD, CANCELLED);

    /** Whether nothing can happen any more. */
    public boolean isFinal() {
        return FINAL.contains(this);
    }
}
