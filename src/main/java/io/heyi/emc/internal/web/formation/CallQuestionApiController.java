package io.heyi.emc.internal.web.formation;

import io.heyi.access.Access;
import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.emc.internal.formation.CallQuestions;
import io.heyi.emc.internal.formation.CallReading;
import io.heyi.emc.internal.formation.CallView;
import io.heyi.emc.internal.web.contract.EmcPaths;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Questions about a call and their answers, for clients; what was asked stands in {@code GET /api/v1/emcs/{code}/call} (issue 4, part 3). */
@RestController
@RequestMapping(value = "/api/v1/emcs/{code}/questions", consumes = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "EMC formation")
class CallQuestionApiController {

    private final CallQuestions questions;
    private final CallReading calls;
    private final Access access;

    CallQuestionApiController(CallQuestions questions, CallReading calls, Access access) {
        this.questions = questions;
        this.calls = calls;
        this.access = access;
    }

    /** The bodies as documented; they are read by hand, so that every fault becomes a field error. */
    record CallQuestionBody(ActorId actor, String text) {}

    record CallAnswerBody(String text) {}

    @PostMapping
    @Operation(summary = "Ask for an actor that could commit; the others are not told who asked",
            description = "Until the questions end, before the join deadline. The same Idempotency-Key of the same actor asks once.",
            requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = CallQuestionBody.class))))
    CallView ask(@PathVariable String code, @RequestHeader(name = "Idempotency-Key", required = false) String key, @RequestBody byte[] body) {
        var emc = EmcPaths.code(code);
        var question = QuestionJson.question(body);
        FormationProblems.done(questions.ask(access.currentUser(), emc, question.actor(), question.text(), key == null ? UUID.randomUUID().toString() : key));
        return call(emc);
    }

    @PostMapping("/{number}/answers")
    @Operation(summary = "Answer a question for the lead, for all to see", description = "By the people of the lead; some time after the questions ended also by stand-ins (process owners by policy), unless an actor of theirs bids. Once, until the join deadline; the same answer again changes nothing.",
            requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = CallAnswerBody.class))))
    CallView answer(@PathVariable String code, @PathVariable String number, @RequestBody byte[] body) {
        var emc = EmcPaths.code(code);
        FormationProblems.done(questions.answer(access.currentUser(), emc, EmcPaths.number("number", number), QuestionJson.answer(body)));
        return call(emc);
    }

    private CallView call(EmcCode emc) {
        return calls.find(access.currentUser(), emc).orElseThrow(EmcPaths::unknown);
    }
}
