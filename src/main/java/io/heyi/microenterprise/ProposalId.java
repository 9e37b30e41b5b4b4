package io.heyi.microenterprise;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identity of a founding proposal; also the business key of its {@code me-founding} instance. */
public record ProposalId(@JsonValue UUID value) {

    /** @throws IllegalArgumentException when the text is no UUID */
    public static ProposalId of(String text) {
        return new ProposalId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
