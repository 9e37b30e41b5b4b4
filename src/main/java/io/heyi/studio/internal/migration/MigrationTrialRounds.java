package io.heyi.studio.internal.migration;

import io.heyi.orchestration.MigrationTrial.Place;
import io.heyi.orchestration.MigrationTrial.Result;
import io.heyi.orchestration.MigrationTrials;
import io.heyi.orchestration.ProcessInstances;
import io.heyi.studio.internal.migration.MigrationStore.Claimed;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks the throw-away engine about migrations before they go, one after the other. Killed at any line, it is asked again as soon as the lease has ended. */
@Component
class MigrationTrialRounds {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationTrialRounds.class);
    private static final Duration LEASE = Duration.ofSeconds(30);
    /** What brings the product down with it every time must not do so for ever. */
    private static final int MOST_TRIES = 3;

    private final MigrationStore store;
    private final ProcessInstances instances;
    private final MigrationTrials trials;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final AtomicReference<Claimed> underWay = new AtomicReference<>();

    MigrationTrialRounds(MigrationStore store, ProcessInstances instances, MigrationTrials trials, TransactionTemplate transactions, Clock clock) {
        this.store = store;
        this.instances = instances;
        this.trials = trials;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "${heyi.studio.migration-round:PT1S}")
    void round() {
        var current = underWay.get();
        if (current != null) {
            store.renew(current.id(), clock.instant().plus(LEASE));
            return;
        }
        store.claim(clock.instant(), clock.instant().plus(LEASE)).ifPresent(claimed -> {
            underWay.set(claimed);
            Thread.ofVirtual().name("migration trial").start(() -> tryOut(claimed));
        });
    }

    /** Until the answers stand in the database. */
    void tryOut(Claimed claimed) {
        try {
            var migration = store.find(claimed.id()).orElseThrow();
            var results = claimed.tries() > MOST_TRIES ? List.of(new Result("", null, "it was tried " + MOST_TRIES + " times and never came to an end")) : results(migration);
            transactions.executeWithoutResult(status -> settle(migration, results));
        } catch (RuntimeException e) {
            // the lease runs out, and it is tried again
            LOG.error("The throw-away engine could not be asked about {}", claimed.id(), e);
        } finally {
            underWay.set(null);
        }
    }

    private List<Result> results(Migration migration) {
        var places = store.places(migration.id()).stream().filter(elements -> !elements.isEmpty()).map(elements -> new Place(elements, Arrays.asList(elements.split(" ")))).toList();
        if (places.isEmpty()) {
            return List.of(new Result("", null, "nothing tells where they are"));
        }
        var before = instances.diagram(migration.fromDefinition()).orElseThrow();
        var after = instances.diagram(migration.toDefinition()).orElseThrow();
        return trials.tryOut(migration.process(), before, after, migration.mapping(), places);
    }

    private void settle(Migration migration, List<Result> results) {
        if (store.tried(migration.id(), results.stream().map(Result::untried).filter(Objects::nonNull).findFirst().orElse(null))) {
            results.stream().filter(result -> result.refusal() != null).forEach(result -> store.unfit(migration.id(), result.id(), result.refusal(), clock.instant()));
        }
    }
}
