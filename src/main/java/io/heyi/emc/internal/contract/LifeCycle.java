package io.heyi.emc.internal.contract;

import static io.heyi.emc.EmcState.ACTIVE;
import static io.heyi.emc.EmcState.COMPLETED;
import static io.heyi.emc.EmcState.DRAFT;
import static io.heyi.emc.EmcState.JOINING;
import static io.heyi.emc.EmcState.LAPSED;
import static io.heyi.emc.EmcState.RENEWAL_PENDING;
import static io.heyi.emc.EmcState.REVIEW;
import static io.heyi.emc.EmcState.SIGNING;
import static io.heyi.emc.EmcState.SUSPENDED;
import static io.heyi.emc.EmcState.TERMINATED;
import static io.heyi.emc.EmcState.WITHDRAWN;

import io.heyi.emc.EmcState;
import java.util.EnumSet;
import java.util.Set;

/** Which state may follow which (domain.md §2, P2, P3). Nothing follows an ended EMC. */
public final class LifeCycle {

    private static final Set<EmcState> BEFORE_THE_FIRST_VERSION = EnumSet.of(DRAFT, JOINING, REVIEW, SIGNING);
    private static final Set<EmcState> RUNNING = EnumSet.of(ACTIVE, RENEWAL_PENDING, SUSPENDED);

    private LifeCycle() {}

    static Set<EmcState> after(EmcState state) {
        return switch (state) {
            case DRAFT -> EnumSet.of(JOINING, SIGNING, WITHDRAWN, LAPSED);
            case JOINING -> EnumSet.of(REVIEW, SIGNING, WITHDRAWN, LAPSED);
            case REVIEW -> EnumSet.of(SIGNING, JOINING, WITHDRAWN, LAPSED);
            // a place without a signature is called again
            case SIGNING -> EnumSet.of(ACTIVE, JOINING, REVIEW, WITHDRAWN, LAPSED);
            case ACTIVE -> EnumSet.of(RENEWAL_PENDING, SUSPENDED, COMPLETED, TERMINATED, LAPSED);
            case RENEWAL_PENDING -> EnumSet.of(ACTIVE, SUSPENDED, COMPLETED, TERMINATED, LAPSED);
            case SUSPENDED -> EnumSet.of(ACTIVE, COMPLETED, TERMINATED, LAPSED);
            case COMPLETED, TERMINATED, LAPSED, WITHDRAWN -> EnumSet.noneOf(EmcState.class);
        };
    }

    /** Whether terms are still being worked on; later they change by a new version only. */
    public static boolean isOpen(EmcState state) {
        return BEFORE_THE_FIRST_VERSION.contains(state);
    }

    /** Whether a version is in force and the monthly renewal goes on. */
    public static boolean isRunning(EmcState state) {
        return RUNNING.contains(state);
    }

    static boolean maySeal(EmcState state) {
        return state == SIGNING || isRunning(state);
    }
}
