package io.heyi.inbox.internal.web;

import io.heyi.access.Access;
import io.heyi.inbox.internal.Task;
import io.heyi.inbox.internal.TaskOrdering;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How people order their work, for clients (issue 6, part 2). */
@RestController
@RequestMapping("/api/v1/tasks/{id}")
@Tag(name = "tasks")
class PlanApiController {

    private final TaskOrdering planning;
    private final TaskJsonWriter json;
    private final Access access;

    PlanApiController(TaskOrdering planning, TaskJsonWriter json, Access access) {
        this.planning = planning;
        this.json = json;
        this.access = access;
    }

    record PriorityRequest(Integer priority) {}

    /** @param day null for none */
    record DayRequest(LocalDate day) {}

    /** @param snoozedUntil null when it is in the lists */
    record Snoozed(TaskJson.Summary task, Instant snoozedUntil) {}

    @PutMapping("/priority")
    @Operation(summary = "Say how urgent it is, 0 to 100; by its holder or a manager")
    TaskJson.Summary priority(@PathVariable String id, @RequestBody PriorityRequest request, Locale locale) {
        return json.summary(TaskProblems.done(planning.prioritise(TaskProblems.id(id), access.currentUser(), request.priority() == null ? -1 : request.priority())), locale);
    }

    @PutMapping("/follow-up")
    @Operation(summary = "Day on which the holder looks at it again; null for none")
    TaskJson.Summary followUp(@PathVariable String id, @RequestBody DayRequest request, Locale locale) {
        return json.summary(TaskProblems.done(planning.followUp(TaskProblems.id(id), access.currentUser(), Optional.ofNullable(request.day()))), locale);
    }

    @PutMapping("/snooze")
    @Operation(summary = "Out of my lists until a day, by itself back then; null brings it back now")
    Snoozed snooze(@PathVariable String id, @RequestBody DayRequest request, Locale locale) {
        var user = access.currentUser();
        Task task = TaskProblems.done(planning.snooze(TaskProblems.id(id), user, Optional.ofNullable(request.day())));
        return new Snoozed(json.summary(task, locale), planning.snoozedUntil(task, user).orElse(null));
    }
}
