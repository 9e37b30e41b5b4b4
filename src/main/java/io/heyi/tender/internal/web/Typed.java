package io.heyi.tender.internal.web;

import io.heyi.shared.FieldError;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/** Reads what people type into forms. */
final class Typed {

    private static final int LONGEST_NUMBER = 40;

    private Typed() {}

    /** Null, with an error, for what is no number; null alone for nothing. */
    static BigDecimal number(String field, String typed, List<FieldError> errors) {
        var text = typed == null ? "" : typed.strip();
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() <= LONGEST_NUMBER && text.matches("[+-]?\\d+(\\.\\d+)?")) {
            return new BigDecimal(text);
        }
        errors.add(TenderPaths.error(field, "notANumber"));
        return null;
    }

    static LocalDate day(String field, String typed, List<FieldError> errors) {
        try {
            return typed == null || typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeException e) {
            errors.add(TenderPaths.error(field, "notADay"));
            return null;
        }
    }
}
