package io.heyi.inbox;

import java.util.Locale;
import java.util.Optional;

/** What the codes in a module's history entries (a status, a reason) are called in the reader's language. A bean of the module that writes them. */
@FunctionalInterface
public interface HistoryWords {

    /**
     * @param action of the entry, as in its {@link io.heyi.audit.AuditEvent}
     * @param key of the detail
     * @return empty when the value is no code of this module
     */
    Optional<String> of(String action, String key, String value, Locale locale);
}
