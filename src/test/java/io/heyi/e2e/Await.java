package io.heyi.e2e;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** Waiting for what must happen by itself, never longer than a deadline. */
final class Await {
    /** Generous, as everything shares two cores; a healthy step takes well under a second. */
    static final Duration STEP = Duration.ofSeconds(90);
    /** For what Operate learns through exporter, index and import, each of which backs off by itself when it finds nothing. */
    static final Duration EXPORT = Duration.ofMinutes(3);
    /** For what comes after a server was away: restart, reconnect, back-off. */
    static final Duration RECOVERY = Duration.ofMinutes(5);

    private Await() {}

    static void step(String what, ThrowingRunnable assertion) {
        until(STEP, what, assertion);
    }

    static void export(String what, ThrowingRunnable assertion) {
        until(EXPORT, what, assertion);
    }

    static void recovery(String what, ThrowingRunnable assertion) {
        until(RECOVERY, what, assertion);
    }

    static void until(Duration deadline, String what, ThrowingRunnable assertion) {
        Awaitility.await(what).atMost(deadline).pollInterval(Duration.ofMillis(100)).pollDelay(Duration.ZERO)
                .ignoreExceptions().untilAsserted(assertion);
    }

    /** The first value that is not null. */
    static <T> T value(String what, Callable<T> source) {
        return Awaitility.await(what).atMost(STEP).pollInterval(Duration.ofMillis(100)).pollDelay(Duration.ZERO)
                .until(source, java.util.Objects::nonNull);
    }
}
