package io.heyi.microenterprise.internal.web;

import io.heyi.access.Access;
import io.heyi.microenterprise.CandidacyInput;
import io.heyi.microenterprise.ElectionId;
import io.heyi.microenterprise.ElectionOutcome;
import io.heyi.microenterprise.ElectionPhase;
import io.heyi.microenterprise.ElectionSummary;
import io.heyi.microenterprise.ElectionView;
import io.heyi.microenterprise.Elections;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageOf;
import io.heyi.web.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Elections of owners for clients (domain.md P5). Votes are cast at the ballots. Repeating any act changes nothing. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Owner elections")
class ElectionApiController {

    private final Elections elections;
    private final Access access;

    ElectionApiController(Elections elections, Access access) {
        this.elections = elections;
        this.access = access;
    }

    record Stands(ElectionId id, ElectionPhase phase) {}

    /** @param trigger RESIGNATION, RECALL or CHALLENGE; @param reason for the first two; @param toPool for a resignation; @param plan for a challenge */
    record StartBody(String trigger, String reason, Boolean toPool, CandidacyInput plan) {}

    record Text(String text) {}

    @GetMapping("/microenterprises/{code}/elections")
    @Operation(summary = "Elections of a micro-enterprise, latest first")
    PageOf<ElectionSummary> ofMicroenterprise(@PathVariable String code, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        return elections.list(access.currentUser(), code, false, ApiPaging.page(page, size));
    }

    @PostMapping(path = "/microenterprises/{code}/elections", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Resign, move to recall the owner, or challenge the owner with a plan; a motion for recall may collect signatures beside a challenge that nobody votes on yet",
            requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = StartBody.class))))
    ResponseEntity<Stands> start(@PathVariable String code, @RequestBody byte[] body) {
        var start = ElectionBody.start(body);
        var user = access.currentUser();
        var done = done(switch (start.trigger() == null ? "" : start.trigger()) {
            case "RESIGNATION" -> elections.resign(user, code, start.toPool(), start.reason());
            case "RECALL" -> elections.moveRecall(user, code, start.reason());
            case "CHALLENGE" -> elections.challenge(user, code, start.plan() == null ? new CandidacyInput(null, null, null, null, null) : start.plan());
            default -> throw ApiProblem.invalid(List.of(FieldError.of("trigger", "election.error.trigger")));
        });
        return ResponseEntity.created(URI.create("/api/v1/elections/" + done.id())).body(done);
    }

    @GetMapping("/elections")
    @Operation(summary = "Elections, latest first")
    PageOf<ElectionSummary> list(@RequestParam(defaultValue = "false") String open, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        return elections.list(access.currentUser(), null, Boolean.parseBoolean(open), ApiPaging.page(page, size));
    }

    @GetMapping("/elections/{id}")
    @Operation(summary = "An election with candidates, questions, counts and timeline, in the reader's language")
    ElectionView election(@PathVariable String id, Locale locale) {
        return elections.find(access.currentUser(), known(id), locale).orElseThrow(ElectionApiController::unknown);
    }

    @PostMapping("/elections/{id}/signatures")
    @Operation(summary = "Sign a motion for recall")
    Stands sign(@PathVariable String id) {
        return done(elections.signMotion(access.currentUser(), known(id)));
    }

    @PostMapping(path = "/elections/{id}/candidacies", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Stand for owner with a plan, or change one's plan",
            requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = CandidacyInput.class))))
    Stands stand(@PathVariable String id, @RequestBody byte[] body) {
        return done(elections.stand(access.currentUser(), known(id), ElectionBody.plan(body)));
    }

    @PostMapping(path = "/elections/{id}/candidacies/withdrawal", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Stand down, with a reason; a challenge ends when its last challenger does", requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = Text.class))))
    Stands standDown(@PathVariable String id, @RequestBody byte[] body) {
        return done(elections.standDown(access.currentUser(), known(id), ElectionBody.text(body, "text")));
    }

    @PostMapping(path = "/elections/{id}/questions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Ask the candidates", requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = Text.class))))
    Stands ask(@PathVariable String id, @RequestBody byte[] body) {
        return done(elections.ask(access.currentUser(), known(id), ElectionBody.text(body, "text")));
    }

    @PostMapping(path = "/elections/{id}/questions/{number}/answers", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Answer a question as a candidate, once", requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = Text.class))))
    Stands answer(@PathVariable String id, @PathVariable String number, @RequestBody byte[] body) {
        var question = number.matches("[0-9]{1,4}") ? Integer.parseInt(number) : 0;
        return done(elections.answer(access.currentUser(), known(id), question, ElectionBody.text(body, "text")));
    }

    @PostMapping(path = "/elections/{id}/withdrawal", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Take an election back, with a reason; only who started it, before anybody has voted",
            requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = Text.class))))
    Stands withdraw(@PathVariable String id, @RequestBody byte[] body) {
        return done(elections.withdraw(access.currentUser(), known(id), ElectionBody.text(body, "text")));
    }

    private static ElectionId known(String id) {
        if (!ElectionId.isValid(id)) {
            throw unknown();
        }
        return new ElectionId(id);
    }

    private static Stands done(ElectionOutcome outcome) {
        return switch (outcome) {
            case ElectionOutcome.Done(var id, var phase) -> new Stands(id, phase);
            case ElectionOutcome.Invalid(var errors) -> throw ApiProblem.invalid(errors);
            case ElectionOutcome.Unknown() -> throw unknown();
            case ElectionOutcome.NotAllowed(var messageKey) -> throw ApiProblem.forbidden(messageKey);
            case ElectionOutcome.TooLate(var messageKey, var arguments) -> throw ApiProblem.conflict(messageKey, Map.of(), arguments.toArray());
        };
    }

    private static ApiProblem unknown() {
        return ApiProblem.notFound("election.refusal.unknown");
    }
}
