package io.heyi.inbox.internal.web;

import io.heyi.access.Access;
import io.heyi.inbox.internal.ActionOutcome;
import io.heyi.inbox.internal.Priority;
import io.heyi.inbox.internal.TaskOrdering;
import io.heyi.shared.FieldError;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The plan of a task as its page offers it; what cannot be taken is said and changes nothing. */
@Controller
@RequestMapping("/inbox/tasks/{id}")
class PlanPageController {

    private final TaskOrdering planning;
    private final ListQueries queries;
    private final Access access;

    PlanPageController(TaskOrdering planning, ListQueries queries, Access access) {
        this.planning = planning;
        this.queries = queries;
        this.access = access;
    }

    @PostMapping("/priority")
    String priority(@PathVariable String id, @RequestParam(name = "level", defaultValue = "") String level, HttpServletRequest request, RedirectAttributes redirect) {
        var number = Priority.named(level).map(Priority::usual).orElse(-1);
        return afterwards(planning.prioritise(TaskProblems.id(id), access.currentUser(), number), "lists.flash.prioritised", id, request, redirect);
    }

    @PostMapping("/follow-up")
    String followUp(@PathVariable String id, @RequestParam(name = "day", defaultValue = "") String day, HttpServletRequest request, RedirectAttributes redirect) {
        return afterwards(onDay(day, wanted -> planning.followUp(TaskProblems.id(id), access.currentUser(), wanted)), "lists.flash.followUp", id, request, redirect);
    }

    @PostMapping("/snooze")
    String snooze(@PathVariable String id, @RequestParam(name = "day", defaultValue = "") String day, HttpServletRequest request, RedirectAttributes redirect) {
        return afterwards(onDay(day, wanted -> planning.snooze(TaskProblems.id(id), access.currentUser(), wanted)), day.isBlank() ? "lists.flash.woken" : "lists.flash.snoozed", id, request,
                redirect);
    }

    private static ActionOutcome onDay(String text, Function<Optional<LocalDate>, ActionOutcome> action) {
        try {
            return action.apply(text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text.strip())));
        } catch (DateTimeException e) {
            return new ActionOutcome.Invalid(List.of(FieldError.of("day", "lists.error.day")));
        }
    }

    private String afterwards(ActionOutcome outcome, String done, String id, HttpServletRequest request, RedirectAttributes redirect) {
        var list = queries.of(ListQueries.ofAddress(request), access.currentUser());
        try {
            TaskProblems.done(outcome);
            Flash.good(redirect, done);
        } catch (ApiProblem problem) {
            ListQueries.tell(problem, redirect);
        }
        return "redirect:/inbox/tasks/" + id + list.parameters();
    }
}
