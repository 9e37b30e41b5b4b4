package io.heyi.inbox.internal.web.substitution;

import java.util.Collection;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** For the template: what processes are called in the reader's language. */
@Component("substitutionWords")
public class SubstitutionWords {

    private final MessageSource messages;

    SubstitutionWords(MessageSource messages) {
        this.messages = messages;
    }

    /** In alphabetical order; one that has no name is called by its id. */
    public String processes(Collection<String> ids) {
        var locale = LocaleContextHolder.getLocale();
        return ids.stream().map(id -> messages.getMessage("substitution.process." + id, null, id, locale)).sorted().collect(Collectors.joining(", "));
    }
}
