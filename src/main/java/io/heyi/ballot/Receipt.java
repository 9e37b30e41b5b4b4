package io.heyi.ballot;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The voter's random mark on his vote: 32 lower-case hex digits. With it he finds his vote in the published list, and a repeated request counts once. In a secret
 * ballot the product keeps no link between it and a person: whoever loses it cannot get it back.
 */
public record Receipt(@JsonValue String value) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Bytes of a receipt. */
    public static final int LENGTH = 16;

    /** @throws IllegalArgumentException for anything but 32 hex digits */
    @JsonCreator
    public Receipt {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a receipt has 32 lower-case hex digits");
        }
    }

    public static boolean isValid(String value) {
        return value != null && value.matches("[0-9a-f]{32}");
    }

    public static Receipt random() {
        var bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        return new Receipt(HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return value;
    }
}
