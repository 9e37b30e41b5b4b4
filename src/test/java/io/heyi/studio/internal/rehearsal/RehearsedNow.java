package io.heyi.studio.internal.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.studio.internal.change.ChangeOutcome;
import java.time.Clock;
import java.time.Duration;

/** Has a change played at once, where a test is not about how long that takes. */
public class RehearsedNow {

    private final RehearsalDesk desk;
    private final RehearsalStore store;
    private final RehearsalRounds rounds;
    private final Clock clock;

    RehearsedNow(RehearsalDesk desk, RehearsalStore store, RehearsalRounds rounds, Clock clock) {
        this.desk = desk;
        this.store = store;
        this.rounds = rounds;
        this.clock = clock;
    }

    public void of(String code, CurrentUser user) {
        assertThat(desk.request(code, user)).isInstanceOf(ChangeOutcome.Done.class);
        for (var next = store.claim(clock.instant(), clock.instant().plus(Duration.ofMinutes(1))); next.isPresent(); next = store.claim(clock.instant(), clock.instant().plus(Duration.ofMinutes(1)))) {
            rounds.play(next.get());
        }
    }
}
