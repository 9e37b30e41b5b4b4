package io.heyi.inbox.internal.web.bulk;

import io.heyi.access.Access;
import io.heyi.inbox.internal.Task;
import io.heyi.inbox.internal.TaskTexts;
import io.heyi.inbox.internal.bulk.BulkAction;
import io.heyi.inbox.internal.bulk.BulkActions;
import io.heyi.inbox.internal.bulk.BulkItem;
import io.heyi.inbox.internal.bulk.BulkOutcome;
import io.heyi.inbox.internal.bulk.BulkPolicy;
import io.heyi.shared.FieldError;
import io.heyi.shared.WorkingDays;
import io.heyi.web.ApiProblem;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** From chosen tasks by a preview to what came of each. */
@Controller
@RequestMapping("/inbox/bulk")
class BulkPageController {

    private final BulkActions bulk;
    private final BulkPolicy policy;
    private final TaskTexts texts;
    private final Access access;
    private final ZoneId zone;

    BulkPageController(BulkActions bulk, BulkPolicy policy, TaskTexts texts, Access access, @Value(WorkingDays.ZONE) ZoneId zone) {
        this.bulk = bulk;
        this.policy = policy;
        this.texts = texts;
        this.access = access;
        this.zone = zone;
    }

    /** @param subject null for what is none of the reader's business. @param done null while nobody has tried. @param problem null when done */
    record Row(String id, String name, String subject, Boolean done, String problem) {}

    /** @param total of tasks, {@code done} of them done or ready, {@code open} not tried yet */
    record Shown(List<Row> rows, long done, long open) {

        public int total() {
            return rows.size();
        }
    }

    @ModelAttribute("actions")
    static List<String> actions() {
        return Arrays.stream(BulkAction.values()).map(BulkAction::id).toList();
    }

    @ModelAttribute("outcomes")
    Set<String> outcomes() {
        return policy.outcomes();
    }

    /** Without an action only asks for one. */
    @PostMapping
    String preview(BulkForm form, Model model, HttpServletResponse response, Locale locale) {
        model.addAttribute("form", form);
        if (form.action().isEmpty()) {
            model.addAttribute("errors", form.task().isEmpty() ? List.of(FieldError.of("tasks", "bulk.error.noTasks", policy.most())) : List.of());
            return "inbox/bulk";
        }
        return shown(() -> bulk.preview(form.read(zone), access.currentUser()), model, response, locale);
    }

    @PostMapping("/run")
    String run(BulkForm form, Model model, HttpServletResponse response, Locale locale) {
        model.addAttribute("form", form);
        try {
            return switch (bulk.run(form.read(zone), access.currentUser())) {
                case BulkOutcome.Result result -> "redirect:/inbox/bulk/" + result.request().id();
                case BulkOutcome.Invalid(var errors) -> again(errors, model, response);
                case BulkOutcome.Unknown() -> throw BulkApiController.unknown();
            };
        } catch (ApiProblem problem) {
            return again(invalid(problem), model, response);
        }
    }

    @GetMapping("/{id}")
    String result(@PathVariable String id, Model model, Locale locale) {
        if (!(bulk.result(BulkApiController.id(id), access.currentUser()) instanceof BulkOutcome.Result result)) {
            throw BulkApiController.unknown();
        }
        model.addAttribute("bulkId", id);
        model.addAttribute("result", shown(result, locale));
        return "inbox/bulk-result";
    }

    @PostMapping("/{id}/resume")
    String resume(@PathVariable String id) {
        bulk.resume(BulkApiController.id(id), access.currentUser());
        return "redirect:/inbox/bulk/" + BulkApiController.id(id);
    }

    private interface Asking {
        BulkOutcome ask();
    }

    private String shown(Asking asking, Model model, HttpServletResponse response, Locale locale) {
        try {
            return switch (asking.ask()) {
                case BulkOutcome.Result result -> {
                    model.addAttribute("errors", List.of());
                    model.addAttribute("preview", shown(result, locale));
                    yield "inbox/bulk";
                }
                case BulkOutcome.Invalid(var errors) -> again(errors, model, response);
                case BulkOutcome.Unknown() -> throw BulkApiController.unknown();
            };
        } catch (ApiProblem problem) {
            return again(invalid(problem), model, response);
        }
    }

    private static String again(List<FieldError> errors, Model model, HttpServletResponse response) {
        response.setStatus(422);
        model.addAttribute("errors", errors);
        return "inbox/bulk";
    }

    private static List<FieldError> invalid(ApiProblem problem) {
        if (problem.kind() != ApiProblem.Kind.INVALID) {
            throw problem;
        }
        return problem.errors();
    }

    private Shown shown(BulkOutcome.Result result, Locale locale) {
        return new Shown(result.items().stream().map(item -> row(item, locale)).toList(), result.done(), result.open());
    }

    private Row row(BulkItem item, Locale locale) {
        return new Row(item.id().toString(), item.task().map(task -> texts.name(task.taskType(), locale)).orElse(null), item.task().map(Task::subject).orElse(null), item.done().orElse(null),
                item.messageKey().map(key -> texts.message(key, locale, item.arguments().toArray())).orElse(null));
    }
}
