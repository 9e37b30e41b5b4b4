package io.heyi.ballot.internal;

import io.heyi.ballot.Option;
import io.heyi.ballot.Wording;
import io.heyi.inbox.HistoryWords;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Words on the paper and in the history, in the reader's language. */
@Component
public class BallotWords implements HistoryWords {

    private static final Map<String, String> CODES = Map.of("ballotOutcome", "ballot.outcome.", "fault", "ballot.fault.", "secrecy", "ballot.secrecy.", "postKind", "ballot.post.kind.",
            "postReply", "ballot.post.reply.");

    private final MessageSource messages;

    BallotWords(MessageSource messages) {
        this.messages = messages;
    }

    /** The key itself where its module has lost the message. */
    public String of(Wording wording, Locale locale) {
        return wording.text() != null ? wording.text() : messages.getMessage(wording.messageKey(), wording.arguments().toArray(), wording.messageKey(), locale);
    }

    public String label(Option option, Locale locale) {
        return of(option.label(), locale);
    }

    public String message(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /** A caller's message key; the key itself where nobody knows it. */
    public String reason(String key, Locale locale) {
        return messages.getMessage(key, null, key, locale);
    }

    @Override
    public Optional<String> of(String action, String key, String value, Locale locale) {
        if (action.equals("ballot.calledOff") && key.equals("why")) {
            return Optional.of(reason(value, locale));
        }
        return Optional.ofNullable(action.startsWith("ballot.") ? CODES.get(key) : null).map(prefix -> messages.getMessage(prefix + value, null, value, locale));
    }
}
