package io.heyi.access.internal;

import java.time.Duration;

/** Spreads work on many things over time, so that who reads a page meanwhile does not notice it: after each piece comes a rest many times as long. */
final class Pace {

    private static final int RESTS = 20;
    private static final long LONGEST_REST_NANOS = Duration.ofSeconds(2).toNanos();

    private Pace() {}

    /** Does the piece and rests. When the product stops (the thread is interrupted) there is no rest, and no further piece is begun. */
    static void piece(Runnable work) {
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        long begin = System.nanoTime();
        work.run();
        try {
            Thread.sleep(Duration.ofNanos(Math.min(RESTS * (System.nanoTime() - begin), LONGEST_REST_NANOS)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
