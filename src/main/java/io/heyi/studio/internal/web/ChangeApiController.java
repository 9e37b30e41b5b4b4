package io.heyi.studio.internal.web;

import io.heyi.access.Access;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageOf;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.change.Imports;
import io.heyi.studio.internal.model.StudioPolicy;
import io.heyi.studio.internal.web.ChangeJson.ChangeView;
import io.heyi.studio.internal.web.ChangeJson.DraftView;
import io.heyi.studio.internal.web.ChangeJson.WholeChange;
import io.heyi.web.ApiProblem;
import io.heyi.web.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Change requests for clients (product-bar E1, E7). */
@RestController
@RequestMapping("/api/v1/changes")
@Tag(name = "Changes of models")
class ChangeApiController {

    private static final int LARGEST_BODY = 16 * 1024;

    private final Changes changes;
    private final Imports imports;
    private final StudioPolicy policy;
    private final Access access;

    ChangeApiController(Changes changes, Imports imports, StudioPolicy policy, Access access) {
        this.changes = changes;
        this.imports = imports;
        this.policy = policy;
        this.access = access;
    }

    @GetMapping
    @Operation(summary = "Change requests, those that are edited first")
    PageOf<ChangeView> all(@RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        StudioProblems.reader(access.currentUser());
        return changes.all(StudioProblems.page(page, size)).map(ChangeView::of);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Begin a change request", description = "`id` is a UUID chosen by the client: with the same one again nothing is begun, and the answer is the first one. `title` and `reason` say what it is for.")
    ResponseEntity<ChangeView> begin(@RequestBody byte[] body) {
        var json = new JsonBody("studio.error.", body, LARGEST_BODY, Set.of("id", "title", "reason"));
        var id = json.required("id", json.text("id"));
        var title = json.text("title");
        var reason = json.text("reason");
        json.check();
        var change = change(changes.begin(uuid(id), access.currentUser(), title, reason));
        return ResponseEntity.created(URI.create("/api/v1/changes/" + change.code())).body(ChangeView.of(change));
    }

    @GetMapping("/{code}")
    @Operation(summary = "A change request with its models")
    WholeChange find(@PathVariable String code) {
        StudioProblems.reader(access.currentUser());
        return whole(changes.find(code).orElseThrow(StudioProblems::unknown));
    }

    @PutMapping(path = "/{code}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Say anew what it is for")
    WholeChange describe(@PathVariable String code, @RequestBody byte[] body) {
        var json = new JsonBody("studio.error.", body, LARGEST_BODY, Set.of("title", "reason"));
        var title = json.text("title");
        var reason = json.text("reason");
        json.check();
        return whole(change(changes.describe(code, access.currentUser(), title, reason)));
    }

    @PostMapping(path = "/{code}/models", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Put a file or a new model into the change", description = """
            Either `content`, the whole text of a file, whose id decides which model it replaces or begins, byte by byte; or `kind` (PROCESS, DECISION, FORM), `id` and `name` of a new model \
            that does nothing yet. A repeat changes nothing.""")
    DraftView put(@PathVariable String code, @RequestBody byte[] body) {
        var json = new JsonBody("studio.error.", body, DraftBodies.largest(policy), Set.of("content", "kind", "id", "name"));
        var content = json.text("content");
        var kind = content == null ? json.required("kind", json.text("kind")) : "";
        var id = json.text("id");
        var name = json.text("name");
        json.check();
        var user = access.currentUser();
        var outcome = content == null ? imports.create(code, user, ImportPages.kind(kind), id, name) : imports.put(code, user, content);
        return DraftView.of(((ChangeOutcome.Saved) StudioProblems.done(outcome)).draft());
    }

    @PutMapping("/{code}/models/{file}")
    @Operation(summary = "Take what is live into the change", description = "By file name, e.g. `me-founding.bpmn`. A model that the change has already stays as it is.")
    WholeChange take(@PathVariable String code, @PathVariable String file) {
        return whole(change(changes.take(code, access.currentUser(), StudioProblems.model(file))));
    }

    @DeleteMapping("/{code}/models/{file}")
    @Operation(summary = "Leave a model out of the change", description = "What was edited of it is lost.")
    WholeChange drop(@PathVariable String code, @PathVariable String file) {
        return whole(change(changes.drop(code, access.currentUser(), StudioProblems.model(file))));
    }

    @PostMapping("/{code}/withdrawal")
    @Operation(summary = "Give the change up", description = "By its author.")
    WholeChange withdraw(@PathVariable String code) {
        return whole(change(changes.withdraw(code, access.currentUser())));
    }

    private WholeChange whole(Change change) {
        return new WholeChange(ChangeView.of(change), changes.drafts(change).stream().map(DraftView::of).toList());
    }

    private static Change change(ChangeOutcome outcome) {
        return ((ChangeOutcome.Done) StudioProblems.done(outcome)).change();
    }

    static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ApiProblem.invalid(List.of(FieldError.of("id", "studio.error.id")));
        }
    }
}
