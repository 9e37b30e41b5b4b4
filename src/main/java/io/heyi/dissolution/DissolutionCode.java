package io.heyi.dissolution;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** Code of a dissolution case, {@code DC-0001}; given once and never reused. Business key of {@code me-dissolution}. */
public record DissolutionCode(@JsonValue String value) {

    /** @throws IllegalArgumentException for another form */
    @JsonCreator
    public DissolutionCode {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not the code of a dissolution");
        }
    }

    /** Whether the text has the form of a code; says nothing of whether the case exists. */
    public static boolean isValid(String value) {
        return value != null && value.matches("DC-[0-9]{4,9}");
    }

    /** Empty for another form. */
    public static Optional<DissolutionCode> parse(String value) {
        return isValid(value) ? Optional.of(new DissolutionCode(value)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
