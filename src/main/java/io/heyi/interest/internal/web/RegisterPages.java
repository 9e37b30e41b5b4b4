package io.heyi.interest.internal.web;

import io.heyi.access.Access;
import io.heyi.interest.InterestKind;
import io.heyi.interest.internal.Declarations;
import io.heyi.interest.internal.InterestOutcome;
import io.heyi.interest.internal.RegisterReading;
import io.heyi.interest.internal.domain.InterestPolicy;
import io.heyi.interest.internal.domain.StatementInput;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The whole register, for auditors and administrators. */
@Controller
@RequestMapping("/interests/register")
class RegisterPages {

    private final Declarations declarations;
    private final RegisterReading reading;
    private final InterestPolicy policy;
    private final Access access;

    RegisterPages(Declarations declarations, RegisterReading reading, InterestPolicy policy, Access access) {
        this.declarations = declarations;
        this.reading = reading;
        this.policy = policy;
        this.access = access;
    }

    @ModelAttribute("kinds")
    static List<InterestKind> kinds() {
        return InterestPages.kinds();
    }

    /** What stands in the form for others. */
    record OnBehalf(String person, String reason) {}

    @GetMapping
    String list(@RequestParam(defaultValue = "") String person, @RequestParam(defaultValue = "") String object, @RequestParam(defaultValue = "0") String page, Model model) {
        return list(person, object, page, new OnBehalf("", ""), StatementInput.EMPTY, List.of(), model);
    }

    private String list(String person, String object, String page, OnBehalf behalf, StatementInput form, List<FieldError> errors, Model model) {
        var ofPerson = InterestProblems.filter(person);
        var ofObject = InterestProblems.filter(object);
        model.addAttribute("all", reading.all(access.currentUser(), ofPerson, ofObject, new PageRequest(InterestPages.number(page), PageRequest.USUAL_SIZE))
                .orElseThrow(() -> ApiProblem.forbidden("interest.refusal.onlyComplianceReads")));
        model.addAttribute("ofPerson", ofPerson);
        model.addAttribute("ofObject", ofObject);
        model.addAttribute("here", UriComponentsBuilder.fromPath("/interests/register").queryParamIfPresent("person", Optional.ofNullable(ofPerson))
                .queryParamIfPresent("object", Optional.ofNullable(ofObject)).encode().toUriString());
        model.addAttribute("policy", policy);
        model.addAttribute("behalf", behalf);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "interest/register";
    }

    @PostMapping
    String register(@RequestParam(defaultValue = "") String person, @RequestParam(defaultValue = "") String reason, @ModelAttribute("form") StatementInput form,
                    Model model, HttpServletResponse response, RedirectAttributes redirect) {
        return switch (declarations.register(access.currentUser(), person, form, reason)) {
            case InterestOutcome.Done(var entry, var fresh) -> {
                Flash.good(redirect, fresh ? "interest.flash.registered" : "interest.flash.known");
                yield "redirect:/interests/register?person=" + entry.person();
            }
            case InterestOutcome.Invalid(var errors) -> list("", "", "0", new OnBehalf(person, reason), form, InterestPages.refused(errors, response), model);
            case InterestOutcome.AlreadyThere(var existing) -> InterestPages.alreadyThere(existing.id(), redirect);
            case InterestOutcome other -> throw InterestPages.unexpected(other);
        };
    }
}
