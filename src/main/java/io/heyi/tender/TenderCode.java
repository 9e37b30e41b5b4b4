package io.heyi.tender;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Code of a tender, {@code T-0001}; given once and never reused. */
public record TenderCode(@JsonValue String value) {

    /** @throws IllegalArgumentException for another form */
    @JsonCreator
    public TenderCode {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a tender code");
        }
    }

    /** Whether the text has the form of a code; says nothing of whether the tender exists. */
    public static boolean isValid(String value) {
        return value != null && value.matches("T-[0-9]{4,9}");
    }

    @Override
    public String toString() {
        return value;
    }
}
