package io.heyi.audit;

import java.util.Map;

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

    public AuditEvent {
        details = Map.copyOf(details);
    }
}
