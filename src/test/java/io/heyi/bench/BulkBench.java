package io.heyi.bench;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.FakeNeighbours;
import io.heyi.inbox.InboxWebTest;
import io.heyi.inbox.internal.TaskFixtures;
import io.heyi.inbox.internal.bulk.BulkAction;
import io.heyi.inbox.internal.bulk.BulkActions;
import io.heyi.inbox.internal.bulk.BulkOutcome;
import io.heyi.inbox.internal.bulk.BulkRequest;
import io.heyi.orchestration.UserTaskListener;
import io.heyi.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many tasks approved at once (product-bar T8, issue 6): each is a transaction of its own with rights, form, history and the command to the engine. */
final class BulkBench {

    static final String HEADING = "## Many tasks at once";
    private static final int ROUNDS = 7;
    private static final Duration TARGET = Duration.ofSeconds(10);

    private final int tasks;

    BulkBench(int percent) {
        tasks = Math.max(10, 200 * percent / 100);
    }

    /** @return what to write below the rest */
    String run() {
        var application = new SpringApplicationBuilder(InboxWebTest.Beans.class, SecurityAutoConfiguration.class).initializers(new TestDatabase()).bannerMode(Banner.Mode.OFF);
        try (var context = application.run("--server.port=0", "--heyi.inbox.forms=classpath:inbox-forms/", "--spring.flyway.locations=classpath:db/migration/inbox,classpath:db/migration/files",
                "--heyi.policy.bulk.decisions=test.decideThing:approve")) {
            var bulk = context.getBean(BulkActions.class);
            var engine = context.getBean(UserTaskListener.class);
            var jdbc = context.getBean(JdbcClient.class);
            var previews = new ArrayList<Duration>();
            var runs = new ArrayList<Duration>();
            for (int round = 0; round < ROUNDS; round++) {
                var group = "platform-owner:" + UUID.randomUUID();
                var person = FakeNeighbours.user("bench-" + round, group);
                var request = request(engine, jdbc, group);
                previews.add(timed(() -> all(bulk.preview(request, person), person)));
                runs.add(timed(() -> all(bulk.run(request, person), person)));
            }
            return report(Samples.of("preview", previews.subList(1, ROUNDS)), Samples.of("approval", runs.subList(1, ROUNDS)));
        }
    }

    private BulkRequest request(UserTaskListener engine, JdbcClient jdbc, String group) {
        var ids = IntStream.range(0, tasks).mapToObj(i -> UUID.fromString(TaskFixtures.add(engine, jdbc, TaskFixtures.offeredTo(group, UUID.randomUUID().toString())))).toList();
        return new BulkRequest(UUID.randomUUID(), BulkAction.DECIDE, ids, Optional.of("approve"), Optional.empty(), Optional.empty(), Optional.of("Checked together"));
    }

    private void all(BulkOutcome outcome, CurrentUser person) {
        if (!(outcome instanceof BulkOutcome.Result result) || result.done() != tasks) {
            throw new IllegalStateException("not every task was done for " + person.username() + ": " + outcome);
        }
    }

    private static Duration timed(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private String report(Samples preview, Samples run) {
        return """
                %s
                `mvn -Pbench verify -Dbench.only=inbox-bulk`: one person approves %d tasks with one request, %d times with other tasks; the inbox with a PostgreSQL of its own and without `fsync`, its
                neighbours in memory. Every task has an answer of its own.

                - Measured: %s
                - Machine: %s; load %s

                **Verdict:** %s

                | %d tasks | p50 ms | p95 ms | p99 ms | max ms | target: below 10 s |
                |---|---:|---:|---:|---:|---|
                | preview | %s | %s | |
                | approved, each with its answer | %s | %s | %s |
                """.formatted(HEADING, tasks, ROUNDS - 1, Instant.now().truncatedTo(ChronoUnit.MINUTES), Machine.describe(), Machine.load(),
                run.percentile(100).compareTo(TARGET) < 0 ? "the target is met." : "the target is missed.",
                tasks, preview.cells(), Samples.millis(preview.percentile(100)), run.cells(), Samples.millis(run.percentile(100)), run.percentile(100).compareTo(TARGET) < 0 ? "met" : "**missed**");
    }
}
