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
 */
public record CallRound(int number, List<String> places, Instant deadline, Instant openedAt) {

    public CallRound {
        places = List.copyOf(places);
    }

    /** Name of the sealed box, {@code EMC-0001/1}. */
    String box(EmcCode emc) {
        return emc + "/" + number;
    }

    CallRound until(Instant later) {
        return new CallRound(number, places, later, openedAt);
    }

    CallRound opened(Instant at) {
        return new CallRound(number, places, deadline, at);
    }
}
