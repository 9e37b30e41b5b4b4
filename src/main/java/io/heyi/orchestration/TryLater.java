package io.heyi.orchestration;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Thrown by a worker whose work cannot be done <em>yet</em>: a partner is busy or unreachable, or a message that ends this very case is still on its way.
 * The job goes back to the engine with a growing (or the given) back-off and keeps all its retries, so no incident comes of it (architecture.md §4).
 * The transaction of {@link JobGuard#once} is rolled back. A refusal by a rule is not a case for this; neither is a bug.
 */
public class TryLater extends RuntimeException {

    private final transient Duration backoff;

    private TryLater(String reason, Duration backoff, Throwable cause) {
        super(Objects.requireNonNull(reason, "reason"), cause);
        this.backoff = backoff;
    }

    /** Back-off grows from one second to one minute with every try. */
    public static TryLater because(String reason) {
        return new TryLater(reason, null, null);
    }

    /** As {@link #because(String)}, with the fault that made it so. */
    public static TryLater because(String reason, Throwable cause) {
        return new TryLater(reason, null, cause);
    }

    /** @param backoff always the same; for waits that are known to be short */
    public static TryLater after(Duration backoff, String reason) {
        return new TryLater(reason, Objects.requireNonNull(backoff, "backoff"), null);
    }

    public Optional<Duration> backoff() {
        return Optional.ofNullable(backoff);
    }
}
