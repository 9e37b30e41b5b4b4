package io.heyi.rehearsal;

import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.client.api.command.ClientException;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.heyi.orchestration.Rehearsal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Plays one case on an engine of its own, so that no case sees anything of another. */
final class Player implements AutoCloseable {

    private static final Duration REST = Duration.ofSeconds(20);
    private static final Duration TIMER_DEADLINE = Duration.ofSeconds(10);
    private static final Duration MESSAGE_LIFE = Duration.ofDays(30);
    /** A loop in the model would never end. */
    private static final int MOST_ROUNDS = 200;

    private final Rehearsal.Play play;
    private final ZeebeTestEngine engine;
    private final ZeebeClient client;
    private final History history;
    private final Map<String, Integer> answered = new HashMap<>();
    private final Set<String> unscripted = new LinkedHashSet<>();
    private Duration moved = Duration.ZERO;
    private int rounds;

    private Player(Rehearsal.Play play) {
        this.play = play;
        this.engine = started();
        this.client = engine.createClient();
        this.history = new History(engine.getRecordStreamSource());
    }

    /** One after the other: each looks for a free port first and takes it afterwards. */
    private static synchronized ZeebeTestEngine started() {
        var engine = EngineFactory.create();
        engine.start();
        return engine;
    }

    static Rehearsal.Played play(Map<String, String> resources, Rehearsal.Play play) {
        try (var player = new Player(play)) {
            return player.play(resources);
        }
    }

    private Rehearsal.Played play(Map<String, String> resources) {
        var undone = new ArrayList<Integer>();
        try {
            deploy(resources);
            if (play.start() == null) {
                return played(null, undone);
            }
            start();
            settle();
            for (var number = 0; number < play.events().size(); number++) {
                if (!happens(play.events().get(number))) {
                    undone.add(number);
                }
                settle();
            }
            return played(null, undone);
        } catch (Abort | ClientException | IllegalArgumentException e) {
            history.readOn(process());
            return played(e.getMessage(), undone);
        }
    }

    /** Empty where nothing is played, but only asked whether the engine would take the models. */
    private String process() {
        return play.start() == null ? "" : play.start().process();
    }

    private void deploy(Map<String, String> resources) {
        var files = List.copyOf(resources.entrySet());
        var first = files.getFirst();
        var command = client.newDeployResourceCommand().addResourceBytes(first.getValue().getBytes(StandardCharsets.UTF_8), first.getKey());
        for (var file : files.subList(1, files.size())) {
            command = command.addResourceBytes(file.getValue().getBytes(StandardCharsets.UTF_8), file.getKey());
        }
        command.requestTimeout(REST).send().join();
    }

    private void start() {
        var start = play.start();
        var variables = Moments.filled(start.variables(), now());
        settle();
        if (start.timer() != null) {
            move(history.startTimer(start.timer()).orElseThrow(() -> new Abort("no timer starts a case at " + start.timer())).plusMillis(1));
            awaitStart();
        } else if (start.message() == null) {
            client.newCreateInstanceCommand().bpmnProcessId(start.process()).latestVersion().variables(variables).send().join();
        } else {
            publish(start.message(), start.correlationKey(), variables);
        }
        settle();
        if (!history.hasStarted()) {
            throw new Abort("no case of " + start.process() + " was started by " + (start.timer() == null ? "the message " + start.message() : start.timer()));
        }
    }

    private void publish(String message, String correlationKey, Map<String, Object> variables) {
        client.newPublishMessageCommand().messageName(message).correlationKey(correlationKey == null ? "" : correlationKey).timeToLive(MESSAGE_LIFE).variables(variables).send().join();
    }

    /** False when there was nothing for it to act on. */
    private boolean happens(Rehearsal.Event event) {
        if (event.at() != null) {
            var task = history.task(event.at(), event.person());
            task.ifPresent(key -> client.newCompleteCommand(key).variables(Moments.filled(event.set(), now())).send().join());
            return task.isPresent();
        }
        if (event.message() != null) {
            publish(event.message(), event.correlationKey(), Moments.filled(event.set(), now()));
            return true;
        }
        if (event.time() != null) {
            passTo(now().plus(Moments.length(event.time())));
            return true;
        }
        var due = history.timerOf(event.timer());
        due.ifPresent(this::passTo);
        return due.isPresent();
    }

    /** From timer to timer, because what the first one does may well take the next one away. */
    private void passTo(Instant end) {
        for (var timer = history.nextTimer(); timer.isPresent() && timer.get().getValue().getDueDate() <= end.toEpochMilli(); timer = history.nextTimer()) {
            move(Instant.ofEpochMilli(timer.get().getValue().getDueDate()).plusMillis(1));
            awaitFired(timer.get().getKey());
            settle();
        }
        move(end);
    }

    private void move(Instant to) {
        var by = Duration.between(now(), to);
        if (by.isPositive()) {
            engine.increaseTime(by);
            moved = moved.plus(by);
        }
    }

    private void awaitFired(long timer) {
        await(() -> !history.isTimerOpen(timer));
    }

    private void awaitStart() {
        await(history::hasStarted);
    }

    private void await(BooleanSupplier fired) {
        var deadline = System.nanoTime() + TIMER_DEADLINE.toNanos();
        while (!fired.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new Abort("a timer that was due did not fire");
            }
            pause();
            history.readOn(process());
        }
    }

    /** Lets the engine and the scripted workers do all that they do by themselves. */
    private void settle() {
        do {
            rest();
            history.readOn(process());
        } while (work());
    }

    private void rest() {
        try {
            engine.waitForIdleState(REST);
        } catch (TimeoutException e) {
            throw new Abort("the engine did not come to rest within " + REST.toSeconds() + " seconds");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Abort("stopped from outside");
        }
    }

    private boolean work() {
        var waiting = history.workersJobs();
        if (!waiting.isEmpty() && ++rounds > MOST_ROUNDS) {
            throw new Abort("workers were asked " + MOST_ROUNDS + " times, one after the other; it seems to go round in circles");
        }
        waiting.forEach(job -> answer(job.getKey(), job.getValue()));
        return !waiting.isEmpty();
    }

    private void answer(long key, JobRecordValue job) {
        var script = play.workers().containsKey(job.getElementId()) ? job.getElementId() : job.getType();
        var answers = play.workers().getOrDefault(script, List.of());
        if (answers.isEmpty()) {
            unscripted.add(job.getType());
            client.newCompleteCommand(key).send().join();
            return;
        }
        var answer = answers.get(Math.min(answered.merge(script, 1, Integer::sum), answers.size()) - 1);
        var variables = Moments.filled(answer.set(), now());
        if (answer.error() != null) {
            client.newThrowErrorCommand(key).errorCode(answer.error()).variables(variables).send().join();
        } else if (answer.fail() != null) {
            client.newFailCommand(key).retries(0).errorMessage(answer.fail()).send().join();
        } else {
            client.newCompleteCommand(key).variables(variables).send().join();
        }
    }

    private Rehearsal.Played played(String problem, List<Integer> undone) {
        var outcome = problem != null ? Rehearsal.Outcome.ABORTED : history.hasEnded() ? Rehearsal.Outcome.ENDED : history.incidents().isEmpty() ? Rehearsal.Outcome.WAITING : Rehearsal.Outcome.STUCK;
        return new Rehearsal.Played(play.id(), outcome, problem, history.path(), history.asked(), history.incidents(), history.waitsAt(), history.variables(), undone, List.copyOf(unscripted));
    }

    private Instant now() {
        return Instant.now().plus(moved);
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Abort("stopped from outside");
        }
    }

    /** An engine that a model keeps busy for ever cannot be stopped; it is left behind, and ends with this program. */
    @Override
    public void close() {
        var ending = Thread.ofPlatform().daemon().start(() -> {
            client.close();
            engine.stop();
        });
        try {
            ending.join(REST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Why a case cannot be played on. */
    private static final class Abort extends RuntimeException {

        Abort(String message) {
            super(message, null, false, false);
        }
    }
}
