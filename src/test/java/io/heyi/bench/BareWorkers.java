package io.heyi.bench;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobWorker;
import io.heyi.bench.child.IdleSteps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Answers every job of the copy without people at once, outside of the product. */
final class BareWorkers implements AutoCloseable {
    static final String NAME = "bare";
    private static final List<String> PARTIES = List.of("ME-0001", "ME-0002", "ME-0003", "ME-0004");

    private final List<JobWorker> workers = new ArrayList<>();
    private final Map<String, LongAdder> done = new ConcurrentHashMap<>();

    BareWorkers(CamundaClient engine) {
        for (String step : IdleSteps.ALL) {
            open(engine, step, job -> IdleSteps.result(step, PARTIES, moment(step, job)));
        }
        open(engine, "userTask", job -> Map.of("proposalOutcome", "noChange", "confirmOutcome", "confirm"));
    }

    private interface Answer {
        Map<String, Object> of(ActivatedJob job);
    }

    private void open(CamundaClient engine, String step, Answer answer) {
        done.put(step, new LongAdder());
        workers.add(engine.newWorker().jobType(NAME + "." + step).handler((client, job) -> {
            client.newCompleteCommand(job.getKey()).variables(answer.of(job)).send().join();
            done.get(step).increment();
        }).timeout(Duration.ofMinutes(5)).maxJobsActive(64).fetchVariables("freezeAt").streamEnabled(true).open());
    }

    /** About the engine's present time, which only the dates of the instance tell. */
    private static Instant moment(String step, ActivatedJob job) {
        var freezeAt = Instant.parse(job.getVariable("freezeAt").toString());
        return step.equals("publishResults") ? freezeAt : freezeAt.plus(Duration.ofDays(1));
    }

    Map<String, Long> done() {
        var counts = new HashMap<String, Long>();
        done.forEach((step, count) -> counts.put(step, count.sum()));
        return counts;
    }

    @Override
    public void close() {
        workers.forEach(JobWorker::close);
    }
}
