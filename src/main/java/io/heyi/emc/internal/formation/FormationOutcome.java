package io.heyi.emc.internal.formation;

import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import java.util.List;

/** What became of a person's act in a formation. */
public sealed interface FormationOutcome {

    /** @param receipt of a commitment; null for other acts */
    record Done(Entry receipt) implements FormationOutcome {}

    /** There is no such EMC, or the person may not know of it. */
    record Unknown() implements FormationOutcome {}

    record NotAllowed(String messageKey) implements FormationOutcome {}

    /** The formation has moved on. */
    record TooLate(String messageKey, List<Object> arguments) implements FormationOutcome {}

    record Invalid(List<FieldError> errors) implements FormationOutcome {}

    static FormationOutcome of(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Accepted() -> new Done(null);
            case Ruling.TooLate(var key, var arguments) -> new TooLate(key, arguments);
            case Ruling.NotAllowed(var key) -> new NotAllowed(key);
            case Ruling.Refused(var errors) -> new Invalid(errors);
        };
    }

    static FormationOutcome invalid(String field, String code, Object... arguments) {
        return new Invalid(List.of(FieldError.of(field, "emcformation.error." + code, arguments)));
    }
}
