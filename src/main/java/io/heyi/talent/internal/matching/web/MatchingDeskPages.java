package io.heyi.talent.internal.matching.web;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import io.heyi.talent.internal.matching.MatchingFacts;
import io.heyi.talent.internal.matching.Objections;
import io.heyi.talent.internal.matching.OrderInUse;
import io.heyi.talent.internal.matching.Proposals;
import io.heyi.talent.internal.matching.ShortText;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How matching works, for everybody, and what pool coordinators decide there: objections, the learned order, the month's proposal. */
@Controller
class MatchingDeskPages {

    private final Objections objections;
    private final Proposals proposals;
    private final OrderInUse orders;
    private final MatchingFacts facts;
    private final Access access;

    MatchingDeskPages(Objections objections, Proposals proposals, OrderInUse orders, MatchingFacts facts, Access access) {
        this.objections = objections;
        this.proposals = proposals;
        this.orders = orders;
        this.facts = facts;
        this.access = access;
    }

    @GetMapping("/talent/matching")
    String matching(@RequestParam(defaultValue = "0") String page, Model model) {
        var user = access.currentUser();
        MatchingReader.inside(user);
        model.addAttribute("facts", facts.read());
        model.addAttribute("coordinator", user.has(Role.POOL_COORDINATOR));
        model.addAttribute("objections", objections.list(user, MatchingForms.page(page)));
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
        model.addAttribute("places", proposals.places(found.month(), MatchingForms.page(page)));
        return "talent/proposal";
    }

    @PostMapping("/talent/matching/proposals/{month}")
    String decide(@PathVariable String month, @RequestParam(defaultValue = "") String decision, @RequestParam(defaultValue = "") String reason, Model model, RedirectAttributes redirect,
                  HttpServletResponse response) {
        var user = coordinator();
        boolean publish = decision.equals("publish");
        var errors = publish || decision.equals("discard") ? ShortText.check("reason", reason, !publish) : List.of(FieldError.of("decision", "matching.error.decision"));
        if (errors.isEmpty()) {
            errors = decided(proposals.decide(user, MatchingReader.month(month), publish, reason.strip()));
        }
        if (errors.isEmpty()) {
            Flash.good(redirect, publish ? "matching.flash.published" : "matching.flash.discarded");
            return "redirect:/talent/matching/proposals/" + MatchingReader.month(month);
        }
        MatchingForms.refused(response, model, errors, Map.of("reason", reason));
        return proposal(month, "0", model);
    }

    private static List<FieldError> decided(Proposals.Reply reply) {
        if (reply instanceof Proposals.Reply.TooLate) {
            return List.of(FieldError.of("decision", "matching.refusal.decided"));
        }
        MatchingReader.done(reply);
        return List.of();
    }

    @PostMapping("/talent/matching/objections/{id}")
    String answer(@PathVariable UUID id, @RequestParam(defaultValue = "") String answer, Model model, RedirectAttributes redirect, HttpServletResponse response) {
        var user = access.currentUser();
        var reply = objections.answer(user, id, answer);
        // one field for each objection
        var field = "answer-" + id;
        if (reply instanceof Objections.Reply.Invalid(var errors)) {
            MatchingForms.refused(response, model, errors.stream().map(error -> new FieldError(field, error.code(), error.arguments())).toList(), Map.of(field, answer));
            return matching("0", model);
        }
        var stands = MatchingReader.stands(reply);
        if (!answer.strip().equals(stands.answer())) {
            MatchingForms.refused(response, model, List.of(FieldError.of(field, "matching.refusal.answered")), Map.of(field, answer));
            return matching("0", model);
        }
        Flash.good(redirect, "matching.flash.answered");
        return "redirect:/talent/matching";
    }

    @PostMapping("/talent/matching/learned-order")
    String allow(@RequestParam boolean used, @RequestParam(defaultValue = "") String reason, Model model, RedirectAttributes redirect, HttpServletResponse response) {
        var user = coordinator();
        var errors = ShortText.check("reason", reason, true);
        if (!errors.isEmpty()) {
            MatchingForms.refused(response, model, errors, Map.of("reason", reason));
            return matching("0", model);
        }
        orders.allow(used, reason.strip(), user.username().value());
        Flash.good(redirect, used ? "matching.flash.allowed" : "matching.flash.forbidden");
        return "redirect:/talent/matching";
    }

    private CurrentUser coordinator() {
        var user = access.currentUser();
        if (!user.has(Role.POOL_COORDINATOR)) {
            throw ApiProblem.forbidden("matching.refusal.notCoordinator");
        }
        return user;
    }
}
