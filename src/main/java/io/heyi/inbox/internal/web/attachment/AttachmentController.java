package io.heyi.inbox.internal.web.attachment;

import io.heyi.access.Access;
import io.heyi.inbox.internal.web.TaskProblems;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Files on the page of a task, with or without scripts. */
@Controller
class AttachmentController {

    private final AttachmentAnswers answers;
    private final Access access;
    private final MessageSource messages;

    AttachmentController(AttachmentAnswers answers, Access access, MessageSource messages) {
        this.answers = answers;
        this.access = access;
        this.messages = messages;
    }

    @PostMapping("/inbox/tasks/{task}/attachments")
    String attach(@PathVariable String task, @RequestParam(required = false) MultipartFile file, @RequestParam(defaultValue = "") String id, RedirectAttributes redirect) {
        return then(task, () -> answers.attach(id, task, access.currentUser(), file), "attachment.flash.added", redirect);
    }

    @GetMapping("/inbox/tasks/{task}/attachments/{id}")
    ResponseEntity<InputStreamResource> download(@PathVariable String task, @PathVariable String id) {
        return answers.download(task, id, access.currentUser());
    }

    @PostMapping("/inbox/tasks/{task}/attachments/{id}/withdraw")
    String withdraw(@PathVariable String task, @PathVariable String id, RedirectAttributes redirect) {
        return then(task, () -> answers.withdraw(task, id, access.currentUser()), "attachment.flash.withdrawn", redirect);
    }

    /** What can be mended is said beside the form; everything else is a page of its own. */
    private String then(String task, Runnable action, String flash, RedirectAttributes redirect) {
        try {
            action.run();
            Flash.good(redirect, flash);
        } catch (ApiProblem problem) {
            if (problem.kind() != ApiProblem.Kind.INVALID && problem.kind() != ApiProblem.Kind.UNAVAILABLE) {
                throw problem;
            }
            redirect.addFlashAttribute("attachmentFault", text(problem));
        }
        return "redirect:/inbox/tasks/" + TaskProblems.id(task) + "#attachments";
    }

    private String text(ApiProblem problem) {
        var locale = LocaleContextHolder.getLocale();
        return problem.errors().stream().map(error -> messages.getMessage(error.code(), error.arguments().toArray(), locale)).reduce((one, other) -> one + " " + other)
                .orElseGet(() -> messages.getMessage(problem.messageKey(), problem.arguments().toArray(), locale));
    }
}
