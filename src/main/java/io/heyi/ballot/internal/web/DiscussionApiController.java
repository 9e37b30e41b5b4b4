package io.heyi.ballot.internal.web;

import io.heyi.access.Access;
import io.heyi.ballot.internal.BallotReading;
import io.heyi.ballot.internal.Discussion;
import io.heyi.ballot.internal.Discussion.Draft;
import io.heyi.ballot.internal.Post;
import io.heyi.ballot.internal.Posting;
import io.heyi.shared.PageOf;
import io.heyi.web.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The discussion of a ballot for clients (product-bar D13). */
@RestController
@RequestMapping("/api/v1/ballots/{id}/posts")
@Tag(name = "Ballots")
class DiscussionApiController {

    private static final String KEY = "Idempotency-Key";
    private static final int LARGEST = 16 * 1024;
    private static final String REPEAT = " The same Idempotency-Key again answers with what was written then and changes nothing (200 instead of 201). 409 once the ballot has ended.";

    private final Discussion discussion;
    private final BallotReading reading;
    private final Access access;

    DiscussionApiController(Discussion discussion, BallotReading reading, Access access) {
        this.discussion = discussion;
        this.reading = reading;
        this.access = access;
    }

    /** @param kind QUESTION, REACTION or OBJECTION; {@code option} id of the option that an objection is against, left out for none in particular */
    record PostBody(String kind, String text, String option) {}

    /** @param kind INTEGRATED or LEFT_STANDING for an objection; left out for a question */
    record AnswerBody(String kind, String text) {}

    @GetMapping
    @Operation(summary = "Questions, reactions and objections with their answers, newest first",
            description = "kind: all (the usual one), question, reaction, objection, or standing: objections that nobody has integrated. For the roll, observers and auditors.")
    PageOf<Post> posts(@PathVariable String id, @RequestParam(defaultValue = "all") String kind, @RequestParam(defaultValue = "0") String page,
                       @RequestParam(defaultValue = "25") String size) {
        var shown = DiscussionView.shown(kind).orElseThrow(() -> BallotProblems.invalid("kind", "ballot.post.error.shown"));
        var paging = BallotProblems.paging(page, size);
        return discussion.page(BallotProblems.contents(reading, id, access.currentUser()).ballot().id(), shown, paging);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Ask, react or object, as somebody on the roll",
            description = "Shown with your name, in a secret ballot too: write nothing that tells your vote. At most 2,000 characters; nothing written can be changed." + REPEAT,
            requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = PostBody.class))))
    ResponseEntity<Post> post(@PathVariable String id, @RequestHeader(name = KEY, required = false) String key, @RequestBody(required = false) byte[] body) {
        var look = BallotProblems.contents(reading, id, access.currentUser());
        return answer(discussion.post(look.ballot().id(), access.currentUser(), draft(body, key, Set.of("kind", "text", "option"))));
    }

    @PostMapping(path = "/{number}/answers", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Answer a question, or say what becomes of an objection",
            description = "Questions: the roll, who called the ballot, and its subject. Objections: who called the ballot, but nobody of his own, and nobody at all where no caller is named; "
                    + "INTEGRATED says how, LEFT_STANDING why, and the last word counts." + REPEAT,
            requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = AnswerBody.class))))
    ResponseEntity<Post> answer(@PathVariable String id, @PathVariable String number, @RequestHeader(name = KEY, required = false) String key,
                                @RequestBody(required = false) byte[] body) {
        var look = BallotProblems.contents(reading, id, access.currentUser());
        return answer(discussion.answer(look.ballot().id(), BallotProblems.number(number), access.currentUser(), draft(body, key, Set.of("kind", "text"))));
    }

    private static ResponseEntity<Post> answer(Posting posting) {
        var written = BallotProblems.written(posting);
        return ResponseEntity.status(written.repeated() ? HttpStatus.OK : HttpStatus.CREATED).body(written.post());
    }

    private static Draft draft(byte[] body, String key, Set<String> fields) {
        var json = new JsonBody("ballot.post.error.", body, LARGEST, fields);
        return json.whole(new Draft(json.text("kind"), json.text("text"), json.text("option"), key == null ? UUID.randomUUID().toString() : key));
    }
}
