package io.heyi.inbox.internal.bulk;

import io.heyi.access.Username;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One action on many tasks.
 *
 * @param id chosen by whoever asks; the same id again repeats nothing
 * @param tasks each once
 * @param outcome for deciding
 * @param to for handing over
 * @param dueAt for another date
 * @param reason shared by all
 */
public record BulkRequest(UUID id, BulkAction action, List<UUID> tasks, Optional<String> outcome, Optional<Username> to, Optional<Instant> dueAt, Optional<String> reason) {

    public BulkRequest {
        tasks = tasks.stream().distinct().toList();
        reason = reason.map(String::strip).filter(text -> !text.isEmpty());
    }
}
