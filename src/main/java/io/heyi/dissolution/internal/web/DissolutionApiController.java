package io.heyi.dissolution.internal.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.heyi.access.Access;
import io.heyi.dissolution.DissolutionCode;
import io.heyi.dissolution.internal.DissolutionList;
import io.heyi.dissolution.internal.DissolutionReply;
import io.heyi.dissolution.internal.DissolutionService;
import io.heyi.dissolution.internal.DissolutionView;
import io.heyi.dissolution.internal.DissolutionOpening;
import io.heyi.dissolution.internal.settlement.SettlementViews;
import io.heyi.shared.PageOf;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
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

/** Dissolutions for clients (issue 5). Judging, agreeing, deciding, writing lessons, closing the inventory and signing are tasks; voting is a ballot. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Dissolutions")
class DissolutionApiController {

    private final DissolutionOpening opening;
    private final DissolutionService cases;
    private final DissolutionList list;
    private final SettlementViews settlements;
    private final NextSteps next;
    private final Access access;

    DissolutionApiController(DissolutionOpening opening, DissolutionService cases, DissolutionList list, SettlementViews settlements, NextSteps next, Access access) {
        this.settlements = settlements;
        this.next = next;
        this.opening = opening;
        this.cases = cases;
        this.list = list;
        this.access = access;
    }

    /** @param trigger KILL_CONDITION, LEADING_MISSED, LAST_CONTRACT, CASH_ALLOWANCE, FAILED_GATE or OWN_DECISION; @param rule that is cited; @param gate that was not passed, with its evidence, for FAILED_GATE only */
    record OpeningBody(String trigger, String rule, String reason, String gate, String evidence) {}

    record Opened(DissolutionCode code) {}

    record ReasonBody(String reason) {}

    /** @param kind NEW_OWNER, MERGER or SALE; @param target code of the other micro-enterprise or id of the other platform; left out for a new owner */
    record AlternativeBody(String kind, String target, String reason) {}

    @PostMapping(path = "/microenterprises/{microenterprise}/dissolution", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Open the dissolution of a micro-enterprise", description = """
            The owners of its platform with a cited rule, which freezes new commitments at once; or a member with OWN_DECISION, which the members then carry by two thirds. \
            FAILED_GATE names the gate and the evidence; a kill condition of its own agreement is cited by the clause. With a header Idempotency-Key a repeat answers with the first result. 409 names the case that is open already.""")
    ResponseEntity<Opened> open(@PathVariable String microenterprise, @RequestBody OpeningBody body, @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        var reply = opening.open(access.currentUser(), microenterprise, new DissolutionOpening.Request(text(body.trigger()), text(body.rule()), text(body.reason()), text(body.gate()), text(body.evidence()), text(key)));
        DissolutionPaths.done(reply);
        var code = ((DissolutionReply.Opened) reply).code();
        return ResponseEntity.created(URI.create("/api/v1/dissolutions/" + code)).body(new Opened(code));
    }

    @GetMapping("/dissolutions")
    @Operation(summary = "Cases, newest first", description = "status: OPEN, OVERDUE, ENDED, a step or an outcome; microenterprise: code; query: text in code or name.")
    PageOf<DissolutionList.Row> list(@RequestParam(defaultValue = "") String status, @RequestParam(defaultValue = "") String microenterprise, @RequestParam(defaultValue = "") String query,
                              @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        return list.search(DissolutionPaths.filter(status, microenterprise, query), access.currentUser(), DissolutionPaths.paging(page, size));
    }

    /** @param waterfall null until it is drawn up, and for those who do not see the settlement; @param next where people go next, those of whom the reader may know */
    record CaseBody(@JsonUnwrapped DissolutionView found, WaterfallSummary waterfall, List<NextSteps.Next> next) {}

    @GetMapping("/dissolutions/{code}")
    @Operation(summary = "A case with its checklist, waterfall, alternatives, notices and what has become of everything", description = """
            checklist: what keeps it from closing, computed now; it cannot be forced. outcome, null while it runs: CLOSED, MERGED; the micro-enterprise runs on after SOLD, SAVED_BY_NEW_OWNER, \
            VOTED_DOWN, WRONGLY_OPENED and CANCELLED. Outside partners see their own notice only. \
            waterfall: tiers in the order of payment, with who bears the loss first; every line stands in GET /dissolutions/{code}/settlement. next: nobody's pay is in it.""")
    CaseBody find(@PathVariable String code) {
        var user = access.currentUser();
        var found = cases.find(user, DissolutionPaths.code(code)).orElseThrow(DissolutionPaths::unknown);
        return new CaseBody(found, settlements.of(found.code(), user).flatMap(WaterfallSummary::of).orElse(null), next.of(found, user));
    }

    @PostMapping(path = "/dissolutions/{code}/objection", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Object to a case that was wrongly opened", description = "For members, within the working days of the policy; somebody without an interest rules on it.")
    CaseBody object(@PathVariable String code, @RequestBody ReasonBody body) {
        DissolutionPaths.done(cases.object(access.currentUser(), DissolutionPaths.code(code), text(body.reason())));
        return find(code);
    }

    @PostMapping(path = "/dissolutions/{code}/alternatives", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Propose what may come in place of dissolution", description = "For members, the platform's owners, and whoever would take it over.")
    CaseBody propose(@PathVariable String code, @RequestBody AlternativeBody body) {
        DissolutionPaths.done(cases.propose(access.currentUser(), DissolutionPaths.code(code), new DissolutionService.Proposal(text(body.kind()), text(body.target()), text(body.reason()))));
        return find(code);
    }

    @PostMapping(path = "/dissolutions/{code}/merger-end", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Give up a merger whose taker is being dissolved itself", description = """
            For the owners of the platform, with a reason; 409 while the taker could take it over. The case goes on as an ordinary dissolution, with new time for claims.""")
    CaseBody giveMergerUp(@PathVariable String code, @RequestBody ReasonBody body) {
        DissolutionPaths.done(cases.giveMergerUp(access.currentUser(), DissolutionPaths.code(code), text(body.reason())));
        return find(code);
    }

    @PostMapping("/dissolutions/{code}/acknowledgement")
    @Operation(summary = "Say that the notice has arrived", description = "For every counterparty that you act for; the same again changes nothing.")
    CaseBody acknowledge(@PathVariable String code) {
        DissolutionPaths.done(cases.acknowledge(access.currentUser(), DissolutionPaths.code(code)));
        return find(code);
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
