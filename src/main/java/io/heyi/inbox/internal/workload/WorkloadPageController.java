package io.heyi.inbox.internal.workload;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.inbox.internal.ActionOutcome;
import io.heyi.inbox.internal.Task;
import io.heyi.inbox.internal.TaskTexts;
import io.heyi.inbox.internal.web.TaskProblems;
import io.heyi.shared.FieldError;
import io.heyi.web.ApiProblem;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;

/** The backlog on a page, a suggestion to even it out, and handing over with a preview. */
@Controller
@RequestMapping("/inbox/workload")
class WorkloadPageController {

    private final Workload workload;
    private final TaskTexts texts;
    private final Access access;

    WorkloadPageController(Workload workload, TaskTexts texts, Access access) {
        this.workload = workload;
        this.texts = texts;
        this.access = access;
    }

    /** @param holder null for nobody */
    record Line(String id, String name, String subject, String holder, Instant dueAt, Instant createdAt) {}

    /** @param from null for nobody; {@code problem} message key of why it cannot be, null when it can */
    record MoveLine(Line task, String from, long fromLoad, String to, long toLoad, String problem) {}

    /** @param task null for one that is none of the manager's. @param problem null when it was done */
    record Result(Line task, String to, String problem) {}

    @GetMapping
    String backlog(Model model, Locale locale) {
        return backlog(access.currentUser(), Set.of(), "", List.of(), model, locale);
    }

    /** @param chosen ids, and {@code to} a user name, as they were sent */
    private String backlog(CurrentUser manager, Set<String> chosen, String to, List<FieldError> errors, Model model, Locale locale) {
        model.addAttribute("backlog", workload.backlog(manager));
        model.addAttribute("chosen", chosen);
        model.addAttribute("to", to);
        model.addAttribute("errors", errors);
        model.addAttribute("tasks", workload.open(manager).stream().map(task -> line(task, locale)).toList());
        return "inbox/workload";
    }

    @GetMapping("/suggestion")
    String suggestion(Model model, Locale locale) {
        return moves(workload.suggestion(access.currentUser()), true, "", List.of(), model, locale);
    }

    /** Changes nothing; also by POST, because two hundred ids are too long for an address. @param task ids that were chosen; whatever is no id of a managed task is left out */
    @RequestMapping(path = "/preview", method = {RequestMethod.GET, RequestMethod.POST})
    String preview(@RequestParam(required = false) List<String> task, @RequestParam(defaultValue = "") String to, Model model, HttpServletResponse response, Locale locale) {
        var manager = access.currentUser();
        var name = to.strip();
        var known = Username.isValid(name) && access.person(new Username(name)).isPresent();
        var errors = new ArrayList<FieldError>();
        if (!known) {
            errors.add(FieldError.of("to", "inbox.workload.error.to"));
        }
        var ids = ids(task);
        if (ids.isEmpty()) {
            errors.add(FieldError.of("task", "inbox.workload.error.none"));
        }
        if (!errors.isEmpty()) {
            response.setStatus(ApiProblem.Kind.INVALID.status());
            return backlog(manager, task == null ? Set.of() : Set.copyOf(task), to, errors, model, locale);
        }
        return moves(workload.preview(manager, ids, name), false, "", List.of(), model, locale);
    }

    private String moves(List<Workload.Proposed> proposed, boolean suggested, String reason, List<FieldError> errors, Model model, Locale locale) {
        model.addAttribute("moves", proposed.stream().map(one -> new MoveLine(line(one.task(), locale), one.from().orElse(null), one.fromLoad(), one.to(), one.toLoad(), one.problem())).toList());
        model.addAttribute("suggested", suggested);
        model.addAttribute("reason", reason);
        model.addAttribute("errors", errors);
        return "inbox/workload-moves";
    }

    @PostMapping("/hand-over")
    String handOver(@RequestParam(required = false) List<String> move, @RequestParam(defaultValue = "") String reason, Model model, HttpServletResponse response, Locale locale) {
        try {
            var handed = workload.handOver(access.currentUser(), Moves.of(move == null ? List.of() : move, reason), reason);
            model.addAttribute("results", handed.stream().map(one -> new Result(one.named().map(task -> line(task, locale)).orElse(null), one.to(), problem(one.outcome(), locale).orElse(null))).toList());
            return "inbox/workload-result";
        } catch (ApiProblem problem) {
            if (problem.kind() != ApiProblem.Kind.INVALID) {
                throw problem;
            }
            response.setStatus(ApiProblem.Kind.INVALID.status());
            return moves(workload.suggestion(access.currentUser()), true, reason, problem.errors(), model, locale);
        }
    }

    private Optional<String> problem(ActionOutcome outcome, Locale locale) {
        try {
            TaskProblems.done(outcome);
            return Optional.empty();
        } catch (ApiProblem problem) {
            return Optional.of(problem.errors().stream().findFirst().map(error -> texts.error(error, locale))
                    .orElseGet(() -> texts.message(problem.messageKey(), locale, problem.arguments().toArray())));
        }
    }

    private Line line(Task task, Locale locale) {
        return new Line(task.id().toString(), texts.name(task.taskType(), locale), task.subject(), task.holder().orElse(null), task.dueAt().orElse(null), task.createdAt());
    }

    private static Set<UUID> ids(List<String> texts) {
        var ids = new HashSet<UUID>();
        for (var text : texts == null ? List.<String>of() : texts) {
            try {
                ids.add(UUID.fromString(text));
            } catch (IllegalArgumentException e) {
                // a forged address names no task
            }
        }
        return ids;
    }
}
