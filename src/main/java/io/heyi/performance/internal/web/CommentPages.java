package io.heyi.performance.internal.web;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.performance.internal.comment.Comment;
import io.heyi.performance.internal.comment.CommentOutcome.Changed;
import io.heyi.performance.internal.comment.CommentOutcome.Faulty;
import io.heyi.performance.internal.comment.CommentOutcome.NoEntry;
import io.heyi.performance.internal.comment.CommentOutcome.NotYours;
import io.heyi.performance.internal.comment.CommentOutcome.Written;
import io.heyi.performance.internal.comment.Comments;
import io.heyi.performance.internal.comment.Entry;
import io.heyi.shared.FieldError;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A party comments on an entry of its own track record (product-bar D9). */
@Controller
@RequestMapping("/actors/{id}/record/comment")
class CommentPages {

    private final Comments comments;
    private final CommentReader entries;
    private final RecordReader records;
    private final Access access;

    CommentPages(Comments comments, CommentReader entries, RecordReader records, Access access) {
        this.comments = comments;
        this.entries = entries;
        this.records = records;
        this.access = access;
    }

    /**
     * @param step number of a move of the rating; else {@code emc} and {@code period} name the month
     * @param seen number of the wording that the form was opened with
     * @param page of the record to go back to
     */
    record CommentForm(String emc, String period, String step, String text, String seen, String page) {

        /** The page to go back to. */
        String back(Entry entry) {
            return "/actors/" + entry.actor() + "/record" + (page != null && page.matches("[0-9]{1,6}") ? "?page=" + page : "");
        }

        int seenNumber() {
            return seen != null && seen.matches("[0-9]{1,4}") ? Integer.parseInt(seen) : 0;
        }
    }

    @GetMapping
    String form(@PathVariable String id, @ModelAttribute CommentForm form, Model model) {
        var entry = entry(access.currentUser(), id, form);
        var known = comments.find(entry).orElse(null);
        return form(entry, form, known, known == null ? "" : known.last().text(), List.of(), model);
    }

    private Entry entry(CurrentUser user, String id, CommentForm form) {
        return form.step() == null || form.step().isEmpty() ? entries.figures(user, id, form.emc() == null ? "" : form.emc(), form.period() == null ? "" : form.period())
                : entries.step(user, id, form.step());
    }

    private String form(Entry entry, CommentForm form, Comment known, String text, List<FieldError> errors, Model model) {
        model.addAttribute("entry", entry);
        model.addAttribute("name", records.name(entry.actor()));
        model.addAttribute("known", known);
        model.addAttribute("seen", known == null ? 0 : known.last().number());
        model.addAttribute("text", text);
        model.addAttribute("form", form);
        model.addAttribute("back", form.back(entry));
        model.addAttribute("longest", Comment.LONGEST);
        model.addAttribute("errors", errors);
        return "performance/comment";
    }

    @PostMapping
    String write(@PathVariable String id, @ModelAttribute CommentForm form, Model model, RedirectAttributes redirect) {
        var user = access.currentUser();
        var entry = entry(user, id, form);
        return switch (comments.write(user, entry, form.text(), form.seenNumber())) {
            case Written written -> {
                Flash.good(redirect, written.repeated() ? "performance.comment.flash.known" : "performance.comment.flash.written");
                yield "redirect:" + form.back(entry);
            }
            case NoEntry none -> throw CommentReader.unknown();
            case NotYours no -> throw ApiProblem.forbidden("performance.comment.error.notYours", entry.actor().value());
            case Faulty faulty -> form(entry, form, comments.find(entry).orElse(null), form.text(), faulty.errors(), model);
            case Changed changed -> form(entry, form, changed.now(), form.text(), List.of(FieldError.of("text", "performance.comment.error.changed")), model);
        };
    }
}
