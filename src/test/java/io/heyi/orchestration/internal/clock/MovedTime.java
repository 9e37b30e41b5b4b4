package io.heyi.orchestration.internal.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Moves the time of a product that is tested as a whole, forward only. */
public final class MovedTime {

    private MovedTime() {}

    /** @param clock the product's */
    public static void to(Clock clock, Instant at) {
        var ours = (HeyiClock) clock;
        ours.setOffset(ours.offset().plus(Duration.between(ours.instant(), at)));
    }
}
