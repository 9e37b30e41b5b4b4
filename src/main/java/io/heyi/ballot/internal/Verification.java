package io.heyi.ballot.internal;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * An audit of a ballot, done anew each time somebody looks: the votes are counted again and compared with the roll, the result and the history.
 *
 * @param checks what was looked at, by name, and whether it holds
 */
public record Verification(@JsonIgnore Map<String, Boolean> checks) {

    @JsonAnyGetter
    public Map<String, Boolean> each() {
        return checks;
    }

    @JsonProperty("ok")
    public boolean isOk() {
        return checks.values().stream().allMatch(Boolean::booleanValue);
    }
}
