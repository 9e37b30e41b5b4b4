package io.heyi.inbox.internal;

import io.heyi.access.Access;
import io.heyi.access.Username;
import io.heyi.audit.AuditEntry;
import io.heyi.shared.FieldError;
import io.heyi.shared.WorkingDays;
import io.heyi.web.GroupNames;
import io.heyi.web.Moments;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Names of tasks, outcomes and history entries in the reader's language. */
@Component
public class TaskTexts {

    private final MessageSource messages;
    private final Access access;

    private final ZoneId zone;

    TaskTexts(MessageSource messages, Access access, @Value(WorkingDays.ZONE) ZoneId zone) {
        this.messages = messages;
        this.access = access;
        this.zone = zone;
    }

    public String name(String taskType, Locale locale) {
        return text("task." + taskType + ".name", taskType, locale);
    }

    /** One or two sentences on what is asked; empty when its module says nothing. */
    public String help(String taskType, Locale locale) {
        return text("task." + taskType + ".help", "", locale);
    }

    public String outcome(String taskType, String outcome, Locale locale) {
        return text("task." + taskType + ".outcome." + outcome, outcome, locale);
    }

    public String effect(String taskType, String outcome, Locale locale) {
        return text("task." + taskType + ".outcome." + outcome + ".effect", "", locale);
    }

    public String what(AuditEntry entry, Locale locale) {
        return text("audit.action." + entry.action(), entry.action(), locale);
    }

    /** Label of a detail in a history, for its action where that says more; a test sees to it that every key has one. */
    public String detail(String action, String key, Locale locale) {
        return text("audit.detail." + action + "." + key, text("audit.detail." + key, key, locale), locale);
    }

    public String group(String group, Locale locale) {
        return GroupNames.of(group, messages, locale);
    }

    /** In the company's zone, as every page writes it. */
    public String moment(Instant at, Locale locale) {
        return Moments.text(at, zone, messages, locale);
    }

    public String error(FieldError error, Locale locale) {
        return messages.getMessage(error.code(), error.arguments().toArray(), error.code(), locale);
    }

    public String message(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /** The person's name to show; the user name when the directory does not know it. */
    public String person(String username) {
        try {
            return access.nameOf(new Username(username)).orElse(username);
        } catch (IllegalArgumentException e) {
            return username;
        }
    }

    private String text(String key, String otherwise, Locale locale) {
        return messages.getMessage(key, null, otherwise, locale);
    }
}
