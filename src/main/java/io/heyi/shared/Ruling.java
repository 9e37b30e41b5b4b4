package io.heyi.shared;

import java.util.List;

/** What the rules of a case say to a person's act. Only an accepted act has changed the case. */
public sealed interface Ruling {

    record Accepted() implements Ruling {}

    /** The case has moved on and the act has no place any more (409). */
    record TooLate(String messageKey, List<Object> arguments) implements Ruling {

        public TooLate {
            arguments = List.copyOf(arguments);
        }
    }

    /** The person has lost the right to decide this (403). */
    record NotAllowed(String messageKey) implements Ruling {}

    /** The act breaks a rule and can be mended (422). */
    record Refused(List<FieldError> errors) implements Ruling {

        public Refused {
            errors = List.copyOf(errors);
        }
    }

    static Ruling accepted() {
        return new Accepted();
    }

    /** @param arguments filled into the message */
    static Ruling tooLate(String messageKey, Object... arguments) {
        return new TooLate(messageKey, List.of(arguments));
    }

    static Ruling notAllowed(String messageKey) {
        return new NotAllowed(messageKey);
    }

    static Ruling refused(List<FieldError> errors) {
        return new Refused(errors);
    }

    /** As {@link FieldError#of}. */
    static Ruling refused(String field, String code, Object... arguments) {
        return new Refused(List.of(FieldError.of(field, code, arguments)));
    }
}
