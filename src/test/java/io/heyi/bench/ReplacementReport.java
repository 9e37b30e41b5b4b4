package io.heyi.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The section of the underperformer case as Markdown. */
final class ReplacementReport {
    /** Begins the section, so that it can be replaced without the rest. */
    static final String HEADING = "## Replacing a party";
    private static final Duration STEP = Duration.ofSeconds(1);

    private final List<String> misses = new ArrayList<>();
    private final List<String> totals = new ArrayList<>();
    private String alone = "";
    private String together = "";
    private String longest = "";
    private String many = "";
    private String faults = "";

    /** One case after the other on servers at rest: nobody else asks for anything. */
    void alone(CaseTimes times) {
        total("one case after the other", times);
        alone = steps(times);
        longest = "%s ms (%s)".formatted(Samples.millis(times.longest()), judged("longest wait for the product at rest", times.longest().compareTo(STEP) < 0));
    }

    /** @param processorSeconds of all servers and of the program that answers */
    void together(int cases, CaseTimes times, double processorSeconds) {
        total(cases + " cases at once", times);
        together = steps(times);
        double seconds = times.span().toMillis() / 1e3;
        many = String.format(Locale.ROOT, "%d cases at once were all through after %.1f s, in which they kept %.1f of %d cores busy", cases, seconds, processorSeconds / seconds,
                Runtime.getRuntime().availableProcessors());
    }

    void faults(long incidents, long dead, long unsealed) {
        faults = "%d (%s); commands that the engine refused for good: %d; cases without a contract sealed with the substitute: %d".formatted(incidents, judged("incidents", incidents == 0), dead, unsealed);
        if (dead + unsealed > 0) {
            misses.add("commands refused or contracts not sealed");
        }
    }

    private void total(String what, CaseTimes times) {
        var whole = times.whole(what);
        totals.add("| %s | %d | %s | %s | %s |".formatted(what, whole.size(), whole.cells(), Samples.millis(whole.sorted().getLast()), Machine.load()));
    }

    private static String steps(CaseTimes times) {
        var rows = new ArrayList<String>();
        times.ofTheProduct().forEach(samples -> rows.add(row(samples, "product")));
        times.ofPeople().forEach(samples -> rows.add(row(samples, "person")));
        return String.join("\n", rows);
    }

    private static String row(Samples samples, String who) {
        return "| `%s` | %s | %d | %s | %s |".formatted(samples.what(), who, samples.size(), samples.cells(), Samples.millis(samples.sorted().getLast()));
    }

    private String judged(String what, boolean met) {
        if (!met) {
            misses.add(what);
        }
        return met ? "met" : "**missed**";
    }

    String text() {
        return """
                %s
                From the request of the lead to the contract sealed with the substitute, which ends the case but for an appeal, on the real local engine:
                `mvn -Pbench verify -Dbench.only=replacement`. Contracts of three come from calls with one commitment more than places; a month's figures are frozen with one party
                below its bottom value. Then a program answers for the people through the product's own API as soon as something waits for them: the party answers, the others want no
                cure period and vote to replace it, the backup commitment takes the part, and both sides tick the checklist. The times are those that the product has recorded:
                entries of the case's history, votes, and tasks that were offered.

                - Measured: %s
                - Machine: %s
                - Longest wait for a step that no person is responsible for, at rest (target: less than 1 s): %s
                - %s; incidents (target: 0): %s

                **Verdict:** %s

                Milliseconds from the opening of a case to the sealed contract:

                | cases | n | p50 | p95 | p99 | longest | load |
                |---|---:|---:|---:|---:|---:|---:|
                %s

                Where the time goes, in milliseconds since what happened before in the same case; first at rest, then with all at once. What a person did includes the time until the
                program looked into that person's list. With all at once the steps queue for the cores, and the target for a single wait is not judged: each kind of step gets its
                share of them, so a step that all cases reach at the same moment has the longest queue.

                | step, at rest | by | n | p50 | p95 | p99 | longest |
                |---|---|---:|---:|---:|---:|---:|
                %s

                | step, all at once | by | n | p50 | p95 | p99 | longest |
                |---|---|---:|---:|---:|---:|---:|
                %s
                """.formatted(HEADING, Instant.now().truncatedTo(ChronoUnit.MINUTES), Machine.describe(), longest, many, faults,
                misses.isEmpty() ? "every target is met." : "not every target is met; missed: " + String.join("; ", misses) + ".", String.join("\n", totals), alone, together);
    }
}
