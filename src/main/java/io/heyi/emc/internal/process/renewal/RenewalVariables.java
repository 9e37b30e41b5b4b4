package io.heyi.emc.internal.process.renewal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.heyi.emc.internal.renewal.RenewalId;

/**
 * What the workers read of {@code emc-contract-renewal}; business data stays in the database.
 *
 * @param dispute the one that the instance of the subprocess is about; null elsewhere
 * @param reminderStep answer, mediation, proposal or confirmation, local to a reminding task
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RenewalVariables(String renewal, DisputeRef dispute, String reminderStep) {

    public RenewalId id() {
        return RenewalId.of(renewal);
    }

    /** @param aboutLead the lead must not answer it */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record DisputeRef(String id, boolean aboutLead) {}
}
