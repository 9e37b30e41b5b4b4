package io.heyi.bench;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import io.heyi.e2e.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** A copy of the process whose steps do nothing. It is started by as many messages, and goes through the same phases within five days. */
final class IdleCycle implements Cycle {
    private static final int STARTS_AT_ONCE = 16;
    private static final int TRIES = 100;
    private static final Map<Milestone, String> STEPS = Map.of(Milestone.PUBLISHED, "publishResults", Milestone.AGREED, "closeConfirmation", Milestone.SEALED, "sealVersion");

    private final CamundaClient engine;
    private final Stage stage;
    private final String name;
    private final int contracts;
    private final boolean people;
    private final Supplier<Map<String, Long>> done;
    private final Map<String, Long> before;
    private Instant begin;
    private long started;

    /** @param done jobs answered so far, by step */
    IdleCycle(CamundaClient engine, Stage stage, String name, int contracts, boolean people, Supplier<Map<String, Long>> done) {
        this.engine = engine;
        this.stage = stage;
        this.name = name;
        this.contracts = contracts;
        this.people = people;
        this.done = done;
        this.before = new HashMap<>(done.get());
    }

    @Override
    public void start() throws Exception {
        begin = Instant.parse(stage.get("administrator", "/local/clock").path("now").asText());
        var room = new Semaphore(STARTS_AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Callable<Void>>();
            for (int i = 0; i < contracts; i++) {
                String key = "%s-%d-%d".formatted(name, begin.getEpochSecond(), i);
                all.add(() -> {
                    room.acquire();
                    try {
                        return publish(key);
                    } finally {
                        room.release();
                    }
                });
            }
            for (Future<Void> one : threads.invokeAll(all)) {
                one.get();
            }
        }
        started = contracts;
    }

    private Void publish(String key) throws InterruptedException {
        var variables = Map.of("renewal", key, "emc", "EMC-0001", "period", "2027-01", "freezeAt", begin.plus(Duration.ofDays(1)).toString(),
                "periodEnd", due(Milestone.SEALED).toString());
        for (int tries = 1; ; tries++) {
            try {
                engine.newPublishMessageCommand().messageName(name + ".renewalDue").correlationKey(key).messageId(key).timeToLive(Duration.ofHours(1)).variables(variables)
                        .send().join();
                return null;
            } catch (ClientStatusException e) {
                if (tries == TRIES || e.getStatusCode() != Status.Code.RESOURCE_EXHAUSTED) {
                    throw e;
                }
                Thread.sleep(20L * tries);
            }
        }
    }

    @Override
    public long arrived(Milestone milestone) {
        String step = STEPS.get(milestone);
        return step == null ? started : done.get().getOrDefault(step, 0L) - before.getOrDefault(step, 0L);
    }

    /** Disputes are open for a day from the cut-off on. */
    @Override
    public Instant due(Milestone milestone) {
        return begin.plus(switch (milestone) {
            case STARTED -> Duration.ZERO;
            case PUBLISHED -> Duration.ofDays(1);
            case AGREED -> Duration.ofDays(2).plusMinutes(30);
            case SEALED -> Duration.ofDays(5);
        });
    }

    @Override
    public boolean asksPeople() {
        return people;
    }

    static void deploy(CamundaClient engine, String name, byte[] model) {
        engine.newDeployResourceCommand().addResourceBytes(model, name + "-contract-renewal.bpmn").send().join();
    }
}
