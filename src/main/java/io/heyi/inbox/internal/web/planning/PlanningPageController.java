package io.heyi.inbox.internal.web.planning;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.inbox.internal.ActionOutcome;
import io.heyi.inbox.internal.Task;
import io.heyi.inbox.internal.TaskPlanning;
import io.heyi.inbox.internal.TaskReading;
import io.heyi.inbox.internal.TaskRights;
import io.heyi.inbox.internal.TaskTexts;
import io.heyi.inbox.internal.web.TaskProblems;
import io.heyi.shared.FieldError;
import io.heyi.shared.WorkingDays;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Hands a task over and sets its date. Shows the outside of a task only: whoever looks after a group's work need not know what it decides. */
@Controller
@RequestMapping("/inbox/tasks/{id}/planning")
class PlanningPageController {

    private static final int MOST_RECEIVERS = 200;

    private final TaskPlanning planning;
    private final TaskReading reading;
    private final TaskRights rights;
    private final TaskTexts texts;
    private final Access access;
    private final ZoneId zone;

    PlanningPageController(TaskPlanning planning, TaskReading reading, TaskRights rights, TaskTexts texts, Access access, @Value(WorkingDays.ZONE) ZoneId zone) {
        this.planning = planning;
        this.reading = reading;
        this.rights = rights;
        this.texts = texts;
        this.access = access;
        this.zone = zone;
    }

    /**
     * @param receivers to whom it may be handed, the first {@value #MOST_RECEIVERS}
     * @param dueAt as the browser's control takes it
     * @param mayOpen whether the reader may see what it decides
     */
    record Planned(Task task, String name, List<String> groups, List<Username> receivers, String dueAt, boolean mayOpen, boolean manager) {}

    /** What was typed before an error. */
    record Kept(String to, String dueAt, String reason) {

        static final Kept NOTHING = new Kept("", "", "");
    }

    @GetMapping
    String planning(@PathVariable String id, Model model, Locale locale) {
        return show(allowed(id), Kept.NOTHING, List.of(), model, locale);
    }

    @PostMapping("/hand-over")
    String handOver(@PathVariable String id, @RequestParam(defaultValue = "") String to, @RequestParam(defaultValue = "") String reason, @RequestParam Optional<String> from, Model model,
                    RedirectAttributes redirect, HttpServletResponse response, Locale locale) {
        return then(id, () -> planning.handOver(TaskProblems.id(id), access.currentUser(), PlanningInput.person(to), reason, from), "planning.flash.handedOver", new Kept(to, "", reason), model,
                redirect, response, locale);
    }

    @PostMapping("/due-date")
    String redate(@PathVariable String id, @RequestParam(defaultValue = "") String dueAt, @RequestParam(defaultValue = "") String reason, Model model, RedirectAttributes redirect,
                  HttpServletResponse response, Locale locale) {
        return then(id, () -> planning.redate(TaskProblems.id(id), access.currentUser(), PlanningInput.localMoment(dueAt, zone), reason), "planning.flash.redated",
                new Kept("", dueAt, reason), model, redirect, response, locale);
    }

    @PostMapping("/take-back")
    String takeBack(@PathVariable String id, @RequestParam(defaultValue = "") String reason, Model model, RedirectAttributes redirect, HttpServletResponse response, Locale locale) {
        return then(id, () -> planning.takeBack(TaskProblems.id(id), access.currentUser(), reason), "planning.flash.takenBack", new Kept("", "", reason), model, redirect, response, locale);
    }

    private String then(String id, Supplier<ActionOutcome> action, String flash, Kept kept, Model model, RedirectAttributes redirect, HttpServletResponse response, Locale locale) {
        try {
            var task = TaskProblems.done(action.get());
            Flash.good(redirect, flash);
            return planning.mayPlan(task, access.currentUser()) ? "redirect:/inbox/tasks/" + id + "/planning" : "redirect:/inbox";
        } catch (ApiProblem problem) {
            if (problem.kind() == ApiProblem.Kind.CONFLICT) {
                Flash.bad(redirect, problem.messageKey(), problem.arguments().stream().map(String::valueOf).toArray(String[]::new));
                return "redirect:/inbox";
            }
            if (problem.kind() != ApiProblem.Kind.INVALID) {
                throw problem;
            }
            response.setStatus(422);
            return show(allowed(id), kept, problem.errors(), model, locale);
        }
    }

    /** @throws ApiProblem 403, recorded, for whoever may not plan it; 404 for none */
    private Task allowed(String id) {
        var user = access.currentUser();
        var task = reading.find(TaskProblems.id(id)).orElseThrow(TaskProblems::unknown);
        if (!planning.mayPlan(task, user)) {
            rights.recordRefusal(task, user, "plan");
            throw TaskProblems.forbidden();
        }
        return task;
    }

    private String show(Task task, Kept kept, List<FieldError> errors, Model model, Locale locale) {
        var user = access.currentUser();
        model.addAttribute("planned", planned(task, user, locale));
        model.addAttribute("kept", kept);
        model.addAttribute("errors", errors);
        return "inbox/planning";
    }

    private Planned planned(Task task, CurrentUser user, Locale locale) {
        return new Planned(task, texts.name(task.taskType(), locale), task.offer().candidateGroups().stream().map(group -> texts.group(group, locale)).toList(),
                planning.receivers(task).stream().limit(MOST_RECEIVERS).toList(),
                task.dueAt().map(due -> due.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).toString()).orElse(""), rights.mayRead(task, user), rights.manages(task, user));
    }
}
