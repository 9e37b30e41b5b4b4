package io.heyi.bench;

import io.heyi.e2e.Stage;
import io.heyi.localstack.LocalStackSettings.ProductAdditions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/** The stack of a benchmark of processes: what the product gets beside its own, and what its servers say of themselves. */
final class Servers {
    private static final Duration QUIET_AFTER = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofSeconds(3);
    private static final double QUIET = 0.4;

    private Servers() {}

    /** A stack whose product can be asked for micro-enterprises and contracts; not started yet. */
    static Stage withBenchData() throws IOException {
        return new Stage(new ProductAdditions(List.of(ownClasses()), List.of("--spring.profiles.include=bench")));
    }

    /** Only these of the test classes, so that the product meets nothing else of the tests. */
    private static Path ownClasses() throws IOException {
        String own = "io/heyi/bench/child";
        Path from = Path.of("target/test-classes").toAbsolutePath().resolve(own);
        Path folder = Path.of("target/bench-classes").toAbsolutePath();
        Files.createDirectories(folder.resolve(own));
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(own).resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return folder;
    }

    /** Exporter and Operate work on for a while after the engine is done; whoever comes next should not pay for that. */
    static void settle(Stage stage) throws InterruptedException {
        long begin = System.nanoTime();
        double busy;
        do {
            double before = stage.allProcessorSeconds();
            Thread.sleep(LOOK);
            busy = (stage.allProcessorSeconds() - before) / LOOK.toSeconds();
        } while (busy > QUIET && System.nanoTime() - begin < QUIET_AFTER.toNanos());
        System.out.printf("[bench] servers use %.1f cores, %d s after the last work%n", busy, Duration.ofNanos(System.nanoTime() - begin).toSeconds());
    }

    /** As the engine itself has recorded them. */
    static long incidents(Stage stage) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(stage.addresses().search() + "/zeebe-record_incident*/_count?ignore_unavailable=true&allow_no_indices=true")).build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString()).body();
            return Long.parseLong(answer.replaceAll("(?s).*\"count\":(\\d+).*", "$1"));
        }
    }
}
