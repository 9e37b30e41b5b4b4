package io.heyi.bench;

import io.heyi.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pages and API of the inbox with a year of a large company's tasks, over HTTP, without an engine: who may see what and what is drawn is the product's own code (issue 6, part 2). */
final class InboxBench {

    static final String HEADING = "## Inbox";
    private static final Duration WANTED = Duration.ofMillis(100);
    private static final int CLICKS_AT_ONCE = 50;
    private static final int ROUNDS = 12;
    private static final int WARM_UP = 500;
    /** In which all of them click once, when they do not click in the same instant. */
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int GROUPS_OF_ONE = 5;

    private final InboxRows rows;
    private final String loadBefore = Machine.load();
    private final List<String> lines = new ArrayList<>();
    private final List<String> misses = new ArrayList<>();

    InboxBench(int percent) {
        this.rows = InboxRows.FULL.percent(percent);
    }

    /** @return what to write below the rest */
    String run() throws Exception {
        long begin = System.nanoTime();
        try (var product = start()) {
            var jdbc = product.getBean(JdbcClient.class);
            rows.fill(jdbc);
            System.out.printf("[bench] %s in %d s%n", rows, Duration.ofNanos(System.nanoTime() - begin).toSeconds());
            var port = product.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            measure(new InboxVisitors(port, rows, GROUPS_OF_ONE, jdbc));
        }
        return section();
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(InboxBenchProduct.class).run("--server.port=0", "--spring.datasource.url=" + TestDatabase.create(), "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres", "--spring.flyway.locations=classpath:db/migration/inbox,classpath:db/migration/files", "--heyi.inbox.forms=classpath:inbox-forms/",
                "--spring.datasource.hikari.maximum-pool-size=10", "--spring.threads.virtual.enabled=true", "--logging.level.root=warn");
    }

    private void measure(InboxVisitors visitors) throws Exception {
        for (var kind : visitors.kinds()) {
            for (int click = 0; click < WARM_UP; click++) {
                visitors.read(kind, click % CLICKS_AT_ONCE, click);
            }
        }
        for (var kind : visitors.kinds()) {
            var calm = rounds(visitors, kind, true);
            var salvo = rounds(visitors, kind, false);
            if (!isReached(calm) || !isReached(salvo)) {
                misses.add(kind.name() + (isReached(calm) ? " (only in the same instant)" : ""));
            }
            lines.add("| %s | %s | %s | %s | %s |".formatted(kind.name(), calm.cells(), yes(calm), salvo.cells(), yes(salvo)));
            System.out.println("[bench] " + lines.getLast() + " load " + Machine.load());
        }
    }

    private static boolean isReached(Samples samples) {
        return samples.percentile(95).compareTo(WANTED) < 0;
    }

    private static String yes(Samples samples) {
        return isReached(samples) ? "yes" : "no";
    }

    /** @param spread whether people click at any moment, or all in the same instant */
    private static Samples rounds(InboxVisitors visitors, InboxVisitors.Kind kind, boolean spread) throws Exception {
        Collection<Duration> taken = new ConcurrentLinkedQueue<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < ROUNDS; round++) {
                var all = new ArrayList<Callable<Void>>();
                for (int person = 0; person < CLICKS_AT_ONCE; person++) {
                    int who = person;
                    int which = round;
                    all.add(() -> {
                        Thread.sleep(spread ? LOOK.multipliedBy(who).dividedBy(CLICKS_AT_ONCE) : Duration.ZERO);
                        taken.add(visitors.read(kind, who, which));
                        return null;
                    });
                }
                for (Future<Void> one : threads.invokeAll(all)) {
                    one.get();
                }
                Thread.sleep(spread ? LOOK.dividedBy(CLICKS_AT_ONCE) : LOOK.dividedBy(2));
            }
        }
        return Samples.of(kind.name(), taken);
    }

    private String section() {
        return """
                %s

                %s. %d people of %d, each in %d of %d groups, click once in %d s, first at any moment of it, then all in the same instant. Readers, product and \
                database share the cores. HTTP with the whole page drawn; no engine, no sign-in, PostgreSQL without `fsync`. Milliseconds. Wanted: p95 below %d ms.

                %s; other work on it before: load %s.

                | What is read | p50 | p95 | p99 | reached | p50, one instant | p95, one instant | p99, one instant | reached |
                | --- | ---: | ---: | ---: | --- | ---: | ---: | ---: | --- |
                %s

                %s
                """.formatted(HEADING, rows, CLICKS_AT_ONCE, rows.people(), GROUPS_OF_ONE, rows.groups(), LOOK.toSeconds(), WANTED.toMillis(), Machine.describe(), loadBefore,
                String.join("\n", lines), misses.isEmpty() ? "All reached." : "Not reached: " + String.join(", ", misses) + ".");
    }
}
