package io.heyi.inbox.internal.bulk;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.TaskType;
import io.heyi.inbox.internal.Task;
import io.heyi.inbox.internal.TaskPlanning;
import io.heyi.inbox.internal.TaskReading;
import io.heyi.inbox.internal.TaskRights;
import io.heyi.inbox.internal.TaskTypes;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Says what would come of an action before anything is done, by the same rights as the action itself. */
@Component
class BulkForesight {

    static final String NOT_ALLOWED_AT_ONCE = "bulk.refused.notAtOnce";

    private static final String NOT_YOURS = "bulk.refused.notYours";

    private final TaskReading reading;
    private final TaskRights rights;
    private final TaskPlanning planning;
    private final TaskTypes types;
    private final BulkPolicy policy;
    private final Clock clock;

    BulkForesight(TaskReading reading, TaskRights rights, TaskPlanning planning, TaskTypes types, BulkPolicy policy, Clock clock) {
        this.reading = reading;
        this.rights = rights;
        this.planning = planning;
        this.types = types;
        this.policy = policy;
        this.clock = clock;
    }

    /** Whether the person may know what a task is called. */
    boolean mayKnow(Task task, CurrentUser user) {
        return rights.mayRead(task, user) || rights.manages(task, user);
    }

    BulkItem item(UUID id, BulkRequest request, CurrentUser user) {
        var found = reading.find(id).filter(task -> mayKnow(task, user));
        if (found.isEmpty()) {
            return BulkItem.refused(id, Optional.empty(), NOT_YOURS);
        }
        var task = found.get();
        if (!task.isOpen()) {
            return BulkItem.refused(id, found, task.decision().isPresent() ? "bulk.refused.decided" : "bulk.refused.gone",
                    task.decision().flatMap(Task.Decision::by).stream().toArray(String[]::new));
        }
        return obstacle(task, request, user).orElseGet(() -> BulkItem.done(id, task));
    }

    private Optional<BulkItem> obstacle(Task task, BulkRequest request, CurrentUser user) {
        return switch (request.action()) {
            case CLAIM -> withOther(task, user);
            case RELEASE -> task.isClaimed() ? withOther(task, user) : refused(task, "bulk.refused.personal");
            case DECIDE -> deciding(task, request.outcome().orElse(""), request.reason().isPresent(), user).or(() -> withOther(task, user));
            case HAND_OVER -> !planning.mayPlan(task, user) ? refused(task, NOT_YOURS)
                    : request.to().filter(planning.receivers(task)::contains).isPresent() ? Optional.empty()
                    : refused(task, "inbox.error.notACandidate", request.to().map(Object::toString).orElse(""));
            case REDATE -> !planning.mayPlan(task, user) ? refused(task, NOT_YOURS)
                    : request.dueAt().filter(due -> due.isAfter(clock.instant())).isPresent() ? Optional.empty() : refused(task, "inbox.error.dueInThePast");
        };
    }

    private Optional<BulkItem> deciding(Task task, String outcome, boolean withReason, CurrentUser user) {
        var offered = types.of(task).outcomes(task.context()).stream().filter(one -> one.id().equals(outcome)).findFirst();
        if (offered.isEmpty() || !policy.allows(task.taskType(), outcome)) {
            return refused(task, NOT_ALLOWED_AT_ONCE);
        }
        return offered.filter(TaskType.Outcome::reasonRequired).isPresent() && !withReason ? refused(task, "inbox.error.reasonMissing") : Optional.empty();
    }

    private Optional<BulkItem> withOther(Task task, CurrentUser user) {
        if (reading.mayAct(task, user)) {
            return Optional.empty();
        }
        return task.holder().isPresent() && rights.concerns(task, user) ? refused(task, "bulk.refused.claimed", task.holder().get()) : refused(task, NOT_YOURS);
    }

    private static Optional<BulkItem> refused(Task task, String messageKey, String... arguments) {
        return Optional.of(BulkItem.refused(task.id(), Optional.of(task), messageKey, arguments));
    }
}
