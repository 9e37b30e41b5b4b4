package io.heyi.orchestration.internal.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.ResourceLimits;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/**
 * The bundled script in a JavaScript engine that sees nothing of this JVM: no classes, no files, no network, no threads, no environment. Each run may take so many statements and so long; what takes more
 * is ended with its whole context, and the next run gets a fresh one. One run at a time.
 */
final class LintScript implements AutoCloseable {

    private static final String RESOURCE = "scripts/model-lint.js";
    /** The largest model of the product takes some five million; ten times as much is the largest text that may be saved. */
    private static final long MOST_STATEMENTS = 60_000_000;

    private static final long STACK = 16L << 20;

    private final String resource;
    private final long mostStatements;
    private final Duration longest;
    /** A thread of the platform: the engine knows virtual ones only as an experiment. Texts may go deep. */
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> daemon(new Thread(null, task, "lint", STACK)));
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> daemon(new Thread(task, "lint-watch")));
    private volatile Engine engine;
    private Source source;
    private Context context;

    LintScript(Duration longest) {
        this(RESOURCE, MOST_STATEMENTS, longest);
    }

    LintScript(String resource, long mostStatements, Duration longest) {
        this.resource = resource;
        this.mostStatements = mostStatements;
        this.longest = longest;
    }

    private static Thread daemon(Thread thread) {
        thread.setDaemon(true);
        return thread;
    }

    /** The script could not say anything of a text; {@code costly} when it was ended. */
    static final class Failed extends Exception {

        final transient boolean costly;

        Failed(String message, boolean costly) {
            super(message);
            this.costly = costly;
        }
    }

    /**
     * @return what the script found, as JSON
     * @throws MissingScript when the product was built without the script
     */
    String run(String text, String version) throws Failed {
        try {
            return worker.submit(() -> runHere(text, version)).get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Failed failed -> throw failed;
                case RuntimeException fault -> throw fault;
                default -> throw new IllegalStateException("the script could not be run", e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a model was checked", e);
        }
    }

    private String runHere(String text, String version) throws Failed {
        var running = context();
        var end = watch.schedule(() -> running.close(true), longest.toMillis(), TimeUnit.MILLISECONDS);
        try {
            running.resetLimits();
            return answer(running, text, version);
        } catch (PolyglotException | IllegalStateException e) {
            running.close(true);
            context = null;
            throw failure(e);
        } finally {
            end.cancel(false);
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
        watch.shutdownNow();
        if (engine != null) {
            engine.close(true);
        }
    }

    private static Failed failure(RuntimeException e) {
        var ended = !(e instanceof PolyglotException told) || told.isCancelled() || told.isResourceExhausted();
        return new Failed(String.valueOf(e.getMessage()), ended);
    }

    private static String answer(Context running, String text, String version) throws Failed {
        var told = new String[2];
        running.getBindings("js").getMember("lint").executeVoid(text, version, keep(told, 0), keep(told, 1));
        if (told[0] == null) {
            throw new Failed(told[1] == null ? "no answer" : told[1], false);
        }
        return told[0];
    }

    private static ProxyExecutable keep(String[] told, int place) {
        return (Value... arguments) -> {
            told[place] = arguments[0].asString();
            return null;
        };
    }

    private Context context() {
        if (context == null) {
            if (engine == null) {
                source = source(resource);
                engine = Engine.newBuilder("js").allowExperimentalOptions(true).option("engine.WarnInterpreterOnly", "false").option("js.load", "false").option("js.print", "false")
                        .option("js.console", "false").build();
            }
            var fresh = Context.newBuilder("js").engine(engine).allowHostAccess(HostAccess.NONE).allowPolyglotAccess(PolyglotAccess.NONE).allowIO(IOAccess.NONE).allowCreateThread(false)
                    .allowNativeAccess(false).allowCreateProcess(false).resourceLimits(ResourceLimits.newBuilder().statementLimit(mostStatements, null).build()).build();
            fresh.eval(source);
            context = fresh;
        }
        return context;
    }

    private static Source source(String resource) {
        try (var in = LintScript.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new MissingScript(resource + " is not on the classpath, and no model is checked without it: build the front end, i.e. leave out -DskipFrontend once");
            }
            return Source.newBuilder("js", new String(in.readAllBytes(), StandardCharsets.UTF_8), "model-lint.js").build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not {@link IllegalStateException}, which a closed context throws. */
    static final class MissingScript extends RuntimeException {

        MissingScript(String message) {
            super(message);
        }
    }
}
