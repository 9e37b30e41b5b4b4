package io.heyi.orchestration;

import io.heyi.orchestration.RunningCases.RunningCase;
import java.util.Map;
import java.util.UUID;

/** Takes running cases to another version of their process (product-bar E8). The engine takes a whole case or leaves it as it is. */
public interface CaseMigrations {

    /**
     * Writes it into the outbox, in the caller's transaction and behind whatever waits for the same case; a {@link CaseMigrationListener} hears what became of it.
     *
     * @param id by which the listener is told
     */
    void migrate(UUID id, RunningCase running, Plan plan);

    /** @param mapping of every element where a case may be, from the old version to the new one; of those that are not named the engine knows no way; never empty */
    record Plan(long definitionKey, int version, Map<String, String> mapping) {

        public Plan {
            mapping = Map.copyOf(mapping);
            if (mapping.isEmpty()) {
                throw new IllegalArgumentException("a case is somewhere, and a plan says where that is in the new version");
            }
        }
    }
}
