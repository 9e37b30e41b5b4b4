package io.heyi.microenterprise.internal;

import io.heyi.inbox.HistoryWords;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Stages of a founding, and why it lapsed, in words. */
@Component
class FoundingHistory implements HistoryWords {

    private static final Set<String> ENDS = Set.of("microenterprise.withdrawn", "microenterprise.lapsed", "microenterprise.cancelled");

    private final MessageSource messages;

    FoundingHistory(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    public Optional<String> of(String action, String key, String value, Locale locale) {
        if (ENDS.contains(action) && key.equals("from")) {
            return text("proposalpages.status." + value, locale);
        }
        return switch (action + " " + key) {
            case "microenterprise.lapsed reason" -> text("microenterprise.lapse." + value, locale);
            case "microenterprise.voted vote" -> text("task.microenterprise.voteOnFunding.outcome." + value, locale);
            default -> Optional.empty();
        };
    }

    private Optional<String> text(String key, Locale locale) {
        return Optional.ofNullable(messages.getMessage(key, null, null, locale));
    }
}
