package io.heyi.emc.internal.chain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import io.heyi.shared.CanonicalJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Canonical form of what is signed, without letting a figure change on the way. */
final class Payload {

    private static final JsonFactory JSON = new JsonFactory();

    private Payload() {}

    /** @throws IllegalArgumentException when it is not JSON, or a number in it is one that a double does not hold (canonical JSON knows no others) */
    static String canonical(String json) {
        try {
            refuseInexactNumbers(json);
            var canonical = CanonicalJson.of(json);
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(canonical)) {
                throw new IllegalArgumentException("the payload holds half a character");
            }
            return canonical;
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException("the payload is not a JSON document", e);
        }
    }

    private static void refuseInexactNumbers(String json) throws IOException {
        try (var parser = JSON.createParser(json)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT) {
                    var exact = new BigDecimal(parser.getText());
                    var kept = exact.doubleValue();
                    if (Double.isInfinite(kept) || new BigDecimal(Double.toString(kept)).compareTo(exact) != 0) {
                        throw new IllegalArgumentException("the number " + parser.getText() + " would not survive in canonical JSON; write it as text");
                    }
                }
            }
        }
    }
}
