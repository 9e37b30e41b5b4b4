package io.heyi.studio.internal.web;

import io.heyi.access.Access;
import io.heyi.shared.FieldError;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.replay.ReplayDesk;
import io.heyi.web.Flash;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Real cases against a change; the page of its rehearsal shows what came of it (product-bar E6). */
@Controller
class ReplayPages {

    private final Changes changes;
    private final ReplayDesk desk;
    private final Access access;

    ReplayPages(Changes changes, ReplayDesk desk, Access access) {
        this.changes = changes;
        this.desk = desk;
        this.access = access;
    }

    /** For the page of the rehearsal. */
    static void show(Change change, ReplayDesk desk, String page, Model model) {
        var latest = desk.latest(change);
        model.addAttribute("replay", latest.orElse(null));
        model.addAttribute("replayCases", latest.map(replay -> desk.cases(replay, StudioProblems.page(page))).orElse(null));
        model.addAttribute("replayOfToday", latest.filter(replay -> desk.isOfToday(change, replay)).isPresent());
        model.addAttribute("usualCases", desk.usualCases());
    }

    @PostMapping("/studio/changes/{code}/replay")
    String ask(@PathVariable String code, @RequestParam(defaultValue = "") String cases, @RequestParam(defaultValue = "false") boolean running, RedirectAttributes redirect) {
        var outcome = desk.request(code, access.currentUser(), cases.isBlank() ? null : number(cases), running);
        if (outcome instanceof ChangeOutcome.Invalid(var errors)) {
            bad(redirect, errors);
        } else {
            StudioProblems.done(outcome);
        }
        return "redirect:/studio/changes/" + changes.find(code).map(Change::code).orElseThrow(StudioProblems::unknown) + "/rehearsal#replay";
    }

    private static void bad(RedirectAttributes redirect, List<FieldError> errors) {
        Flash.bad(redirect, errors.getFirst().code(), errors.getFirst().arguments().stream().map(String::valueOf).toArray(String[]::new));
    }

    /** 0, which is refused, for what is no number. */
    private static int number(String text) {
        return text.strip().matches("[0-9]{1,4}") ? Integer.parseInt(text.strip()) : 0;
    }
}
