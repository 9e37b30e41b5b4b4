package io.heyi.emc.internal.web.formation;

import io.heyi.access.Access;
import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms.Place;
import io.heyi.emc.EmcCode;
import io.heyi.emc.internal.formation.CallReading;
import io.heyi.emc.internal.formation.CallView;
import io.heyi.emc.internal.formation.CallView.Mine;
import io.heyi.emc.internal.formation.Committing;
import io.heyi.emc.internal.formation.FormationOutcome;
import io.heyi.emc.internal.formation.LeadDesk;
import io.heyi.emc.internal.web.contract.EmcPaths;
import io.heyi.shared.FieldError;
import io.heyi.web.ApiProblem;
import io.heyi.web.Flash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of a call: what is called for, who is in, and one's own commitments. */
@Controller
@RequestMapping("/emcs/{code}")
class CallPages {

    private final CallReading calls;
    private final Committing committing;
    private final LeadDesk lead;
    private final Timeline timeline;
    private final Access access;

    CallPages(CallReading calls, Committing committing, LeadDesk lead, Timeline timeline, Access access) {
        this.calls = calls;
        this.committing = committing;
        this.lead = lead;
        this.timeline = timeline;
        this.access = access;
    }

    @GetMapping("/call")
    String show(@PathVariable String code, @RequestParam(defaultValue = "") String actor, @RequestParam(defaultValue = "") String place, Model model) {
        var call = find(EmcPaths.code(code));
        var form = actor.isEmpty() ? Optional.<CommitmentForm>empty() : place(call, actor, place).map(one -> CommitmentForm.empty(actor, one));
        return page(call, form, List.of(), Map.of(), model);
    }

    private CallView find(EmcCode code) {
        return calls.find(access.currentUser(), code).orElseThrow(EmcPaths::unknown);
    }

    /** A place that this actor of the reader's may take now; the first one when none is named. */
    private static Optional<Place> place(CallView call, String actor, String place) {
        var own = call.mine().stream().filter(mine -> mine.actor().value().equals(actor) && mine.obstacle() == null).map(Mine::places).findFirst().orElse(List.of());
        return call.places().stream().filter(one -> call.open() && own.contains(one.id()) && (place.isEmpty() || one.id().equals(place))).findFirst();
    }

    /** The page with what was typed into its questions and what is wrong with that. */
    String page(EmcCode code, List<FieldError> errors, Map<String, String> typed, Model model) {
        return page(find(code), Optional.empty(), errors, typed, model);
    }

    private String page(CallView call, Optional<CommitmentForm> form, List<FieldError> errors, Map<String, String> typed, Model model) {
        model.addAttribute("call", call);
        model.addAttribute("timeline", timeline.of(call, LocaleContextHolder.getLocale()));
        model.addAttribute("form", form.orElse(null));
        model.addAttribute("formPlace", form.flatMap(one -> call.places().stream().filter(place -> place.id().equals(one.place())).findFirst()).orElse(null));
        model.addAttribute("errors", errors);
        model.addAttribute("typed", typed);
        model.addAttribute("requestKey", UUID.randomUUID().toString());
        model.addAttribute("askers", askers(call));
        return "emc/call";
    }

    /** Actors of the reader's that may ask, with their names. */
    private static Map<String, String> askers(CallView call) {
        var askers = new LinkedHashMap<String, String>();
        call.mine().stream().filter(mine -> mine.obstacle() == null).forEach(mine -> askers.put(mine.actor().value(), mine.name()));
        return askers;
    }

    @PostMapping("/commitments")
    String commit(@PathVariable String code, @RequestParam Map<String, String> typed, Model model, RedirectAttributes redirect) {
        var emc = EmcPaths.code(code);
        var call = find(emc);
        var target = call.places().stream().filter(place -> place.id().equals(typed.get("place"))).findFirst();
        var actor = typed.getOrDefault("actor", "");
        if (target.isEmpty() || !ActorId.isValid(actor)) {
            throw ApiProblem.invalid(List.of(FieldError.of("place", "emcformation.error.placeNotCalled", typed.getOrDefault("place", "-"))));
        }
        var form = CommitmentForm.of(typed, target.get());
        var errors = new ArrayList<FieldError>();
        var commitment = form.read(target.get(), errors);
        if (!errors.isEmpty()) {
            return page(call, Optional.of(form), errors, Map.of(), model);
        }
        var outcome = committing.commit(access.currentUser(), emc, commitment);
        if (outcome instanceof FormationOutcome.Invalid(var faults)) {
            return page(call, Optional.of(form), faults, Map.of(), model);
        }
        if (outcome instanceof FormationOutcome.TooLate(var key, var arguments)) {
            Flash.add(redirect, Flash.Tone.WARN, key, arguments.stream().map(String::valueOf).toArray(String[]::new));
        } else {
            Flash.good(redirect, "emcformation.call.flash.sealed", FormationProblems.done(outcome).orElseThrow().digest());
        }
        return "redirect:/emcs/" + emc + "/call";
    }

    @PostMapping("/commitments/{actor}/withdrawal")
    String takeBack(@PathVariable String code, @PathVariable String actor, RedirectAttributes redirect) {
        var emc = EmcPaths.code(code);
        if (!ActorId.isValid(actor)) {
            throw EmcPaths.unknown();
        }
        flash(committing.takeBack(access.currentUser(), emc, new ActorId(actor)), "emcformation.call.flash.takenBack", redirect);
        return "redirect:/emcs/" + emc + "/call";
    }

    @PostMapping("/withdrawal")
    String withdraw(@PathVariable String code, @RequestParam(defaultValue = "") String reason, Model model, RedirectAttributes redirect) {
        var emc = EmcPaths.code(code);
        var outcome = lead.withdraw(access.currentUser(), emc, reason);
        if (outcome instanceof FormationOutcome.Invalid(var errors)) {
            return page(emc, errors, Map.of("reason", reason), model);
        }
        flash(outcome, "emcformation.call.flash.withdrawn", redirect);
        return "redirect:/emcs/" + emc + "/call";
    }

    static void flash(FormationOutcome outcome, String done, RedirectAttributes redirect) {
        if (outcome instanceof FormationOutcome.TooLate(var key, var arguments)) {
            Flash.add(redirect, Flash.Tone.WARN, key, arguments.stream().map(String::valueOf).toArray(String[]::new));
        } else {
            FormationProblems.done(outcome);
            Flash.good(redirect, done);
        }
    }
}
