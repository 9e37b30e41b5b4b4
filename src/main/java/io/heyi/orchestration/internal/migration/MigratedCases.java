package io.heyi.orchestration.internal.migration;

import io.heyi.orchestration.CaseMigrationListener;
import io.heyi.orchestration.CaseMigrations.Plan;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Records what the engine made of a migration, and tells who asked for it. In the caller's transaction. */
@Component
public class MigratedCases {

    private final RunningStore store;
    private final ObjectProvider<CaseMigrationListener> listener;

    MigratedCases(RunningStore store, ObjectProvider<CaseMigrationListener> listener) {
        this.store = store;
        this.listener = listener;
    }

    public void migrated(UUID id, long instance, Plan plan) {
        store.migrated(instance, plan);
        listener.ifAvailable(studio -> studio.migrated(id));
    }

    public void notMigrated(UUID id, String reason) {
        listener.ifAvailable(studio -> studio.notMigrated(id, reason));
    }
}
