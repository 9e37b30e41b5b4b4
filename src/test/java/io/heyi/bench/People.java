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

/** Owners of micro-enterprises that answer by API: each looks into its list and completes what is there, some of them at the same time. */
final class People {
    private static final Map<String, String> ANSWERS = Map.of("userTask_ProposeTerms", "noChange", "userTask_ConfirmTerms", "confirm");
    private static final int OWNERS = 40;
    private static final int AT_ONCE = 2;
    private static final int LIST = 50;
    private static final int MOST_REFUSALS = 20;
    private static final Duration NOTHING_TO_DO = Duration.ofMillis(50);

    private final Stage stage;
    private final List<String> owners = IntStream.rangeClosed(1, OWNERS).mapToObj("entrepreneur-%02d"::formatted).toList();

    People(Stage stage) {
        this.stage = stage;
    }

    /** @return how many tasks were completed */
    int answerUntil(Callable<Boolean> over, Duration most) throws Exception {
        var waiting = new ConcurrentLinkedQueue<>(owners);
        var answered = new AtomicInteger();
        var refused = new AtomicInteger();
        var stop = new AtomicBoolean();
        long begin = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var hands = IntStream.range(0, AT_ONCE).<Future<?>>mapToObj(i -> threads.submit(() -> {
                while (!stop.get()) {
                    String owner = waiting.remove();
                    int done = answer(owner, refused);
                    answered.addAndGet(done);
                    waiting.add(owner);
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

    private int answer(String owner, AtomicInteger refused) {
        int done = 0;
        for (JsonNode task : stage.get(owner, "/tasks?view=group&size=" + LIST).path("items")) {
            String outcome = ANSWERS.get(task.path("element").asText());
            if (outcome == null) {
                continue;
            }
            int status = stage.post(owner, "/tasks/%s/complete".formatted(task.path("id").asText()), Map.of("outcome", outcome));
            if (status == 200) {
                done++;
            } else {
                refused.incrementAndGet();
                System.out.println("[bench] %s could not answer %s: %d".formatted(owner, task, status));
            }
        }
        return done;
    }
}
