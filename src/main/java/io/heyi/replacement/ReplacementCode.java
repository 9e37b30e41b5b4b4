package io.heyi.replacement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** Code of a replacement case, {@code RC-0001}; given once and never reused. Business key of {@code underperformer-replacement}. */
public record ReplacementCode(@JsonValue String value) {

    /** @throws IllegalArgumentException for another form */
    @JsonCreator
    public ReplacementCode {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not the code of a replacement case");
        }
    }

    /** Whether the text has the form of a code; says nothing of whether the case exists. */
    public static boolean isValid(String value) {
        return value != null && value.matches("RC-[0-9]{4,9}");
    }

    /** Empty for another form. */
    public static Optional<ReplacementCode> parse(String value) {
        return isValid(value) ? Optional.of(new ReplacementCode(value)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
