package io.heyi.talent.internal.people.web;

import io.heyi.access.Access;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.shared.FieldError;
import io.heyi.talent.internal.people.Employments;
import io.heyi.talent.internal.people.ProfileInput;
import io.heyi.talent.internal.people.ProfileReading;
import io.heyi.talent.internal.people.ProfileReply;
import io.heyi.talent.internal.people.ProfileService;
import io.heyi.talent.internal.people.Salaries;
import io.heyi.web.Flash;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The own profile and the own pay. */
@Controller
@RequestMapping("/talent")
class ProfilePages {

    private final ProfileService service;
    private final ProfileReading reading;
    private final Employments employments;
    private final Salaries salaries;
    private final Microenterprises microenterprises;
    private final Access access;

    ProfilePages(ProfileService service, ProfileReading reading, Employments employments, Salaries salaries, Microenterprises microenterprises, Access access) {
        this.service = service;
        this.reading = reading;
        this.employments = employments;
        this.salaries = salaries;
        this.microenterprises = microenterprises;
        this.access = access;
    }

    @GetMapping
    String first() {
        return "redirect:/talent/me";
    }

    @GetMapping("/me")
    String mine(Model model) {
        return mine(ProfileInput.of(reading.mine(access.currentUser())), List.of(), model);
    }

    private String mine(ProfileInput form, List<FieldError> errors, Model model) {
        var user = access.currentUser();
        model.addAttribute("profile", reading.mine(user));
        model.addAttribute("form", form);
        model.addAttribute("lines", ProfileForm.lines(form));
        model.addAttribute("roles", employments.roles());
        model.addAttribute("platforms", new TreeSet<>(microenterprises.countByPlatform().keySet()));
        model.addAttribute("pay", salaries.read(user, user.username()).orElseThrow());
        model.addAttribute("errors", errors);
        return "talent/me";
    }

    @PostMapping("/me")
    String save(@RequestParam MultiValueMap<String, String> sent, Model model, HttpServletResponse response, RedirectAttributes redirect) {
        var form = ProfileForm.read(sent);
        return switch (service.save(access.currentUser(), form)) {
            case ProfileReply.Saved(var profile, var fresh) -> {
                Flash.good(redirect, fresh ? "people.flash.profileSaved" : "people.flash.nothingNew");
                yield "redirect:/talent/me";
            }
            case ProfileReply.Stale(var version) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield mine(form, List.of(FieldError.of("version", "people.refusal.staleProfile")), model);
            }
            case ProfileReply.Invalid(var errors) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                yield mine(form, errors, model);
            }
        };
    }
}
