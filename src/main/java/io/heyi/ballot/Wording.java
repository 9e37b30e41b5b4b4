package io.heyi.ballot;

import java.util.List;

/**
 * Words on a ballot paper: plain text as it stands (a name), or a message of the caller's bundle, so that every voter reads it in his own language.
 *
 * @param text null when a message is meant
 * @param messageKey null for plain text
 * @param arguments plain texts filled into the message
 */
public record Wording(String text, String messageKey, List<String> arguments) {

    /** @throws IllegalArgumentException unless exactly one of text and message is given, and not blank */
    public Wording {
        arguments = List.copyOf(arguments);
        var words = text == null ? messageKey : text;
        if (words == null || words.isBlank() || text != null && messageKey != null) {
            throw new IllegalArgumentException("words on a ballot are a text or a message");
        }
    }

    /** Plain text, the same in every language; never HTML. */
    public static Wording of(String text) {
        return new Wording(text, null, List.of());
    }

    /** A message in the reader's language. */
    public static Wording message(String messageKey, String... arguments) {
        return new Wording(null, messageKey, List.of(arguments));
    }
}
