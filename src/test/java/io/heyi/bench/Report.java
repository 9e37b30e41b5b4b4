package io.heyi.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures as Markdown, each beside its target. */
final class Report {
    private static final Duration PAGE = Duration.ofMillis(150);
    private static final Duration ARRIVAL = Duration.ofSeconds(1);
    private static final Duration START = Duration.ofSeconds(90);

    private final List<String> starts = new ArrayList<>();
    private final List<String> pages = new ArrayList<>();
    private final List<String> arrivals = new ArrayList<>();
    private final List<String> misses = new ArrayList<>();
    private String data = "";
    private String burst = "";

    void start(String what, Duration taken) {
        starts.add("| %s | %.0f s | %s | %s |".formatted(what, taken.toMillis() / 1e3, judged(what, taken, START), Machine.load()));
    }

    void data(Rows rows) throws SQLException {
        String[] n = rows.all("""
                select (select count(*) from inbox.task), (select count(*) from inbox.task where state = 'OPEN'), (select count(*) from microenterprise.microenterprise),
                       (select count(*) from microenterprise.proposal), (select count(*) from ledger.posting), (select count(*) from audit.entry),
                       (select count(*) from access.person), (select pg_size_pretty(pg_database_size(current_database())))""").getFirst();
        data = "%s tasks (%s open, each waiting in the engine), %s micro-enterprises, %s proposals, %s ledger postings, %s history entries, %s people; %s on disk"
                .formatted((Object[]) n);
    }

    /**
     * The verdict is about people who pause: without pauses the time is that of the queue for the cores.
     *
     * @param processorSeconds of product and database while {@code full} was measured
     */
    void page(Samples paced, Load.Result full, double processorSeconds) {
        int answers = full.samples().size();
        pages.add("| %s | %d | %s | %s | %d | %s | %.0f | %.0f | %s |".formatted(paced.what(), paced.size(), paced.cells(),
                judged(paced.what(), paced.percentile(95), PAGE), answers, full.samples().cells(), full.perSecond(), processorSeconds * 1000 / answers,
                Machine.load()));
    }

    void arrivals(Arrivals.Measured measured) {
        for (Samples samples : List.of(measured.row(), measured.event())) {
            arrivals.add("| %s | %d | %s | %s | %s | %s |".formatted(samples.what(), samples.size(), samples.cells(), Samples.millis(samples.sorted().getLast()),
                    judged(samples.what(), samples.percentile(95), ARRIVAL), Machine.load()));
        }
    }

    void burst(int proposals, Duration taken) {
        burst = String.format(Locale.ROOT, "%d proposals submitted at once and decided by 2 people each besides the proposer were all founded after %.1f s.", proposals, taken.toMillis() / 1e3);
    }

    private String judged(String what, Duration taken, Duration target) {
        if (taken.compareTo(target) <= 0) {
            return "met";
        }
        misses.add(what);
        return "**missed**";
    }

    private String verdict() {
        return misses.isEmpty() ? "every target is met." : "not every target is met; missed: " + String.join("; ", misses) + ".";
    }

    String text() {
        return """
                # Benchmarks

                Written by `mvn -Pbench verify` (about ten minutes; nothing of it runs in a plain `mvn verify`). The benchmark starts a stack of its own with empty
                data (real PostgreSQL, OpenSearch, Camunda and Keycloak, the product as a process of its own, all heaps as small as on a developer's machine), plays
                one founding of each kind through the API, multiplies their rows by SQL, starts an instance in the engine for every open task, and measures.
                Copied histories have no valid hashes; only the tenth of the people that have an account in Keycloak holds its rights there.

                - Measured: %s
                - Machine: %s
                - Data: %s

                Everything, the readers included, shares these cores. "load" is the machine's load average over the minute before the row was written; what exceeds
                the number of cores had to wait, also for programs that have nothing to do with the product.

                **Verdict on start, pages and tasks:** %s

                ## Start to readiness (target 90 s)
                From starting the first server until `/actuator/health/readiness` is UP; distributions are unpacked, Maven's own time is not counted.

                | start | taken | target | load |
                |---|---:|---|---:|
                %s

                ## Pages and resources (target: 150 ms at p95)
                Milliseconds until the last byte of the compressed answer. Pages are read in browser sessions from a sign-in at Keycloak, resources with bearer tokens:
                by four people at the same time (two platform owners, an entrepreneur, a committee member). Each pauses for 0.2 s after an answer, which is busier
                than a hundred people who read what they open; the verdict is about this. Then they read the same without any pause, for the throughput. Before that, each
                page was read some hundred times, as in a product that has been in use.

                "CPU" is what product and database used of a core for one answer; unlike the times it hardly depends on what else the machine does.

                | page | n | p50 | p95 | p99 | target | n without pause | p50 | p95 | p99 | answers/s | CPU ms | load |
                |---|---:|---:|---:|---:|---|---:|---:|---:|---:|---:|---:|---:|
                %s

                ## From the engine to the inbox (target 1 s)
                Milliseconds from the engine's own record of creating the job (its exported timestamp) to the row in the inbox, and to the event in an inbox page that
                is open; the verdict is that of p95. %s

                | task of | n | p50 | p95 | p99 | longest | target | load |
                |---|---:|---:|---:|---:|---:|---|---:|
                %s
                """.formatted(Instant.now().truncatedTo(ChronoUnit.MINUTES), Machine.describe(), data,
                verdict(),
                String.join("\n", starts), String.join("\n", pages), burst, String.join("\n", arrivals));
    }
}
