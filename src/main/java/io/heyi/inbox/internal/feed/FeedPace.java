package io.heyi.inbox.internal.feed;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How many wrong calendar addresses one network address may try; the length of the secret keeps guessers out, this keeps their load away. */
@Component
class FeedPace {

    static final Duration WINDOW = Duration.ofMinutes(1);
    static final int MOST_MISSES = 30;
    private static final int MOST_REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<String, Misses> misses = new ConcurrentHashMap<>();

    private record Misses(long window, int count) {}

    FeedPace(Clock clock) {
        this.clock = clock;
    }

    boolean mayAsk(String address) {
        var known = misses.get(address);
        return known == null || known.window() != window() || known.count() < MOST_MISSES;
    }

    void missed(String address) {
        if (misses.size() >= MOST_REMEMBERED) {
            misses.clear();
        }
        misses.merge(address, new Misses(window(), 1), (known, one) -> known.window() == one.window() ? new Misses(known.window(), known.count() + 1) : one);
    }

    private long window() {
        return clock.instant().getEpochSecond() / WINDOW.toSeconds();
    }
}
