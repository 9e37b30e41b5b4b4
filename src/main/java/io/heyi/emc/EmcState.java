package io.heyi.emc;

import java.util.Arrays;
import java.util.List;

/** Life of an EMC (domain.md §2; REVIEW, SIGNING, RENEWAL_PENDING and LAPSED are steps of P2 and P3), changed only by a process step or a command of the lead. */
public enum EmcState {
    DRAFT, JOINING, REVIEW, SIGNING, ACTIVE, RENEWAL_PENDING, SUSPENDED, COMPLETED, TERMINATED, LAPSED, WITHDRAWN;

    /** Those that an EMC comes to today: no command suspends or completes one yet. */
    public static List<EmcState> inUse() {
        return Arrays.stream(values()).filter(state -> state != SUSPENDED && state != COMPLETED).toList();
    }
}
