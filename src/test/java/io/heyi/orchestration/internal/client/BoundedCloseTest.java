package io.heyi.orchestration.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client that waits for a lock nobody will give back must not keep the product from stopping. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class BoundedCloseTest {

    @Test
    void whatClosesIsWaitedFor() throws InterruptedException {
        var closed = new CountDownLatch(1);
        new BoundedClose(closed::countDown).close();
        assertThat(closed.getCount()).isZero();
    }

    @Test
    void whatHangsIsInterruptedAndTheRestIsStillClosed() throws InterruptedException {
        var never = new CountDownLatch(1);
        var rest = new CountDownLatch(1);
        new BoundedClose(() -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                rest.countDown();
            }
        }, Duration.ofMillis(50)).close();
        assertThat(rest.getCount()).isZero();
    }
}
