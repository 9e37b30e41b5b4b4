package io.heyi.emc.internal.web.formation;

import io.heyi.access.Access;
import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.emc.internal.contract.ContractText;
import io.heyi.emc.internal.contract.Redline;
import io.heyi.emc.internal.formation.CallReading;
import io.heyi.emc.internal.formation.CallView;
import io.heyi.emc.internal.formation.Commitment;
import io.heyi.emc.internal.formation.Committing;
import io.heyi.emc.internal.formation.LeadDesk;
import io.heyi.emc.internal.formation.Review;
import io.heyi.emc.internal.formation.ReviewView;
import io.heyi.emc.internal.web.contract.EmcPaths;
import io.heyi.shared.FieldError;
import io.heyi.web.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Calls, commitments and the lead's choice for clients (issue 3, part 1). */
@RestController
@RequestMapping("/api/v1/emcs/{code}")
@Tag(name = "EMC formation")
class FormationApiController {

    private final Committing committing;
    private final LeadDesk lead;
    private final CallReading calls;
    private final ContractText text;
    private final Access access;

    FormationApiController(Committing committing, LeadDesk lead, CallReading calls, ContractText text, Access access) {
        this.committing = committing;
        this.lead = lead;
        this.calls = calls;
        this.text = text;
        this.access = access;
    }

    /** @param digest SHA-256 of the sealed bytes */
    record Receipt(ActorId actor, String place, Instant at, String digest) {}

    record Reason(String reason) {}

    record Withdrawn(EmcCode emc, String state) {}

    /** @param changes since the text that somebody did not sign; empty for the first */
    record DraftJson(EmcCode emc, String termsHash, Instant dueAt, ContractTerms terms, String text, List<Redline.Change> changes) {}

    @GetMapping("/call")
    @Operation(summary = "What is called for and, once the box is open, who is in; never what others commit to")
    CallView call(@PathVariable String code) {
        return calls.find(access.currentUser(), EmcPaths.code(code)).orElseThrow(EmcPaths::unknown);
    }

    @GetMapping("/contracts/draft")
    @Operation(summary = "The contract that waits for signatures: terms, hash and the text in the reader's language", description = "For people inside and the parties, while it is being signed.")
    DraftJson draft(@PathVariable String code, Locale locale) {
        return calls.draft(access.currentUser(), EmcPaths.code(code)).map(draft -> new DraftJson(draft.emc(), draft.termsHash(), draft.dueAt(), draft.terms(),
                        text.of(draft.emc(), draft.terms(), locale), draft.earlier().map(earlier -> Redline.between(earlier, draft.terms())).orElse(List.of())))
                .orElseThrow(() -> ApiProblem.notFound("emc.refusal.unknownVersion"));
    }

    @PostMapping(value = "/commitments", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Seal a commitment for an actor that you act for", description = "Replaces the actor's earlier commitment in the same call. Nobody can read it before the join deadline.",
            requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = Commitment.class))))
    ResponseEntity<Receipt> commit(@PathVariable String code, @RequestBody byte[] body) {
        var emc = EmcPaths.code(code);
        var reading = CommitmentJson.read(body);
        if (!reading.errors().isEmpty()) {
            throw ApiProblem.invalid(reading.errors());
        }
        var entry = FormationProblems.done(committing.commit(access.currentUser(), emc, reading.commitment())).orElseThrow();
        return ResponseEntity.created(URI.create("/api/v1/emcs/" + emc + "/commitments")).body(new Receipt(entry.actor(), entry.place(), entry.at(), entry.digest()));
    }

    @GetMapping("/commitments")
    @Operation(summary = "Receipts of your own actors' commitments, and after opening what became of them")
    Map<String, List<CallView.Mine>> own(@PathVariable String code) {
        var call = call(code);
        return Map.of("commitments", call.mine().stream().filter(mine -> mine.receipt() != null || mine.result() != null).toList());
    }

    @DeleteMapping("/commitments/{actor}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a commitment back before the join deadline")
    void takeBack(@PathVariable String code, @PathVariable String actor) {
        if (!ActorId.isValid(actor)) {
            throw ApiProblem.invalid(List.of(FieldError.of("actor", "emcformation.error.notAnActor")));
        }
        FormationProblems.done(committing.takeBack(access.currentUser(), EmcPaths.code(code), new ActorId(actor)));
    }

    @PostMapping("/withdraw")
    @Operation(summary = "Withdraw the call", description = "For the lead, until the first signature.")
    Withdrawn withdraw(@PathVariable String code, @RequestBody(required = false) Reason body) {
        var emc = EmcPaths.code(code);
        FormationProblems.done(lead.withdraw(access.currentUser(), emc, body == null ? null : body.reason()));
        return new Withdrawn(emc, "WITHDRAWN");
    }

    @GetMapping("/review")
    @Operation(summary = "The opened commitments, ranked with reasons, and the choice so far; for the lead and auditors")
    ReviewView review(@PathVariable String code) {
        var emc = EmcPaths.code(code);
        var user = access.currentUser();
        return lead.review(user, emc).orElseThrow(() -> !lead.isKnown(user, emc) ? EmcPaths.unknown()
                : lead.isSealed(user, emc) ? ApiProblem.conflict("emcformation.refusal.sealed", Map.of()) : ApiProblem.forbidden("emcformation.refusal.notTheLead"));
    }

    @PutMapping(value = "/review", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Keep the choice and the ratios; confirmed by completing the lead's task",
            requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = Review.class))))
    ReviewView choose(@PathVariable String code, @RequestBody byte[] body) {
        var reading = ReviewJson.read(body);
        if (!reading.errors().isEmpty()) {
            throw ApiProblem.invalid(reading.errors());
        }
        FormationProblems.done(lead.draft(access.currentUser(), EmcPaths.code(code), reading.review()));
        return review(code);
    }
}
