package io.heyi.talent.internal.people.web;

import io.heyi.access.Access;
import io.heyi.shared.FieldError;
import io.heyi.talent.internal.people.Benchmarks;
import io.heyi.talent.internal.people.Employments;
import io.heyi.talent.internal.people.PayReply;
import io.heyi.talent.internal.people.domain.PayPolicy;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
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
import org.springframework.web.util.UriComponentsBuilder;

/** Benchmarks: everybody inside sees them, the pool coordinator proposes, the settlement officer confirms. */
@Controller
@RequestMapping("/talent/benchmarks")
class BenchmarkPages {

    private final Benchmarks benchmarks;
    private final Employments employments;
    private final PayPolicy policy;
    private final Access access;

    BenchmarkPages(Benchmarks benchmarks, Employments employments, PayPolicy policy, Access access) {
        this.benchmarks = benchmarks;
        this.employments = employments;
        this.policy = policy;
        this.access = access;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String role, @RequestParam(defaultValue = "") String country, @RequestParam(defaultValue = "false") String history,
                @RequestParam(defaultValue = "0") String page, Model model) {
        return list(role, country, history.equals("true"), page, Benchmarks.Input.EMPTY, List.of(), model);
    }

    private String list(String role, String country, boolean history, String page, Benchmarks.Input form, List<FieldError> errors, Model model) {
        var user = access.currentUser();
        if (!user.isInside()) {
            throw ApiProblem.notFound("people.problem.nothingHere");
        }
        var ofRole = PeoplePaths.filter(role);
        var ofCountry = PeoplePaths.filter(country);
        model.addAttribute("rows", history ? benchmarks.history(ofRole, ofCountry, PeoplePaths.paging(page)) : benchmarks.today(ofRole, ofCountry, PeoplePaths.paging(page)));
        model.addAttribute("here", UriComponentsBuilder.fromPath("/talent/benchmarks").queryParam("role", role).queryParam("country", country).queryParam("history", history).encode().toUriString());
        model.addAttribute("history", history);
        model.addAttribute("ofRole", ofRole);
        model.addAttribute("ofCountry", ofCountry);
        model.addAttribute("open", benchmarks.open());
        model.addAttribute("decidable", benchmarks.open().stream().filter(row -> Benchmarks.mayDecide(user, row)).map(Benchmarks.Row::id).toList());
        model.addAttribute("mayPropose", Benchmarks.mayPropose(user));
        model.addAttribute("roles", employments.roles());
        model.addAttribute("countries", employments.countries());
        model.addAttribute("policy", policy);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "talent/benchmarks";
    }

    @PostMapping
    String propose(@ModelAttribute("form") Benchmarks.Input form, Model model, HttpServletResponse response, RedirectAttributes redirect) {
        switch (benchmarks.propose(access.currentUser(), form)) {
            case PayReply.Done done -> Flash.good(redirect, done.fresh() ? "people.flash.proposed" : "people.flash.nothingNew");
            case PayReply.Conflict(var messageKey, var arguments) -> Flash.bad(redirect, messageKey, arguments.stream().map(String::valueOf).toArray(String[]::new));
            case PayReply.Invalid(var errors) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                return list("", "", false, "0", form, errors, model);
            }
            case PayReply other -> PeoplePaths.done(other);
        }
        return "redirect:/talent/benchmarks";
    }

    @PostMapping("/{id}/decision")
    String decide(@PathVariable String id, @RequestParam boolean confirm, RedirectAttributes redirect) {
        if (!id.matches("[0-9]{1,18}")) {
            throw ApiProblem.notFound("people.problem.nothingHere");
        }
        switch (benchmarks.decide(access.currentUser(), Long.parseLong(id), confirm)) {
            case PayReply.Done done -> Flash.good(redirect, confirm ? "people.flash.benchmarkConfirmed" : "people.flash.benchmarkRejected");
            case PayReply.Conflict(var messageKey, var arguments) -> Flash.bad(redirect, messageKey);
            case PayReply other -> PeoplePaths.done(other);
        }
        return "redirect:/talent/benchmarks";
    }
}
