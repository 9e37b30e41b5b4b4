package io.heyi.studio.internal.web;

import io.heyi.access.Access;
import io.heyi.shared.FieldError;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.comment.ModelComments;
import io.heyi.studio.internal.comment.ElementThread;
import io.heyi.web.ApiProblem;
import io.heyi.web.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Comments on elements, for clients and for the editors' own scripts (product-bar E12). */
@RestController
@RequestMapping({"/api/v1/changes/{code}/threads", "/studio/changes/{code}/threads"})
@Tag(name = "Changes of models")
class CommentsController {

    private static final int LARGEST_BODY = 32 * 1024;

    private final Changes changes;
    private final ModelComments comments;
    private final Access access;

    CommentsController(Changes changes, ModelComments comments, Access access) {
        this.changes = changes;
        this.comments = comments;
        this.access = access;
    }

    record PostView(String author, String text, Instant saidAt) {}

    record ThreadView(UUID id, String file, String element, boolean open, List<PostView> posts) {

        static ThreadView of(ElementThread thread) {
            return new ThreadView(thread.id(), thread.model().fileName(), thread.element(), thread.isOpen(),
                    thread.posts().stream().map(post -> new PostView(post.author(), post.text(), post.saidAt())).toList());
        }
    }

    @GetMapping
    @Operation(summary = "What is said to elements of the change, open threads first")
    List<ThreadView> all(@PathVariable String code) {
        StudioProblems.reader(access.currentUser());
        return comments.of(changes.find(code).orElseThrow(StudioProblems::unknown)).stream().map(ThreadView::of).toList();
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Say something to an element", description = "`id` is a UUID chosen by the client: with the same one again nothing is said twice. Open threads keep the change from being approved.")
    List<ThreadView> begin(@PathVariable String code, @RequestBody byte[] body) {
        var json = new JsonBody("studio.error.", body, LARGEST_BODY, Set.of("id", "file", "element", "text"));
        var id = json.required("id", json.text("id"));
        var file = json.required("file", json.text("file"));
        var element = json.required("element", json.text("element"));
        var text = json.required("text", json.text("text"));
        json.check();
        return after(code, comments.begin(code, access.currentUser(), uuid(id), StudioProblems.model(file), element, text));
    }

    @PostMapping(path = "/{thread}/answers", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Answer in a thread", description = "Opens a settled one again.")
    List<ThreadView> answer(@PathVariable String code, @PathVariable String thread, @RequestBody byte[] body) {
        var json = new JsonBody("studio.error.", body, LARGEST_BODY, Set.of("text"));
        var text = json.whole(json.required("text", json.text("text")));
        return after(code, comments.answer(code, access.currentUser(), uuid(thread), text));
    }

    @PostMapping("/{thread}/resolution")
    @Operation(summary = "Settle a thread", description = "By process owners.")
    List<ThreadView> resolve(@PathVariable String code, @PathVariable String thread) {
        return after(code, comments.resolve(code, access.currentUser(), uuid(thread)));
    }

    private List<ThreadView> after(String code, ChangeOutcome outcome) {
        StudioProblems.done(outcome);
        return all(code);
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ApiProblem.invalid(List.of(FieldError.of("id", "studio.error.id")));
        }
    }
}
