package io.heyi.ballot;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The code of a ballot, e.g. {@code B-0001}: given at opening, never reused. */
public record BallotId(@JsonValue String value) {

    /** @throws IllegalArgumentException for anything that is no such code */
    @JsonCreator
    public BallotId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("the code of a ballot is written like B-0001");
        }
    }

    /** Whether the text could be a code; says nothing of whether there is such a ballot. */
    public static boolean isValid(String value) {
        return value != null && value.matches("B-[0-9]{4,9}");
    }

    @Override
    public String toString() {
        return value;
    }
}
