package io.heyi.performance.internal.comment;

import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import java.time.YearMonth;

/**
 * What a comment is about.
 *
 * @param step number of the move of the rating; null for the figures of the month
 */
public record Entry(ActorId actor, EmcCode emc, YearMonth period, Long step) {

    public static Entry figures(ActorId actor, EmcCode emc, YearMonth period) {
        return new Entry(actor, emc, period, null);
    }
}
