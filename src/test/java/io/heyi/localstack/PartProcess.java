package io.heyi.localstack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One part as a child process: adopted or started, watched until healthy, stopped or killed. */
final class PartProcess {
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(20);
    private static final Duration ADOPTION_DEADLINE = Duration.ofSeconds(45);
    private static final Duration POLL = Duration.ofMillis(150);

    private final Server server;
    private final LocalStackSettings settings;
    private final Progress progress;
    /** Set while shutting down, so that a start in progress does not bring a part back. */
    private volatile boolean stopping;
    private Process child;

    PartProcess(Server server, LocalStackSettings settings, Progress progress) {
        this.server = server;
        this.settings = settings;
        this.progress = progress;
    }

    Part part() {
        return server.part();
    }

    /** The process of this part, from this run or an earlier one. */
    Optional<ProcessHandle> running() {
        return ProcessRecord.read(recordFile()).flatMap(ProcessRecord::process);
    }

    /** Healthy and ours, or started now; returns when it can be used. */
    void start() {
        Instant begin = Instant.now();
        stopping = false;
        if (adopted()) {
            progress.say(part(), "runs already, reused");
            return;
        }
        launch();
        awaitHealthy(begin);
        try {
            server.ready();
        } catch (IOException e) {
            throw problem("is up, but could not be prepared: " + e.getMessage(), e);
        }
        progress.say(part(), "ready after %.1f s".formatted(seconds(begin)));
    }

    /** Asks it to end, and ends it when it does not. */
    synchronized void stop() {
        stopping = true;
        running().ifPresent(process -> {
            server.askToStop(process);
            if (!ended(process, STOP_DEADLINE)) {
                progress.say(part(), "did not stop in %d s, killed".formatted(STOP_DEADLINE.toSeconds()));
                killTree(process);
            }
        });
        forget();
    }

    /** Ends it as a crash would (kill -9). */
    synchronized void kill() {
        stopping = true;
        running().ifPresent(PartProcess::killTree);
        forget();
    }

    private boolean adopted() {
        Optional<ProcessHandle> process = running();
        if (process.isEmpty()) {
            return false;
        }
        boolean same = ProcessRecord.read(recordFile()).orElseThrow().fingerprint().equals(fingerprint());
        Instant until = Instant.now().plus(ADOPTION_DEADLINE);
        while (same && process.get().isAlive() && Instant.now().isBefore(until)) {
            if (server.healthy()) {
                return true;
            }
            pause();
        }
        progress.say(part(), same ? "was left over and is not healthy, started anew" : "has other settings now, started anew");
        stop();
        stopping = false;
        return false;
    }

    private synchronized void launch() {
        if (stopping) {
            throw problem("was stopped while starting", null);
        }
        try {
            for (int port : settings.ports().of(part())) {
                Preflight.requireFreePort(part().title(), port);
            }
            server.prepare();
            spawn();
        } catch (IOException e) {
            throw problem("could not be started: " + e.getMessage(), e);
        }
    }

    private void spawn() throws IOException {
        Path log = settings.logOf(part());
        Files.createDirectories(log.getParent());
        var builder = new ProcessBuilder(inOwnSession(server.command()))
                .directory(settings.directory().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(server.environment());
        child = builder.start();
        ProcessRecord.of(child.toHandle(), fingerprint()).write(recordFile());
    }

    /** Ctrl-C reaches the whole session of the terminal; the parts must outlive the product's own orderly end. */
    private static List<String> inOwnSession(List<String> command) {
        var all = new ArrayList<String>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            all.add("/usr/bin/setsid");
        }
        all.addAll(command);
        return all;
    }

    private void awaitHealthy(Instant begin) {
        Instant until = begin.plus(settings.deadline());
        while (true) {
            if (stopping) {
                throw problem("was stopped while starting", null);
            }
            if (!child.isAlive()) {
                respawnOrFail();
            } else if (server.healthy()) {
                return;
            }
            if (Instant.now().isAfter(until)) {
                throw problem("was not ready within %d s".formatted(settings.deadline().toSeconds()), null);
            }
            pause();
        }
    }

    private synchronized void respawnOrFail() {
        if (stopping) {
            throw problem("was stopped while starting", null);
        }
        int code = child.exitValue();
        if (!server.restartsAfter(code)) {
            throw problem("ended with exit code %d".formatted(code), null);
        }
        try {
            spawn();
        } catch (IOException e) {
            throw problem("could not be started: " + e.getMessage(), e);
        }
    }

    private StackProblem problem(String what, Exception cause) {
        return new StackProblem("%s %s: read %s, and start again.".formatted(part().title(), what, settings.logOf(part())), cause);
    }

    /** What a running process must have been started with to be reused. */
    private String fingerprint() {
        try {
            return "%s %s %s".formatted(settings.directory(), settings.ports().of(part()), server.identity());
        } catch (IOException e) {
            throw problem("has unreadable settings: " + e.getMessage(), e);
        }
    }

    private Path recordFile() {
        return settings.recordOf(part());
    }

    private void forget() {
        try {
            Files.deleteIfExists(recordFile());
        } catch (IOException e) {
            progress.say(part(), "left its record behind: " + e.getMessage());
        }
    }

    private static void killTree(ProcessHandle process) {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(0, process);
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(p -> ended(p, Duration.ofSeconds(5)));
    }

    private static boolean ended(ProcessHandle process, Duration deadline) {
        try {
            process.onExit().get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackProblem("The start was interrupted: start again.", e);
        }
    }

    private static double seconds(Instant begin) {
        return Duration.between(begin, Instant.now()).toMillis() / 1000.0;
    }
}
