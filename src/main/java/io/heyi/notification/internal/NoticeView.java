package io.heyi.notification.internal;

import io.heyi.notification.Notice;
import io.heyi.notification.NoticeKind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/**
 * A notice as one person has it.
 *
 * @param settled needs nobody any more
 */
public record NoticeView(long id, NoticeKind kind, String messageKey, List<String> arguments, String path, Instant at, boolean read, boolean settled) {

    /** Neither read nor settled. */
    public boolean isNew() {
        return !read && !settled;
    }

    /** What it says, in one language. */
    public String text(MessageSource messages, Locale locale) {
        var words = arguments.stream().map(argument -> Notice.wordOf(argument).map(key -> messages.getMessage(key, null, key, locale)).orElse(argument)).toArray();
        return messages.getMessage(messageKey, words, messageKey, locale);
    }
}
