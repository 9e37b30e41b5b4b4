package io.heyi.studio.internal.replay;

import java.time.Clock;
import java.time.Duration;

/** Has what waits replayed at once, where a test is not about how long that takes. */
public class ReplayedNow {

    private final ReplayStore store;
    private final ReplayRounds rounds;
    private final Clock clock;

    ReplayedNow(ReplayStore store, ReplayRounds rounds, Clock clock) {
        this.store = store;
        this.rounds = rounds;
        this.clock = clock;
    }

    public void all() {
        for (var next = store.claim(clock.instant(), clock.instant().plus(Duration.ofMinutes(1))); next.isPresent(); next = store.claim(clock.instant(), clock.instant()
                .plus(Duration.ofMinutes(1)))) {
            rounds.play(next.get());
        }
    }
}
