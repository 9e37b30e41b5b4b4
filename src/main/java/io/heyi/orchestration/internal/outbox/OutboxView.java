package io.heyi.orchestration.internal.outbox;

import java.time.Instant;

/**
 * A waiting or dead command as operators see it.
 *
 * @param kind {@code PUBLISH_MESSAGE} or {@code COMPLETE_USER_TASK}
 * @param state {@code WAITING} or {@code DEAD}
 */
public record OutboxView(long id, String kind, String businessKey, String name, Long taskKey, String state, int attempts, Instant createdAt,
                         Instant nextAttemptAt, String lastError) {

    public boolean dead() {
        return state.equals("DEAD");
    }
}
