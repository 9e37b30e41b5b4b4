package io.heyi.performance.internal.intake;

import java.util.List;
import java.util.UUID;

/** Answer to an attempt to report. */
public sealed interface IntakeOutcome {

    /**
     * @param stored new facts, corrections among them; rows that say what is known already add nothing
     * @param carried came after their month's cut-off; their differences are added to the next month
     * @param recordedOnly came after the cut-off too, but cannot be added up and count nowhere
     * @param repeated the same was sent before under the same key, and this is what it did then
     */
    record Stored(UUID intake, int rows, int stored, int corrections, int carried, int recordedOnly, boolean repeated) implements IntakeOutcome {

        /** Whether something came after its month's cut-off. */
        public boolean late() {
            return carried + recordedOnly > 0;
        }
    }

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
