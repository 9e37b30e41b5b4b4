package io.heyi.orchestration.internal.rehearsal;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.orchestration.MigrationTrial.Result;
import io.heyi.orchestration.MigrationTrial;
import io.heyi.orchestration.Rehearsal.Played;
import io.heyi.orchestration.Rehearsal.Request;
import io.heyi.orchestration.Rehearsal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** The program beside the product that has the throw-away engine: started for each request, ended by force when its time is over. */
@Component
class RehearsalProgram {

    private static final Logger LOG = LoggerFactory.getLogger(RehearsalProgram.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MAIN = "io.heyi.rehearsal.RehearsalEngine";
    private static final int LAST_WORDS = 2_000;
    /** For one case that is put somewhere and taken to another version. */
    private static final Duration TRIAL = Duration.ofSeconds(20);

    private final RehearsalProperties settings;

    RehearsalProgram(RehearsalProperties settings) {
        this.settings = settings;
    }

    /**
     * As many results as came within the deadline, in the order of the plays.
     *
     * @throws IllegalStateException when the program is not there or cannot be started; says what to do
     */
    List<Played> run(Request request) {
        return run(List.of(), request, request.plays().size(), settings.play(), Played.class);
    }

    /** The same for migrations. */
    List<Result> run(MigrationTrial.Request request) {
        return run(List.of(Rehearsal.MIGRATION), request, request.places().size(), TRIAL, Result.class);
    }

    private <A> List<A> run(List<String> arguments, Object request, int expected, Duration each, Class<A> kind) {
        var whole = settings.start().plus(each.multipliedBy(expected));
        var deadline = whole.compareTo(settings.longest()) > 0 ? settings.longest() : whole;
        try {
            // libraries unpack themselves there, and cannot tidy up when they are ended by force
            var scratch = Files.createTempDirectory("heyi-rehearsal-");
            try {
                var program = start(arguments, scratch);
                try {
                    return answers(program, request, expected, deadline, kind);
                } finally {
                    program.destroyForcibly().onExit().join();
                }
            } finally {
                FileSystemUtils.deleteRecursively(scratch);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the program for rehearsals could not be run: " + e.getMessage(), e);
        }
    }

    private Process start(List<String> arguments, Path scratch) throws IOException {
        var folder = settings.folder().toAbsolutePath();
        if (!Files.isRegularFile(folder.resolve("rehearsal-engine.jar"))) {
            throw new IllegalStateException("there is no program for rehearsals in " + folder + "; build the product with Maven, or set heyi.rehearsal.folder to the folder with its libraries");
        }
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + settings.heap(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "-Djava.io.tmpdir=" + scratch, "-classpath", folder.resolve("*").toString(), MAIN));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        // it needs none of the product's secrets
        builder.environment().clear();
        return builder.start();
    }

    private <A> List<A> answers(Process program, Object request, int expected, Duration deadline, Class<A> kind) throws IOException {
        var lastWords = new StringBuilder();
        var listener = Thread.startVirtualThread(() -> drain(program.getErrorStream(), lastWords));
        var watchman = Thread.startVirtualThread(() -> watch(program, deadline));
        var played = new ArrayList<A>();
        try (var output = program.getOutputStream()) {
            output.write(JSON.writeValueAsBytes(request));
        } catch (IOException e) {
            LOG.warn("The program for rehearsals did not listen: {}", e.getMessage());
        }
        try (var reader = new BufferedReader(new Bounded(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8), settings.largestAnswer()))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                played.add(JSON.readValue(line, kind));
            }
        } catch (IOException e) {
            LOG.warn("A rehearsal was cut off after {} of {} plays: {}", played.size(), expected, e.getMessage());
        }
        watchman.interrupt();
        if (played.size() < expected) {
            join(listener);
            LOG.warn("A rehearsal ended after {} of {} plays; its last words: {}", played.size(), expected, lastWords);
        }
        return played;
    }

    private static void watch(Process program, Duration deadline) {
        try {
            if (!program.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                program.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void drain(InputStream errors, StringBuilder lastWords) {
        try (var reader = new InputStreamReader(errors, StandardCharsets.UTF_8)) {
            var some = new char[1_000];
            for (var count = reader.read(some); count > 0; count = reader.read(some)) {
                synchronized (lastWords) {
                    lastWords.append(some, 0, count).delete(0, Math.max(0, lastWords.length() - LAST_WORDS));
                }
            }
        } catch (IOException e) {
            LOG.debug("What the program for rehearsals said could not be read", e);
        }
    }

    private static void join(Thread listener) {
        try {
            listener.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends with a fault where more is said than anybody would read. */
    private static final class Bounded extends Reader {

        private final Reader reader;
        private long left;

        private Bounded(Reader reader, long left) {
            this.reader = reader;
            this.left = left;
        }

        @Override
        public int read(char[] into, int offset, int length) throws IOException {
            if (left <= 0) {
                throw new IOException("it says more than it may");
            }
            var count = reader.read(into, offset, (int) Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
