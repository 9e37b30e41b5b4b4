package io.heyi.performance.internal.intake;

import java.util.List;
import java.util.UUID;

/** Answer to an attempt to report. */
public sealed interface IntakeOutcome {

    /**
     * @param stored new facts, corrections among them; rows that say what is known already add nothing
     * @param repeated the same was sent before under the same key, and this is what it did then
     */
    record Stored(UUID intake, int rows, int stored, int corrections, int late, boolean repeated) implements IntakeOutcome {}

    /** Nothing was stored. */
    record Refused(List<RowError> errors) implements IntakeOutcome {

        public Refused {
            errors = List.copyOf(errors);
        }

        /** Whether somebody reports for an EMC, or a key for an actor, that is not theirs. */
        public boolean forbidden() {
            return errors.stream().anyMatch(error -> error.is("notYours") || error.is("outOfScope"));
        }
    }
}
