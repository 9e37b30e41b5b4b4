package io.heyi.bench;

import io.heyi.e2e.Stage;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Somebody who looks at the month-end board all the while, by page and by API. */
final class Board implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final String READER = "platform-owner-food";

    private final Queue<Duration> api = new ConcurrentLinkedQueue<>();
    private final Queue<Duration> page = new ConcurrentLinkedQueue<>();
    private final Thread reader;

    Board(Stage stage, YearMonth period) {
        var client = Visitor.withToken(stage.addresses().app(), READER, () -> stage.token(READER));
        var browser = Visitor.signedIn(stage.addresses().app(), READER);
        reader = Thread.ofVirtual().name("board").start(() -> {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    api.add(client.read("/api/v1/renewals?period=" + period));
                    Thread.sleep(PAUSE);
                    page.add(browser.read("/renewals?period=" + period));
                    Thread.sleep(PAUSE);
                }
            } catch (InterruptedException | IllegalStateException e) {
                if (!Thread.currentThread().isInterrupted() && !(e instanceof InterruptedException)) {
                    System.out.println("[bench] the board is read no more: " + e);
                }
            }
        });
    }

    Samples api() {
        return Samples.of("GET /renewals?period=", api);
    }

    Samples page() {
        return Samples.of("month-end board", page);
    }

    @Override
    public void close() throws InterruptedException {
        reader.interrupt();
        reader.join();
    }
}
