package io.heyi.rehearsal;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.heyi.orchestration.MigrationTrial;
import io.heyi.orchestration.Rehearsal;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Reads a {@link Rehearsal.Request} from standard input and writes one {@link Rehearsal.Played} after the other to standard output; told {@link Rehearsal#MIGRATION}, a
 * {@link MigrationTrial.Request} and its results. Whoever started it ends it when it takes too long.
 */
public final class RehearsalEngine {

    /** Cases at the same time: an engine is known to rest only after a while of silence, so each waits more than it works. */
    private static final int SIDE_BY_SIDE = 3;

    private RehearsalEngine() {}

    /** @throws IOException when the request cannot be read */
    public static void main(String[] arguments) throws IOException {
        // without the product nobody reads the answers, and nobody would end it
        ProcessHandle.current().parent().ifPresent(product -> product.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
        var answers = System.out;
        // whatever a library prints must not come between the answers
        System.setOut(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        var json = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
        if (arguments.length == 1 && arguments[0].equals(Rehearsal.MIGRATION)) {
            Migrator.run(json.readValue(System.in.readAllBytes(), MigrationTrial.Request.class), result -> write(json, result, answers));
        } else {
            var request = json.readValue(System.in.readAllBytes(), Rehearsal.Request.class);
            play(request, played -> write(json, played, answers));
        }
        // threads of the engine's libraries would keep the program alive
        System.exit(0);
    }

    /** Told in the order in which they were asked for, whichever ends first. */
    private static void play(Rehearsal.Request request, Consumer<Rehearsal.Played> told) {
        var stages = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        request.plays().stream().map(play -> CompletableFuture.supplyAsync(() -> Player.play(request.resources(), play), stages)).toList().forEach(play -> told.accept(play.join()));
        stages.shutdownNow();
    }

    private static void write(JsonMapper json, Object answer, PrintStream answers) {
        try {
            answers.write((json.writeValueAsString(answer) + "\n").getBytes(StandardCharsets.UTF_8));
            answers.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
