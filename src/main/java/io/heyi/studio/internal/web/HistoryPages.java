package io.heyi.studio.internal.web;

import io.heyi.access.Access;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.ChangeRights;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.change.Editing;
import io.heyi.studio.internal.diff.ModelDifference;
import io.heyi.studio.internal.diff.TextLines;
import io.heyi.web.Flash;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Earlier states of a draft: what became of them, and the way back (product-bar E10). */
@Controller
@RequestMapping("/studio/changes/{code}/models/{file}/history")
class HistoryPages {

    private final Changes changes;
    private final Editing editing;
    private final Access access;

    HistoryPages(Changes changes, Editing editing, Access access) {
        this.changes = changes;
        this.editing = editing;
        this.access = access;
    }

    /** @param compare number of the state whose difference to the draft is shown too */
    @GetMapping
    String history(@PathVariable String code, @PathVariable String file, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "") String compare, Model view) {
        var user = StudioProblems.reader(access.currentUser());
        var change = changes.find(code).orElseThrow(StudioProblems::unknown);
        var model = StudioProblems.model(file);
        var draft = editing.open(change, model).orElseThrow(StudioProblems::unknown);
        view.addAttribute("change", change);
        view.addAttribute("model", model);
        view.addAttribute("draft", draft.draft());
        view.addAttribute("revisions", editing.revisions(change, model, StudioProblems.page(page)));
        view.addAttribute("mayEdit", ChangeRights.mayEdit(user) && change.isOpen());
        if (!compare.isEmpty()) {
            var earlier = editing.revision(change, model, StudioProblems.stamp(compare)).orElseThrow(StudioProblems::unknown);
            view.addAttribute("compared", StudioProblems.stamp(compare));
            view.addAttribute("elements", ModelDifference.of(model.kind(), earlier, draft.text()));
            view.addAttribute("lines", TextLines.of(earlier, draft.text()).stream().limit(DifferencePages.MOST_LINES).toList());
        }
        return "studio/history";
    }

    @PostMapping("/{number}/restoration")
    String restore(@PathVariable String code, @PathVariable String file, @PathVariable String number, @RequestParam(defaultValue = "") String basedOn, RedirectAttributes redirect) {
        var model = StudioProblems.model(file);
        var outcome = editing.restore(code, access.currentUser(), model, StudioProblems.stamp(basedOn), StudioProblems.stamp(number));
        if (outcome instanceof ChangeOutcome.Overtaken(var now)) {
            Flash.bad(redirect, "studio.flash.overtaken", now.editor());
        } else {
            StudioProblems.done(outcome);
            Flash.good(redirect, "studio.flash.restored", number);
        }
        return "redirect:/studio/changes/%s/models/%s/history".formatted(code, model.fileName());
    }
}
