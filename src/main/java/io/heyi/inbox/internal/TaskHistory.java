package io.heyi.inbox.internal;

import io.heyi.audit.AuditEntry;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.shared.PageRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What happened to a task and its case, read from the chained history of the case (product-bar T7). */
@Component
public class TaskHistory {

    /** Detail that ties an entry of the case's stream to one task. */
    static final String TASK_ID = "taskId";

    private static final int LONGEST = 2_000;

    private final AuditTrail audit;

    TaskHistory(AuditTrail audit) {
        this.audit = audit;
    }

    static AuditEvent event(Task task, String actor, String action, Map<String, Object> details) {
        var all = new HashMap<>(details);
        all.put(TASK_ID, task.id().toString());
        all.put("taskType", task.taskType());
        return new AuditEvent(task.businessKey(), actor, action, all);
    }

    /** Entries of this task, oldest first. */
    public List<AuditEntry> ofTask(Task task) {
        return ofCase(task).stream().filter(entry -> task.id().toString().equals(entry.details().get(TASK_ID))).toList();
    }

    /** Entries of the whole case, oldest first; at most {@value #LONGEST}, the latest ones. */
    public List<AuditEntry> ofCase(Task task) {
        var entries = new ArrayList<AuditEntry>();
        for (var page = 0; entries.size() < LONGEST; page++) {
            var slice = audit.entries(task.businessKey(), new PageRequest(page, PageRequest.LARGEST_SIZE));
            entries.addAll(slice.items());
            if (!slice.hasNext()) {
                break;
            }
        }
        return entries.reversed();
    }
}
