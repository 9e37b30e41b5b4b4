package io.heyi.orchestration.internal.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** The product's time: the system's, moved forward by an offset that is other than zero only where time is moved for local use. */
public final class HeyiClock extends Clock {

    private final Clock system;
    private final AtomicLong offsetMillis;

    public HeyiClock() {
        this(Clock.systemUTC(), new AtomicLong());
    }

    private HeyiClock(Clock system, AtomicLong offsetMillis) {
        this.system = system;
        this.offsetMillis = offsetMillis;
    }

    public Duration offset() {
        return Duration.ofMillis(offsetMillis.get());
    }

    void setOffset(Duration offset) {
        offsetMillis.set(offset.toMillis());
    }

    @Override
    public Instant instant() {
        return system.instant().plusMillis(offsetMillis.get());
    }

    @Override
    public ZoneId getZone() {
        return system.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new HeyiClock(system.withZone(zone), offsetMillis);
    }

    @Override
    public String toString() {
        return "HeyiClock[" + ZoneOffset.UTC + " +" + offset() + "]";
    }
}
