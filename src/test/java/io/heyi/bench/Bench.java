package io.heyi.bench;

import io.heyi.e2e.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * {@code mvn -Pbench verify}: fills a stack of its own, measures it, prints the figures and writes them to the file of the first argument. A second argument
 * shrinks the data to that many percent, for work on the benchmark itself; then nothing is written. A third one chooses a part:
 * {@code pages}, {@code cycle}, {@code replacement}, {@code matching}, {@code inbox}, {@code inbox-live}, {@code inbox-bulk} or {@code studio}.
 */
public final class Bench {
    private static final List<String> PARTS = List.of("pages", "cycle", "replacement", "matching", "inbox", "inbox-live", "inbox-bulk", "studio");
    private static final Population.Size FULL = new Population.Size(5_000, 100_000, 1_000);
    private static final List<String> USERS = List.of("platform-owner-food", "platform-owner-clothing", "entrepreneur-01", "committee-1");
    /** Until the compiler is through with what is hot; people use a product that has been up for days. */
    private static final int WARM_UP = 200;
    private static final int READS_WITH_PAUSES = 160;
    private static final int READS_WITHOUT = 120;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration MOST = Duration.ofSeconds(10);
    private static final int PROPOSALS = 16;
    private static final int BURST = 15;

    private final Stage stage;
    private final Rows rows;
    private final Report report = new Report();
    private final Optional<Path> file;

    private Bench(Stage stage, Optional<Path> file) {
        this.stage = stage;
        this.file = file;
        this.rows = new Rows(stage.addresses());
    }

    public static void main(String[] arguments) throws Exception {
        var file = Path.of(arguments[0]);
        int percent = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
        String only = arguments.length > 2 ? arguments[2] : "";
        if (isWanted("pages", only)) {
            try (var stage = new Stage()) {
                new Bench(stage, percent == 100 ? Optional.of(file) : Optional.empty()).run(FULL.percent(percent));
            }
        }
        if (isWanted("cycle", only)) {
            section(file, percent, new CycleBench(percent).run());
        }
        if (isWanted("replacement", only)) {
            section(file, percent, new ReplacementBench(percent).run());
        }
        if (isWanted("matching", only)) {
            section(file, percent, new MatchingBench(percent).run());
        }
        if (isWanted("inbox", only)) {
            section(file, percent, new InboxBench(percent).run());
        }
        if (isWanted("inbox-live", only)) {
            section(file, percent, new SseBench(percent).run());
        }
        if (isWanted("inbox-bulk", only)) {
            section(file, percent, new BulkBench(percent).run());
        }
        if (isWanted("studio", only)) {
            section(file, percent, new StudioBench(percent).run());
        }
    }

    private static boolean isWanted(String part, String only) {
        return only.equals(part) || !PARTS.contains(only);
    }

    private static void section(Path file, int percent, String section) throws IOException {
        System.out.println(section);
        if (percent == 100) {
            Sections.replace(file, section);
        }
    }

    private void run(Population.Size size) throws Exception {
        report.start("first start, empty data", stage.start());
        say("generating %s", size);
        long begin = System.nanoTime();
        new Population(stage, rows).generate(size);
        say("generated in %d s", (System.nanoTime() - begin) / 1_000_000_000);
        report.data(rows);
        pages();
        write();
        tasksOfProposals();
        write();
        restart();
        System.out.println(write());
    }

    /** After each part, so that a fault in a later one does not lose what was measured. */
    private String write() throws IOException {
        String text = report.text();
        if (file.isPresent()) {
            Sections.replaceFirst(file.get(), text);
        }
        return text;
    }

    private void pages() throws Exception {
        String base = stage.addresses().app();
        var kinds = new PageKinds(rows, USERS);
        var browsers = USERS.stream().map(user -> Visitor.signedIn(base, user)).toList();
        var clients = USERS.stream().map(user -> Visitor.withToken(base, user, () -> stage.token(user))).toList();
        var all = new ArrayList<Row>();
        kinds.pages().forEach(kind -> all.add(new Row(kind, browsers)));
        kinds.resources().forEach(kind -> all.add(new Row(kind, clients)));
        for (Row row : all) {
            Load.run(row.kind(), row.people(), WARM_UP, Duration.ZERO, MOST);
        }
        say("warmed up");
        for (Row row : all) {
            var paced = Load.run(row.kind(), row.people(), READS_WITH_PAUSES, PAUSE, MOST);
            double before = stage.processorSeconds();
            var full = Load.run(row.kind(), row.people(), READS_WITHOUT, Duration.ZERO, MOST);
            report.page(paced.samples(), full, stage.processorSeconds() - before);
            say("%s: %s", row.kind().name(), paced.samples().cells());
        }
    }

    private record Row(PageKind kind, List<Visitor> people) {}

    /** Real proposals: one after the other, then as many at once as in seed-001. */
    private void tasksOfProposals() throws Exception {
        var arrivals = new Arrivals(stage, rows);
        for (String owner : List.of("platform-owner-food", "platform-owner-clothing")) {
            arrivals.watch(Visitor.signedIn(stage.addresses().app(), owner));
        }
        var one = new ArrayList<String>();
        for (int i = 0; i < PROPOSALS; i++) {
            one.add(stage.submitted("entrepreneur-%02d".formatted(1 + i), i % 2 == 0 ? "food" : "clothing", "300000", "entrepreneur-41"));
            arrivals.awaitShown(one.getLast());
        }
        report.arrivals(arrivals.of("one proposal after the other", one));
        long begin = System.nanoTime();
        var founded = burst();
        report.burst(BURST, Duration.ofNanos(System.nanoTime() - begin));
        report.arrivals(arrivals.of(BURST + " proposals at once", founded));
    }

    private List<String> burst() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Callable<String>>();
            for (int i = 0; i < BURST; i++) {
                String proposer = "entrepreneur-%02d".formatted(11 + i);
                String coFounder = "entrepreneur-%02d".formatted(11 + BURST + i);
                String platform = i % 2 == 0 ? "food" : "clothing";
                all.add(() -> stage.founded(proposer, platform, "300000", new String[0], coFounder));
            }
            var ids = new ArrayList<String>();
            for (Future<String> one : threads.invokeAll(all)) {
                ids.add(one.get());
            }
            return ids;
        }
    }

    private void restart() {
        stage.stop();
        report.start("second start, full data", stage.start());
    }

    private static void say(String what, Object... arguments) {
        System.out.println("[bench] " + what.formatted(arguments) + ", load " + Machine.load());
    }
}
