package io.heyi.emc.internal.formation;

import io.heyi.shared.FieldError;
import java.util.List;

/** Whether the rules took a person's act. */
public sealed interface Ruling {

    record Accepted() implements Ruling {}

    /** The formation has moved on. */
    record TooLate(String messageKey, List<Object> arguments) implements Ruling {}

    record Refused(List<FieldError> errors) implements Ruling {}

    static Ruling accepted() {
        return new Accepted();
    }

    static Ruling tooLate(String key, Object... arguments) {
        return new TooLate("emcformation.refusal." + key, List.of(arguments));
    }

    static Ruling refused(List<FieldError> errors) {
        return new Refused(List.copyOf(errors));
    }
}
