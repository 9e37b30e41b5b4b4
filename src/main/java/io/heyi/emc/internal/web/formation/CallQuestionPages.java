package io.heyi.emc.internal.web.formation;

import io.heyi.access.Access;
import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.emc.internal.formation.CallQuestions;
import io.heyi.emc.internal.formation.FormationOutcome;
import io.heyi.emc.internal.web.contract.EmcPaths;
import io.heyi.shared.FieldError;
import io.heyi.web.ApiProblem;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asking and answering on the page of a call. A refused form comes back with what was typed. */
@Controller
@RequestMapping("/emcs/{code}/questions")
class CallQuestionPages {

    private final CallPages pages;
    private final CallQuestions questions;
    private final Access access;

    CallQuestionPages(CallPages pages, CallQuestions questions, Access access) {
        this.pages = pages;
        this.questions = questions;
        this.access = access;
    }

    @PostMapping
    String ask(@PathVariable String code, @RequestParam Map<String, String> typed, Model model, RedirectAttributes redirect) {
        var emc = EmcPaths.code(code);
        var actor = typed.getOrDefault("actor", "");
        if (!ActorId.isValid(actor)) {
            throw ApiProblem.invalid(List.of(FieldError.of("actor", "emcformation.error.notAnActor")));
        }
        return back(emc, typed, "text", questions.ask(access.currentUser(), emc, new ActorId(actor), typed.get("text"), typed.getOrDefault("requestKey", "")),
                "emcformation.call.flash.asked", model, redirect);
    }

    @PostMapping("/{number}/answers")
    String answer(@PathVariable String code, @PathVariable String number, @RequestParam Map<String, String> typed, Model model, RedirectAttributes redirect) {
        var emc = EmcPaths.code(code);
        var box = "answer-" + EmcPaths.number("number", number);
        return back(emc, typed, box, questions.answer(access.currentUser(), emc, EmcPaths.number("number", number), typed.get(box)), "emcformation.call.flash.answered", model, redirect);
    }

    /** @param box field of the page in which the text was typed */
    private String back(EmcCode emc, Map<String, String> typed, String box, FormationOutcome outcome, String done, Model model, RedirectAttributes redirect) {
        if (outcome instanceof FormationOutcome.Invalid(var errors)) {
            var shown = errors.stream().map(error -> error.field().equals("text") ? new FieldError(box, error.code(), error.arguments()) : error).toList();
            return pages.page(emc, shown, typed, model);
        }
        CallPages.flash(outcome, done, redirect);
        return "redirect:/emcs/" + emc + "/call";
    }
}
