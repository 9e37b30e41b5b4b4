package io.heyi.talent.internal.process.pool;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.heyi.talent.StayCode;

/**
 * What the workers read of {@code talent-pool-stay}; business data stays in the database.
 *
 * @param reminderStep profile, decision or legal; local to a reminding task
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StayVariables(String stay, String reminderStep) {

    StayCode code() {
        return new StayCode(stay);
    }
}
