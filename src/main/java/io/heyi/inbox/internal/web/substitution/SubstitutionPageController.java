package io.heyi.inbox.internal.web.substitution;

import io.heyi.access.Access;
import io.heyi.access.Role;
import io.heyi.inbox.internal.substitution.Substitution;
import io.heyi.inbox.internal.substitution.Substitutions;
import io.heyi.orchestration.ProcessCases;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** My absences, and whom I stand in for. */
@Controller
@RequestMapping("/inbox/substitutions")
class SubstitutionPageController {

    private static final String HERE = "redirect:/inbox/substitutions";

    private final Substitutions substitutions;
    private final Access access;
    private final ObjectProvider<ProcessCases> processes;

    SubstitutionPageController(Substitutions substitutions, Access access, ObjectProvider<ProcessCases> processes) {
        this.substitutions = substitutions;
        this.access = access;
        this.processes = processes;
    }

    /** Ids of the processes to choose from. */
    @ModelAttribute("processes")
    List<String> processes() {
        return processes.stream().map(ProcessCases::processId).distinct().sorted().toList();
    }

    /**
     * A rule as the page shows it.
     *
     * @param state ahead, now, over or revoked
     */
    record Row(Substitution rule, String state, boolean mayRevoke) {}

    @GetMapping
    String mine(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "false") boolean all, Model model) {
        return show(SubstitutionForm.fresh(), List.of(), page, all, model);
    }

    @PostMapping
    String make(SubstitutionForm form, Model model, RedirectAttributes redirect, HttpServletResponse response) {
        var user = access.currentUser();
        try {
            SubstitutionProblems.done(substitutions.make(form.read(user), user));
            Flash.good(redirect, "substitution.flash.made");
            return HERE;
        } catch (ApiProblem problem) {
            if (problem.kind() != ApiProblem.Kind.INVALID) {
                throw problem;
            }
            response.setStatus(422);
            return show(form, problem.errors(), 0, false, model);
        }
    }

    @PostMapping("/{id}/revoke")
    String revoke(@PathVariable String id, RedirectAttributes redirect) {
        SubstitutionProblems.done(substitutions.revoke(SubstitutionProblems.id(id), access.currentUser()));
        Flash.good(redirect, "substitution.flash.revoked");
        return HERE;
    }

    private String show(SubstitutionForm form, List<FieldError> errors, int page, boolean all, Model model) {
        var user = access.currentUser();
        var everybody = all && user.has(Role.ADMINISTRATOR);
        var wanted = PageRequest.nearest(page, PageRequest.USUAL_SIZE);
        var found = everybody ? substitutions.all(wanted) : substitutions.around(user.username(), wanted);
        model.addAttribute("rules", found.map(this::row));
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("me", user.username().value());
        model.addAttribute("everybody", everybody);
        model.addAttribute("mayActForAll", user.has(Role.ADMINISTRATOR));
        model.addAttribute("today", substitutions.today().toString());
        return "inbox/substitutions";
    }

    private Row row(Substitution rule) {
        var today = substitutions.today();
        var state = rule.revoked().isPresent() ? "revoked" : rule.countsOn(today) ? "now" : rule.isAhead(today) ? "ahead" : "over";
        return new Row(rule, state, rule.isAhead(today));
    }
}
