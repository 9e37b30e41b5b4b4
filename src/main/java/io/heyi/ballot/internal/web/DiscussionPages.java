package io.heyi.ballot.internal.web;

import io.heyi.access.Access;
import io.heyi.ballot.BallotState;
import io.heyi.ballot.internal.BallotReading;
import io.heyi.ballot.internal.Discussion;
import io.heyi.ballot.internal.Discussion.Draft;
import io.heyi.ballot.internal.Discussion.Shown;
import io.heyi.ballot.internal.Posting;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import io.heyi.web.Flash;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The discussion of a ballot: read, write, answer. */
@Controller
@RequestMapping("/ballots/{id}")
class DiscussionPages {

    private static final int POSTS = 20;

    private final Discussion discussion;
    private final BallotReading reading;
    private final Papers papers;
    private final Access access;

    DiscussionPages(Discussion discussion, BallotReading reading, Papers papers, Access access) {
        this.discussion = discussion;
        this.reading = reading;
        this.papers = papers;
        this.access = access;
    }

    /** A form as it was sent; {@code key} was given out with the form, so that sending it twice writes once. */
    record PostForm(String kind, String text, String option, String key) {

        static final PostForm EMPTY = new PostForm("", "", "", "");

        Draft draft() {
            return new Draft(kind, text, option, key);
        }
    }

    @GetMapping("/discussion")
    String read(@PathVariable String id, @RequestParam(defaultValue = "all") String show, @RequestParam(defaultValue = "0") String page, Model model, Locale locale) {
        return show(id, DiscussionView.shown(show).orElse(Shown.ALL), BallotPages.paging(page, POSTS), PostForm.EMPTY, model, locale);
    }

    /** What a case repeats of its ballot: the objections that stood when it ended. Nothing for who must not see them, or before the end. */
    @GetMapping("/standing")
    String standing(@PathVariable String id, Model model, Locale locale, HttpServletResponse response) {
        var ended = reading.look(BallotProblems.id(id), access.currentUser()).filter(look -> look.contents() && look.ballot().state() == BallotState.COUNTED);
        if (ended.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return null;
        }
        fill(ended.get(), Shown.STANDING, BallotPages.paging("0", POSTS), model, locale);
        return "ballot/posts :: standing";
    }

    private String show(String id, Shown shown, PageRequest page, PostForm form, Model model, Locale locale) {
        fill(BallotProblems.contents(reading, id, access.currentUser()), shown, page, model, locale);
        model.addAttribute("form", form);
        model.addAttribute("newKey", UUID.randomUUID().toString());
        return "ballot/discussion";
    }

    private void fill(BallotReading.Look look, Shown shown, PageRequest page, Model model, Locale locale) {
        var ballot = look.ballot().id();
        var paper = papers.of(look, locale);
        model.addAttribute("b", paper);
        model.addAttribute("d", DiscussionView.of(look, paper, access.currentUser().username(), discussion.counts(ballot), discussion.page(ballot, shown, page), shown));
    }

    @PostMapping("/posts")
    String post(@PathVariable String id, @ModelAttribute PostForm form, Model model, Locale locale, RedirectAttributes redirect) {
        var look = BallotProblems.contents(reading, id, access.currentUser());
        var posting = discussion.post(look.ballot().id(), access.currentUser(), form.draft());
        if (posting instanceof Posting.Faulty(var errors)) {
            model.addAttribute("errors", errors);
            return show(id, Shown.ALL, BallotPages.paging("0", POSTS), form, model, locale);
        }
        return written(posting, id, "", redirect);
    }

    /** @param show and page: the list that the form stood in */
    @PostMapping("/posts/{number}/answers")
    String answer(@PathVariable String id, @PathVariable String number, @RequestParam(defaultValue = "all") String show, @RequestParam(defaultValue = "0") String page,
                  @ModelAttribute PostForm form, Model model, Locale locale, RedirectAttributes redirect) {
        var look = BallotProblems.contents(reading, id, access.currentUser());
        var shown = DiscussionView.shown(show).orElse(Shown.ALL);
        var paging = BallotPages.paging(page, POSTS);
        var posting = discussion.answer(look.ballot().id(), BallotProblems.number(number), access.currentUser(), form.draft());
        if (posting instanceof Posting.Faulty(var errors)) {
            model.addAttribute("errors", ofAnswer(errors, number));
            model.addAttribute("answerTo", Integer.valueOf(number));
            return show(id, shown, paging, form, model, locale);
        }
        return written(posting, id, "?show=" + DiscussionView.nameOf(shown) + "&page=" + paging.page(), redirect);
    }

    /** Every post of the page has a form of its own, whose fields end with its number. */
    private static List<FieldError> ofAnswer(List<FieldError> errors, String number) {
        return errors.stream().map(error -> new FieldError(error.field() + number, error.code(), error.arguments())).toList();
    }

    private static String written(Posting posting, String id, String list, RedirectAttributes redirect) {
        Flash.good(redirect, BallotProblems.written(posting).repeated() ? "ballot.post.flash.known" : "ballot.post.flash.written");
        return "redirect:/ballots/" + id + "/discussion" + list;
    }
}
