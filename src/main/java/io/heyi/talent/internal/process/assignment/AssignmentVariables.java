package io.heyi.talent.internal.process.assignment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.YearMonth;

/**
 * What the workers read of {@code talent-assignment}; business data stays in the database.
 *
 * @param proposalMonth as "2025-06"
 * @param reminderStep look; local to a reminding task
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record AssignmentVariables(String proposalMonth, String reminderStep) {

    YearMonth month() {
        return YearMonth.parse(proposalMonth);
    }
}
