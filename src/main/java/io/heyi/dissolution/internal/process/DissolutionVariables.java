package io.heyi.dissolution.internal.process;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.heyi.dissolution.DissolutionCode;

/**
 * What the workers read of {@code me-dissolution}; business data stays in the database.
 *
 * @param conclusion how the case ends, name of a {@code DissolutionOutcome}; local to the concluding task
 * @param reminderStep what somebody is reminded of; local to a reminding task
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DissolutionVariables(String dissolution, String conclusion, String reminderStep) {

    DissolutionCode code() {
        return new DissolutionCode(dissolution);
    }
}
