package io.heyi.talent.internal.pool;

import io.heyi.shared.FieldError;
import java.util.List;

/**
 * What became of a person's act in the pool. Only {@link Done} has changed anything.
 *
 * @param <T> what an accepted act gives
 */
public sealed interface Reply<T> {

    record Done<T>(T value) implements Reply<T> {}

    /** 404 */
    record Unknown<T>() implements Reply<T> {}

    /** 403 */
    record NotAllowed<T>(String messageKey) implements Reply<T> {}

    /** 409: it has moved on. */
    record TooLate<T>(String messageKey, List<Object> arguments) implements Reply<T> {}

    /** 422 */
    record Invalid<T>(List<FieldError> errors) implements Reply<T> {}

    static <T> Reply<T> tooLate(String messageKey, Object... arguments) {
        return new TooLate<>(messageKey, List.of(arguments));
    }

    static <T> Reply<T> invalid(String field, String code, Object... arguments) {
        return new Invalid<>(List.of(FieldError.of(field, code, arguments)));
    }
}
