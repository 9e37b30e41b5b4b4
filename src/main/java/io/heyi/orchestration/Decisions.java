package io.heyi.orchestration;

import java.util.Map;

/** Asks a decision table, in the version that is in force now; process owners change it without a release (product-bar S8). */
public interface Decisions {

    /**
     * Asks the engine and waits for at most ten seconds. Nothing is kept there, so asking again is harmless, but a changed table may answer something else: keep the
     * answer together with its {@link DecisionBasis}.
     *
     * @param decision id of the table
     * @param variables plain values, null for what is not known
     * @throws IllegalStateException within a transaction, whose locks would be held while the engine thinks (architecture.md §4)
     */
    Outcome evaluate(String decision, Map<String, Object> variables);

    /** How the asking ended. */
    sealed interface Outcome {

        /** @param output text, number, flag, list, map, or null where no row fitted */
        record Decided(Object output, DecisionBasis basis) implements Outcome {}

        /** The engine is away, busy or has no models yet; asking later is right. */
        record Unanswered(String reason) implements Outcome {}

        /** The table is missing, fails on these values or answers what cannot be read, which only a person can mend. */
        record Failed(String reason) implements Outcome {}
    }
}
