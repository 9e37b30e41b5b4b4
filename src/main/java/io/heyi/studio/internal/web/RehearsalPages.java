package io.heyi.studio.internal.web;

import io.heyi.access.Access;
import io.heyi.orchestration.ModelKind;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.ChangeRights;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.model.ModelRef;
import io.heyi.studio.internal.rehearsal.RehearsalDesk;
import io.heyi.studio.internal.rehearsal.Rehearsed;
import io.heyi.studio.internal.replay.ReplayDesk;
import io.heyi.web.Flash;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A change played on the throw-away engine, and what came of it (product-bar E6). */
@Controller
@RequestMapping("/studio/changes/{code}/rehearsal")
class RehearsalPages {

    private final Changes changes;
    private final RehearsalDesk desk;
    private final ReplayDesk replays;
    private final Access access;

    RehearsalPages(Changes changes, RehearsalDesk desk, ReplayDesk replays, Access access) {
        this.changes = changes;
        this.desk = desk;
        this.replays = replays;
        this.access = access;
    }

    @GetMapping
    String rehearsal(@PathVariable String code, @RequestParam(name = "page", defaultValue = "0") String slice, Model page) {
        var user = StudioProblems.reader(access.currentUser());
        var change = changes.find(code).orElseThrow(StudioProblems::unknown);
        show(change, desk, page);
        ReplayPages.show(change, replays, slice, page);
        page.addAttribute("drawings", desk.latest(change).flatMap(Rehearsed::result).map(result -> drawings(change, result)).orElse(List.of()));
        page.addAttribute("mayEdit", ChangeRights.mayEdit(user) && change.isOpen());
        return "studio/rehearsal";
    }

    /** @param content where its text is */
    record Drawing(String process, String content) {}

    private List<Drawing> drawings(Change change, Rehearsed.Result result) {
        var drafts = changes.drafts(change).stream().map(draft -> draft.model()).toList();
        return result.cases().stream().map(Rehearsed.Case::process).distinct().map(process -> {
            var model = new ModelRef(ModelKind.PROCESS, process);
            return new Drawing(process, (drafts.contains(model) ? "/studio/changes/" + change.code() + "/models/" : "/studio/models/") + model.fileName() + "/file");
        }).toList();
    }

    /** What the page of the change says about it too. */
    static void show(Change change, RehearsalDesk desk, Model page) {
        var latest = desk.latest(change);
        page.addAttribute("change", change);
        page.addAttribute("rehearsal", latest.orElse(null));
        page.addAttribute("result", latest.flatMap(Rehearsed::result).orElse(null));
        page.addAttribute("settingsAlone", desk.isSettingsAlone(change));
        page.addAttribute("ofToday", latest.filter(rehearsed -> rehearsed.result().isPresent() && desk.isOfToday(change, rehearsed)).isPresent());
    }

    @PostMapping
    String ask(@PathVariable String code, RedirectAttributes redirect) {
        var outcome = desk.request(code, access.currentUser());
        if (outcome instanceof ChangeOutcome.Invalid(var errors)) {
            Flash.bad(redirect, errors.getFirst().code());
        } else {
            StudioProblems.done(outcome);
        }
        return "redirect:/studio/changes/" + changes.find(code).map(Change::code).orElseThrow(StudioProblems::unknown) + "/rehearsal";
    }
}
