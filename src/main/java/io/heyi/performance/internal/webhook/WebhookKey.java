package io.heyi.performance.internal.webhook;

import java.time.Instant;
import java.util.List;

/**
 * A key as its owners see it.
 *
 * @param actors for which it may report; empty for all of the EMC
 * @param replaces the key that it takes over from; null for none
 * @param expiresAt when it stops because another took over; null for not
 */
public record WebhookKey(String id, String emc, List<String> actors, String label, String replaces, String createdBy, Instant createdAt, Instant expiresAt, String revokedBy,
                         Instant revokedAt) {

    public WebhookKey {
        actors = List.copyOf(actors);
    }

    public boolean worksAt(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }
}
