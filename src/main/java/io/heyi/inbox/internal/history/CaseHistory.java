package io.heyi.inbox.internal.history;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.audit.AuditEntry;
import io.heyi.audit.HeldBack;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskType;
import io.heyi.inbox.internal.Task;
import io.heyi.inbox.internal.TaskHistory;
import io.heyi.inbox.internal.TaskHistory.Told;
import io.heyi.inbox.internal.TaskRights;
import io.heyi.inbox.internal.TaskStore;
import io.heyi.inbox.internal.TaskTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The history of a whole case for one reader, whichever of its tasks he comes from: what any kind of task in the case hides from him or leaves out for him stays hidden or out,
 * so that no second way leads around a rule.
 */
@Component
public class CaseHistory {

    private static final int TASKS = 500;

    private final TaskStore tasks;
    private final TaskTypes types;
    private final TaskRights rights;
    private final TaskHistory history;
    private final ObjectProvider<HeldBack> heldBack;

    CaseHistory(TaskStore tasks, TaskTypes types, TaskRights rights, TaskHistory history, ObjectProvider<HeldBack> heldBack) {
        this.tasks = tasks;
        this.types = types;
        this.rights = rights;
        this.history = history;
        this.heldBack = heldBack;
    }

    /** One question of the case, with its kind; the latest stands for all of its kind. */
    private record Asked(TaskType type, TaskContext context) {}

    /** Empty for whoever may read none of its tasks, and the attempt is recorded (product-bar T1); auditors and administrators read every case (domain.md §1a). */
    public Optional<Told> of(String businessKey, CurrentUser reader) {
        var ofCase = tasks.ofCase(businessKey, TASKS);
        var readable = reader.has(Role.AUDITOR) || reader.has(Role.ADMINISTRATOR) || ofCase.stream().anyMatch(task -> rights.mayRead(task, reader));
        if (ofCase.isEmpty()) {
            return Optional.empty();
        }
        if (!readable) {
            rights.recordRefusal(ofCase.getLast(), reader, "history");
            return Optional.empty();
        }
        return Optional.of(told(businessKey, ofCase, reader));
    }

    /** For whoever was let in to one of its tasks. */
    public Told around(Task task, CurrentUser reader) {
        return told(task.businessKey(), tasks.ofCase(task.businessKey(), TASKS), reader);
    }

    private Told told(String businessKey, List<Task> ofCase, CurrentUser reader) {
        Map<String, Asked> latest = new LinkedHashMap<>();
        ofCase.forEach(task -> latest.put(task.taskType(), new Asked(types.of(task), task.context())));
        var omitted = latest.values().stream().map(asked -> asked.type().omitted(asked.context(), reader)).reduce(entry -> false, Predicate::or);
        var held = heldBack.stream().map(one -> one.from(reader)).reduce(entry -> false, Predicate::or);
        Predicate<AuditEntry> hidden = entry -> held.test(entry) || latest.values().stream().anyMatch(asked -> asked.type().hides(asked.context(), entry, reader));
        return history.told(businessKey, omitted, hidden);
    }
}
