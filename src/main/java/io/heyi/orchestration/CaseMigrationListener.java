package io.heyi.orchestration;

import java.util.UUID;

/** Hears once what became of the migration of a case, in the transaction that records it. */
public interface CaseMigrationListener {

    void migrated(UUID id);

    /** The case goes on as it was. @param reason the engine's own words */
    void notMigrated(UUID id, String reason);
}
