package io.heyi.inbox.internal.discussion;

import io.heyi.access.Username;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody said about a case (product-bar T15).
 *
 * @param task on whose page it was written
 * @param text plain; empty once taken back
 * @param question that it answers
 */
public record Comment(long id, String businessKey, UUID task, Username person, String text, List<String> mentions, Optional<UUID> question, Instant at, Optional<Instant> editedAt,
                      Optional<Instant> withdrawnAt) {}
