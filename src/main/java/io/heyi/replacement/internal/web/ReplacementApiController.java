package io.heyi.replacement.internal.web;

import io.heyi.access.Access;
import io.heyi.replacement.ReplacementCode;
import io.heyi.replacement.internal.CaseList;
import io.heyi.replacement.internal.CaseService;
import io.heyi.replacement.internal.CaseView;
import io.heyi.replacement.internal.RequestReply;
import io.heyi.replacement.internal.Requests;
import io.heyi.shared.PageOf;
import io.heyi.web.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
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

/** Underperformer cases for clients (issue 4, part 7). Answering, judging and planning help are tasks; voting is a ballot. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Replacement cases")
class ReplacementApiController {

    private final Requests requests;
    private final CaseService cases;
    private final CaseList list;
    private final Access access;

    ReplacementApiController(Requests requests, CaseService cases, CaseList list, Access access) {
        this.requests = requests;
        this.cases = cases;
        this.list = list;
        this.access = access;
    }

    /** @param party for which you act; may be left out where it is one */
    record RequestBodyJson(String subject, String party, String reason) {}

    /** @param code null while other members must ask too; @param missing how many */
    record Requested(ReplacementCode code, int missing) {}

    record SkipBody(String party) {}

    @PostMapping(path = "/emcs/{emc}/replacement-cases", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Ask for a case about a party that has missed its bottom values",
            description = "The lead alone, or any two members whose owners are different people. 201 when the case is open, 202 while other members must ask too; the same request again changes nothing. 409 names the case that is open already.")
    ResponseEntity<Requested> ask(@PathVariable String emc, @RequestBody RequestBodyJson body) {
        return switch (requests.ask(access.currentUser(), CasePaths.emc(emc), text(body.subject()), text(body.party()), body.reason())) {
            case RequestReply.Opened(var code) -> ResponseEntity.created(URI.create("/api/v1/replacement-cases/" + code)).body(new Requested(code, 0));
            case RequestReply.Waiting(var missing) -> ResponseEntity.accepted().body(new Requested(null, missing));
            case RequestReply.Unknown() -> throw ApiProblem.notFound("replacement.refusal.unknownEmc");
            case RequestReply.NotAllowed(var messageKey) -> throw ApiProblem.forbidden(messageKey);
            case RequestReply.OpenAlready(var code) -> throw ApiProblem.conflict("replacement.refusal.openAlready", Map.of("case", code.value()), code.value());
            case RequestReply.Invalid(var errors) -> throw ApiProblem.invalid(errors);
        };
    }

    private static String text(String value) {
        return value == null ? "" : value.strip();
    }

    @GetMapping("/replacement-cases")
    @Operation(summary = "Cases, newest first", description = "status: OPEN, ENDED, a step or an outcome; emc: code; actor: the party that the case is about; query: text in code, EMC or party.")
    PageOf<CaseList.Row> list(@RequestParam(defaultValue = "") String status, @RequestParam(defaultValue = "") String emc, @RequestParam(defaultValue = "") String actor,
                              @RequestParam(defaultValue = "") String query, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        return list.search(CasePaths.filter(status, emc, actor, query), access.currentUser(), CasePaths.paging(page, size));
    }

    @GetMapping("/replacement-cases/{code}")
    @Operation(summary = "A case with its evidence, what was said, the cure period, the vote, and what follows from it",
            description = """
            dissolution: code of the case by which the party is dissolved, null where it is not; a case with cause.rule departure has neither hearing, cure, vote on the party nor appeal. \
            succession: the search for a substitute, last votes, hand-over, what was carried out, and the compensation after a granted appeal. \
            outcome, null while the case runs: RE_ATTRIBUTED, RECOVERED, KEPT, SHARE_REDUCED, REPLACED, COVERED, SCOPE_REDUCED, EMC_ENDED, KEPT_WITHOUT_SUBSTITUTE, KEPT_ON_APPEAL; \
            nothing came of it: WITHDRAWN (taken back by all who asked), CONTRACT_ENDED (in another way), PARTY_LEFT (the contract, in another way), OVERTAKEN (the contract does not allow \
            the smaller share any more), OVERTAKEN_BY_DEPARTURE (the party is dissolved, and the case of its departure has taken this one's place), CANCELLED (closed by an operator); of cases before the product carried decisions out: REDUCTION_DECIDED, REPLACEMENT_DECIDED, and WITHDRAWN for any of \
            the five. voting.result.word: CHOSEN, TIE, NO_QUORUM, NO_MAJORITY, NOBODY, TOO_FEW (fewer different people could vote than the policy wants), ONE_ALONE (one person speaks for so many members that he could have decided alone; before it had a name of its own TOO_FEW) or CALLED_OFF; of a last vote also ONLY_WAY (nothing else was possible).""")
    CaseView find(@PathVariable String code) {
        return cases.find(access.currentUser(), CasePaths.code(code)).orElseThrow(CasePaths::unknown);
    }

    @GetMapping(path = "/replacement-cases/{code}/evidence", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The frozen evidence, byte for byte", description = "Canonical JSON (RFC 8785); its SHA-256 is the case's evidenceDigest and the ETag.")
    ResponseEntity<byte[]> evidence(@PathVariable String code) {
        return CasePaths.document(cases.evidence(access.currentUser(), CasePaths.code(code)));
    }

    @PostMapping(path = "/replacement-cases/{code}/skip-cure", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Say for a member that it wants no cure period", description = "With the word of all other members the cure period ends and they vote at once.")
    CaseView skipCure(@PathVariable String code, @RequestBody SkipBody body) {
        CasePaths.done(cases.skipCure(access.currentUser(), CasePaths.code(code), text(body.party())));
        return find(code);
    }

    record AppealBody(String reason) {}

    @PostMapping(path = "/replacement-cases/{code}/appeal", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Appeal against the members' decision", description = "For the party that it is about, within the working days of the policy. It does not stop what was decided.")
    CaseView appeal(@PathVariable String code, @RequestBody AppealBody body) {
        CasePaths.done(cases.appeal(access.currentUser(), CasePaths.code(code), body.reason()));
        return find(code);
    }

    @PostMapping("/replacement-cases/{code}/withdraw")
    @Operation(summary = "Take a request back before the vote", description = "For whoever asked for the case; it ends once all who asked have taken it back. One that a counter has opened, or would have opened since, cannot be taken back.")
    CaseView withdraw(@PathVariable String code) {
        CasePaths.done(cases.withdraw(access.currentUser(), CasePaths.code(code)));
        return find(code);
    }
}
