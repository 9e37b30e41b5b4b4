package io.heyi.talent.internal.pool;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** Code of an opening of a micro-enterprise, {@code OP-0001}; given once and never reused. */
public record OpeningCode(@JsonValue String value) implements Comparable<OpeningCode> {

    /** @throws IllegalArgumentException for another form */
    @JsonCreator
    public OpeningCode {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not the code of an opening");
        }
    }

    /** Whether the text has the form of a code; says nothing of whether the opening exists. */
    public static boolean isValid(String value) {
        return value != null && value.matches("OP-[0-9]{4,9}");
    }

    /** Empty for another form. */
    public static Optional<OpeningCode> parse(String value) {
        return isValid(value) ? Optional.of(new OpeningCode(value)) : Optional.empty();
    }

    @Override
    public int compareTo(OpeningCode other) {
        int byLength = Integer.compare(value.length(), other.value.length());
        return byLength != 0 ? byLength : value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
