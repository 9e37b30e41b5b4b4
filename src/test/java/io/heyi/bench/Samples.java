package io.heyi.bench;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Durations of one kind of thing. */
record Samples(String what, List<Duration> sorted) {

    static Samples of(String what, Collection<Duration> durations) {
        return new Samples(what, durations.stream().sorted().toList());
    }

    /** Nearest-rank percentile. */
    Duration percentile(int percent) {
        int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }

    String row() {
        return "| %s | %d | %s | %s | %s | %s |".formatted(what, sorted.size(), millis(percentile(50)), millis(percentile(95)),
                millis(percentile(99)), millis(sorted.getLast()));
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.0f", duration.toNanos() / 1e6);
    }
}
