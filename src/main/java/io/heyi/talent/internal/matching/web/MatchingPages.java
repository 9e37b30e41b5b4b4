package io.heyi.talent.internal.matching.web;

import io.heyi.access.Access;
import io.heyi.access.Role;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import io.heyi.talent.internal.matching.Exclusions;
import io.heyi.talent.internal.matching.MatchingFacts;
import io.heyi.talent.internal.matching.Objections;
import io.heyi.talent.internal.matching.OrderInUse;
import io.heyi.talent.internal.matching.ProposalAnswers;
import io.heyi.talent.internal.matching.Proposals;
import io.heyi.talent.internal.matching.RankedOpenings;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Openings for me, people for an opening, and how all this works. */
@Controller
class MatchingPages {

    private final MatchingReader reader;
    private final RankedOpenings ranking;
    private final Objections objections;
    private final Proposals proposals;
    private final Exclusions exclusions;
    private final ProposalAnswers answers;
    private final OrderInUse orders;
    private final MatchingFacts facts;
    private final Access access;

    MatchingPages(MatchingReader reader, RankedOpenings ranking, Objections objections, Proposals proposals, Exclusions exclusions, ProposalAnswers answers, OrderInUse orders, MatchingFacts facts, Access access) {
        this.reader = reader;
        this.ranking = ranking;
        this.objections = objections;
        this.proposals = proposals;
        this.exclusions = exclusions;
        this.answers = answers;
        this.orders = orders;
        this.facts = facts;
        this.access = access;
    }

    @GetMapping("/talent/openings")
    String openings(@RequestParam(defaultValue = "0") String page, Model model) {
        var user = access.currentUser();
        MatchingReader.inside(user);
        model.addAttribute("rows", ranking.forPerson(user.username(), page(page)));
        model.addAttribute("learned", orders.isLearned());
        model.addAttribute("excluded", exclusions.of(user.username()));
        return "talent/openings-for-me";
    }

    @GetMapping("/talent/openings/{code}/match")
    String match(@PathVariable String code, Model model) {
        var user = access.currentUser();
        var opening = reader.opening(user, code);
        model.addAttribute("match", ranking.explain(user.username(), opening));
        model.addAttribute("objections", objections.of(user.username(), opening.code()));
        model.addAttribute("excluded", exclusions.of(user.username()));
        answers.mine(user.username()).filter(pair -> pair.opening().equals(opening.code().value())).ifPresent(pair -> model.addAttribute("pair", pair));
        return "talent/match";
    }

    @PostMapping("/talent/openings/{code}/pair")
    String answerPair(@PathVariable String code, @RequestParam boolean yes, RedirectAttributes redirect) {
        var user = access.currentUser();
        var opening = reader.opening(user, code);
        MatchingReader.done(answers.person(user, opening.code(), yes));
        Flash.good(redirect, yes ? "matching.flash.pairYes" : "matching.flash.pairNo");
        return "redirect:/talent/openings/" + opening.code() + "/match";
    }

    @PostMapping("/talent/openings/{code}/pairs/{person}")
    String answerPair(@PathVariable String code, @PathVariable String person, @RequestParam boolean yes, @RequestParam(defaultValue = "") String salary, RedirectAttributes redirect) {
        var user = access.currentUser();
        var opening = reader.opening(user, code);
        MatchingReader.done(answers.owner(user, opening.code(), person, yes, salary));
        Flash.good(redirect, yes ? "matching.flash.pairYes" : "matching.flash.pairNo");
        return "redirect:/talent/openings/" + opening.code() + "/candidates";
    }

    @PostMapping("/talent/exclusions")
    String exclude(@RequestParam String place, @RequestParam(defaultValue = "false") boolean propose, RedirectAttributes redirect) {
        var user = access.currentUser();
        MatchingReader.inside(user);
        if (propose) {
            exclusions.allow(user, place);
        } else {
            MatchingReader.excluded(exclusions.exclude(user, place));
        }
        Flash.good(redirect, propose ? "matching.flash.included" : "matching.flash.excluded");
        return "redirect:/talent/openings";
    }

    @PostMapping("/talent/openings/{code}/match")
    String object(@PathVariable String code, @RequestParam(defaultValue = "") String text, Model model, RedirectAttributes redirect, HttpServletResponse response) {
        var user = access.currentUser();
        var opening = reader.opening(user, code);
        var reply = objections.object(user, opening.code(), text);
        if (reply instanceof Objections.Reply.Invalid(var errors)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("errors", errors);
            model.addAttribute("typed", text);
            return match(code, model);
        }
        MatchingReader.stands(reply);
        Flash.good(redirect, "matching.flash.objected");
        return "redirect:/talent/openings/" + opening.code() + "/match";
    }

    @GetMapping("/talent/openings/{code}/candidates")
    String candidates(@PathVariable String code, @RequestParam(defaultValue = "0") String page, Model model) {
        var user = access.currentUser();
        var opening = reader.opening(user, code);
        model.addAttribute("opening", opening);
        model.addAttribute("rows", reader.candidates(user, opening, page(page)));
        model.addAttribute("proposed", proposals.publishedFor(code).stream().map(place -> place.person()).toList());
        model.addAttribute("learned", orders.isLearned());
        model.addAttribute("pairs", MatchingReader.mayOffer(user, opening) ? answers.of(opening.code()) : List.of());
        return "talent/candidates";
    }

    @GetMapping("/talent/matching")
    String matching(@RequestParam(defaultValue = "0") String page, Model model) {
        var user = access.currentUser();
        MatchingReader.inside(user);
        model.addAttribute("facts", facts.read());
        model.addAttribute("coordinator", user.has(Role.POOL_COORDINATOR));
        model.addAttribute("objections", objections.list(user, page(page)));
        proposals.last(user).ifPresent(proposal -> {
            model.addAttribute("proposal", proposal);
            model.addAttribute("places", proposals.places(proposal.month(), PageRequest.first()));
        });
        return "talent/matching";
    }

    @GetMapping("/talent/matching/proposals/{month}")
    String proposal(@PathVariable String month, @RequestParam(defaultValue = "0") String page, Model model) {
        var found = proposals.read(access.currentUser(), MatchingReader.month(month)).orElseThrow(MatchingReader::unknown);
        model.addAttribute("proposal", found);
        model.addAttribute("places", proposals.places(found.month(), page(page)));
        return "talent/proposal";
    }

    @PostMapping("/talent/matching/proposals/{month}")
    String decide(@PathVariable String month, @RequestParam(defaultValue = "") String decision, @RequestParam(defaultValue = "") String reason, RedirectAttributes redirect) {
        boolean publish = decision.equals("publish");
        if (!publish && (reason.isBlank() || reason.length() > 1000)) {
            Flash.bad(redirect, "matching.flash.reason");
            return "redirect:/talent/matching/proposals/" + MatchingReader.month(month);
        }
        MatchingReader.done(proposals.decide(access.currentUser(), MatchingReader.month(month), publish, reason.strip()));
        Flash.good(redirect, publish ? "matching.flash.published" : "matching.flash.discarded");
        return "redirect:/talent/matching/proposals/" + MatchingReader.month(month);
    }

    @PostMapping("/talent/matching/objections/{id}")
    String answer(@PathVariable UUID id, @RequestParam(defaultValue = "") String answer, RedirectAttributes redirect) {
        var reply = objections.answer(access.currentUser(), id, answer);
        if (reply instanceof Objections.Reply.Invalid) {
            Flash.bad(redirect, "matching.flash.answer");
        } else {
            MatchingReader.stands(reply);
            Flash.good(redirect, "matching.flash.answered");
        }
        return "redirect:/talent/matching";
    }

    @PostMapping("/talent/matching/learned-order")
    String allow(@RequestParam boolean used, @RequestParam(defaultValue = "") String reason, RedirectAttributes redirect) {
        var user = access.currentUser();
        if (!user.has(Role.POOL_COORDINATOR)) {
            throw ApiProblem.forbidden("matching.refusal.notCoordinator");
        }
        if (reason.isBlank() || reason.length() > 1000) {
            throw ApiProblem.invalid(List.of(FieldError.of("reason", "matching.error.text", 1000)));
        }
        orders.allow(used, reason.strip(), user.username().value());
        Flash.good(redirect, used ? "matching.flash.allowed" : "matching.flash.forbidden");
        return "redirect:/talent/matching";
    }

    private static PageRequest page(String text) {
        return new PageRequest(text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0, PageRequest.USUAL_SIZE);
    }
}
