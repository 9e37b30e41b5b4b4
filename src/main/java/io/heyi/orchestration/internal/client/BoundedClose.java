package io.heyi.orchestration.internal.client;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs something that closes, at most for a while; what does not end is interrupted and left to end with the process. */
final class BoundedClose {

    private static final Logger LOG = LoggerFactory.getLogger(BoundedClose.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(5);

    private final Runnable closing;
    private final Duration patience;

    BoundedClose(Runnable closing) {
        this(closing, PATIENCE);
    }

    BoundedClose(Runnable closing, Duration patience) {
        this.closing = closing;
        this.patience = patience;
    }

    void close() throws InterruptedException {
        var thread = Thread.ofPlatform().daemon().name("engine-client-close").start(closing);
        if (thread.join(patience)) {
            return;
        }
        // the client takes its locks interruptibly, so this lets it skip a leaked one and close the rest
        thread.interrupt();
        if (!thread.join(AFTER_INTERRUPT)) {
            LOG.warn("the engine's client does not close; it ends with the process");
        }
    }
}
