package io.heyi.inbox.internal.web.discussion;

import io.heyi.access.Access;
import io.heyi.access.Username;
import io.heyi.inbox.internal.discussion.DiscussionOutcome;
import io.heyi.inbox.internal.discussion.CaseComments;
import io.heyi.inbox.internal.discussion.Questions;
import io.heyi.inbox.internal.web.TaskProblems;
import io.heyi.shared.FieldError;
import io.heyi.shared.WorkingDays;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Says, changes and takes back on the page of a task, and asks a colleague. What was wrong comes back to the page with what was typed. */
@Controller
class CaseCommentController {

    private final CaseComments comments;
    private final Questions questions;
    private final Access access;
    private final MessageSource messages;
    private final ZoneId zone;

    CaseCommentController(CaseComments comments, Questions questions, Access access, MessageSource messages, @Value(WorkingDays.ZONE) ZoneId zone) {
        this.comments = comments;
        this.questions = questions;
        this.access = access;
        this.messages = messages;
        this.zone = zone;
    }

    @PostMapping("/inbox/tasks/{id}/comments")
    String say(@PathVariable String id, @RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "") String request, RedirectAttributes redirect) {
        return then(id, () -> comments.say(TaskProblems.id(id), access.currentUser(), text, uuid(request)), "discussion.flash.said", "typedComment", text, redirect);
    }

    @PostMapping("/inbox/tasks/{id}/comments/{comment}/edit")
    String edit(@PathVariable String id, @PathVariable long comment, @RequestParam(defaultValue = "") String text, RedirectAttributes redirect) {
        redirect.addFlashAttribute("typedEditOf", comment);
        return then(id, () -> comments.edit(comment, access.currentUser(), text), "discussion.flash.changed", "typedEdit", text, redirect);
    }

    @PostMapping("/inbox/tasks/{id}/comments/{comment}/withdraw")
    String withdraw(@PathVariable String id, @PathVariable long comment, RedirectAttributes redirect) {
        return then(id, () -> comments.withdraw(comment, access.currentUser()), "discussion.flash.withdrawn", "typedEdit", "", redirect);
    }

    @PostMapping("/inbox/tasks/{id}/questions")
    String ask(@PathVariable String id, @RequestParam(defaultValue = "") String colleague, @RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "") String dueAt,
               @RequestParam(defaultValue = "") String request, RedirectAttributes redirect) {
        redirect.addFlashAttribute("typedColleague", colleague);
        redirect.addFlashAttribute("typedQuestionDue", dueAt);
        return then(id, () -> questions.ask(uuid(request), TaskProblems.id(id), access.currentUser(), person(colleague), text, moment(dueAt)), "discussion.flash.asked", "typedQuestion", text, redirect);
    }

    @PostMapping("/inbox/tasks/{id}/questions/{question}/withdraw")
    String takeBack(@PathVariable String id, @PathVariable String question, RedirectAttributes redirect) {
        return then(id, () -> questions.takeBack(TaskProblems.id(question), access.currentUser()), "discussion.flash.takenBack", "typedQuestion", "", redirect);
    }

    private String then(String id, Supplier<DiscussionOutcome> action, String flash, String keptAs, String typed, RedirectAttributes redirect) {
        var task = TaskProblems.id(id);
        try {
            done(action.get());
            Flash.good(redirect, flash);
        } catch (ApiProblem problem) {
            if (problem.kind() != ApiProblem.Kind.INVALID && problem.kind() != ApiProblem.Kind.CONFLICT) {
                throw problem;
            }
            // what comes too late to change a comment may be said in another
            redirect.addFlashAttribute(problem.kind() == ApiProblem.Kind.CONFLICT && keptAs.equals("typedEdit") ? "typedComment" : keptAs, typed);
            redirect.addFlashAttribute("discussionFault", fault(problem));
        }
        return "redirect:/inbox/tasks/" + task + "#comments";
    }

    private String fault(ApiProblem problem) {
        var locale = LocaleContextHolder.getLocale();
        return problem.errors().isEmpty() ? messages.getMessage(problem.messageKey(), problem.arguments().toArray(), locale)
                : problem.errors().stream().map(error -> messages.getMessage(error.code(), error.arguments().toArray(), locale)).reduce((one, other) -> one + " " + other).orElse("");
    }

    /** @throws ApiProblem unless it was done */
    static void done(DiscussionOutcome outcome) {
        switch (outcome) {
            case DiscussionOutcome.Done() -> {
                // as wanted
            }
            case DiscussionOutcome.Invalid(var errors) -> throw ApiProblem.invalid(errors);
            case DiscussionOutcome.Forbidden() -> throw TaskProblems.forbidden();
            case DiscussionOutcome.Unknown() -> throw TaskProblems.unknown();
            case DiscussionOutcome.TooLate(var messageKey) -> throw ApiProblem.conflict(messageKey, java.util.Map.of());
        }
    }

    static UUID uuid(String text) {
        try {
            return text == null || text.isBlank() ? UUID.randomUUID() : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ApiProblem.invalid(List.of(FieldError.of("request", "discussion.error.request")));
        }
    }

    static Username person(String name) {
        if (name == null || !Username.isValid(name.strip())) {
            throw ApiProblem.invalid(List.of(FieldError.of("colleague", "discussion.error.noColleague", name == null ? "" : name)));
        }
        return new Username(name.strip());
    }

    private Optional<Instant> moment(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(LocalDateTime.parse(text.strip()).atZone(zone).toInstant());
        } catch (DateTimeException e) {
            throw ApiProblem.invalid(List.of(FieldError.of("dueAt", "planning.error.localMoment")));
        }
    }
}
