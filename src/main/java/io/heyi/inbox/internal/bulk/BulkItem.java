package io.heyi.inbox.internal.bulk;

import io.heyi.inbox.internal.Task;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One task of many.
 *
 * @param task empty for one that does not exist or is none of the person's business: nothing of it is told
 * @param done true and false for what came of it or would come, empty while nobody has tried
 * @param messageKey why not
 */
public record BulkItem(UUID id, Optional<Task> task, Optional<Boolean> done, Optional<String> messageKey, List<String> arguments) {

    static BulkItem done(UUID id, Task task) {
        return new BulkItem(id, Optional.of(task), Optional.of(true), Optional.empty(), List.of());
    }

    static BulkItem refused(UUID id, Optional<Task> task, String messageKey, String... arguments) {
        return new BulkItem(id, task, Optional.of(false), Optional.of(messageKey), List.of(arguments));
    }
}
