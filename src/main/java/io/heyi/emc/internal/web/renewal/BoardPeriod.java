package io.heyi.emc.internal.web.renewal;

import io.heyi.emc.internal.renewal.RenewalBoard;
import io.heyi.shared.FieldError;
import io.heyi.web.ApiProblem;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;

/** Which month of the board is meant. */
final class BoardPeriod {

    private BoardPeriod() {}

    static YearMonth of(String text, RenewalBoard board) {
        if (text.isBlank()) {
            return board.usualPeriod();
        }
        try {
            if (text.matches("\\d{4}-\\d{2}")) {
                return YearMonth.parse(text);
            }
        } catch (DateTimeException e) {
            // told below
        }
        throw ApiProblem.invalid(List.of(FieldError.of("period", "emcrenewal.error.period")));
    }
}
