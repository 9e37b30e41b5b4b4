package io.heyi.orchestration.internal.clock;

import io.heyi.orchestration.PastTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** The product's time: the system's, moved forward by an offset that is other than zero only where time is moved for local use. */
public final class HeyiClock extends Clock implements PastTime {

    private final Clock system;
    private final AtomicLong offsetMillis;
    private final ThreadLocal<Instant> past;

    public HeyiClock() {
        this(Clock.systemUTC(), new AtomicLong(), new ThreadLocal<>());
    }

    private HeyiClock(Clock system, AtomicLong offsetMillis, ThreadLocal<Instant> past) {
        this.system = system;
        this.offsetMillis = offsetMillis;
        this.past = past;
    }

    @Override
    public void asOf(Instant at, Runnable work) {
        if (at.isAfter(instant())) {
            throw new IllegalArgumentException(at + " has not come yet");
        }
        var before = past.get();
        past.set(at);
        try {
            work.run();
        } finally {
            if (before == null) {
                past.remove();
            } else {
                past.set(before);
            }
        }
    }

    public Duration offset() {
        return Duration.ofMillis(offsetMillis.get());
    }

    void setOffset(Duration offset) {
        offsetMillis.set(offset.toMillis());
    }

    @Override
    public Instant instant() {
        var standing = past.get();
        return standing != null ? standing : system.instant().plusMillis(offsetMillis.get());
    }

    @Override
    public ZoneId getZone() {
        return system.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new HeyiClock(system.withZone(zone), offsetMillis, past);
    }

    @Override
    public String toString() {
        return "HeyiClock[" + ZoneOffset.UTC + " +" + offset() + "]";
    }
}
