package io.heyi.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The name a person signs in with; unique in the realm and never reused. 1 to 60 characters of a-z, 0-9, dot, dash, underscore, at. */
public record Username(@JsonValue String value) {

    /** @throws IllegalArgumentException for anything that Keycloak would not accept as a user name */
    @JsonCreator
    public Username {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a user name");
        }
    }

    /** Whether the text could be a user name; says nothing of whether anybody has it. */
    public static boolean isValid(String value) {
        return value != null && value.matches("[a-z0-9._@-]{1,60}");
    }

    @Override
    public String toString() {
        return value;
    }
}
