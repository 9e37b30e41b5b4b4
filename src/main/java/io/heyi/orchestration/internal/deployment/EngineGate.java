package io.heyi.orchestration.internal.deployment;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Opens once, when the engine is known to have the baseline models; what talks to the engine waits here. */
@Component
public class EngineGate {

    private final CountDownLatch closed = new CountDownLatch(1);

    void open() {
        closed.countDown();
    }

    public boolean isOpen() {
        return closed.getCount() == 0;
    }

    /** @return whether it is open, after waiting for at most that long */
    public boolean await(Duration longest) throws InterruptedException {
        return closed.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }
}
