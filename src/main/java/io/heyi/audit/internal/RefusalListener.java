package io.heyi.audit.internal;

import io.heyi.access.AccessRefused;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes every refused access into the security stream, at once and whatever becomes of the request. */
@Component
class RefusalListener {

    private final AuditTrail audit;

    RefusalListener(AuditTrail audit) {
        this.audit = audit;
    }

    @EventListener
    void remember(AccessRefused refused) {
        audit.recordRefusal(new AuditEvent(AuditEvent.SECURITY, refused.username(), "access.refused",
                Map.of("method", refused.method(), "path", refused.path(), "why", refused.why())));
    }
}
