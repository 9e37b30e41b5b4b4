package io.heyi.ballot.internal.web;

import io.heyi.access.Access;
import io.heyi.ballot.Ballots;
import io.heyi.ballot.BallotState;
import io.heyi.ballot.Cast;
import io.heyi.ballot.Receipt;
import io.heyi.ballot.Vote;
import io.heyi.ballot.internal.BallotReading;
import io.heyi.ballot.internal.BallotReading.Look;
import io.heyi.ballot.internal.BallotReading.View;
import io.heyi.ballot.internal.Discussion;
import io.heyi.ballot.internal.Discussion.Shown;
import io.heyi.ballot.internal.StoredBallot.SeatState;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The list of ballots and the ballot itself. A choice is only ever in the body of a request and in the page that answers it: never in an address, and never in the session,
 * which the database keeps. That is why a cast vote is answered with a page and not with a redirect.
 */
@Controller
@RequestMapping("/ballots")
class BallotPages {

    private static final int ROWS = 25;
    private static final int VOTES = 100;
    private static final int POSTS = 5;

    private final Ballots ballots;
    private final BallotReading reading;
    private final Discussion discussion;
    private final Papers papers;
    private final Access access;

    BallotPages(Ballots ballots, BallotReading reading, Discussion discussion, Papers papers, Access access) {
        this.ballots = ballots;
        this.reading = reading;
        this.discussion = discussion;
        this.papers = papers;
        this.access = access;
    }

    /** A seat of the roll, with what it voted where the ballot was open. */
    record RollRow(String label, boolean voted, String castBy, String choice) {}

    @GetMapping
    String list(@RequestParam(defaultValue = "") String view, @RequestParam(defaultValue = "0") String page, Model model) {
        var shown = Views.of(view).orElse(View.TO_CAST);
        model.addAttribute("view", Views.nameOf(shown));
        model.addAttribute("views", Arrays.stream(View.values()).map(Views::nameOf).toList());
        model.addAttribute("ballots", reading.list(shown, access.currentUser(), paging(page, ROWS)));
        return "ballot/ballots";
    }

    @GetMapping("/{id}")
    String ballot(@PathVariable String id, @RequestParam(defaultValue = "0") String page, Model model, Locale locale) {
        return show(BallotProblems.look(reading, id, access.currentUser()), paging(page, VOTES), model, locale);
    }

    private String show(Look look, PageRequest page, Model model, Locale locale) {
        var paper = papers.of(look, locale);
        model.addAttribute("b", paper);
        model.addAttribute("roll", roll(look, paper, page));
        if (look.contents() && look.ballot().state() == BallotState.COUNTED && paper.secret()) {
            model.addAttribute("published", reading.published(look.ballot().id(), page).map(vote -> Map.of("receipt", vote.receipt(), "choice", paper.option(vote.option()).label())));
        }
        if (look.contents()) {
            model.addAttribute("d", discussion(look, paper));
        }
        return "ballot/ballot";
    }

    /** The latest posts while it runs; afterwards the objections that stood when it was decided. */
    private DiscussionView discussion(Look look, BallotPaper paper) {
        var id = look.ballot().id();
        var shown = look.running() ? Shown.ALL : Shown.STANDING;
        return DiscussionView.of(look, paper, access.currentUser().username(), discussion.counts(id), discussion.page(id, shown, new PageRequest(0, POSTS)), shown);
    }

    private PageOf<RollRow> roll(Look look, BallotPaper paper, PageRequest page) {
        boolean open = look.contents() && look.ballot().state() == BallotState.COUNTED && !paper.secret();
        var slice = look.ballot().roll().stream().skip(page.offset()).limit(page.size()).toList();
        var choices = open ? slice.stream().filter(SeatState::voted).collect(Collectors.toMap(SeatState::receipt, seat -> choice(look, paper, seat))) : Map.<String, String>of();
        return PageOf.of(slice.stream().map(seat -> new RollRow(seat.seat().label(), seat.voted(), open ? seat.castBy() : null, open && seat.voted() ? choices.get(seat.receipt()) : null))
                .toList(), look.ballot().roll().size(), page);
    }

    private String choice(Look look, BallotPaper paper, SeatState seat) {
        return reading.published(look.ballot().id(), seat.receipt()).map(vote -> paper.option(vote.option()).label()).orElse("");
    }

    /** The second step: what was chosen, and that it is final. Nothing is kept. */
    @PostMapping("/{id}/confirm")
    String confirm(@PathVariable String id, @RequestParam(defaultValue = "") String option, @RequestParam(defaultValue = "") String seat, Model model, Locale locale) {
        var look = BallotProblems.look(reading, id, access.currentUser());
        var paper = papers.of(look, locale);
        var errors = errors(paper, option, seat);
        if (!look.mayVote() || !errors.isEmpty()) {
            model.addAttribute("errors", errors);
            model.addAttribute("chosen", option);
            return show(look, paging("0", VOTES), model, locale);
        }
        model.addAttribute("b", paper);
        model.addAttribute("choice", paper.option(option));
        model.addAttribute("seat", paper.open().stream().filter(one -> seat.isEmpty() || one.id().equals(seat)).findFirst().orElseThrow());
        model.addAttribute("receipt", Receipt.random().value());
        return "ballot/confirm";
    }

    private static List<FieldError> errors(BallotPaper paper, String option, String seat) {
        if (paper.options().stream().noneMatch(choice -> choice.id().equals(option))) {
            return List.of(FieldError.of("option", "ballot.error.choose"));
        }
        boolean known = seat.isEmpty() ? paper.open().size() == 1 : paper.open().stream().anyMatch(one -> one.id().equals(seat));
        return known ? List.of() : List.of(FieldError.of("seat", "ballot.error.chooseSeat"));
    }

    @PostMapping("/{id}/votes")
    String vote(@PathVariable String id, @RequestParam(defaultValue = "") String option, @RequestParam(defaultValue = "") String seat, @RequestParam(defaultValue = "") String receipt,
                Model model, Locale locale) {
        var vote = new Vote(Optional.of(seat).filter(text -> !text.isBlank()), option, BallotProblems.receipt(receipt));
        var cast = ballots.cast(BallotProblems.id(id), access.currentUser(), vote);
        if (cast instanceof Cast.SeatHasVoted || cast instanceof Cast.Closed || cast instanceof Cast.Faulty) {
            model.addAttribute("refusal", switch (cast) {
                case Cast.SeatHasVoted seatHasVoted -> "ballot.refusal.seatHasVoted";
                case Cast.Closed closed -> "ballot.refusal.closed";
                default -> "ballot.refusal.faulty";
            });
            return ballot(id, "0", model, locale);
        }
        model.addAttribute("receipt", BallotProblems.counted(cast).value());
        model.addAttribute("b", papers.of(BallotProblems.look(reading, id, access.currentUser()), locale));
        return "ballot/receipt";
    }

    /** Looks for a receipt in the published list; by POST, so that no log of addresses ties a person to a vote. */
    @PostMapping("/{id}/find")
    String find(@PathVariable String id, @RequestParam(defaultValue = "") String receipt, Model model, Locale locale) {
        var look = BallotProblems.look(reading, id, access.currentUser());
        if (!look.contents() || look.ballot().state() != BallotState.COUNTED) {
            throw ApiProblem.conflict("ballot.refusal.notCounted", Map.of());
        }
        var sought = receipt.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
        model.addAttribute("sought", sought);
        if (!Receipt.isValid(sought)) {
            model.addAttribute("errors", List.of(FieldError.of("receipt", "ballot.error.receipt")));
        } else {
            var options = papers.of(look, locale).options().stream().collect(Collectors.toMap(BallotPaper.Choice::id, Function.identity()));
            model.addAttribute("found", reading.published(look.ballot().id(), sought).map(vote -> options.get(vote.option()).label()).orElse(""));
        }
        return show(look, paging("0", VOTES), model, locale);
    }

    /** Whatever an address holds that is no number means the first page. */
    static PageRequest paging(String page, int size) {
        return new PageRequest(page.matches("\\d{1,6}") ? Integer.parseInt(page) : 0, size);
    }
}
