package io.heyi.microenterprise.internal.web;

import io.heyi.access.Access;
import io.heyi.microenterprise.ProposalId;
import io.heyi.microenterprise.ProposalInput;
import io.heyi.microenterprise.ProposalOutcome;
import io.heyi.microenterprise.ProposalStatus;
import io.heyi.microenterprise.ProposalSummary;
import io.heyi.microenterprise.ProposalView;
import io.heyi.microenterprise.Proposals;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageOf;
import io.heyi.web.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

/** Founding proposals for clients (issue 2, part 7). */
@RestController
@RequestMapping("/api/v1/proposals")
@Tag(name = "Proposals")
class ProposalApiController {

    private final Proposals proposals;
    private final Access access;

    ProposalApiController(Proposals proposals, Access access) {
        this.proposals = proposals;
        this.access = access;
    }

    record Submitted(ProposalId id, ProposalStatus status) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Submit a proposal", description = "With a header Idempotency-Key a repeat answers with the first result.",
            requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = ProposalInput.class))))
    ResponseEntity<Submitted> submit(@RequestBody byte[] body, @RequestHeader(name = "Idempotency-Key", required = false) String idempotencyKey) {
        var reading = ProposalJson.read(body);
        var user = access.currentUser();
        if (!reading.errors().isEmpty()) {
            throw ApiProblem.invalid(withFaultsOf(reading));
        }
        var done = done(proposals.submit(user, reading.input(), Optional.ofNullable(idempotencyKey)));
        return ResponseEntity.created(URI.create("/api/v1/proposals/" + done.id())).body(done);
    }

    /** Faults of reading first, then those that the rules find in what could be read, one per field. */
    private List<FieldError> withFaultsOf(ProposalJson.Reading reading) {
        var errors = new ArrayList<>(reading.errors());
        if (reading.input() != null) {
            proposals.check(access.currentUser(), reading.input()).stream()
                    .filter(error -> reading.errors().stream().noneMatch(known -> known.field().equals(error.field()))).forEach(errors::add);
        }
        return errors;
    }

    @GetMapping
    @Operation(summary = "List proposals, most recently changed first")
    PageOf<ProposalSummary> list(@RequestParam(defaultValue = "") String query, @RequestParam(defaultValue = "") Set<String> status,
                                 @RequestParam(defaultValue = "false") String mine, @RequestParam(defaultValue = "0") String page,
                                 @RequestParam(defaultValue = "25") String size) {
        return proposals.list(access.currentUser(), ApiPaging.query(query), statuses(status), Boolean.parseBoolean(mine), ApiPaging.page(page, size));
    }

    private static Set<ProposalStatus> statuses(Set<String> names) {
        var statuses = EnumSet.noneOf(ProposalStatus.class);
        try {
            names.stream().filter(name -> !name.isBlank()).forEach(name -> statuses.add(ProposalStatus.valueOf(name)));
            return statuses;
        } catch (IllegalArgumentException e) {
            throw ApiProblem.invalid(List.of(FieldError.of("status", "microenterprise.error.unknownStatus", List.of(ProposalStatus.values()).toString())));
        }
    }

    @GetMapping("/{id}")
    @Operation(summary = "A proposal with its timeline, in the reader's language")
    ProposalView proposal(@PathVariable String id, Locale locale) {
        return proposals.find(access.currentUser(), known(id), locale).orElseThrow(ProposalApiController::unknown);
    }

    @PostMapping("/{id}/withdrawal")
    @Operation(summary = "Withdraw a proposal", description = "Possible until the first signature is asked for; repeating it changes nothing.")
    Submitted withdraw(@PathVariable String id) {
        return done(proposals.withdraw(access.currentUser(), known(id)));
    }

    @GetMapping("/{id}/agreement")
    @Operation(summary = "The founding agreement's text; its SHA-256 is the entity tag")
    ResponseEntity<byte[]> agreement(@PathVariable String id) {
        var agreement = proposals.agreement(access.currentUser(), known(id)).orElseThrow(ProposalApiController::unknown);
        return ResponseEntity.ok().eTag("\"" + agreement.hash() + "\"").contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"founding-agreement.txt\"").body(agreement.text().getBytes(StandardCharsets.UTF_8));
    }

    private static ProposalId known(String id) {
        try {
            return ProposalId.of(id);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static Submitted done(ProposalOutcome outcome) {
        return switch (outcome) {
            case ProposalOutcome.Done(var id, var status, var version) -> new Submitted(id, status);
            case ProposalOutcome.Invalid(var errors) -> throw ApiProblem.invalid(errors);
            case ProposalOutcome.Unknown() -> throw unknown();
            case ProposalOutcome.NotAllowed(var messageKey) -> throw ApiProblem.forbidden(messageKey);
            case ProposalOutcome.Changed() -> throw ApiProblem.conflict("microenterprise.refusal.draftChanged", Map.of());
            case ProposalOutcome.TooLate(var messageKey, var status) -> throw ApiProblem.conflict(messageKey, Map.of("proposalStatus", status.name()));
        };
    }

    private static ApiProblem unknown() {
        return ApiProblem.notFound("microenterprise.refusal.unknownProposal");
    }
}
