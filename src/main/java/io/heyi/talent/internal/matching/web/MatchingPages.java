package io.heyi.talent.internal.matching.web;

import io.heyi.access.Access;
import io.heyi.talent.internal.matching.Exclusions;
import io.heyi.talent.internal.matching.Objections;
import io.heyi.talent.internal.matching.OrderInUse;
import io.heyi.talent.internal.matching.ProposalAnswers;
import io.heyi.talent.internal.matching.Proposals;
import io.heyi.talent.internal.matching.RankedOpenings;
import io.heyi.web.Flash;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Openings for me, people for an opening, and what both say to it. */
@Controller
class MatchingPages {

    private final MatchingReader reader;
    private final RankedOpenings ranking;
    private final Objections objections;
    private final Proposals proposals;
    private final Exclusions exclusions;
    private final ProposalAnswers answers;
    private final OrderInUse orders;
    private final Access access;

    MatchingPages(MatchingReader reader, RankedOpenings ranking, Objections objections, Proposals proposals, Exclusions exclusions, ProposalAnswers answers, OrderInUse orders, Access access) {
        this.reader = reader;
        this.ranking = ranking;
        this.objections = objections;
        this.proposals = proposals;
        this.exclusions = exclusions;
        this.answers = answers;
        this.orders = orders;
        this.access = access;
    }

    @GetMapping("/talent/openings")
    String openings(@RequestParam(defaultValue = "0") String page, Model model) {
        var user = access.currentUser();
        MatchingReader.inside(user);
        model.addAttribute("rows", ranking.forPerson(user.username(), MatchingForms.page(page)));
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
    String answerPair(@PathVariable String code, @RequestParam(defaultValue = "") String yes, Model model, RedirectAttributes redirect, HttpServletResponse response) {
        var user = access.currentUser();
        var opening = reader.opening(user, code);
        var errors = MatchingForms.yesOrNo(yes, () -> MatchingForms.errors("yes", answers.person(user, opening.code(), MatchingForms.isYes(yes))));
        if (!errors.isEmpty()) {
            MatchingForms.refused(response, model, errors, Map.of());
            return match(code, model);
        }
        Flash.good(redirect, MatchingForms.isYes(yes) ? "matching.flash.pairYes" : "matching.flash.pairNo");
        return "redirect:/talent/openings/" + opening.code() + "/match";
    }

    @PostMapping("/talent/openings/{code}/pairs/{person}")
    String answerPair(@PathVariable String code, @PathVariable String person, @RequestParam(defaultValue = "") String yes, @RequestParam(defaultValue = "") String salary, Model model,
                      RedirectAttributes redirect, HttpServletResponse response) {
        var user = access.currentUser();
        var opening = reader.opening(user, code);
        // one field for each who is proposed
        var field = "salary-" + person;
        var errors = MatchingForms.yesOrNo(yes, () -> MatchingForms.errors(field, answers.owner(user, opening.code(), person, MatchingForms.isYes(yes), salary)));
        if (!errors.isEmpty()) {
            MatchingForms.refused(response, model, errors, Map.of(field, salary));
            return candidates(code, "0", model);
        }
        Flash.good(redirect, MatchingForms.isYes(yes) ? "matching.flash.pairYes" : "matching.flash.pairNo");
        return "redirect:/talent/openings/" + opening.code() + "/candidates";
    }

    @PostMapping("/talent/exclusions")
    String exclude(@RequestParam(defaultValue = "") String place, @RequestParam(defaultValue = "false") boolean propose, Model model, RedirectAttributes redirect, HttpServletResponse response) {
        var user = access.currentUser();
        MatchingReader.inside(user);
        if (propose) {
            exclusions.allow(user, place);
        } else {
            var errors = MatchingReader.errors(exclusions.exclude(user, place.strip()));
            if (!errors.isEmpty()) {
                MatchingForms.refused(response, model, errors, Map.of("place", place));
                return openings("0", model);
            }
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
            MatchingForms.refused(response, model, errors, Map.of("text", text));
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
        model.addAttribute("rows", reader.candidates(user, opening, MatchingForms.page(page)));
        model.addAttribute("proposed", proposals.publishedFor(code).stream().map(place -> place.person()).toList());
        model.addAttribute("learned", orders.isLearned());
        model.addAttribute("pairs", MatchingReader.mayOffer(user, opening) ? answers.of(opening.code()) : List.of());
        return "talent/candidates";
    }
}
