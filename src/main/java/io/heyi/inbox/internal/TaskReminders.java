package io.heyi.inbox.internal;

import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.inbox.Reminder;
import java.util.Map;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Shows a reminder with every task that still waits (product-bar T12). The registry of events repeats it after a crash. */
@Component
class TaskReminders {

    private final TaskStore store;
    private final AuditTrail audit;

    TaskReminders(TaskStore store, AuditTrail audit) {
        this.store = store;
        this.audit = audit;
    }

    @ApplicationModuleListener
    void on(Reminder reminder) {
        for (var task : store.remind(reminder)) {
            audit.record(TaskHistory.event(task, AuditEvent.SYSTEM, "inbox.taskReminded", Map.of()));
        }
    }
}
