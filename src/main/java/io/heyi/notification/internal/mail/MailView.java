package io.heyi.notification.internal.mail;

import java.time.Instant;
import java.util.UUID;

/** A mail that has not gone out, as operators see it: without what it says. */
public record MailView(UUID id, String person, boolean digest, String state, int attempts, Instant createdAt, String lastError) {

    public boolean retryable() {
        return !state.equals("WAITING");
    }
}
