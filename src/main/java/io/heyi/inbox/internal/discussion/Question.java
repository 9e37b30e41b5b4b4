package io.heyi.inbox.internal.discussion;

import io.heyi.access.Username;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An opinion that somebody who may decide a task asks of a colleague (product-bar T19). */
public record Question(UUID id, UUID task, Username asker, Username asked, String text, Optional<Instant> dueAt, Instant at, Optional<String> answer, Optional<Instant> answeredAt,
                       Optional<Instant> withdrawnAt) {

    public boolean isOpen() {
        return answeredAt.isEmpty() && withdrawnAt.isEmpty();
    }
}
