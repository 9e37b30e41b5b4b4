package io.heyi.studio.internal.web;

import io.heyi.access.Access;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.diff.Merge;
import io.heyi.studio.internal.diff.Merge.Conflict;
import io.heyi.studio.internal.diff.Merging;
import io.heyi.studio.internal.intake.ModelIntake;
import io.heyi.studio.internal.model.ModelRef;
import io.heyi.studio.internal.model.StudioPolicy;
import io.heyi.studio.internal.web.ChangeJson.DraftView;
import io.heyi.web.ApiProblem;
import io.heyi.web.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Bringing drafts together, for clients and for the editors' own scripts (product-bar E10). */
@RestController
@Tag(name = "Changes of models")
class MergingController {

    private static final int SMALL_BODY = 64 * 1024;

    private final Changes changes;
    private final Merging merging;
    private final ModelIntake intake;
    private final StudioPolicy policy;
    private final Access access;

    MergingController(Changes changes, Merging merging, ModelIntake intake, StudioPolicy policy, Access access) {
        this.changes = changes;
        this.merging = merging;
        this.intake = intake;
        this.policy = policy;
        this.access = access;
    }

    /** @param conflicts where both changed the same; one's own stands in the content. @param stamp of the draft that is in it */
    record Merged(String content, List<Conflict> conflicts, int stamp) {}

    @GetMapping("/api/v1/changes/{code}/models/{file}/merge")
    @Operation(summary = "The draft together with what has come into use since it was begun", description = "Stores nothing.")
    Merged preview(@PathVariable String code, @PathVariable String file) {
        StudioProblems.reader(access.currentUser());
        var change = change(code);
        var model = StudioProblems.model(file);
        var both = merging.withLive(change, model).orElseThrow(StudioProblems::unknown);
        return merged(both.merge(), both.stamp());
    }

    @PostMapping(path = "/api/v1/changes/{code}/models/{file}/merge", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Keep the draft together with what is in use", description = "`basedOn` is the stamp of the draft whose merge was seen. At the elements whose ids are in `theirs` what is in use stands; elsewhere what the draft changed.")
    DraftView keep(@PathVariable String code, @PathVariable String file, @RequestBody byte[] body) {
        var json = new JsonBody("studio.error.", body, SMALL_BODY, Set.of("basedOn", "theirs"));
        var basedOn = json.required("basedOn", json.number("basedOn"));
        var theirs = json.list("theirs", (path, id) -> json.required(path, json.fields().text(path, id)));
        json.check();
        return DraftView.of(((ChangeOutcome.Saved) StudioProblems.done(merging.keep(change(code), access.currentUser(), StudioProblems.model(file), basedOn, theirs == null ? Set.of() : Set.copyOf(theirs)))).draft());
    }

    @PostMapping(path = {"/api/v1/changes/{code}/models/{file}/content/merge", "/studio/changes/{code}/models/{file}/content/merge"}, consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "One's own text together with what somebody else has saved", description = "`base` is the text that was read, `content` what was made of it. Stores nothing.")
    Merged withSaved(@PathVariable String code, @PathVariable String file, @RequestBody byte[] body) {
        var json = new JsonBody("studio.error.", body, DraftBodies.largest(policy), Set.of("base", "content"));
        var base = json.required("base", json.text("base"));
        var content = json.required("content", json.text("content"));
        json.check();
        StudioProblems.editor(access.currentUser());
        ModelRef model = StudioProblems.model(file);
        for (var text : List.of(base, content)) {
            var faults = intake.faults(model, text);
            if (!faults.isEmpty()) {
                throw ApiProblem.invalid(faults);
            }
        }
        var both = merging.withSaved(change(code), model, base, content).orElseThrow(StudioProblems::unknown);
        return merged(both.merge(), both.stamp());
    }

    private static Merged merged(Merge merge, int stamp) {
        return new Merged(merge.text(), merge.conflicts(), stamp);
    }

    private Change change(String code) {
        return changes.find(code).orElseThrow(StudioProblems::unknown);
    }
}
