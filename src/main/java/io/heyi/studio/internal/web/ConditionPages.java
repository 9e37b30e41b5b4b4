package io.heyi.studio.internal.web;

import io.heyi.access.Access;
import io.heyi.orchestration.ModelKind;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.change.Reviews;
import io.heyi.studio.internal.check.Checks;
import io.heyi.studio.internal.scenario.Scenarios;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What a change still lacks, for its makers and its approver alike (product-bar E1, E4). A part of its page that comes after it, since the checks take a moment. */
@Controller
class ConditionPages {

    private final Changes changes;
    private final Reviews reviews;
    private final Checks checks;
    private final Scenarios scenarios;
    private final Access access;

    ConditionPages(Changes changes, Reviews reviews, Checks checks, Scenarios scenarios, Access access) {
        this.changes = changes;
        this.reviews = reviews;
        this.checks = checks;
        this.scenarios = scenarios;
        this.access = access;
    }

    @GetMapping("/studio/changes/{code}/conditions")
    String conditions(@PathVariable String code, Model page) {
        StudioProblems.reader(access.currentUser());
        var change = changes.find(code).orElseThrow(StudioProblems::unknown);
        var processes = changes.drafts(change).stream().filter(draft -> draft.isChanged() && draft.model().kind() == ModelKind.PROCESS).map(draft -> draft.model().id()).toList();
        page.addAttribute("change", change);
        page.addAttribute("conditions", reviews.conditions(change));
        page.addAttribute("findings", change.retirement().isPresent() ? List.of() : checks.of(change));
        page.addAttribute("scenarios", scenarios.editedSince(processes, change.createdAt()));
        return "studio/conditions :: list";
    }
}
