package io.heyi.studio.internal.web;

import io.heyi.access.Access;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.diff.Differences;
import io.heyi.studio.internal.diff.ModelDifference.Element;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a draft changes, for clients and for the page that draws it (product-bar E2). */
@RestController
@Tag(name = "Changes of models")
class DifferenceController {

    private final Changes changes;
    private final Differences differences;
    private final Access access;

    DifferenceController(Changes changes, Differences differences, Access access) {
        this.changes = changes;
        this.differences = differences;
        this.access = access;
    }

    /** @param before the text that it is compared with; empty for a new model */
    record Compared(String file, List<Element> elements, String before, String after) {}

    @GetMapping({"/api/v1/changes/{code}/models/{file}/difference", "/studio/changes/{code}/models/{file}/difference/texts"})
    @Operation(summary = "What a draft changes, with both texts", description = "Against what is in use, or against what the draft began from once the change is in use itself.")
    Compared difference(@PathVariable String code, @PathVariable String file) {
        StudioProblems.reader(access.currentUser());
        var change = changes.find(code).orElseThrow(StudioProblems::unknown);
        var sides = differences.sides(change, StudioProblems.model(file)).orElseThrow(StudioProblems::unknown);
        return new Compared(sides.model().fileName(), sides.elements(), sides.before(), sides.after());
    }
}
