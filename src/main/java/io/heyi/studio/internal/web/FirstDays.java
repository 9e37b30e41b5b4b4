package io.heyi.studio.internal.web;

import io.heyi.shared.FieldError;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** First days of use as people write them. */
final class FirstDays {

    private FirstDays() {}

    static Optional<LocalDate> read(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static FieldError unreadable() {
        return FieldError.of("firstDay", "studio.error.notADay");
    }
}
