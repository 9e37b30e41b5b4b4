package io.heyi.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What is to be remembered.
 *
 * @param stream the business key whose chain it joins, e.g. a proposal's id; {@link #SECURITY} for refused access
 * @param actor user name, or {@code system}
 * @param action dotted fact, e.g. {@code inbox.taskCompleted}; also the message key of its text below {@code audit.action.}
 * @param details old and new values, reasons, hashes; plain values only, no secrets
 */
public record AuditEvent(String stream, String actor, String action, Map<String, Object> details) {

    public static final String SECURITY = "security";
    public static final String SYSTEM = "system";

    /** Detail that says nothing. */
    public static final String SALT = "salt";

    public AuditEvent {
        details = Map.copyOf(details);
    }

    /**
     * The same for what some readers must not know yet. They are given the hash of the entry all the same, and where it can only say few things, as a vote does, they would find out
     * which by trying.
     */
    public AuditEvent salted() {
        var all = new HashMap<>(details);
        all.put(SALT, UUID.randomUUID().toString());
        return new AuditEvent(stream, actor, action, all);
    }
}
