package io.heyi.inbox.internal;

import io.heyi.access.CurrentUser;
import io.heyi.audit.AuditEntry;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.shared.PageRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What happened to a task and its case, read from the chained history of the case (product-bar T7). */
@Component
public class TaskHistory {

    /** Detail that ties an entry of the case's stream to one task. */
    static final String TASK_ID = "taskId";

    private static final int LONGEST = 2_000;

    private final AuditTrail audit;
    private final TaskTypes types;

    TaskHistory(AuditTrail audit, TaskTypes types) {
        this.audit = audit;
        this.types = types;
    }

    /** An entry of the case that belongs to this task. */
    public static AuditEvent event(Task task, String actor, String action, Map<String, Object> details) {
        var all = new HashMap<>(details);
        all.put(TASK_ID, task.id().toString());
        all.put("taskType", task.taskType());
        return new AuditEvent(task.businessKey(), actor, action, all);
    }

    /**
     * @param whole whether no entry was left out
     * @param heldBack ids of those that come without their details
     */
    public record Told(List<AuditEntry> entries, boolean whole, Set<Long> heldBack) {}

    /** Entries of this task, oldest first, as far as the reader may know of them. */
    public List<AuditEntry> ofTask(Task task, CurrentUser reader) {
        return told(task, ofWholeCase(task.businessKey()).stream().filter(entry -> task.id().toString().equals(entry.details().get(TASK_ID))).toList(), reader).entries();
    }

    /**
     * Entries of the whole case, oldest first; at most {@value #LONGEST}, the latest ones. What the reader must not know yet comes without its details; what is none of the
     * reader's business is not among them.
     */
    public Told ofCase(Task task, CurrentUser reader) {
        return told(task, ofWholeCase(task.businessKey()), reader);
    }

    private Told told(Task task, List<AuditEntry> entries, CurrentUser reader) {
        var type = types.of(task);
        var context = task.context();
        return told(entries, type.omitted(context, reader), entry -> type.hides(context, entry, reader));
    }

    /**
     * The same for whoever asks the kinds of task himself.
     *
     * @param omitted entries of which the reader must not know
     * @param hidden entries that he may not read yet
     */
    public Told told(String businessKey, Predicate<AuditEntry> omitted, Predicate<AuditEntry> hidden) {
        return told(ofWholeCase(businessKey), omitted, hidden);
    }

    private static Told told(List<AuditEntry> entries, Predicate<AuditEntry> omitted, Predicate<AuditEntry> hidden) {
        var known = entries.stream().filter(omitted.negate()).toList();
        var heldBack = known.stream().filter(hidden).map(AuditEntry::id).collect(Collectors.toUnmodifiableSet());
        return new Told(known.stream().map(entry -> heldBack.contains(entry.id()) ? withoutDetails(entry) : entry).toList(), known.size() == entries.size(), heldBack);
    }

    private static AuditEntry withoutDetails(AuditEntry entry) {
        return new AuditEntry(entry.id(), entry.stream(), entry.sequence(), entry.at(), entry.actor(), entry.action(), Map.of(), entry.previousHash(), entry.hash());
    }

    private List<AuditEntry> ofWholeCase(String businessKey) {
        var entries = new ArrayList<AuditEntry>();
        for (var page = 0; entries.size() < LONGEST; page++) {
            var slice = audit.entries(businessKey, new PageRequest(page, PageRequest.LARGEST_SIZE));
            entries.addAll(slice.items());
            if (!slice.hasNext()) {
                break;
            }
        }
        return entries.reversed();
    }
}
