package io.heyi.performance.internal.web;

import io.heyi.access.Access;
import io.heyi.performance.internal.comment.CommentOutcome.Changed;
import io.heyi.performance.internal.comment.CommentOutcome.Faulty;
import io.heyi.performance.internal.comment.CommentOutcome.NoEntry;
import io.heyi.performance.internal.comment.CommentOutcome.NotYours;
import io.heyi.performance.internal.comment.CommentOutcome.Written;
import io.heyi.performance.internal.comment.Comments;
import io.heyi.performance.internal.comment.Entry;
import io.heyi.web.ApiProblem;
import io.heyi.web.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A party's comments on its own track record, for clients. */
@RestController
@RequestMapping("/api/v1/actors/{id}/record")
@Tag(name = "Track records")
class CommentApiController {

    private static final int LARGEST = 16 * 1024;
    private static final String RULE = """
            Only who acts for the party may comment; everybody who sees the entry sees the comment with its author and time. `seen` is the number of the wording that you know (0, or left \
            out, for none): with another one than the last, the answer is 409 and nothing changes. Earlier wordings stay readable; the same words again change nothing. At most 1,000 \
            characters and 20 wordings.""";
    private static final String EXAMPLE = """
            {"text": "The oven line stood still for nine days after the flood.", "seen": 0}""";

    private final Comments comments;
    private final CommentReader entries;
    private final Access access;

    CommentApiController(Comments comments, CommentReader entries, Access access) {
        this.comments = comments;
        this.entries = entries;
        this.access = access;
    }

    @PutMapping(value = "/months/{emc}/{period}/comment", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Comment on what the own party delivered in a month of an EMC", description = RULE,
            requestBody = @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, examples = @ExampleObject(EXAMPLE))))
    ResponseEntity<CommentView> onMonth(@PathVariable String id, @PathVariable String emc, @PathVariable String period,
                                        @org.springframework.web.bind.annotation.RequestBody(required = false) byte[] body) {
        return write(() -> entries.figures(access.currentUser(), id, emc, period), body);
    }

    @PutMapping(value = "/steps/{number}/comment", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Comment on a move of the own party's rating", description = RULE,
            requestBody = @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, examples = @ExampleObject(EXAMPLE))))
    ResponseEntity<CommentView> onStep(@PathVariable String id, @PathVariable String number, @org.springframework.web.bind.annotation.RequestBody(required = false) byte[] body) {
        return write(() -> entries.step(access.currentUser(), id, number), body);
    }

    private ResponseEntity<CommentView> write(Supplier<Entry> named, byte[] body) {
        var entry = named.get();
        var json = new JsonBody("performance.comment.error.", body, LARGEST, Set.of("text", "seen"));
        var text = json.text("text");
        var seen = json.whole(json.number("seen"));
        return switch (comments.write(access.currentUser(), entry, text, seen == null ? 0 : seen)) {
            case Written written -> ResponseEntity.status(written.repeated() ? HttpStatus.OK : HttpStatus.CREATED).body(CommentView.of(written.comment()));
            case NoEntry none -> throw CommentReader.unknown();
            case NotYours no -> throw ApiProblem.forbidden("performance.comment.error.notYours", entry.actor().value());
            case Faulty faulty -> throw ApiProblem.invalid(faulty.errors());
            case Changed changed -> throw ApiProblem.conflict("performance.comment.error.changed", Map.of("wording", changed.now() == null ? 0 : changed.now().last().number()));
        };
    }
}
