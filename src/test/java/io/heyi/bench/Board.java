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
    private static final int WARM_UP = 200;
    private static final String API = "/api/v1/renewals?period=";
    private static final String PAGE = "/renewals?period=";

    private final Queue<Duration> api = new ConcurrentLinkedQueue<>();
    private final Queue<Duration> page = new ConcurrentLinkedQueue<>();
    private final Thread reader;

    Board(Stage stage, YearMonth period) {
        var client = byApi(stage);
        var browser = byPage(stage);
        reader = Thread.ofVirtual().name("board").start(() -> {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    api.add(client.read(API + period));
                    Thread.sleep(PAUSE);
                    page.add(browser.read(PAGE + period));
                    Thread.sleep(PAUSE);
                }
            } catch (InterruptedException | IllegalStateException e) {
                if (!Thread.currentThread().isInterrupted() && !(e instanceof InterruptedException)) {
                    System.out.println("[bench] the board is read no more: " + e);
                }
            }
        });
    }

    /** Reads it often enough for a product that has been in use. */
    static void warmUp(Stage stage, YearMonth period) {
        var client = byApi(stage);
        var browser = byPage(stage);
        for (int i = 0; i < WARM_UP; i++) {
            client.read(API + period);
            browser.read(PAGE + period);
        }
    }

    private static Visitor byApi(Stage stage) {
        return Visitor.withToken(stage.addresses().app(), READER, () -> stage.token(READER));
    }

    private static Visitor byPage(Stage stage) {
        return Visitor.signedIn(stage.addresses().app(), READER);
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
