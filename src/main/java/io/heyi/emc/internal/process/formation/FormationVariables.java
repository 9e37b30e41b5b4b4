package io.heyi.emc.internal.process.formation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.heyi.emc.EmcCode;

/**
 * What the workers read of {@code emc-formation}. Business data stays in the database.
 *
 * @param lapseReason below {@code emcformation.timeline.lapsed.}, local to a recording task
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FormationVariables(String emc, String lapseReason) {

    EmcCode code() {
        return new EmcCode(emc);
    }
}
