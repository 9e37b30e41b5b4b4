package io.heyi.studio.internal.web;

import io.heyi.access.Access;
import io.heyi.orchestration.LiveModels;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.PastCases.PastCase;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.studio.internal.change.ChangeRights;
import io.heyi.studio.internal.recording.Recordings;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finished cases, of which one can become a scenario (product-bar E6). */
@Controller
class PastCasePages {

    private final Recordings recordings;
    private final LiveModels live;
    private final Access access;

    PastCasePages(Recordings recordings, LiveModels live, Access access) {
        this.recordings = recordings;
        this.live = live;
        this.access = access;
    }

    @GetMapping("/studio/scenarios/cases")
    String cases(@RequestParam(defaultValue = "") String process, @RequestParam(defaultValue = "0") String page, Model model) {
        var user = StudioProblems.reader(access.currentUser());
        var processes = live.all().stream().filter(one -> one.kind() == ModelKind.PROCESS).map(LiveModels.LiveModel::id).toList();
        var chosen = processes.contains(process) ? process : processes.stream().findFirst().orElse("");
        var slice = StudioProblems.page(page);
        model.addAttribute("process", chosen);
        model.addAttribute("processes", processes);
        model.addAttribute("cases", chosen.isEmpty() ? PageOf.of(List.<PastCase>of(), 0, PageRequest.first()) : recordings.ended(chosen, slice));
        model.addAttribute("mayEdit", ChangeRights.mayEdit(user));
        return "studio/finished-cases";
    }
}
