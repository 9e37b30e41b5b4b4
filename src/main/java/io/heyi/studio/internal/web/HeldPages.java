package io.heyi.studio.internal.web;

import io.heyi.access.Access;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.ChangeState;
import io.heyi.studio.internal.change.HeldChanges;
import io.heyi.web.Flash;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What can be done with an approved change until its first day of use (product-bar E13). */
@Controller
@RequestMapping("/studio/changes/{code}")
class HeldPages {

    private final HeldChanges held;
    private final Access access;

    HeldPages(HeldChanges held, Access access) {
        this.held = held;
        this.access = access;
    }

    @PostMapping("/bringing-forward")
    String bringForward(@PathVariable String code, RedirectAttributes redirect) {
        var change = ((ChangeOutcome.Done) StudioProblems.done(held.bringForward(code, access.currentUser()))).change();
        if (change.state() != ChangeState.DRAFT) {
            Flash.good(redirect, "studio.flash.broughtForward");
        } else {
            Flash.bad(redirect, "studio.flash.notBroughtForward");
        }
        return to(change);
    }

    @PostMapping("/calling-off")
    String callOff(@PathVariable String code, @RequestParam(defaultValue = "") String callOffReason, RedirectAttributes redirect) {
        var outcome = held.callOff(code, access.currentUser(), callOffReason);
        if (outcome instanceof ChangeOutcome.Invalid(var errors)) {
            Flash.bad(redirect, errors.getFirst().code(), errors.getFirst().arguments().stream().map(String::valueOf).toArray(String[]::new));
            return "redirect:/studio/changes/" + code;
        }
        var change = ((ChangeOutcome.Done) StudioProblems.done(outcome)).change();
        Flash.good(redirect, "studio.flash.calledOff");
        return to(change);
    }

    private static String to(Change change) {
        return "redirect:/studio/changes/" + change.code();
    }
}
