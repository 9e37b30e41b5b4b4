package io.heyi.talent.internal.people.web;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.shared.FieldError;
import io.heyi.talent.internal.people.Employments;
import io.heyi.talent.internal.people.PayReply;
import io.heyi.talent.internal.people.PayRights;
import io.heyi.talent.internal.people.ProfileReading;
import io.heyi.talent.internal.people.ProfileService;
import io.heyi.talent.internal.people.Salaries;
import io.heyi.web.Flash;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Somebody else's profile; with pay for those who may see it. */
@Controller
@RequestMapping("/people/{username}")
class PersonTalentPages {

    private final ProfileService service;
    private final ProfileReading reading;
    private final Employments employments;
    private final Salaries salaries;
    private final PayRights rights;
    private final Access access;

    PersonTalentPages(ProfileService service, ProfileReading reading, Employments employments, Salaries salaries, PayRights rights, Access access) {
        this.service = service;
        this.reading = reading;
        this.employments = employments;
        this.salaries = salaries;
        this.rights = rights;
        this.access = access;
    }

    /** What was typed into one of the forms beside the profile. */
    record PayForm(String microenterprise, String amount, String validFrom, String role, String country) {

        static final PayForm EMPTY = new PayForm("", "", "", "", "");
    }

    @GetMapping("/profile")
    String show(@PathVariable String username, Model model) {
        return show(PeoplePaths.person(username), PayForm.EMPTY, List.of(), model);
    }

    private String show(Username person, PayForm form, List<FieldError> errors, Model model) {
        var reader = access.currentUser();
        var shown = reading.show(reader, person).orElseThrow(PeoplePaths::unknown);
        model.addAttribute("shown", shown);
        model.addAttribute("mayConfirm", service.mayConfirm(reader, person));
        salaries.read(reader, person).ifPresent(pay -> model.addAttribute("pay", pay));
        model.addAttribute("mayPayIn", rights.shared(reader, person));
        boolean registers = Employments.mayRegister(reader, person);
        model.addAttribute("mayRegister", registers);
        if (registers) {
            model.addAttribute("roles", employments.roles());
            model.addAttribute("countries", employments.countries().keySet());
        }
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "talent/person";
    }

    @PostMapping("/skill-confirmations")
    String confirm(@PathVariable String username, @RequestParam String skill, @RequestParam(defaultValue = "0") String level, RedirectAttributes redirect) {
        var person = PeoplePaths.person(username);
        var reader = reader(person);
        switch (service.confirm(reader, person, skill, level.matches("[1-5]") ? Integer.parseInt(level) : 0)) {
            case PayReply.Done done -> Flash.good(redirect, done.fresh() ? "people.flash.confirmed" : "people.flash.nothingNew");
            case PayReply.Conflict(var messageKey, var arguments) -> Flash.bad(redirect, messageKey, arguments.stream().map(String::valueOf).toArray(String[]::new));
            case PayReply other -> PeoplePaths.done(other);
        }
        return "redirect:/people/" + person + "/profile";
    }

    /** @throws io.heyi.web.ApiProblem 404 for whoever may not know of the person */
    private CurrentUser reader(Username person) {
        var reader = access.currentUser();
        if (reading.show(reader, person).isEmpty()) {
            throw PeoplePaths.unknown();
        }
        return reader;
    }

    @PostMapping("/base-salary")
    String pay(@PathVariable String username, @RequestParam(defaultValue = "") String microenterprise, @RequestParam(defaultValue = "") String amount,
               @RequestParam(defaultValue = "") String validFrom, Model model, HttpServletResponse response, RedirectAttributes redirect) {
        var person = PeoplePaths.person(username);
        var reply = salaries.set(reader(person), microenterprise, person, amount, validFrom);
        return shown(atItsField(reply), person, "people.flash.salarySet", new PayForm(microenterprise, amount, validFrom, "", ""), model, response, redirect);
    }

    /** What does not allow this salary now is told where it was typed, which is kept. */
    private static PayReply atItsField(PayReply reply) {
        return reply instanceof PayReply.Conflict(var messageKey, var arguments) ? new PayReply.Invalid(List.of(FieldError.of("amount", messageKey, arguments.toArray()))) : reply;
    }

    @PostMapping("/employment")
    String register(@PathVariable String username, @RequestParam(defaultValue = "") String role, @RequestParam(defaultValue = "") String country, Model model, HttpServletResponse response,
                    RedirectAttributes redirect) {
        var person = PeoplePaths.person(username);
        var reply = employments.register(reader(person), person, new Employments.Input(role, country, ""));
        return shown(reply, person, "people.flash.registered", new PayForm("", "", "", role, country), model, response, redirect);
    }

    private String shown(PayReply reply, Username person, String good, PayForm form, Model model, HttpServletResponse response, RedirectAttributes redirect) {
        if (reply instanceof PayReply.Invalid(var errors)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return show(person, form, errors, model);
        }
        Flash.good(redirect, PeoplePaths.done(reply).fresh() ? good : "people.flash.nothingNew");
        return "redirect:/people/" + person + "/profile";
    }
}
