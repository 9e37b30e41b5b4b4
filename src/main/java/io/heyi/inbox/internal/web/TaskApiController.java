package io.heyi.inbox.internal.web;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.heyi.access.Access;
import io.heyi.inbox.internal.ActionOutcome;
import io.heyi.inbox.internal.Completion;
import io.heyi.inbox.internal.TaskActions;
import io.heyi.inbox.internal.TaskReading;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.Map;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tasks for clients (issue 2, part 7). */
@RestController
@RequestMapping("/api/v1/tasks")
@Tag(name = "tasks")
class TaskApiController {

    private final TaskReading reading;
    private final ListQueries queries;
    private final TaskActions actions;
    private final TaskJsonWriter json;
    private final Access access;

    TaskApiController(TaskReading reading, ListQueries queries, TaskActions actions, TaskJsonWriter json, Access access) {
        this.reading = reading;
        this.queries = queries;
        this.actions = actions;
        this.json = json;
        this.access = access;
    }

    record CompleteRequest(String outcome, String reason, @JsonDeserialize(using = ExactValues.class) Map<String, Object> variables) {}

    @GetMapping
    @Operation(summary = "Tasks that I hold (mine), that my groups are offered (group), both (all), or that I decided (done); filtered and ordered, most urgent first")
    TaskJson.Page list(@RequestParam MultiValueMap<String, String> parameters, Locale locale) {
        var user = access.currentUser();
        var query = queries.of(parameters, user);
        var tasks = reading.list(query.selection(), user, query.page());
        return json.page(tasks, locale);
    }

    @GetMapping("/counts")
    @Operation(summary = "How many tasks the lists have")
    TaskJson.CountsJson counts() {
        var counts = reading.counts(access.currentUser());
        return new TaskJson.CountsJson(counts.mine(), counts.group(), counts.overdue(), counts.today(), counts.others());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One task with its form, facts and history")
    TaskJson.Detail task(@PathVariable String id, Locale locale) {
        var reader = access.currentUser();
        var opened = TaskProblems.visible(reading.open(TaskProblems.id(id), reader));
        return json.detail(opened.task(), reader, opened.mayAct(), locale);
    }

    @PostMapping("/{id}/claim")
    @Operation(summary = "Take a task that is on offer; 409 with claimedBy when somebody was faster")
    TaskJson.Detail claim(@PathVariable String id, Locale locale) {
        return answer(actions.claim(TaskProblems.id(id), access.currentUser()), locale);
    }

    @PostMapping("/{id}/release")
    @Operation(summary = "Give a claimed task back to its candidates")
    TaskJson.Detail release(@PathVariable String id, Locale locale) {
        return answer(actions.release(TaskProblems.id(id), access.currentUser()), locale);
    }

    @PostMapping("/{id}/complete")
    @Operation(summary = "Decide a task; one on offer is claimed on the way. Answers with the task as in the lists and the decision")
    TaskJson.Decided complete(@PathVariable String id, @RequestBody CompleteRequest request, Locale locale) {
        var completion = Completion.of(request.outcome(), request.reason(), request.variables());
        return json.decided(TaskProblems.done(actions.complete(TaskProblems.id(id), access.currentUser(), completion)), locale);
    }

    private TaskJson.Detail answer(ActionOutcome outcome, Locale locale) {
        var task = TaskProblems.done(outcome);
        return json.detail(task, access.currentUser(), task.isOpen(), locale);
    }
}
