package io.heyi.emc.internal.web.renewal;

import io.heyi.access.Access;
import io.heyi.emc.ActorId;
import io.heyi.emc.Actuals;
import io.heyi.emc.internal.party.Parties;
import io.heyi.emc.internal.renewal.RenewalBoard;
import io.heyi.emc.internal.renewal.RenewalId;
import io.heyi.emc.internal.renewal.RenewalReply;
import io.heyi.emc.internal.renewal.RenewalService;
import io.heyi.emc.internal.renewal.RenewalView;
import io.heyi.emc.internal.web.contract.EmcJson;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Monthly renewals for clients (issue 3, part 5). Confirming and proposing are tasks. */
@RestController
@RequestMapping("/api/v1/renewals")
@Tag(name = "Renewals")
class RenewalApiController {

    private final RenewalService renewals;
    private final RenewalBoard board;
    private final Parties parties;
    private final Access access;

    RenewalApiController(RenewalService renewals, RenewalBoard board, Parties parties, Access access) {
        this.renewals = renewals;
        this.board = board;
        this.parties = parties;
        this.access = access;
    }

    /** @param counts of the whole month, whatever the list shows */
    record BoardAnswer(RenewalBoard.Counts counts, PageOf<RenewalBoard.Row> renewals) {}

    /** Numbers come as text or as numbers; both reach the check with every digit. */
    record DisputeBody(String party, String actor, String metric, String reason, String claimedValue) {}

    record WishBody(String actor, String text, String ratioPercent, Boolean leave) {}

    @GetMapping
    @Operation(summary = "The month-end board: counts that add up to the contracts in force, and the contracts behind them",
            description = "status: a status, or RUNNING, DONE, LATE; empty for all. period: the month that ends, e.g. 2026-11.")
    BoardAnswer list(@RequestParam(defaultValue = "") String period, @RequestParam(defaultValue = "") String status, @RequestParam(defaultValue = "0") String page,
                     @RequestParam(defaultValue = "25") String size) {
        var reach = parties.reach(access.currentUser());
        var filter = RenewalBoard.Filter.of(status)
                .orElseThrow(() -> ApiProblem.invalid(List.of(FieldError.of("status", "emcrenewal.error.status", "RUNNING, DONE, LATE, " + List.of(RenewalBoard.Status.values())))));
        var look = board.look(BoardPeriod.of(period, board), filter, reach, paging(page, size));
        return new BoardAnswer(look.counts(), look.rows().map(row -> row.shownTo(access.currentUser())));
    }

    private static PageRequest paging(String page, String size) {
        try {
            return new PageRequest(Integer.parseInt(page), Integer.parseInt(size));
        } catch (IllegalArgumentException e) {
            throw ApiProblem.invalid(List.of(FieldError.of("page", "emcrenewal.error.page", PageRequest.LARGEST_SIZE)));
        }
    }

    @GetMapping("/{emc}/{period}")
    @Operation(summary = "A renewal with its figures, disputes, proposal and confirmations")
    RenewalView renewal(@PathVariable String emc, @PathVariable String period) {
        return renewals.find(access.currentUser(), known(emc, period)).orElseThrow(RenewalApiController::unknown);
    }

    @PostMapping(path = "/{emc}/{period}/disputes", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Dispute a frozen figure in the dispute window", description = "party: for which you act; actor: whose figure, the EMC's code for its own goals.")
    RenewalView dispute(@PathVariable String emc, @PathVariable String period, @RequestBody DisputeBody body) {
        var id = known(emc, period);
        var claimed = number("claimedValue", body.claimedValue());
        var figure = new Actuals.FigureId(body.actor() == null ? "" : body.actor().strip(), body.metric() == null ? "" : body.metric().strip());
        done(renewals.dispute(access.currentUser(), id, party("party", body.party(), id), figure, body.reason(), claimed));
        return renewal(emc, period);
    }

    @PostMapping(path = "/{emc}/{period}/wishes", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Say what a member wishes of the next month, or that it leaves", description = "A later wish replaces an earlier one until the lead has proposed.")
    RenewalView wish(@PathVariable String emc, @PathVariable String period, @RequestBody WishBody body) {
        var id = known(emc, period);
        done(renewals.wish(access.currentUser(), id, party("actor", body.actor(), id), body.text(), number("ratioPercent", body.ratioPercent()),
                Boolean.TRUE.equals(body.leave())));
        return renewal(emc, period);
    }

    @PutMapping(path = "/{emc}/{period}/proposal", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Keep the lead's draft of the next terms; it is proposed by the lead's task")
    RenewalView draft(@PathVariable String emc, @PathVariable String period, @RequestBody byte[] body) {
        var id = known(emc, period);
        var reading = EmcJson.terms(body);
        if (!reading.errors().isEmpty()) {
            throw ApiProblem.invalid(reading.errors());
        }
        done(renewals.draft(access.currentUser(), id, reading.terms()));
        return renewal(emc, period);
    }

    /** Where the person acts for one party of the contract, it need not be named. */
    private ActorId party(String field, String text, RenewalId id) {
        if (text != null && !text.isBlank()) {
            if (!ActorId.isValid(text.strip())) {
                throw ApiProblem.invalid(List.of(FieldError.of(field, "emcrenewal.error.notAnActor")));
            }
            return new ActorId(text.strip());
        }
        var mine = renewals.find(access.currentUser(), id).map(RenewalView::mine).orElseThrow(RenewalApiController::unknown);
        if (mine.isEmpty()) {
            throw ApiProblem.forbidden("emcrenewal.refusal.notAMember");
        }
        if (mine.size() > 1) {
            throw ApiProblem.invalid(List.of(FieldError.of(field, "emcrenewal.error.whichParty")));
        }
        return mine.getFirst();
    }

    static BigDecimal number(String field, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!text.strip().matches("-?\\d{1,15}(\\.\\d{1,6})?")) {
            throw ApiProblem.invalid(List.of(FieldError.of(field, "emcrenewal.error.notANumber")));
        }
        return new BigDecimal(text.strip());
    }

    private static RenewalId known(String emc, String period) {
        return RenewalId.parse(emc, period).orElseThrow(RenewalApiController::unknown);
    }

    static void done(RenewalReply reply) {
        switch (reply) {
            case RenewalReply.Done() -> { }
            case RenewalReply.Unknown() -> throw unknown();
            case RenewalReply.NotAllowed(var messageKey) -> throw ApiProblem.forbidden(messageKey);
            case RenewalReply.TooLate(var messageKey, var arguments) -> throw ApiProblem.conflict(messageKey, Map.of(), arguments.toArray());
            case RenewalReply.Invalid(var errors) -> throw ApiProblem.invalid(errors);
        }
    }

    static ApiProblem unknown() {
        return ApiProblem.notFound("emcrenewal.refusal.unknown");
    }
}
