package io.heyi.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.heyi.e2e.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** People that answer by API: each looks into its list and does what is there, some of them at the same time. */
final class People {
    private static final int OWNERS = 40;
    private static final int AT_ONCE = 2;
    private static final int DONE = 200;
    private static final int NOT_YET = 0;
    private static final int LIST = 50;
    private static final int MOST_REFUSALS = 20;
    private static final Duration NOTHING_TO_DO = Duration.ofMillis(50);

    private final Stage stage;
    private final List<String> people;
    private final Map<String, Answer> answers;

    /** @param answers by the element of the task; other tasks are left alone */
    People(Stage stage, List<String> people, Map<String, Answer> answers) {
        this.stage = stage;
        this.people = List.copyOf(people);
        this.answers = Map.copyOf(answers);
    }

    /** What a person does about a task. */
    interface Answer {

        /** @return the status of the product's answer; 0 where there is nothing to do about it, or not yet */
        int to(String person, JsonNode task);

        /** Completes the task. */
        static Answer completing(Stage stage, String outcome, Map<String, Object> variables) {
            return (person, task) -> stage.post(person, "/tasks/%s/complete".formatted(task.path("id").asText()), Map.of("outcome", outcome, "variables", variables));
        }
    }

    /** Everybody who acts for a micro-enterprise of the benchmark. */
    static List<String> owners() {
        return IntStream.rangeClosed(1, OWNERS).mapToObj("entrepreneur-%02d"::formatted).toList();
    }

    /** Owners that agree to everything in a renewal. */
    static People whoRenew(Stage stage) {
        return new People(stage, owners(), Map.of("userTask_ProposeTerms", Answer.completing(stage, "noChange", Map.of()),
                "userTask_ConfirmTerms", Answer.completing(stage, "confirm", Map.of())));
    }

    /** @return how many tasks were completed */
    int answerUntil(Callable<Boolean> over, Duration most) throws Exception {
        var waiting = new ConcurrentLinkedQueue<>(people);
        var answered = new AtomicInteger();
        var refused = new AtomicInteger();
        var stop = new AtomicBoolean();
        long begin = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var hands = IntStream.range(0, AT_ONCE).<Future<?>>mapToObj(i -> threads.submit(() -> {
                while (!stop.get()) {
                    String person = waiting.remove();
                    int done = answer(person, refused);
                    answered.addAndGet(done);
                    waiting.add(person);
                    if (done == 0) {
                        Thread.sleep(NOTHING_TO_DO);
                    }
                }
                return null;
            })).toList();
            try {
                while (!over.call() && hands.stream().noneMatch(Future::isDone)) {
                    if (System.nanoTime() - begin > most.toNanos() || refused.get() > MOST_REFUSALS) {
                        throw new IllegalStateException("%d answers and %d refusals after %s".formatted(answered.get(), refused.get(), Duration.ofNanos(System.nanoTime() - begin)));
                    }
                    Thread.sleep(100);
                }
            } finally {
                stop.set(true);
            }
            for (var hand : hands) {
                hand.get();
            }
        }
        return answered.get();
    }

    private int answer(String person, AtomicInteger refused) {
        int done = 0;
        for (JsonNode task : stage.get(person, "/tasks?view=group&size=" + LIST).path("items")) {
            var answer = answers.get(task.path("element").asText());
            int status = answer == null ? NOT_YET : answer.to(person, task);
            if (status == DONE) {
                done++;
            } else if (status != NOT_YET) {
                refused.incrementAndGet();
                System.out.println("[bench] %s could not answer %s: %d".formatted(person, task, status));
            }
        }
        return done;
    }
}
