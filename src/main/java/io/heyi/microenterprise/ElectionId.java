package io.heyi.microenterprise;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The code of an owner election, e.g. {@code OE-0001}; also the business key of its {@code owner-election} instance. */
public record ElectionId(@JsonValue String value) {

    /** @throws IllegalArgumentException for anything that is no such code */
    @JsonCreator
    public ElectionId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("the code of an owner election is written like OE-0001");
        }
    }

    /** Whether the text could be a code; says nothing of whether there is such an election. */
    public static boolean isValid(String value) {
        return value != null && value.matches("OE-[0-9]{4,9}");
    }

    @Override
    public String toString() {
        return value;
    }
}
