package io.heyi.emc;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Code of an EMC, {@code EMC-0001}; given once and never reused. */
public record EmcCode(@JsonValue String value) {

    /** @throws IllegalArgumentException for another form */
    @JsonCreator
    public EmcCode {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an EMC code");
        }
    }

    /** Whether the text has the form of a code; says nothing of whether the EMC exists. */
    public static boolean isValid(String value) {
        return value != null && value.matches("EMC-[0-9]{4,9}");
    }

    @Override
    public String toString() {
        return value;
    }
}
