package io.heyi.inbox.internal.web.planning;

import io.heyi.access.Access;
import io.heyi.inbox.internal.ActionOutcome;
import io.heyi.inbox.internal.Task;
import io.heyi.inbox.internal.TaskPlanning;
import io.heyi.inbox.internal.web.TaskProblems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Optional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who has a task and until when, for its holder and its managers (product-bar T1, O12). */
@RestController
@RequestMapping("/api/v1/tasks/{id}")
@Tag(name = "tasks")
class PlanningApiController {

    private final TaskPlanning planning;
    private final Access access;

    PlanningApiController(TaskPlanning planning, Access access) {
        this.planning = planning;
        this.access = access;
    }

    /** @param from who had it when the sender looked, so that two who plan at once do not undo each other; may be left out */
    record HandOverRequest(String to, String reason, String from) {}

    record RedateRequest(String dueAt, String reason) {}

    record TakeBackRequest(String reason) {}

    /** The task as everybody who plans it may know it: nothing of what is decided in it. */
    record PlannedJson(String id, String businessKey, String subject, String holder, Instant dueAt, int priority) {

        static PlannedJson of(Task task) {
            return new PlannedJson(task.id().toString(), task.businessKey(), task.subject(), task.holder().orElse(null), task.dueAt().orElse(null), task.priority());
        }
    }

    @PostMapping("/hand-over")
    @Operation(summary = "Give a task to one of its candidates, with a reason; by its holder or a manager of its group. 409 when somebody other than `from` has it")
    PlannedJson handOver(@PathVariable String id, @RequestBody HandOverRequest request) {
        return done(planning.handOver(TaskProblems.id(id), access.currentUser(), PlanningInput.person(request.to()), request.reason(), Optional.ofNullable(request.from())));
    }

    @PostMapping("/due-date")
    @Operation(summary = "Set another date in the inbox, with a reason; what the process itself waits for stays as it is")
    PlannedJson redate(@PathVariable String id, @RequestBody RedateRequest request) {
        return done(planning.redate(TaskProblems.id(id), access.currentUser(), PlanningInput.moment(request.dueAt()), request.reason()));
    }

    @PostMapping("/take-back")
    @Operation(summary = "Take a claimed task from its holder, back to its candidates, with a reason; for managers of its group")
    PlannedJson takeBack(@PathVariable String id, @RequestBody TakeBackRequest request) {
        return done(planning.takeBack(TaskProblems.id(id), access.currentUser(), request.reason()));
    }

    private static PlannedJson done(ActionOutcome outcome) {
        return PlannedJson.of(TaskProblems.done(outcome));
    }
}
