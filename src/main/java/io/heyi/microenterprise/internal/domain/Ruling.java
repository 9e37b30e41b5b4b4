package io.heyi.microenterprise.internal.domain;

import io.heyi.shared.FieldError;
import java.util.List;

/** Whether the rules took a person's decision. */
public sealed interface Ruling {

    record Accepted() implements Ruling {}

    /** The case has moved on. */
    record TooLate(String messageKey) implements Ruling {}

    /** The person has lost the right to decide this. */
    record NotAllowed(String messageKey) implements Ruling {}

    record Refused(List<FieldError> errors) implements Ruling {}

    static Ruling accepted() {
        return new Accepted();
    }

    static Ruling tooLate() {
        return new TooLate("microenterprise.refusal.movedOn");
    }

    static Ruling notAllowed(String refusal) {
        return new NotAllowed("microenterprise.refusal." + refusal);
    }

    static Ruling refused(String field, String code, Object... arguments) {
        return new Refused(List.of(FieldError.of(field, "microenterprise.error." + code, arguments)));
    }
}
