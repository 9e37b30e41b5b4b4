package io.heyi.talent.internal.matching.learning;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * An offer that was answered, and how it went.
 *
 * @param offer for one order among those of the same moment
 * @param features of person and opening as they were, by the ordinal of {@link io.heyi.talent.internal.matching.domain.Feature}
 * @param grade 0 refused, 1 accepted and left soon, 2 accepted and stayed
 */
public record PastPlacement(String offer, Instant at, double[] features, int grade) {

    /** Placements are compared within a month: times change, and with them what is on offer. */
    YearMonth month() {
        return YearMonth.from(at.atZone(ZoneOffset.UTC));
    }
}
