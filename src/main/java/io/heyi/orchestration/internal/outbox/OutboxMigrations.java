package io.heyi.orchestration.internal.outbox;

import io.heyi.orchestration.CaseMigrations;
import io.heyi.orchestration.RunningCases.RunningCase;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes migrations into the outbox, each behind what waits for the same case. */
@Component
class OutboxMigrations implements CaseMigrations {

    private final OutboxStore store;
    private final OutboxSignal signal;

    OutboxMigrations(OutboxStore store, OutboxSignal signal) {
        this.store = store;
        this.signal = signal;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void migrate(UUID id, RunningCase running, Plan plan) {
        store.add(new OutboxRow.MigrateCase(id, running.instance(), plan), running.businessKey(), Map.of());
        signal.wakeAfterCommit();
    }
}
