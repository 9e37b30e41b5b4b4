package io.heyi.emc.internal.web.sharing;

import io.heyi.emc.internal.sharing.Sharing.Result;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The steps of a result as sentences in the reader's language. */
@Component
class SharingWords {

    private final MessageSource messages;

    SharingWords(MessageSource messages) {
        this.messages = messages;
    }

    List<String> explain(Result result, Locale locale) {
        return result.explanation().stream().map(step -> messages.getMessage(step.messageKey(), step.arguments().toArray(), locale)).toList();
    }
}
