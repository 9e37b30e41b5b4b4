package io.heyi.bench;

import io.heyi.inbox.FakeNeighbours;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.InboxWebTest;
import io.heyi.inbox.internal.TaskFixtures;
import io.heyi.orchestration.UserTaskListener;
import io.heyi.testing.TestDatabase;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Open inbox pages: how soon they hear of a new task, and what an open one costs (product-bar T12, issue 6). */
final class SseBench {

    static final String HEADING = "## Open inbox pages";
    private static final int PAGES = 1_000;
    private static final int GROUPS = 100;
    private static final int TASKS = 60;
    private static final int TASKS_FOR_ALL = 15;
    private static final Duration TARGET = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final int pages;
    private final List<String> misses = new ArrayList<>();
    private ServletWebServerApplicationContext product;
    private UserTaskListener engine;
    private String platform;

    SseBench(int percent) {
        pages = Math.max(GROUPS, PAGES * percent / 100);
    }

    /** @return what to write below the rest */
    String run() throws IOException, InterruptedException {
        var application = new SpringApplicationBuilder(InboxWebTest.Beans.class, SecurityAutoConfiguration.class).initializers(new TestDatabase()).bannerMode(Banner.Mode.OFF);
        try (var context = application.run("--server.port=0", "--heyi.inbox.forms=classpath:inbox-forms/", "--spring.flyway.locations=classpath:db/migration/inbox,classpath:db/migration/files")) {
            product = (ServletWebServerApplicationContext) context;
            engine = context.getBean(UserTaskListener.class);
            platform = UUID.randomUUID().toString();
            try (var streams = new OpenStreams(product.getWebServer().getPort())) {
                return measured(streams);
            }
        }
    }

    private String measured(OpenStreams streams) throws IOException, InterruptedException {
        // one page of each group warms up what is loaded once
        openAll(streams, 0, GROUPS);
        announced(streams, 5, false, GROUPS);
        long before = heap();
        openAll(streams, GROUPS, pages);
        announced(streams, 5, true, pages);
        long perPage = (heap() - before) / Math.max(1, pages - GROUPS);
        var some = announced(streams, TASKS, false, pages);
        var all = announced(streams, TASKS_FOR_ALL, true, pages);
        return """
                %s
                `mvn -Pbench verify -Dbench.only=inbox-live`: the inbox with its web server, in a heap of %d MB, and a PostgreSQL; %d pages hold their stream open, each of
                another person, %d of them in the same group. A time runs from before the engine's offer is handed to the inbox until a page has the message: the task's own
                transaction, the database's notification, rights, and sending are in it. A page's memory is heap after collecting garbage; the listening end, in the
                same process, is in it.

                - Measured: %s
                - Machine: %s; load %s
                - Streams that ended meanwhile (target: 0): %s
                - Heap per open page: %.1f KiB

                **Verdict:** %s

                | a new task for | heard of it, n | p50 ms | p95 ms | p99 ms | max ms | target p95 < 1 s |
                |---|---:|---:|---:|---:|---:|---|
                | a group of %d | %d | %s | %s | %s |
                | everybody, %d | %d | %s | %s | %s |
                """.formatted(HEADING, Runtime.getRuntime().maxMemory() >> 20, pages, pages / GROUPS, Instant.now().truncatedTo(ChronoUnit.MINUTES), Machine.describe(), Machine.load(),
                judged("streams that ended", streams.ended() == 0, String.valueOf(streams.ended())), perPage / 1024.0, "%s",
                pages / GROUPS, some.size(), some.cells(), Samples.millis(some.percentile(100)), judged(some),
                pages, all.size(), all.cells(), Samples.millis(all.percentile(100)), judged(all))
                .replaceFirst("%s", misses.isEmpty() ? "every target is met." : "not every target is met; missed: " + String.join("; ", misses) + ".");
    }

    private void openAll(OpenStreams streams, int from, int to) throws IOException, InterruptedException {
        var access = product.getBean(FakeAccess.class);
        for (int i = from; i < to; i++) {
            access.signIn(FakeNeighbours.user(String.format(Locale.ROOT, "page-%04d", i), group(i % GROUPS), everybody()));
            streams.open();
        }
    }

    private String group(int number) {
        return "platform-owner:" + platform + "-" + number;
    }

    private String everybody() {
        return "platform-owner:" + platform + "-all";
    }

    /** Time of each page for each task, one task after the other. */
    private Samples announced(OpenStreams streams, int tasks, boolean forEverybody, int openPages) throws InterruptedException {
        var times = new ArrayList<Duration>();
        for (int i = 0; i < tasks; i++) {
            var key = UUID.randomUUID().toString();
            streams.listenFor(key);
            long begin = System.nanoTime();
            engine.created(TaskFixtures.offeredTo(forEverybody ? everybody() : group(i % GROUPS), key));
            var heard = streams.heardBy(forEverybody ? openPages : openPages / GROUPS);
            heard.values().forEach(at -> times.add(Duration.ofNanos(at - begin)));
            Thread.sleep(PAUSE);
        }
        return Samples.of(forEverybody ? "everybody" : "a group", times);
    }

    private String judged(Samples samples) {
        return judged("a new task for " + samples.what(), samples.percentile(95).compareTo(TARGET) < 0, "");
    }

    private String judged(String what, boolean met, String figure) {
        if (!met) {
            misses.add(what);
        }
        return (figure + (figure.isEmpty() ? "" : ", ") + (met ? "met" : "**missed**")).strip();
    }

    private static long heap() throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            System.gc();
            Thread.sleep(200);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
