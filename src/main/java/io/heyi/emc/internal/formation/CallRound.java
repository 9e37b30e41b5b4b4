package io.heyi.emc.internal.formation;

import io.heyi.emc.EmcCode;
import java.time.Instant;
import java.util.List;

/**
 * One window of a call with its sealed box.
 *
 * @param number 1 for the call, 2 when empty places are called again
 * @param places ids of the places called for
 * @param openedAt null while sealed
 * @param remindedAt when who is not in was last reminded; null before
 * @param escalatedAt when platform owners were told that it is about to close; null before
 */
public record CallRound(int number, List<String> places, Instant deadline, Instant openedAt, Instant remindedAt, Instant escalatedAt) {

    public CallRound {
        places = List.copyOf(places);
    }

    static CallRound until(int number, List<String> places, Instant deadline) {
        return new CallRound(number, places, deadline, null, null, null);
    }

    /** Name of the sealed box, {@code EMC-0001/1}. */
    String box(EmcCode emc) {
        return emc + "/" + number;
    }

    /** A later deadline; whoever was told of the earlier one is told again. */
    CallRound until(Instant later) {
        return new CallRound(number, places, later, openedAt, null, null);
    }

    CallRound opened(Instant at) {
        return new CallRound(number, places, deadline, at, remindedAt, escalatedAt);
    }

    CallRound reminded(Instant at) {
        return new CallRound(number, places, deadline, openedAt, at, escalatedAt);
    }

    CallRound escalated(Instant at) {
        return new CallRound(number, places, deadline, openedAt, remindedAt, at);
    }

    boolean isSealed() {
        return openedAt == null;
    }
}
