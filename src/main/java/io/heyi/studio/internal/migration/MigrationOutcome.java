package io.heyi.studio.internal.migration;

import io.heyi.shared.FieldError;
import java.util.List;

/** What came of starting or steering a migration. */
public sealed interface MigrationOutcome {

    record Done(Migration migration) implements MigrationOutcome {}

    record Invalid(List<FieldError> errors) implements MigrationOutcome {}

    /** It is not in a state in which this can be done. */
    record Closed(Migration migration) implements MigrationOutcome {}

    record NotAllowed(String messageKey) implements MigrationOutcome {}

    record Unknown() implements MigrationOutcome {}
}
