package io.heyi.interest.internal.web;

import io.heyi.access.Access;
import io.heyi.interest.InterestKind;
import io.heyi.interest.internal.Declarations;
import io.heyi.interest.internal.InterestObjects;
import io.heyi.interest.internal.InterestOutcome;
import io.heyi.interest.internal.RegisterReading;
import io.heyi.interest.internal.RegisterRights;
import io.heyi.interest.internal.TieAnswers;
import io.heyi.interest.internal.domain.InterestPolicy;
import io.heyi.interest.internal.domain.StatementInput;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import io.heyi.web.Flash;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own interests, and one entry with its history. */
@Controller
@RequestMapping("/interests")
class InterestPages {

    private final Declarations declarations;
    private final TieAnswers ties;
    private final RegisterReading reading;
    private final InterestObjects objects;
    private final InterestPolicy policy;
    private final Access access;

    InterestPages(Declarations declarations, TieAnswers ties, RegisterReading reading, InterestObjects objects, InterestPolicy policy, Access access) {
        this.declarations = declarations;
        this.ties = ties;
        this.reading = reading;
        this.objects = objects;
        this.policy = policy;
        this.access = access;
    }

    /** Kinds to choose from. */
    @ModelAttribute("kinds")
    static List<InterestKind> kinds() {
        return Arrays.stream(InterestKind.values()).filter(InterestKind::isDeclarable).toList();
    }

    @GetMapping
    String mine(@RequestParam(defaultValue = "0") String page, Model model) {
        return mine(page, StatementInput.EMPTY, List.of(), model);
    }

    private String mine(String page, StatementInput form, List<FieldError> errors, Model model) {
        var user = access.currentUser();
        model.addAttribute("mine", reading.mine(user, new PageRequest(number(page), PageRequest.USUAL_SIZE)));
        model.addAttribute("maySeeAll", RegisterRights.maySeeAll(user));
        model.addAttribute("policy", policy);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "interest/mine";
    }

    static int number(String page) {
        return page.matches("[0-9]{1,6}") ? Integer.parseInt(page) : 0;
    }

    @PostMapping
    String declare(@ModelAttribute("form") StatementInput form, Model model, HttpServletResponse response, RedirectAttributes redirect) {
        return switch (declarations.declare(access.currentUser(), form)) {
            case InterestOutcome.Done(var entry, var fresh) -> {
                Flash.good(redirect, fresh ? "interest.flash.declared" : "interest.flash.known");
                yield "redirect:/interests";
            }
            case InterestOutcome.Invalid(var errors) -> mine("0", form, refused(errors, response), model);
            case InterestOutcome.AlreadyThere(var existing) -> alreadyThere(existing.id(), redirect);
            case InterestOutcome other -> throw unexpected(other);
        };
    }

    static List<FieldError> refused(List<FieldError> errors, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return errors;
    }

    static String alreadyThere(UUID existing, RedirectAttributes redirect) {
        Flash.bad(redirect, "interest.refusal.alreadyThere");
        return "redirect:/interests/" + existing;
    }

    /** Always throws what the refusal is. */
    static RuntimeException unexpected(InterestOutcome refusal) {
        InterestProblems.done(refusal);
        return new IllegalStateException("not a refusal: " + refusal);
    }

    @PostMapping("/confirmation")
    String confirm(RedirectAttributes redirect) {
        declarations.confirm(access.currentUser());
        Flash.good(redirect, "interest.flash.confirmed");
        return "redirect:/interests";
    }

    @GetMapping("/{id}")
    String entry(@PathVariable String id, Model model) {
        return entry(InterestProblems.id(id), null, null, List.of(), "", model);
    }

    /**
     * @param form what was typed; null for what stands
     * @param act which of the two forms the errors belong to
     */
    private String entry(UUID id, StatementInput form, String reason, List<FieldError> errors, String act, Model model) {
        var user = access.currentUser();
        var whole = reading.find(user, id).orElseThrow(InterestProblems::unknown);
        model.addAttribute("whole", whole);
        model.addAttribute("own", whole.entry().entry().person().equals(user.username()));
        model.addAttribute("policy", policy);
        model.addAttribute("form", form == null ? StatementInput.of(whole.entry().entry().statement()) : form);
        model.addAttribute("reason", reason);
        model.addAttribute("correctionErrors", act.equals("correction") ? errors : List.of());
        model.addAttribute("endErrors", act.equals("end") ? errors : List.of());
        return "interest/entry";
    }

    @PostMapping("/{id}/correction")
    String correct(@PathVariable String id, @RequestParam String version, @ModelAttribute("form") StatementInput form, @RequestParam(defaultValue = "") String reason, Model model,
                   HttpServletResponse response, RedirectAttributes redirect) {
        var entry = InterestProblems.id(id);
        return shown(declarations.correct(access.currentUser(), entry, number(version), form, reason), entry, "correction", form, reason, model, response, redirect);
    }

    @PostMapping("/{id}/end")
    String end(@PathVariable String id, @RequestParam String version, @RequestParam(defaultValue = "") String until, @RequestParam(defaultValue = "") String reason, Model model,
               HttpServletResponse response, RedirectAttributes redirect) {
        var entry = InterestProblems.id(id);
        return shown(declarations.end(access.currentUser(), entry, number(version), until, reason), entry, "end", null, reason, model, response, redirect);
    }

    @PostMapping("/{id}/tie-confirmation")
    String confirmTie(@PathVariable String id, @RequestParam String version, RedirectAttributes redirect) {
        var entry = InterestProblems.id(id);
        return answered(ties.confirm(access.currentUser(), entry, number(version)), entry, "interest.flash.tieConfirmed", redirect);
    }

    @PostMapping("/{id}/tie-objection")
    String objectToTie(@PathVariable String id, @RequestParam String version, RedirectAttributes redirect) {
        var entry = InterestProblems.id(id);
        return answered(ties.object(access.currentUser(), entry, number(version)), entry, "interest.flash.tieObjected", redirect);
    }

    private static String answered(InterestOutcome outcome, UUID id, String messageKey, RedirectAttributes redirect) {
        switch (outcome) {
            case InterestOutcome.Done done -> Flash.good(redirect, messageKey);
            case InterestOutcome.Changed changed -> Flash.bad(redirect, "interest.refusal.changed");
            default -> throw unexpected(outcome);
        }
        return "redirect:/interests/" + id;
    }

    private String shown(InterestOutcome outcome, UUID id, String act, StatementInput form, String reason, Model model, HttpServletResponse response, RedirectAttributes redirect) {
        return switch (outcome) {
            case InterestOutcome.Done done -> {
                Flash.good(redirect, act.equals("end") ? "interest.flash.ended" : "interest.flash.corrected");
                yield "redirect:/interests/" + id;
            }
            case InterestOutcome.Invalid(var errors) -> entry(id, form, reason, refused(errors, response), act, model);
            case InterestOutcome.Changed changed -> {
                Flash.bad(redirect, "interest.refusal.changed");
                yield "redirect:/interests/" + id;
            }
            case InterestOutcome.AlreadyThere(var existing) -> alreadyThere(existing.id(), redirect);
            case InterestOutcome other -> throw unexpected(other);
        };
    }

    /** Suggestions under the field of an object or person; outside partners, who may not know of everything, type what they mean. */
    @GetMapping("/objects")
    String objects(@RequestParam(defaultValue = "") String object, @RequestParam(defaultValue = "") String person, Model model) {
        var text = object.isBlank() ? person : object;
        model.addAttribute("found", access.currentUser().isInside() ? objects.search(text.strip().substring(0, Math.min(60, text.strip().length()))) : List.of());
        return "interest/parts :: found";
    }
}
