package io.heyi.bench;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.heyi.e2e.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Editing: how soon an editor can be worked in, what the checks say, and a difference is drawn (issue 7: 3 s each, from a cold cache, with 300 elements). */
final class StudioBench {

    static final String HEADING = "## Editing";
    private static final String OWNER = "process-owner-1";
    private static final String FOUNDING = "me-founding.bpmn";
    private static final String LARGE = "talent-move.bpmn";
    private static final int ELEMENTS = 300;
    private static final int RENAMED = 30;
    private static final int TIMES = 20;
    private static final int WARM_UP = 3;
    private static final Duration TARGET = Duration.ofSeconds(3);

    private final int times;
    private final List<String> rows = new ArrayList<>();
    private final List<String> misses = new ArrayList<>();

    StudioBench(int percent) {
        times = Math.max(2, TIMES * percent / 100);
    }

    /** @return what to write below the rest */
    String run() throws Exception {
        try (var stage = new Stage()) {
            stage.start();
            measure(stage);
        }
        return """
                %s
                `mvn -Pbench verify -Dbench.only=studio`: a stack with empty data and a headless Chromium share the two cores. Every reading of a page is in a browser context of its own, whose
                cache is empty; its time runs from asking for the address until the drawing or the form stands there and can be worked in. The checks are asked by the API, after
                each has got another draft, and look at everything that is live with it. The large process has %d steps, gateways and events with %d flows, of which %d steps differ.
                Before that, everything was asked for %d times.

                - Measured: %s
                - Machine: %s

                **Verdict:** %s

                | what | n | p50 ms | p95 ms | p99 ms | max ms | target p95 < 3 s | load |
                |---|---:|---:|---:|---:|---:|---|---:|
                %s
                """.formatted(HEADING, ELEMENTS, ELEMENTS - 1, RENAMED, WARM_UP, Instant.now().truncatedTo(ChronoUnit.MINUTES), Machine.describe(),
                misses.isEmpty() ? "every target is met." : "not every target is met; missed: " + String.join("; ", misses) + ".", String.join("\n", rows));
    }

    private void measure(Stage stage) throws Exception {
        var large = LargeProcess.of("talent-move", ELEMENTS);
        inUse(stage, large);
        String founding = begun(stage, FOUNDING);
        String long300 = begun(stage, LARGE);
        save(stage, founding, FOUNDING, Files.readString(Path.of("bpmn", FOUNDING)).replace("name=\"Submit", "name=\"Hand in"));
        save(stage, long300, LARGE, LargeProcess.renamed(large, RENAMED, "anew"));
        opened(stage, "the editor, founding", "/studio/changes/" + founding + "/models/" + FOUNDING, "[data-studio-desk][data-ready]", ".djs-shape");
        opened(stage, "the editor, 300 elements", "/studio/changes/" + long300 + "/models/" + LARGE, "[data-studio-desk][data-ready]", ".djs-shape");
        checked(stage, "the checks, founding", founding, FOUNDING, number -> foundingNamed("Founding " + number));
        checked(stage, "the checks, 300 elements", long300, LARGE, number -> LargeProcess.renamed(large, RENAMED, "no. " + number));
        opened(stage, "the difference, founding", "/studio/changes/" + founding + "/models/" + FOUNDING + "/difference", "[data-studio-compare][data-ready]", ".djs-shape");
        opened(stage, "the difference, 300 elements", "/studio/changes/" + long300 + "/models/" + LARGE + "/difference", "[data-studio-compare][data-ready]", ".djs-shape");
    }

    private static String foundingNamed(String name) {
        try {
            return Files.readString(Path.of("bpmn", FOUNDING)).replaceFirst("(<bpmn:process [^>]*name=\")[^\"]*", "$1" + name);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A process that is only looked at here: the engine goes on with its own. */
    private static void inUse(Stage stage, String text) throws SQLException {
        new Rows(stage.addresses()).run("update orchestration.deployed_resource set source = '%s' where resource_id = 'talent-move'".formatted(text.replace("'", "''")));
    }

    private static String begun(Stage stage, String file) {
        String code = stage.posted(OWNER, "/changes", Map.of("id", UUID.randomUUID().toString(), "title", "Measured with " + file, "reason", "Benchmark")).path("code").asText();
        stage.put(OWNER, "/changes/%s/models/%s".formatted(code, file), Map.of());
        return code;
    }

    private static void save(Stage stage, String code, String file, String text) {
        String address = "/changes/%s/models/%s/content".formatted(code, file);
        int stamp = stage.get(OWNER, address).path("draft").path("stamp").asInt();
        stage.posted(OWNER, address, Map.of("basedOn", stamp, "content", text));
    }

    private void opened(Stage stage, String what, String address, String ready, String drawn) {
        row(what, number -> {
            try (Page page = stage.page(OWNER); var context = page.context()) {
                long begin = System.nanoTime();
                page.navigate(stage.addresses().app() + address);
                page.locator(ready).first().waitFor(new Locator.WaitForOptions().setTimeout(60_000));
                page.locator(drawn).first().waitFor(new Locator.WaitForOptions().setTimeout(60_000));
                return Duration.ofNanos(System.nanoTime() - begin);
            }
        });
    }

    private void checked(Stage stage, String what, String code, String file, Function<Integer, String> text) {
        row(what, number -> {
            save(stage, code, file, text.apply(number));
            long begin = System.nanoTime();
            stage.get(OWNER, "/changes/" + code + "/checks");
            return Duration.ofNanos(System.nanoTime() - begin);
        });
    }

    private void row(String what, Function<Integer, Duration> one) {
        for (int i = 0; i < WARM_UP; i++) {
            one.apply(-i);
        }
        var taken = new ArrayList<Duration>();
        for (int i = 1; i <= times; i++) {
            taken.add(one.apply(i));
        }
        var samples = Samples.of(what, taken);
        boolean met = samples.percentile(95).compareTo(TARGET) < 0;
        if (!met) {
            misses.add(what);
        }
        rows.add("| %s | %d | %s | %s | %s | %s |".formatted(what, samples.size(), samples.cells(), Samples.millis(samples.percentile(100)), met ? "met" : "**missed**", Machine.load()));
        System.out.println("[bench] " + rows.getLast());
    }
}
