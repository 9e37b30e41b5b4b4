package io.heyi.emc.internal.web.formation;

import io.heyi.access.Access;
import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.EmcCode;
import io.heyi.emc.internal.formation.FormationOutcome;
import io.heyi.emc.internal.formation.LeadDesk;
import io.heyi.emc.internal.formation.Review;
import io.heyi.emc.internal.formation.ReviewView;
import io.heyi.emc.internal.web.contract.EmcPaths;
import io.heyi.shared.FieldError;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which a lead chooses members and fixes the ratios. */
@Controller
@RequestMapping("/emcs/{code}/review")
class ReviewPages {

    private static final Pattern DECISION = Pattern.compile("choices\\[(.{1,60})]\\.decision");

    private final LeadDesk lead;
    private final Access access;

    ReviewPages(LeadDesk lead, Access access) {
        this.lead = lead;
        this.access = access;
    }

    @GetMapping
    String show(@PathVariable String code, Model model) {
        var review = find(EmcPaths.code(code));
        return page(review, review.errors(), Map.of(), model);
    }

    /** @param typed what was typed and refused; empty to show what is kept */
    private static String page(ReviewView review, List<FieldError> errors, Map<String, String> typed, Model model) {
        model.addAttribute("review", review);
        model.addAttribute("errors", errors);
        model.addAttribute("typed", typed);
        return "emc/review";
    }

    private ReviewView find(EmcCode emc) {
        var user = access.currentUser();
        return lead.review(user, emc).orElseThrow(() -> !lead.isKnown(user, emc) ? EmcPaths.unknown()
                : lead.isSealed(user, emc) ? ApiProblem.conflict("emcformation.refusal.sealed", Map.of()) : ApiProblem.forbidden("emcformation.refusal.notTheLead"));
    }

    @PostMapping
    String choose(@PathVariable String code, @RequestParam Map<String, String> typed, Model model, RedirectAttributes redirect) {
        var emc = EmcPaths.code(code);
        var errors = new ArrayList<FieldError>();
        var review = read(typed, errors);
        if (!errors.isEmpty()) {
            return page(find(emc), errors, typed, model);
        }
        var outcome = lead.draft(access.currentUser(), emc, review);
        if (outcome instanceof FormationOutcome.Invalid(var faults)) {
            return page(find(emc), faults, typed, model);
        }
        if (outcome instanceof FormationOutcome.TooLate(var key, var arguments)) {
            Flash.add(redirect, Flash.Tone.WARN, key, arguments.stream().map(String::valueOf).toArray(String[]::new));
        } else {
            FormationProblems.done(outcome);
            Flash.good(redirect, "emcformation.review.flash.saved");
        }
        return "redirect:/emcs/" + emc + "/review";
    }

    private static Review read(Map<String, String> typed, List<FieldError> errors) {
        var choices = new ArrayList<Review.Choice>();
        typed.forEach((name, value) -> {
            var named = DECISION.matcher(name);
            if (named.matches()) {
                choice(named.group(1), value, typed, errors).ifPresent(choices::add);
            }
        });
        var leadRatio = CommitmentForm.number("leadRatioPercent", typed.get("leadRatioPercent"), errors);
        return new Review(choices, leadRatio == null ? BigDecimal.ZERO : leadRatio, one(Split.values(), typed.get("split")).orElse(Split.RATIOS));
    }

    private static Optional<Review.Choice> choice(String actor, String decided, Map<String, String> typed, List<FieldError> errors) {
        var field = "choices[" + actor + "].";
        var decision = one(Review.Decision.values(), decided);
        if (!ActorId.isValid(actor) || decision.isEmpty()) {
            errors.add(FieldError.of(field + "decision", "emcformation.error.unknownDecision", "ACCEPT, REJECT, REMOVE"));
            return Optional.empty();
        }
        var reason = typed.getOrDefault(field + "reason", "").strip();
        return Optional.of(new Review.Choice(new ActorId(actor), decision.get(), reason.isEmpty() ? null : reason,
                decision.get() == Review.Decision.ACCEPT ? CommitmentForm.number(field + "ratioPercent", typed.get(field + "ratioPercent"), errors) : null));
    }

    private static <E extends Enum<E>> Optional<E> one(E[] values, String name) {
        return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
    }
}
