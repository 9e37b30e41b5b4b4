package io.heyi.emc.internal.web.renewal;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.emc.internal.renewal.RenewalBoard;
import io.heyi.shared.FieldError;
import io.heyi.web.ApiProblem;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What of the month-end board somebody may see, and which month is meant. */
@Component
class BoardReaders {

    /** Outside partners see the contracts that they are party to; everybody inside sees all (seed-000). */
    Optional<String> partner(CurrentUser reader) {
        return reader.roles().stream().anyMatch(role -> role != Role.EXTERNAL_PARTNER) ? Optional.empty() : Optional.of(reader.username().value());
    }

    static YearMonth period(String text, RenewalBoard board) {
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
