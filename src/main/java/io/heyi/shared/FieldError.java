package io.heyi.shared;

import java.util.List;

/**
 * What is wrong with one field of an input, in a form that page and API can both show in the reader's language.
 *
 * @param field path as the sender wrote it, e.g. {@code leadingTargets[0].leading}
 * @param code message key that names the fault and the mend, e.g. {@code microenterprise.error.leadingBelowBottom}
 * @param arguments filled into the message; amounts as {@link Money} or numbers, because the language of the message decides how they are written
 */
public record FieldError(String field, String code, List<Object> arguments) {

    public FieldError {
        arguments = List.copyOf(arguments);
    }

    public static FieldError of(String field, String code, Object... arguments) {
        return new FieldError(field, code, List.of(arguments));
    }
}
