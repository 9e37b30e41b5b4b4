package io.heyi.orchestration.internal.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Tells the dispatcher that there may be work; many calls while it works count as one. */
@Component
class OutboxSignal {

    private final Semaphore work = new Semaphore(0);

    void wake() {
        work.release();
    }

    void await(Duration longest) throws InterruptedException {
        if (work.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            work.drainPermits();
        }
    }
}
