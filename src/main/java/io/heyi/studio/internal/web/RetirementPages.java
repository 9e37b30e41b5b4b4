package io.heyi.studio.internal.web;

import io.heyi.access.Access;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.ProcessRetirements;
import io.heyi.studio.internal.change.Change.Retirement;
import io.heyi.studio.internal.change.Change.Retirement.Kind;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.ChangeRights;
import io.heyi.studio.internal.change.Retiring;
import io.heyi.studio.internal.model.ModelRef;
import io.heyi.web.Flash;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Retiring a process: what still runs on it, and the question to a second process owner (product-bar E17). */
@Controller
class RetirementPages {

    private final Retiring retiring;
    private final ProcessRetirements retirements;
    private final Access access;

    RetirementPages(Retiring retiring, ProcessRetirements retirements, Access access) {
        this.retiring = retiring;
        this.retirements = retirements;
        this.access = access;
    }

    @GetMapping("/studio/models/{file}/retirement")
    String retirement(@PathVariable String file, @RequestParam(defaultValue = "0") String page, Model view) {
        var user = StudioProblems.reader(access.currentUser());
        var model = process(file);
        var retired = retirements.of(model.id()).orElse(null);
        view.addAttribute("file", model.fileName());
        view.addAttribute("process", model.id());
        view.addAttribute("retired", retired);
        view.addAttribute("running", retirements.running(model.id(), StudioProblems.page(page)));
        view.addAttribute("underWay", retiring.underWay(model.id()).orElse(null));
        view.addAttribute("mayAsk", ChangeRights.mayEdit(user) && (retired == null || retired.endedAt().isEmpty()) && retiring.underWay(model.id()).isEmpty());
        view.addAttribute("id", UUID.randomUUID());
        return "studio/retirement";
    }

    /** @param what {@code TAKE_BACK}, or anything else to retire it */
    @PostMapping("/studio/models/{file}/retirement")
    String ask(@PathVariable String file, @RequestParam(defaultValue = "") String id, @RequestParam(defaultValue = "") String what, @RequestParam(defaultValue = "") String title,
               @RequestParam(defaultValue = "") String reason, RedirectAttributes redirect) {
        var model = process(file);
        var outcome = retiring.begin(StudioPages.uuid(id), access.currentUser(), new Retirement(what.equals(Kind.TAKE_BACK.name()) ? Kind.TAKE_BACK : Kind.RETIRE, model.id()), title, reason);
        if (outcome instanceof ChangeOutcome.Invalid(var errors)) {
            Flash.bad(redirect, errors.getFirst().code(), errors.getFirst().arguments().stream().map(String::valueOf).toArray(String[]::new));
            return "redirect:/studio/models/" + model.fileName() + "/retirement";
        }
        var change = ((ChangeOutcome.Done) StudioProblems.done(outcome)).change();
        Flash.good(redirect, "studio.flash.retirementBegun");
        return "redirect:/studio/changes/" + change.code();
    }

    static ModelRef process(String file) {
        var model = StudioProblems.model(file);
        if (model.kind() != ModelKind.PROCESS) {
            throw StudioProblems.unknown();
        }
        return model;
    }
}
