package io.heyi.studio.internal.migration;

import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.orchestration.CaseMigrationListener;
import io.heyi.orchestration.CaseMigrations;
import io.heyi.orchestration.RunningCases;
import io.heyi.studio.internal.migration.Migration.CaseState;
import io.heyi.studio.internal.migration.Migration.MigratedCase;
import io.heyi.studio.internal.migration.Migration.State;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends cases on their way, some at a time so that a stop is felt, and records what became of each. That a case is sent and that it goes into the outbox is one transaction: killed at any line,
 * each case is sent once.
 */
@Component
class MigrationRounds implements CaseMigrationListener {

    private static final int AT_ONCE = 20;

    private final MigrationStore store;
    private final RunningCases running;
    private final CaseMigrations engine;
    private final AuditTrail audit;
    private final Clock clock;

    MigrationRounds(MigrationStore store, RunningCases running, CaseMigrations engine, AuditTrail audit, Clock clock) {
        this.store = store;
        this.running = running;
        this.engine = engine;
        this.audit = audit;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "${heyi.studio.migration-round:PT1S}")
    @Transactional
    public void round() {
        store.moving().forEach(this::send);
    }

    private void send(Migration migration) {
        var canary = migration.state() == State.CANARY;
        var room = AT_ONCE - (int) Math.min(AT_ONCE, migration.cases("SENT"));
        store.next(migration.id(), canary, room).forEach(one -> send(migration, one));
        if (store.left(migration.id(), canary) == 0) {
            var over = !canary || store.left(migration.id(), false) == 0;
            store.state(migration.id(), over ? State.DONE : State.WAITING, clock.instant());
            audit.record(new AuditEvent(migration.code(), AuditEvent.SYSTEM, over ? "studio.migrationDone" : "studio.migrationWaits", Map.of()));
        }
    }

    private void send(Migration migration, MigratedCase one) {
        var now = running.of(List.of(one.instance())).stream().findFirst();
        if (now.isEmpty() || now.get().definitionKey() != migration.fromDefinition()) {
            store.settled(one.id(), CaseState.SKIPPED, now.isEmpty() ? "ended" : "moved", clock.instant());
            return;
        }
        store.sent(one.id());
        engine.migrate(one.id(), now.get(), new CaseMigrations.Plan(migration.toDefinition(), migration.toVersion(), migration.mapping()));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void migrated(UUID id) {
        settled(id, CaseState.MIGRATED, null, "studio.caseMigrated");
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void notMigrated(UUID id, String reason) {
        settled(id, CaseState.REFUSED, reason, "studio.caseNotMigrated");
    }

    /** The case's own history tells it too. */
    private void settled(UUID id, CaseState state, String reason, String action) {
        store.settled(id, state, reason, clock.instant()).flatMap(store::find).ifPresent(migration -> store.one(id).ifPresent(one -> audit.record(new AuditEvent(one.businessKey(), migration.startedBy(), action,
                Map.of("process", migration.process(), "before", migration.fromVersion(), "version", migration.toVersion(), "migration", migration.code(), "reason", reason == null ? migration.reason() : reason)))));
    }
}
