package io.heyi.inbox.internal.web.discussion;

import io.heyi.access.Access;
import io.heyi.inbox.TaskFacts;
import io.heyi.inbox.internal.TaskTexts;
import io.heyi.inbox.internal.TaskTypes;
import io.heyi.inbox.internal.discussion.Question;
import io.heyi.inbox.internal.discussion.Questions;
import io.heyi.inbox.internal.web.TaskProblems;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Opinions that I am asked for: what is decided, to read, and a place for the answer. */
@Controller
@RequestMapping("/inbox/asked")
class AskedController {

    private final Questions questions;
    private final TaskTypes types;
    private final TaskTexts texts;
    private final Access access;

    AskedController(Questions questions, TaskTypes types, TaskTexts texts, Access access) {
        this.questions = questions;
        this.types = types;
        this.texts = texts;
        this.access = access;
    }

    /** @param facts null once there is nothing to see any more */
    record Asked(Question question, String name, TaskFacts facts) {}

    @GetMapping
    String list(@RequestParam(defaultValue = "0") int page, Model model) {
        model.addAttribute("asked", questions.askedOf(access.currentUser(), PageRequest.nearest(page, PageRequest.USUAL_SIZE)));
        return "inbox/asked";
    }

    @GetMapping("/{id}")
    String question(@PathVariable String id, Model model, Locale locale) {
        return show(id, "", null, model, locale);
    }

    @PostMapping("/{id}")
    String answer(@PathVariable String id, @RequestParam(defaultValue = "") String text, Model model, RedirectAttributes redirect, HttpServletResponse response, Locale locale) {
        try {
            CaseCommentController.done(questions.answer(TaskProblems.id(id), access.currentUser(), text));
            Flash.good(redirect, "discussion.flash.answered");
            return "redirect:/inbox/asked";
        } catch (ApiProblem problem) {
            if (problem.kind() != ApiProblem.Kind.INVALID && problem.kind() != ApiProblem.Kind.CONFLICT) {
                throw problem;
            }
            response.setStatus(problem.kind().status());
            return show(id, text, problem, model, locale);
        }
    }

    private String show(String id, String text, ApiProblem problem, Model model, Locale locale) {
        model.addAttribute("one", switch (questions.open(TaskProblems.id(id), access.currentUser())) {
            case Questions.Opened.Visible(var question, var task) -> new Asked(question, texts.name(task.taskType(), locale), types.of(task).facts(task.context(), locale));
            case Questions.Opened.Over(var question) -> new Asked(question, null, null);
            case Questions.Opened.Forbidden() -> throw TaskProblems.forbidden();
            case Questions.Opened.Unknown() -> throw TaskProblems.unknown();
        });
        model.addAttribute("text", text);
        model.addAttribute("errors", problem == null ? java.util.List.of() : problem.errors());
        return "inbox/asked-one";
    }
}
