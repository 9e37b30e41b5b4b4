package io.heyi.microenterprise.internal.process.election;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.heyi.microenterprise.ElectionId;

/** What the workers read of {@code owner-election}: the case itself knows everything else. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ElectionVariables(String election) {

    ElectionId id() {
        return new ElectionId(election);
    }
}
