package io.heyi.inbox.internal.workload;

import io.heyi.access.Access;
import io.heyi.inbox.internal.web.TaskProblems;
import io.heyi.web.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The backlog for clients (product-bar O12). */
@RestController
@RequestMapping("/api/v1/tasks/workload")
@Tag(name = "tasks")
class WorkloadApiController {

    private final Workload workload;
    private final Access access;

    WorkloadApiController(Workload workload, Access access) {
        this.workload = workload;
        this.access = access;
    }

    /** @param from null for nobody; loads are open tasks before the move */
    record MoveJson(String task, String subject, String from, long fromLoad, String to, long toLoad) {}

    record MoveRequest(String task, String to) {}

    record HandOverRequest(List<MoveRequest> moves, String reason) {}

    /** @param problem message key; null when done */
    record ResultJson(String task, String to, boolean done, String problem) {}

    @GetMapping
    @Operation(summary = "Open, overdue, due this week, oldest, median age and lately decided, by approver and by group; for task managers")
    Backlog backlog() {
        return workload.backlog(access.currentUser());
    }

    @GetMapping("/suggestion")
    @Operation(summary = "How the open tasks could be evened out among those who may have them")
    List<MoveJson> suggestion() {
        return workload.suggestion(access.currentUser()).stream()
                .map(one -> new MoveJson(one.task().id().toString(), one.task().subject(), one.from().orElse(null), one.fromLoad(), one.to(), one.toLoad())).toList();
    }

    @PostMapping("/hand-over")
    @Operation(summary = "Hand over up to 200 tasks; each succeeds or fails on its own")
    List<ResultJson> handOver(@RequestBody HandOverRequest request) {
        var moves = request.moves() == null ? List.<String>of() : request.moves().stream().map(move -> move == null ? "" : move.task() + ":" + move.to()).toList();
        return workload.handOver(access.currentUser(), Moves.of(moves, request.reason()), request.reason()).stream().map(WorkloadApiController::result).toList();
    }

    private static ResultJson result(Workload.Handed handed) {
        try {
            TaskProblems.done(handed.outcome());
            return new ResultJson(handed.task().toString(), handed.to(), true, null);
        } catch (ApiProblem problem) {
            return new ResultJson(handed.task().toString(), handed.to(), false, problem.errors().isEmpty() ? problem.messageKey() : problem.errors().getFirst().code());
        }
    }
}
