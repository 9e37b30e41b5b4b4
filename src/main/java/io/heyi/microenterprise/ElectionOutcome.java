package io.heyi.microenterprise;

import io.heyi.shared.FieldError;
import io.heyi.shared.Ruling;
import java.util.List;

/** What became of a person's act in an owner election. Only {@link Done} has changed anything. */
public sealed interface ElectionOutcome {

    record Done(ElectionId id, ElectionPhase phase) implements ElectionOutcome {}

    /** 404 */
    record Unknown() implements ElectionOutcome {}

    /** 403 */
    record NotAllowed(String messageKey) implements ElectionOutcome {}

    /** 409: the election has moved on, or another one is open. */
    record TooLate(String messageKey, List<Object> arguments) implements ElectionOutcome {}

    /** 422 */
    record Invalid(List<FieldError> errors) implements ElectionOutcome {}

    /** @param done what an accepted act answers */
    static ElectionOutcome of(Ruling ruling, Done done) {
        return switch (ruling) {
            case Ruling.Accepted() -> done;
            case Ruling.TooLate(var key, var arguments) -> new TooLate(key, arguments);
            case Ruling.NotAllowed(var key) -> new NotAllowed(key);
            case Ruling.Refused(var errors) -> new Invalid(errors);
        };
    }
}
