package io.heyi.inbox.internal.web;

import io.heyi.audit.AuditEntry;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Names of tasks, outcomes and history entries in the reader's language. */
@Component
class TaskTexts {

    private final MessageSource messages;

    TaskTexts(MessageSource messages) {
        this.messages = messages;
    }

    String name(String taskType, Locale locale) {
        return text("task." + taskType + ".name", taskType, locale);
    }

    /** One or two sentences on what is asked; empty when its module says nothing. */
    String help(String taskType, Locale locale) {
        return text("task." + taskType + ".help", "", locale);
    }

    String outcome(String taskType, String outcome, Locale locale) {
        return text("task." + taskType + ".outcome." + outcome, outcome, locale);
    }

    String effect(String taskType, String outcome, Locale locale) {
        return text("task." + taskType + ".outcome." + outcome + ".effect", "", locale);
    }

    String what(AuditEntry entry, Locale locale) {
        return text("audit.action." + entry.action(), entry.action(), locale);
    }

    String message(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    private String text(String key, String otherwise, Locale locale) {
        return messages.getMessage(key, null, otherwise, locale);
    }
}
