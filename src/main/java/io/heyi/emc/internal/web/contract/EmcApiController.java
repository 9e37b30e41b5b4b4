package io.heyi.emc.internal.web.contract;

import io.heyi.access.Access;
import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcState;
import io.heyi.emc.EmcSummary;
import io.heyi.emc.EmcView;
import io.heyi.emc.Emcs;
import io.heyi.emc.internal.contract.ContractText;
import io.heyi.emc.internal.contract.Contracts.Version;
import io.heyi.emc.internal.contract.EmcOpening;
import io.heyi.emc.internal.contract.EmcReading;
import io.heyi.emc.internal.contract.Redline;
import io.heyi.emc.internal.contract.Termination;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageOf;
import io.heyi.web.ApiProblem;
import io.heyi.web.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

/** EMCs and their contracts for clients (issue 3, part 7). */
@RestController
@RequestMapping("/api/v1/emcs")
@Tag(name = "EMCs")
class EmcApiController {

    private final EmcOpening opening;
    private final Termination termination;
    private final EmcReading reading;
    private final Emcs emcs;
    private final ContractText text;
    private final Access access;

    EmcApiController(EmcOpening opening, Termination termination, EmcReading reading, Emcs emcs, ContractText text, Access access) {
        this.opening = opening;
        this.termination = termination;
        this.reading = reading;
        this.emcs = emcs;
        this.text = text;
        this.access = access;
    }

    record Opened(EmcCode id, EmcState state) {}

    /** @param person who acted; null where silence stands for the confirmation */
    record SignatureJson(ActorId actor, String person, String how, String termsHash, Instant at) {}

    record ContractJson(EmcCode emc, int number, YearMonth period, String origin, String termsHash, Instant sealedAt, List<SignatureJson> signatures, ContractTerms terms,
                        String text) {}

    record RedlineJson(EmcCode emc, int from, int to, List<Redline.Change> changes) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Open an EMC: call for members (mode CALL) or ask named parties to sign (mode CANVAS)",
            description = "Besides the terms: mode, and for a call joinDeadline, reviewDeadline and weights. With a header Idempotency-Key a repeat answers with the first result.",
            requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = ContractTerms.class))))
    ResponseEntity<Opened> open(@RequestBody byte[] body, @RequestHeader(name = "Idempotency-Key", required = false) String idempotencyKey) {
        var read = EmcJson.opening(body);
        if (!read.errors().isEmpty()) {
            throw ApiProblem.invalid(withFaultsOf(read));
        }
        var done = EmcPaths.done(opening.open(access.currentUser(), read.terms(), read.way(), Optional.ofNullable(idempotencyKey)));
        return ResponseEntity.created(URI.create("/api/v1/emcs/" + done.code())).body(new Opened(done.code(), done.state()));
    }

    /** Faults of reading first, then those that the rules find in what could be read, one per field. */
    private List<FieldError> withFaultsOf(EmcJson.Reading read) {
        var errors = new ArrayList<>(read.errors());
        if (read.terms() != null) {
            opening.check(read.terms(), read.way()).stream().filter(error -> read.errors().stream().noneMatch(known -> known.field().equals(error.field()))).forEach(errors::add);
        }
        return errors;
    }

    @GetMapping
    @Operation(summary = "Search EMCs, newest first", description = "Outside partners find open calls and the EMCs they are or were party to.")
    PageOf<EmcSummary> search(@RequestParam(defaultValue = "") String query, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        return emcs.search(EmcPaths.query(query), access.currentUser(), EmcPaths.page(page, size));
    }

    @GetMapping("/{code}")
    @Operation(summary = "An EMC with its terms, call, versions and history",
            description = "Of its lists only the first page: the 25 latest versions, the 25 first nested EMCs (children) and the 25 latest changes of its state (history, oldest first). "
                    + "All of them come a page at a time from /contracts, /children and /history. Its parties stand in the terms, which are one signed text.")
    EmcView emc(@PathVariable String code) {
        return reading.find(access.currentUser(), EmcPaths.code(code)).orElseThrow(EmcPaths::unknown);
    }

    @GetMapping("/{code}/contracts")
    @Operation(summary = "The versions of its contract, newest first")
    PageOf<EmcView.VersionView> contracts(@PathVariable String code, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        return reading.versions(access.currentUser(), EmcPaths.code(code), EmcPaths.page(page, size)).orElseThrow(EmcPaths::unknown);
    }

    @GetMapping("/{code}/history")
    @Operation(summary = "The changes of its state, newest first", description = "Outside partners who are no party to the contract find none.")
    PageOf<EmcView.StateChange> history(@PathVariable String code, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        return reading.history(access.currentUser(), EmcPaths.code(code), EmcPaths.page(page, size)).orElseThrow(EmcPaths::unknown);
    }

    @GetMapping("/{code}/children")
    @Operation(summary = "The EMCs nested in this one, by code", description = "Outside partners find none.")
    PageOf<EmcCode> children(@PathVariable String code, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        return reading.children(access.currentUser(), EmcPaths.code(code), EmcPaths.page(page, size)).orElseThrow(EmcPaths::unknown);
    }

    @GetMapping("/{code}/contracts/{period}")
    @Operation(summary = "The contract in force in a month (YYYY-MM): terms, hash, signatures and the text in the reader's language")
    ContractJson contract(@PathVariable String code, @PathVariable String period, Locale locale) {
        var emc = EmcPaths.code(code);
        return reading.version(access.currentUser(), emc, EmcPaths.period(period)).map(version -> json(version, locale))
                .orElseThrow(() -> ApiProblem.notFound("emc.refusal.unknownVersion"));
    }

    private ContractJson json(Version version, Locale locale) {
        return new ContractJson(version.code(), version.number(), version.period(), version.origin(), version.termsHash(), version.sealedAt(),
                version.signatures().stream().map(s -> new SignatureJson(s.actor(), s.person(), s.how(), s.termsHash(), s.at())).toList(), version.terms(),
                text.of(version.code(), version.terms(), locale));
    }

    @GetMapping("/{code}/redline")
    @Operation(summary = "What changed from one version to another, field by field")
    RedlineJson redline(@PathVariable String code, @RequestParam(required = false) String from, @RequestParam(required = false) String to) {
        var before = version(code, "from", from);
        var after = version(code, "to", to);
        return new RedlineJson(before.code(), before.number(), after.number(), Redline.between(before.terms(), after.terms()));
    }

    private Version version(String code, String field, String number) {
        return reading.version(access.currentUser(), EmcPaths.code(code), EmcPaths.number(field, number))
                .orElseThrow(() -> ApiProblem.notFound("emc.refusal.unknownVersion"));
    }

    @PostMapping(path = "/{code}/terminate", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "End a running EMC under one of its listed conditions", description = "Body: condition (code) and reason. Only an owner of the lead.")
    Opened terminate(@PathVariable String code, @RequestBody byte[] body) {
        var json = new JsonBody("emc.error.", body, EmcJson.LARGEST_BODY, Set.of("condition", "reason"));
        var condition = json.text("condition");
        var reason = json.text("reason");
        json.check();
        var done = EmcPaths.done(termination.terminate(access.currentUser(), EmcPaths.code(code), condition, reason));
        return new Opened(done.code(), done.state());
    }
}
