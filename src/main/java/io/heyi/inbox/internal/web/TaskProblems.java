package io.heyi.inbox.internal.web;

import io.heyi.inbox.internal.ActionOutcome;
import io.heyi.inbox.internal.Task;
import io.heyi.inbox.internal.TaskReading;
import io.heyi.web.ApiProblem;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Turns refusals of the inbox into answers for API and pages. */
public final class TaskProblems {

    private TaskProblems() {}

    /** @throws ApiProblem 404 for anything that is not an id */
    public static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    /** @throws ApiProblem unless the action was done */
    public static Task done(ActionOutcome outcome) {
        return switch (outcome) {
            case ActionOutcome.Done(var task) -> task;
            case ActionOutcome.Unknown() -> throw unknown();
            case ActionOutcome.Forbidden(var task) -> throw forbidden();
            case ActionOutcome.NotAllowed(var task, var messageKey) -> throw ApiProblem.forbiddenAndRecorded(messageKey);
            case ActionOutcome.ClaimedByOther(var by) -> throw ApiProblem.conflict("inbox.problem.claimedByOther", Map.of("claimedBy", by), by);
            case ActionOutcome.AlreadyDecided decided -> throw alreadyDecided(decided);
            case ActionOutcome.NoLongerOpen(var state) ->
                    throw ApiProblem.conflict("inbox.problem.noLongerOpen." + state.name().toLowerCase(java.util.Locale.ROOT), Map.of("state", state.name()));
            case ActionOutcome.AssignedByModel() -> throw ApiProblem.conflict("inbox.problem.assignedByModel", Map.of());
            case ActionOutcome.Invalid(var errors) -> throw ApiProblem.invalid(errors);
            case ActionOutcome.TooLate(var messageKey, var arguments) -> throw ApiProblem.conflict(messageKey, Map.of(), arguments.toArray());
        };
    }

    /** @throws ApiProblem unless the person may see the task */
    public static TaskReading.Opened.Visible visible(TaskReading.Opened opened) {
        return switch (opened) {
            case TaskReading.Opened.Visible visible -> visible;
            case TaskReading.Opened.Forbidden() -> throw forbidden();
            case TaskReading.Opened.Unknown() -> throw unknown();
        };
    }

    private static ApiProblem alreadyDecided(ActionOutcome.AlreadyDecided decided) {
        var properties = new HashMap<String, Object>(Map.of("doneAt", decided.at().toString(), "outcome", decided.outcome()));
        decided.by().ifPresent(by -> properties.put("doneBy", by));
        return ApiProblem.conflict(decided.by().isPresent() ? "inbox.problem.alreadyDone" : "inbox.problem.alreadyRecorded", properties,
                decided.by().orElse(""));
    }

    static ApiProblem unknownView() {
        return ApiProblem.notFound("lists.problem.unknownView");
    }

    /** 404 for a task that does not exist. */
    public static ApiProblem unknown() {
        return ApiProblem.notFound("inbox.problem.unknownTask");
    }

    /** 403 whose entry in the history is written. */
    public static ApiProblem forbidden() {
        return ApiProblem.forbiddenAndRecorded("inbox.problem.notYours");
    }
}
