package io.heyi.orchestration.internal.tasks;

import io.camunda.client.CamundaClient;
import io.grpc.Status;
import io.heyi.orchestration.UserTaskListener;
import io.heyi.orchestration.internal.EngineFault;
import io.heyi.orchestration.internal.OrchestrationProperties;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Finds out which open tasks the engine has given up. Renewing a task's lease is the question: NOT_FOUND means that it is gone (architecture.md §5). Asked of
 * all open tasks in rounds, and of those of one case soon after that case has moved, because then boundary events and ended multi-instances take tasks away.
 * A Camunda user task has no lease and its listeners tell of its end; it is asked for seldom, by an update that changes nothing.
 */
@Component
public class OpenTaskChecks {

    private static final Logger LOG = LoggerFactory.getLogger(OpenTaskChecks.class);
    /** One look after the other. */
    private static final List<Duration> SOON = List.of(Duration.ofMillis(200), Duration.ofMillis(800), Duration.ofSeconds(2));
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final ObjectProvider<CamundaClient> engine;
    private final ObjectProvider<UserTaskListener> listener;
    private final GoneTasks gone;
    private final CamundaTasks camunda;
    private final OrchestrationProperties.Tasks settings;
    private final Semaphore room;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("task-checks-", 0).daemon().factory());
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Planned> planned = ConcurrentHashMap.newKeySet();

    private record Planned(Object about, int round) {}

    OpenTaskChecks(ObjectProvider<CamundaClient> engine, ObjectProvider<UserTaskListener> listener, GoneTasks gone, CamundaTasks camunda,
                   OrchestrationProperties settings) {
        this.engine = engine;
        this.listener = listener;
        this.gone = gone;
        this.camunda = camunda;
        this.settings = settings.tasks();
        this.room = new Semaphore(this.settings.parallel());
    }

    /** The instance has moved. */
    public void soon(long processInstanceKey) {
        plan(processInstanceKey, inbox -> inbox.openTaskKeysOf(processInstanceKey));
    }

    /** Something was sent to the case with this business key. */
    public void soon(String businessKey) {
        plan(businessKey, inbox -> inbox.openTaskKeysOf(businessKey));
    }

    private void plan(Object about, Function<UserTaskListener, List<Long>> tasks) {
        plan(new Planned(about, 0), tasks);
    }

    /** The engine may need some seconds to take tasks away; where there are none, nothing has to be looked at again. */
    private void plan(Planned look, Function<UserTaskListener, List<Long>> tasks) {
        if (timer.isShutdown() || !planned.add(look)) {
            return;
        }
        timer.schedule(() -> workers.execute(() -> {
            planned.remove(look);
            quietly(() -> listener.ifAvailable(inbox -> {
                var open = tasks.apply(inbox).stream().filter(key -> !camunda.knows(key)).toList();
                check(open);
                if (!open.isEmpty() && look.round() + 1 < SOON.size()) {
                    plan(new Planned(look.about(), look.round() + 1), tasks);
                }
            }));
        }), SOON.get(look.round()).toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Asks the engine about one task; returns when it has answered. */
    void check(long taskKey) {
        check(List.of(taskKey));
    }

    /** Asks the engine about each task, some at a time; returns when all have been answered. */
    private void check(Collection<Long> taskKeys) {
        var client = engine.getIfAvailable();
        if (client == null || taskKeys.isEmpty()) {
            return;
        }
        var answers = taskKeys.stream().map(key -> workers.submit(() -> renew(client, key))).toList();
        for (var answer : answers) {
            try {
                answer.get(DEADLINE.toMillis() * 2, TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException e) {
                LOG.debug("a task could not be checked now; the next round asks again", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private Void renew(CamundaClient client, long key) throws InterruptedException, TimeoutException {
        var isCamundaTask = camunda.knows(key);
        if (isCamundaTask && !camunda.takeTurn(key)) {
            return null;
        }
        room.acquire();
        try {
            var question = isCamundaTask ? new CamundaTaskCommands(client, DEADLINE).ask(key)
                    : client.newUpdateTimeoutCommand(key).timeout(settings.lease()).requestTimeout(DEADLINE).send();
            question.toCompletableFuture().get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (EngineFault.code(e) == Status.Code.NOT_FOUND) {
                gone.gone(key);
            }
            // any other answer says nothing about the task, e.g. that its lease had ended and it is about to be offered again
        } finally {
            room.release();
        }
        return null;
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("open tasks could not be checked now; the next round asks again", e);
        }
    }

    @PreDestroy
    void close() {
        timer.shutdownNow();
        workers.shutdownNow();
    }
}
