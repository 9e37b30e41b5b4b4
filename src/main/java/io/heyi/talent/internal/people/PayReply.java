package io.heyi.talent.internal.people;

import io.heyi.shared.FieldError;
import java.util.List;

/** What became of an act on roles, benchmarks or salaries. Only {@link Done} has changed something, and not even that when it repeats. */
public sealed interface PayReply {

    /** @param fresh false for a repeat, which changed nothing; @param id of a benchmark, else 0 */
    record Done(boolean fresh, long id) implements PayReply {}

    record NotAllowed(String messageKey) implements PayReply {}

    record Unknown() implements PayReply {}

    /** Somebody else was faster, or something does not allow it now (409). */
    record Conflict(String messageKey, List<Object> arguments) implements PayReply {

        public Conflict {
            arguments = List.copyOf(arguments);
        }
    }

    record Invalid(List<FieldError> errors) implements PayReply {

        public Invalid {
            errors = List.copyOf(errors);
        }
    }
}
