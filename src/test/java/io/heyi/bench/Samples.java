package io.heyi.bench;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Durations of one kind of thing, never none. */
record Samples(String what, List<Duration> sorted) {

    static Samples of(String what, Collection<Duration> durations) {
        if (durations.isEmpty()) {
            throw new IllegalStateException("nothing was measured: " + what);
        }
        return new Samples(what, durations.stream().sorted().toList());
    }

    int size() {
        return sorted.size();
    }

    /** Nearest-rank percentile. */
    Duration percentile(int percent) {
        int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }

    /** p50, p95 and p99 in milliseconds as cells of a table. */
    String cells() {
        return "%s | %s | %s".formatted(millis(percentile(50)), millis(percentile(95)), millis(percentile(99)));
    }

    static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.0f", duration.toNanos() / 1e6);
    }
}
