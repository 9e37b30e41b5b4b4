package io.heyi.orchestration.internal.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TaskLeaseTest {
    private static final Duration ROUND = Duration.ofMinutes(1);

    @Test
    void theChecksAreSpreadEvenlyOverTheRound() {
        assertThat(TaskLease.pauseFor(ROUND, 1_000).multipliedBy(1_000)).isBetween(Duration.ofSeconds(58), ROUND);
    }

    @Test
    void moreTasksThanARoundHoldsMakeTheRoundLonger() {
        assertThat(TaskLease.pauseFor(ROUND, 1_000_000)).isEqualTo(Duration.ofMillis(5));
    }

    @Test
    void aNewTaskDoesNotWaitForTheEndOfASlowRound() {
        assertThat(TaskLease.pauseFor(ROUND, 0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(TaskLease.pauseFor(ROUND, 3)).isEqualTo(Duration.ofSeconds(1));
    }
}
