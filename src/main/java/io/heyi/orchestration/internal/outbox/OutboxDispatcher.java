package io.heyi.orchestration.internal.outbox;

import io.camunda.client.CamundaClient;
import io.heyi.orchestration.UserTaskListener;
import io.heyi.orchestration.internal.OrchestrationProperties;
import io.heyi.orchestration.internal.bundle.Bundles;
import io.heyi.orchestration.internal.deployment.EngineGate;
import io.heyi.orchestration.internal.jobs.InstanceStore;
import io.heyi.orchestration.internal.migration.MigratedCases;
import io.heyi.orchestration.internal.retirement.RetiredProcesses;
import io.heyi.orchestration.internal.tasks.OpenTaskChecks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends the outbox: claims rows in one transaction, calls the engine outside of any, and marks the row in another. Safe with several product instances,
 * because claims skip locked rows and a claim that outlives its owner is taken over when its lease ends.
 */
@Component
class OutboxDispatcher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxDispatcher.class);
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(1);

    private final OutboxStore store;
    private final OutboxSignal signal;
    private final ObjectProvider<CamundaClient> engine;
    private final ObjectProvider<UserTaskListener> listener;
    private final InstanceStore instances;
    private final OpenTaskChecks checks;
    private final Bundles bundles;
    private final MigratedCases migrations;
    private final RetiredProcesses retired;
    private final EngineGate gate;
    private final TransactionTemplate transaction;
    private final OrchestrationProperties.Outbox settings;
    private final Semaphore room;

    private volatile boolean running;
    private ExecutorService senders;
    private Thread loop;

    OutboxDispatcher(OutboxStore store, OutboxSignal signal, ObjectProvider<CamundaClient> engine, ObjectProvider<UserTaskListener> listener,
                     InstanceStore instances, OpenTaskChecks checks, Bundles bundles, MigratedCases migrations, RetiredProcesses retired, EngineGate gate,
                     TransactionTemplate transaction, OrchestrationProperties settings) {
        this.store = store;
        this.signal = signal;
        this.engine = engine;
        this.listener = listener;
        this.instances = instances;
        this.checks = checks;
        this.bundles = bundles;
        this.migrations = migrations;
        this.retired = retired;
        this.gate = gate;
        this.transaction = transaction;
        this.settings = settings.outbox();
        this.room = new Semaphore(this.settings.parallel());
    }

    @Override
    public void start() {
        var client = engine.getIfAvailable();
        if (client == null) {
            return;
        }
        running = true;
        var sender = new OutboxSender(client, bundles, settings);
        senders = Executors.newVirtualThreadPerTaskExecutor();
        loop = Thread.ofVirtual().name("outbox").start(() -> run(sender));
    }

    private void run(OutboxSender sender) {
        try {
            while (running && !gate.await(settings.poll())) {
                // nothing may start before there is something to start
            }
            while (running) {
                if (!attempt(sender)) {
                    signal.await(settings.poll());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever goes wrong, the loop goes on: without it nothing would ever reach the engine again. */
    private boolean attempt(OutboxSender sender) throws InterruptedException {
        try {
            return dispatch(sender);
        } catch (RuntimeException e) {
            LOG.atLevel(faultLevel()).log("the outbox cannot be read, it is tried again", e);
            return false;
        }
    }

    /** @return whether there may be more to do at once */
    private boolean dispatch(OutboxSender sender) throws InterruptedException {
        room.acquire();
        var places = 1 + room.drainPermits();
        var taken = 0;
        try {
            var rows = running ? store.claim(places, settings.lease()) : List.<OutboxRow>of();
            for (var row : rows) {
                senders.execute(() -> deliver(sender, row));
                taken++;
            }
            return taken == places;
        } finally {
            room.release(places - taken);
        }
    }

    private void deliver(OutboxSender sender, OutboxRow row) {
        try {
            var kept = kept(row);
            if (kept.isPresent()) {
                LOG.warn("outbox row {} of {} would start an instance of the retired process {}; it waits for an operator", row.id(), row.businessKey(), kept.get().processId());
                store.keep(row.id(), kept.get().processId(), kept.get().reason());
            } else {
                settle(row, sender.send(row));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.atLevel(faultLevel()).log("outbox row {} could not be marked; it is sent again after its lease", row.id(), e);
        } finally {
            room.release();
            signal.wake();
        }
    }

    /** What may have reached the engine before is told to it again: its answer says what became of it. */
    private Optional<RetiredProcesses.Kept> kept(OutboxRow row) {
        return row.command() instanceof OutboxRow.PublishMessage(var message) && !row.sentBefore() ? retired.keeps(message) : Optional.empty();
    }

    private void settle(OutboxRow row, EngineAnswer answer) {
        LOG.debug("outbox row {} of {}: {}", row.id(), row.businessKey(), answer);
        switch (answer) {
            case EngineAnswer.Taken taken when row.command() instanceof OutboxRow.MigrateCase -> migrated(row, migration -> migrations.migrated(migration.id(), migration.instance(), migration.plan()));
            case EngineAnswer.Refused refused when row.command() instanceof OutboxRow.MigrateCase -> migrated(row, migration -> migrations.notMigrated(migration.id(), refused.message()));
            case EngineAnswer.Unknown unknown when row.command() instanceof OutboxRow.MigrateCase -> migrated(row, migration -> migrations.notMigrated(migration.id(), unknown.message()));
            case EngineAnswer.Taken taken -> delivered(row);
            case EngineAnswer.Deployed(var event) -> settled(row, models -> bundles.inUse(models.bundle(), event));
            case EngineAnswer.Refused refused when row.command() instanceof OutboxRow.DeployModels -> settled(row, models -> bundles.refused(models.bundle(), refused.message()));
            case EngineAnswer.Unknown unknown when row.command() instanceof OutboxRow.CompleteUserTask task && row.sentBefore() -> delivered(row);
            case EngineAnswer.Unknown unknown when row.command() instanceof OutboxRow.CompleteUserTask task -> refused(row, task, unknown.message());
            case EngineAnswer.Unknown unknown when row.command() instanceof OutboxRow.ShowUserTask -> notShown(row, unknown.message());
            case EngineAnswer.Unknown unknown -> denied(row, unknown.message());
            case EngineAnswer.Conflict conflict when row.command() instanceof OutboxRow.ShowUserTask && row.refusals() + 1 < settings.attemptsBeforeDeath() ->
                    store.refused(row, backoff(row.refusals() + 1), conflict.message());
            case EngineAnswer.Conflict conflict when row.command() instanceof OutboxRow.ShowUserTask -> notShown(row, conflict.message());
            case EngineAnswer.Conflict conflict -> store.again(row, backoff(row.attempts()), conflict.message(), true);
            case EngineAnswer.Unavailable unavailable -> store.again(row, backoff(row.attempts()), unavailable.message(), unavailable.certainlyNotTaken());
            case EngineAnswer.Refused refused when row.command() instanceof OutboxRow.ShowUserTask -> notShown(row, refused.message());
            case EngineAnswer.Refused refused -> denied(row, refused.message());
        }
    }

    private void delivered(OutboxRow row) {
        transaction.executeWithoutResult(status -> {
            if (store.done(row.id()) && row.command() instanceof OutboxRow.CompleteUserTask task) {
                instances.left(task.taskKey());
                listener.ifAvailable(inbox -> inbox.completed(task.taskKey()));
            }
        });
        checks.soon(row.businessKey());
    }

    /** The engine took all of a bundle or nothing of it; either way its makers hear of it once. */
    private void settled(OutboxRow row, Consumer<OutboxRow.DeployModels> told) {
        transaction.executeWithoutResult(status -> {
            if (store.done(row.id()) && row.command() instanceof OutboxRow.DeployModels models) {
                told.accept(models);
            }
        });
    }

    /** A case that the engine does not take over goes on as it was; nothing behind it is held back. */
    private void migrated(OutboxRow row, Consumer<OutboxRow.MigrateCase> told) {
        transaction.executeWithoutResult(status -> {
            if (store.done(row.id()) && row.command() instanceof OutboxRow.MigrateCase migration) {
                told.accept(migration);
            }
        });
        checks.soon(row.businessKey());
    }

    private void refused(OutboxRow row, OutboxRow.CompleteUserTask task, String message) {
        LOG.info("the engine no longer knows task {} of {}: {}", task.taskKey(), row.businessKey(), message);
        transaction.executeWithoutResult(status -> {
            if (store.done(row.id())) {
                instances.left(task.taskKey());
                listener.ifAvailable(inbox -> inbox.completionRefused(task.taskKey()));
            }
        });
        checks.soon(row.businessKey());
    }

    /** What the engine shows of a task is not worth holding back the decisions behind it. */
    private void notShown(OutboxRow row, String message) {
        LOG.info("the engine does not show the state of a task of {}: {}", row.businessKey(), message);
        store.done(row.id());
    }

    private void denied(OutboxRow row, String message) {
        if (row.refusals() + 1 >= settings.attemptsBeforeDeath()) {
            LOG.error("outbox row {} of {} is refused by the engine and waits for an operator: {}", row.id(), row.businessKey(), message);
            store.dead(row.id(), message);
        } else {
            store.refused(row, backoff(row.refusals() + 1), message);
        }
    }

    private Duration backoff(int attempts) {
        var grown = settings.firstBackoff().multipliedBy(1L << Math.min(attempts - 1, 20));
        return grown.compareTo(settings.largestBackoff()) < 0 ? grown : settings.largestBackoff();
    }

    /** Nothing more is claimed, what is claimed is sent; what cannot be sent in time is left to its lease, and sent again after it. */
    @Override
    public void stop() {
        running = false;
        signal.wake();
        if (loop == null) {
            return;
        }
        var deadline = System.nanoTime() + settings.requestTimeout().plus(settings.poll()).toNanos();
        try {
            if (!loop.join(left(deadline))) {
                loop.interrupt();
                loop.join(AFTER_INTERRUPT);
            }
            senders.shutdown();
            if (!senders.awaitTermination(left(deadline).toNanos(), TimeUnit.NANOSECONDS)) {
                senders.shutdownNow();
            }
        } catch (InterruptedException e) {
            loop.interrupt();
            senders.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
    }

    /** At stop a fault is what the stop itself has brought about, and nothing to be told of. */
    private Level faultLevel() {
        return running ? Level.WARN : Level.DEBUG;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
