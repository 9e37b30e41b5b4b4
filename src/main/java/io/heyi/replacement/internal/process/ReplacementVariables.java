package io.heyi.replacement.internal.process;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.heyi.replacement.ReplacementCode;

/**
 * What the workers read of {@code underperformer-replacement}; business data stays in the database.
 *
 * @param conclusion how the case ends, name of a {@code ReplacementOutcome}; local to the closing task
 * @param reminderStep answer, judge or help; local to a reminding task
 * @param withdrawal id of a {@code Withdrawal}, with the message that ends the case early
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ReplacementVariables(String replacement, String conclusion, String reminderStep, String withdrawal) {

    ReplacementCode code() {
        return new ReplacementCode(replacement);
    }
}
