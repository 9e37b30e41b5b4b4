package io.heyi.studio.internal.web;

import io.heyi.access.Access;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.diff.Differences;
import io.heyi.studio.internal.diff.ModelDifference;
import io.heyi.studio.internal.diff.TextLines;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What a draft changes, as two drawings beside each other, in words, and line by line (product-bar E2). */
@Controller
class DifferencePages {

    /** Whoever needs more lines takes both files. */
    static final int MOST_LINES = 600;

    private final Changes changes;
    private final Differences differences;
    private final Access access;

    DifferencePages(Changes changes, Differences differences, Access access) {
        this.changes = changes;
        this.differences = differences;
        this.access = access;
    }

    @GetMapping("/studio/changes/{code}/models/{file}/difference")
    String difference(@PathVariable String code, @PathVariable String file, Model page) {
        StudioProblems.reader(access.currentUser());
        var change = changes.find(code).orElseThrow(StudioProblems::unknown);
        var sides = differences.sides(change, StudioProblems.model(file)).orElseThrow(StudioProblems::unknown);
        var lines = TextLines.of(sides.before(), sides.after());
        page.addAttribute("change", change);
        page.addAttribute("model", sides.model());
        page.addAttribute("isNew", sides.before().isEmpty());
        page.addAttribute("elements", sides.elements());
        page.addAttribute("settings", differences.settings(sides));
        page.addAttribute("kinds", ModelDifference.Kind.values());
        page.addAttribute("lines", lines.stream().limit(MOST_LINES).toList());
        page.addAttribute("moreLines", Math.max(0, lines.size() - MOST_LINES));
        Outlines.into(page, sides.model().kind(), sides.after());
        return "studio/difference";
    }
}
