package io.heyi.studio.internal.web;

import io.heyi.access.Access;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.comment.ModelComments;
import io.heyi.studio.internal.model.ModelRef;
import io.heyi.web.Flash;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Comments by the forms of the change's page, which work without scripts. */
@Controller
@RequestMapping("/studio/changes/{code}/comments")
class ModelCommentPages {

    private final ModelComments comments;
    private final Access access;

    ModelCommentPages(ModelComments comments, Access access) {
        this.comments = comments;
        this.access = access;
    }

    @PostMapping
    String begin(@PathVariable String code, @RequestParam(defaultValue = "") String id, @RequestParam(defaultValue = "") String model, @RequestParam(defaultValue = "") String element,
                 @RequestParam(defaultValue = "") String text, RedirectAttributes redirect) {
        var wanted = ModelRef.ofFile(model);
        if (wanted.isEmpty()) {
            Flash.bad(redirect, "studio.error.chooseModel");
            return to(code);
        }
        return done(code, comments.begin(code, access.currentUser(), uuid(id), wanted.get(), element.isBlank() ? wanted.get().id() : element.strip(), text), redirect);
    }

    @PostMapping("/{thread}")
    String answer(@PathVariable String code, @PathVariable String thread, @RequestParam(defaultValue = "") String text, RedirectAttributes redirect) {
        return done(code, comments.answer(code, access.currentUser(), known(thread), text), redirect);
    }

    @PostMapping("/{thread}/resolution")
    String resolve(@PathVariable String code, @PathVariable String thread, RedirectAttributes redirect) {
        return done(code, comments.resolve(code, access.currentUser(), known(thread)), redirect);
    }

    private static String done(String code, ChangeOutcome outcome, RedirectAttributes redirect) {
        if (outcome instanceof ChangeOutcome.Invalid(var errors)) {
            var first = errors.getFirst();
            Flash.bad(redirect, first.code(), first.arguments().stream().map(String::valueOf).toArray(String[]::new));
        } else {
            StudioProblems.done(outcome);
        }
        return to(code);
    }

    private static String to(String code) {
        return "redirect:/studio/changes/" + code + "#comments";
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return UUID.randomUUID();
        }
    }

    private static UUID known(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw StudioProblems.unknown();
        }
    }
}
