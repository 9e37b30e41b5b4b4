package io.heyi.inbox.internal.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.inbox.internal.ActionOutcome;
import io.heyi.inbox.internal.Completion;
import io.heyi.inbox.internal.Task;
import io.heyi.inbox.internal.draft.Draft;
import io.heyi.inbox.internal.draft.Drafts;
import io.heyi.inbox.internal.TaskActions;
import io.heyi.inbox.internal.TaskReading;
import io.heyi.inbox.internal.TaskTexts;
import io.heyi.orchestration.ProcessInstances;
import io.heyi.shared.FieldError;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One task: reading, taking, giving back, deciding. */
@Controller
@RequestMapping("/inbox/tasks/{id}")
class TaskPageController {

    private final TaskReading reading;
    private final TaskActions actions;
    private final TaskPages pages;
    private final InboxPages lists;
    private final ListQueries queries;
    private final TaskTexts texts;
    private final ProcessInstances instances;
    private final Drafts drafts;
    private final Access access;

    TaskPageController(TaskReading reading, TaskActions actions, TaskPages pages, InboxPages lists, ListQueries queries, TaskTexts texts,
                       ProcessInstances instances, Drafts drafts, Access access) {
        this.reading = reading;
        this.actions = actions;
        this.pages = pages;
        this.lists = lists;
        this.queries = queries;
        this.texts = texts;
        this.instances = instances;
        this.drafts = drafts;
        this.access = access;
    }

    /** The list that the person came from. */
    @ModelAttribute("query")
    TaskQuery query(HttpServletRequest request) {
        return queries.of(ListQueries.ofAddress(request), access.currentUser());
    }

    @GetMapping
    String task(@PathVariable String id, @ModelAttribute("query") TaskQuery query, Model model, Locale locale) {
        return show(id, query, TaskPage.Kept.NOTHING, model, locale);
    }

    /** As it stands, with what the person has typed before. */
    private String show(String id, TaskQuery query, TaskPage.Kept kept, Model model, Locale locale) {
        var user = access.currentUser();
        var opened = TaskProblems.visible(reading.open(TaskProblems.id(id), user));
        var draft = opened.mayAct() ? drafts.of(opened.task(), user) : Optional.<Draft>empty();
        model.addAttribute("draft", draft.orElse(null));
        var typed = draft.map(found -> new TaskPage.Kept(found.values(), found.reason(), List.of(), List.of(), Optional.empty())).orElse(kept);
        return show(opened.task(), opened.mayAct(), user, query, typed, model, locale);
    }

    private String show(Task task, boolean mayAct, CurrentUser user, TaskQuery query, TaskPage.Kept kept, Model model, Locale locale) {
        model.addAttribute("inbox", lists.list(query, user, locale));
        model.addAttribute("task", pages.page(task, user, mayAct, kept, InboxPages.parameters(query), locale));
        model.addAttribute("currentId", task.id().toString());
        return "inbox/inbox";
    }

    @PostMapping("/claim")
    String claim(@PathVariable String id, @ModelAttribute("query") TaskQuery query, RedirectAttributes redirect) {
        return afterwards(actions.claim(TaskProblems.id(id), access.currentUser()), id, query, "inbox.flash.claimed", redirect);
    }

    @PostMapping("/release")
    String release(@PathVariable String id, @ModelAttribute("query") TaskQuery query, RedirectAttributes redirect) {
        return afterwards(actions.release(TaskProblems.id(id), access.currentUser()), id, query, "inbox.flash.released", redirect);
    }

    private String afterwards(ActionOutcome outcome, String id, TaskQuery query, String messageKey, RedirectAttributes redirect) {
        try {
            TaskProblems.done(outcome);
            Flash.good(redirect, messageKey);
        } catch (ApiProblem problem) {
            rethrowUnlessConflict(problem);
            Flash.bad(redirect, problem.messageKey(), problem.arguments().stream().map(String::valueOf).toArray(String[]::new));
        }
        return "redirect:/inbox/tasks/" + id + InboxPages.parameters(query);
    }

    /** @param values the form's fields as one JSON object */
    @PostMapping("/complete")
    String complete(@PathVariable String id, @RequestParam(defaultValue = "") String outcome, @RequestParam(defaultValue = "") String reason,
                    @RequestParam(defaultValue = "") String values, @ModelAttribute("query") TaskQuery query, Model model, RedirectAttributes redirect,
                    HttpServletResponse response, Locale locale) {
        var taskId = TaskProblems.id(id);
        var user = access.currentUser();
        try {
            var task = TaskProblems.done(actions.complete(taskId, user, Completion.of(outcome, reason, ExactValues.parse(values))));
            var chosen = task.decision().map(Task.Decision::outcome).orElse(outcome);
            Flash.good(redirect, "inbox.flash.completed", texts.outcome(task.taskType(), chosen, locale), task.subject());
            return "redirect:/inbox" + InboxPages.parameters(query);
        } catch (JsonProcessingException e) {
            return again(id, values, reason, List.of(FieldError.of("values", "inbox.error.values")), Optional.empty(), query, model, response, locale);
        } catch (ApiProblem problem) {
            rethrowUnlessCorrectable(problem);
            var conflict = problem.kind() == ApiProblem.Kind.CONFLICT
                    ? Optional.of(texts.message(problem.messageKey(), locale, problem.arguments().toArray())) : Optional.<String>empty();
            return again(id, values, reason, problem.errors(), conflict, query, model, response, locale);
        }
    }

    /** The same page with what was typed and why it was not taken. */
    private String again(String id, String values, String reason, List<FieldError> errors, Optional<String> conflict, TaskQuery query, Model model,
                         HttpServletResponse response, Locale locale) {
        var user = access.currentUser();
        var opened = TaskProblems.visible(reading.open(TaskProblems.id(id), user));
        response.setStatus(conflict.isPresent() ? 409 : 422);
        model.addAttribute("draft", drafts.of(opened.task(), user).orElse(null));
        return show(opened.task(), opened.mayAct(), user, query, pages.kept(opened.task(), values, reason, errors, conflict, locale), model, locale);
    }

    @GetMapping(path = "/diagram", produces = MediaType.APPLICATION_XML_VALUE)
    ResponseEntity<String> diagram(@PathVariable String id) {
        var task = TaskProblems.visible(reading.open(TaskProblems.id(id), access.currentUser())).task();
        return instances.diagram(task.definition().definitionKey()).map(xml -> ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(xml))
                .orElseThrow(() -> ApiProblem.notFound("inbox.problem.noDiagram"));
    }

    private static void rethrowUnlessConflict(ApiProblem problem) {
        if (problem.kind() != ApiProblem.Kind.CONFLICT) {
            throw problem;
        }
    }

    private static void rethrowUnlessCorrectable(ApiProblem problem) {
        if (problem.kind() != ApiProblem.Kind.CONFLICT && problem.kind() != ApiProblem.Kind.INVALID) {
            throw problem;
        }
    }
}
