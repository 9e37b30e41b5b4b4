package io.heyi.inbox.internal.discussion;

import io.heyi.access.Username;
import io.heyi.inbox.internal.form.PlainText;
import io.heyi.shared.FieldError;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Plain text that people write to each other, with the people mentioned in it as {@code @user-name}. */
final class SaidText {

    /** Longest text, in characters. */
    static final int LONGEST = 4_000;

    /** Not within an address of mail, and without the full stop that ends the sentence. */
    private static final Pattern MENTION = Pattern.compile("(?<![\\w@.-])@([a-z0-9](?:[a-z0-9._-]{0,58}[a-z0-9])?)");
    private static final int MOST_MENTIONS = 20;

    private SaidText() {}

    static Optional<FieldError> fault(String text) {
        if (text.isBlank()) {
            return Optional.of(FieldError.of("text", "discussion.error.empty"));
        }
        if (text.codePointCount(0, text.length()) > LONGEST) {
            return Optional.of(FieldError.of("text", "discussion.error.tooLong", LONGEST));
        }
        if (!PlainText.isClean(text)) {
            return Optional.of(FieldError.of("text", "inbox.form.controlCharacters"));
        }
        return mentions(text).size() > MOST_MENTIONS ? Optional.of(FieldError.of("text", "discussion.error.tooManyMentions", MOST_MENTIONS)) : Optional.empty();
    }

    static List<Username> mentions(String text) {
        return MENTION.matcher(text).results().map(found -> found.group(1)).distinct().filter(Username::isValid).map(Username::new).toList();
    }
}
