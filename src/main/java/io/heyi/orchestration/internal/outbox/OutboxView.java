package io.heyi.orchestration.internal.outbox;

import java.time.Instant;

/**
 * A waiting or dead command as operators see it.
 *
 * @param kind name of an {@link OutboxKind}
 * @param state {@code WAITING} or {@code DEAD}
 */
public record OutboxView(long id, String kind, String businessKey, String name, Long taskKey, String state, int attempts, Instant createdAt,
                         Instant nextAttemptAt, String lastError) {

    /** Whether it carries somebody's decision. */
    boolean completion() {
        return OutboxKind.valueOf(kind).isCompletion();
    }

    public boolean dead() {
        return state.equals("DEAD");
    }
}
