package io.heyi.bench;

import io.heyi.bench.Cycle.Milestone;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The section of the monthly cycle as Markdown. */
final class CycleReport {
    /** Begins the section, so that it can be replaced without the rest. */
    static final String HEADING = "## Monthly cycle";
    private static final Duration BOARD = Duration.ofMillis(200);
    private static final double RATIO = 0.8;
    /** Eight steps of the product, and four people who are asked. */
    private static final int JOBS = 12;

    private final int contracts;
    private final List<String> rows = new ArrayList<>();
    private final List<String> boards = new ArrayList<>();
    private final List<String> misses = new ArrayList<>();
    private String data = "";
    private String memory = "";
    private String faults = "";
    private CycleRun.Result real;
    private CycleRun.Result idle;

    CycleReport(int contracts) {
        this.contracts = contracts;
    }

    void data(int microenterprises, long versions, long facts) {
        data = "%d active contracts of 4 of %d micro-enterprises each, with %d sealed versions and %d reported figures".formatted(contracts, microenterprises, versions, facts);
    }

    void real(CycleRun.Result result, Samples... boardReads) {
        real = result;
        row("the product", result);
        for (Samples board : boardReads) {
            boolean met = board.percentile(95).compareTo(BOARD) <= 0;
            boards.add("| %s | %d | %s | %s |".formatted(board.what(), board.size(), board.cells(), judged(board.what() + " meanwhile", met)));
        }
    }

    void idle(CycleRun.Result before, CycleRun.Result after) {
        idle = before.meanWith(after);
        row("steps that do nothing, before", before);
        row("steps that do nothing, after", after);
    }

    void bare(CycleRun.Result result) {
        row("bare engine, nobody asked", result);
    }

    private void row(String what, CycleRun.Result result) {
        rows.add(String.format(Locale.ROOT, "| %s | %s | %.1f | %.0f | %.0f | %.0f | %s |", what,
                java.util.Arrays.stream(Milestone.values()).map(milestone -> "%.1f".formatted(CycleRun.Result.seconds(result.phases().get(milestone)))).collect(Collectors.joining(" | ")),
                CycleRun.Result.seconds(result.taken()), result.perSecond(JOBS), 1000 * result.product() / result.contracts(), 1000 * result.processor() / result.contracts(),
                Machine.load()));
    }

    void memory(long product, long engine) {
        memory = "product %d MB, engine with Operate %d MB".formatted(product, engine);
    }

    void faults(long incidents, long dead, long twice) {
        faults = "%d (%s); commands that the engine refused for good: %d; contracts sealed twice for a month: %d".formatted(incidents, judged("incidents", incidents == 0), dead, twice);
        if (dead + twice > 0) {
            misses.add("commands refused or contracts sealed twice");
        }
    }

    private String judged(String what, boolean met) {
        if (!met) {
            misses.add(what);
        }
        return met ? "met" : "**missed**";
    }

    String text() {
        double ratio = CycleRun.Result.seconds(idle.taken()) / CycleRun.Result.seconds(real.taken());
        String kept = judged("throughput beside steps that do nothing", ratio >= RATIO);
        return String.format(Locale.ROOT, """
                %s
                The month of %d contracts with 4 parties on the real local engine, from empty data: `mvn -Pbench verify -Dbench.only=cycle`. Time is moved to ten days before
                the month's end, to the cut-off, past the disputes and past the month's end, each time when all contracts have come that far; what a contract waits for a date
                is not counted. Parties answer by API with bearer tokens, two at the same time: each reads its list and completes what is there. In the same run and on the
                same engine the same model is run under other names with steps that do nothing (and don't touch the database), where people answer through the same inbox; and,
                for comparison, on the bare engine with a worker that answers for the people. A fifth of them was renewed before as a warm-up, in both ways, and
                the board was read some hundred times, as in a product that has been in use. Steps that do nothing are measured before and after the product, and
                their mean counts, so that neither has the warmer machine.

                - Measured: %s
                - Machine: %s
                - Data: %s
                - Time to the last sealed version: %.1f s; %.0f jobs/s
                - Throughput beside steps that do nothing (target: at least 0.8): %.2f (%s)
                - Incidents (target: 0): %s
                - Most memory resident: %s

                **Verdict:** %s

                Seconds until all contracts had come so far; "CPU ms" is what product and database, and what all servers together used of a core for one contract. A job is a step
                of the process or a person's task.

                | what | started | figures frozen and published | proposed and confirmed | closed, shared and sealed | total s | jobs/s | product's CPU ms | all CPU ms | load |
                |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
                %s

                Milliseconds until the last byte of the board, which one person read twice a second meanwhile (target: 200 ms at p95):

                | board | n | p50 | p95 | p99 | target |
                |---|---:|---:|---:|---:|---|
                %s
                """, HEADING, contracts, Instant.now().truncatedTo(ChronoUnit.MINUTES), Machine.describe(), data, CycleRun.Result.seconds(real.taken()), real.perSecond(JOBS), ratio,
                kept, faults, memory, misses.isEmpty() ? "every target is met." : "not every target is met; missed: " + String.join("; ", misses) + ".", String.join("\n", rows),
                String.join("\n", boards));
    }
}
