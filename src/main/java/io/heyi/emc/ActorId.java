package io.heyi.emc;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A possible party of an EMC: ME code ({@code ME-0001}), shared-service platform ({@code SSP-LOGISTICS}) or the user name of an outside partner. */
public record ActorId(@JsonValue String value) implements Comparable<ActorId> {

    /** @throws IllegalArgumentException for anything but 1 to 60 letters, digits, dots, dashes, underscores, at */
    @JsonCreator
    public ActorId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not the id of an actor");
        }
    }

    /** Whether the text could be an id; says nothing of whether the actor exists. */
    public static boolean isValid(String value) {
        return value != null && value.matches("[A-Za-z0-9._@-]{1,60}");
    }

    /** What the id says of its bearer. */
    public ActorKind kind() {
        return value.startsWith("ME-") ? ActorKind.MICROENTERPRISE : value.startsWith("SSP-") ? ActorKind.SHARED_SERVICE_PLATFORM : ActorKind.PARTNER;
    }

    @Override
    public int compareTo(ActorId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
