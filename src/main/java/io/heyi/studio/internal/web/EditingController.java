package io.heyi.studio.internal.web;

import io.heyi.access.Access;
import io.heyi.access.Username;
import io.heyi.shared.PageOf;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.change.Editing;
import io.heyi.studio.internal.model.ModelRef;
import io.heyi.studio.internal.model.StudioPolicy;
import io.heyi.studio.internal.web.ChangeJson.DraftView;
import io.heyi.studio.internal.web.ChangeJson.LockView;
import io.heyi.studio.internal.web.ChangeJson.OpenedDraft;
import io.heyi.studio.internal.web.ChangeJson.RevisionView;
import io.heyi.studio.internal.web.ChangeJson.SavedDraft;
import io.heyi.web.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What an editor does with a draft (product-bar E10, E14): the same for clients with a token and for the pages' own scripts with a session. */
@RestController
@RequestMapping({"/api/v1/changes/{code}/models/{file}", "/studio/changes/{code}/models/{file}"})
@Tag(name = "Changes of models")
class EditingController {

    private final Changes changes;
    private final Editing editing;
    private final StudioPolicy policy;
    private final Access access;

    EditingController(Changes changes, Editing editing, StudioPolicy policy, Access access) {
        this.changes = changes;
        this.editing = editing;
        this.policy = policy;
        this.access = access;
    }

    @GetMapping("/content")
    @Operation(summary = "A draft with its text, and who edits it")
    OpenedDraft open(@PathVariable String code, @PathVariable String file) {
        var change = readable(code);
        var model = StudioProblems.model(file);
        var draft = editing.open(change, model).orElseThrow(StudioProblems::unknown);
        return new OpenedDraft(DraftView.of(draft.draft()), draft.text(), lock(change, model));
    }

    @PostMapping(path = "/content", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Save a draft", description = """
            `basedOn` is the stamp of the draft that was read; 409 with reason `overtaken` when somebody has saved since, and with reason `locked` when somebody else edits. Only what \
            differs is written into the text. An editor that writes documents in its own layout says in `opened` what it writes of the unchanged text.""")
    SavedDraft save(@PathVariable String code, @PathVariable String file, @RequestBody byte[] body) {
        var json = new JsonBody("studio.error.", body, DraftBodies.largest(policy), Set.of("basedOn", "opened", "content"));
        var basedOn = json.required("basedOn", json.number("basedOn"));
        var opened = json.text("opened");
        var content = json.required("content", json.text("content"));
        json.check();
        return saved(code, file, editing.save(code, access.currentUser(), StudioProblems.model(file), new Editing.Edited(basedOn, opened, content)));
    }

    @PostMapping("/lock")
    @Operation(summary = "Say that one edits, or goes on editing", description = "To be repeated every half minute; 409 with reason `locked` while somebody else does.")
    SavedDraft hold(@PathVariable String code, @PathVariable String file) {
        return saved(code, file, editing.hold(code, access.currentUser(), StudioProblems.model(file)));
    }

    @PostMapping("/lock/request")
    @Operation(summary = "Ask whoever edits for the draft", description = "Without an answer it may be taken after as long as the policy says.")
    SavedDraft ask(@PathVariable String code, @PathVariable String file) {
        var outcome = editing.ask(code, access.currentUser(), StudioProblems.model(file));
        return saved(code, file, outcome instanceof ChangeOutcome.Locked ? null : outcome);
    }

    @PostMapping("/lock/refusal")
    @Operation(summary = "Go on editing although somebody asks for the draft")
    SavedDraft keep(@PathVariable String code, @PathVariable String file) {
        return saved(code, file, editing.keep(code, access.currentUser(), StudioProblems.model(file)));
    }

    @PostMapping("/lock/release")
    @Operation(summary = "Let others edit")
    SavedDraft release(@PathVariable String code, @PathVariable String file) {
        return saved(code, file, editing.release(code, access.currentUser(), StudioProblems.model(file)));
    }

    @GetMapping("/revisions")
    @Operation(summary = "Earlier states of a draft, the newest first")
    PageOf<RevisionView> revisions(@PathVariable String code, @PathVariable String file, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        return editing.revisions(readable(code), StudioProblems.model(file), StudioProblems.page(page, size)).map(RevisionView::of);
    }

    @PostMapping(path = "/restoration", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Go back to an earlier state, as a new one")
    SavedDraft restore(@PathVariable String code, @PathVariable String file, @RequestBody byte[] body) {
        var json = new JsonBody("studio.error.", body, 1024, Set.of("basedOn", "revision"));
        var basedOn = json.required("basedOn", json.number("basedOn"));
        var revision = json.required("revision", json.number("revision"));
        json.check();
        return saved(code, file, editing.restore(code, access.currentUser(), StudioProblems.model(file), basedOn, revision));
    }

    private Change readable(String code) {
        StudioProblems.reader(access.currentUser());
        return changes.find(code).orElseThrow(StudioProblems::unknown);
    }

    /** @param outcome null where a refusal is no fault */
    private SavedDraft saved(String code, String file, ChangeOutcome outcome) {
        var model = StudioProblems.model(file);
        if (outcome != null) {
            StudioProblems.done(outcome, this::nameOf);
        }
        var change = readable(code);
        return new SavedDraft(DraftView.of(editing.open(change, model).orElseThrow(StudioProblems::unknown).draft()), lock(change, model));
    }

    private String nameOf(String person) {
        return access.nameOf(new Username(person)).orElse(person);
    }

    private LockView lock(Change change, ModelRef model) {
        return editing.lock(change, model).map(lock -> LockView.of(lock, access.currentUser().username().value(), this::nameOf)).orElse(null);
    }
}
