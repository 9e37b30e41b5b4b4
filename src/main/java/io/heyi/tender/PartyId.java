package io.heyi.tender;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Somebody who calls or bids: a micro-enterprise, a shared-service platform or an outside partner; {@link Bidders} knows who that is. */
public record PartyId(@JsonValue String value) implements Comparable<PartyId> {

    /** @throws IllegalArgumentException for anything but 1 to 60 letters, digits, dots, dashes, underscores, at */
    @JsonCreator
    public PartyId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not the id of a party");
        }
    }

    /** Whether the text could be an id; says nothing of whether the party exists. */
    public static boolean isValid(String value) {
        return value != null && value.matches("[A-Za-z0-9._@-]{1,60}");
    }

    @Override
    public int compareTo(PartyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
