package io.heyi.talent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** Code of one person's stay in the talent pool, {@code PS-0001}; given once and never reused. Business key of {@code talent-pool-stay}. */
public record StayCode(@JsonValue String value) {

    /** @throws IllegalArgumentException for another form */
    @JsonCreator
    public StayCode {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not the code of a stay in the talent pool");
        }
    }

    /** Whether the text has the form of a code; says nothing of whether the stay exists. */
    public static boolean isValid(String value) {
        return value != null && value.matches("PS-[0-9]{4,9}");
    }

    /** Empty for another form. */
    public static Optional<StayCode> parse(String value) {
        return isValid(value) ? Optional.of(new StayCode(value)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
