package io.heyi.dissolution.internal.web.settlement;

import io.heyi.access.Access;
import io.heyi.dissolution.internal.settlement.ClaimDesk;
import io.heyi.dissolution.internal.settlement.RunDown;
import io.heyi.dissolution.internal.settlement.SettlementDesk;
import io.heyi.dissolution.internal.settlement.SettlementSigning;
import io.heyi.dissolution.internal.settlement.SettlementView;
import io.heyi.dissolution.internal.settlement.SettlementViews;
import io.heyi.shared.Ruling;
import io.heyi.web.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The money of a dissolution for clients (issue 5, parts 1 and 5). Amounts are texts or numbers with at most two decimals, in the currency of the books. */
@RestController
@RequestMapping("/api/v1/dissolutions/{code}")
@Tag(name = "Dissolutions")
class SettlementApiController {

    private final SettlementDesk desk;
    private final ClaimDesk claims;
    private final RunDown runDown;
    private final SettlementSigning signing;
    private final SettlementViews views;
    private final Access access;

    SettlementApiController(SettlementDesk desk, ClaimDesk claims, RunDown runDown, SettlementSigning signing, SettlementViews views, Access access) {
        this.desk = desk;
        this.claims = claims;
        this.runDown = runDown;
        this.signing = signing;
        this.views = views;
        this.access = access;
    }

    /** @param key may stand in the header Idempotency-Key instead */
    record ExpenseBody(String key, String amount, String currency, String purpose, String payee) {}

    /** @param left of the budget */
    record Spent(String key, BigDecimal amount, BigDecimal left) {}

    /** @param wagesFrom first day that wages are counted for; @param lastDay the last one, ISO dates */
    record DaysBody(String wagesFrom, String lastDay) {}

    /** @param lastDay empty, or the one that the leaving has set */
    record WageBody(String monthly, String lastDay, String note) {}

    /** @param decision CONFIRMED, DISPUTED or REJECTED; @param amount empty for all of the claim */
    record ClaimDecision(String decision, String amount, String reason) {}

    /** @param kind THING or RIGHT */
    record AssetBody(String kind, String title) {}

    /** @param outcome SOLD, OFFERED or WRITTEN_OFF; @param buyer micro-enterprise for OFFERED */
    record AssetOutcome(String outcome, String amount, String buyer, String reason) {}

    record OfferAnswer(boolean buys) {}

    /** @param account receivable or asset; @param holder as in the items of the settlement */
    record Collected(String account, String holder, String collected, String reason) {}

    /** @param subject ASSETS, RIGHTS, USER_DATA or CREDITORS */
    record StatementBody(String subject, String words) {}

    /** @param fingerprint of the settlement that was read */
    record SignatureBody(String fingerprint) {}

    record ReopenBody(String reason) {}

    @GetMapping("/settlement")
    @Operation(summary = "Inventory, open points, waterfall and signatures", description = "As far as the reader may see them: wages by person only the person, the owner, settlement officers and who signs in the owner's place; amounts are null where they would tell one person's pay; an outside partner his own claims.")
    SettlementView show(@PathVariable String code) {
        return views.of(SettlementPaths.code(code), access.currentUser()).orElseThrow(SettlementPaths::unknown);
    }

    @PostMapping(path = "/expenses", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Spend within the run-down budget", description = "For the owner. Booked at once; a repeat with the same key answers as the first time. 422 beyond the budget or the cash, with what is left in `left`.")
    Spent spend(@PathVariable String code, @RequestBody ExpenseBody body, @RequestHeader(name = "Idempotency-Key", required = false) String header) {
        var key = body.key() == null ? header : body.key();
        return switch (runDown.spend(access.currentUser(), SettlementPaths.code(code), new RunDown.ExpenseInput(key, body.amount(), body.currency(), body.purpose(), body.payee()))) {
            case RunDown.Reply.Booked(var expense, var left) -> new Spent(expense.key(), expense.amount(), left);
            case RunDown.Reply.Unknown() -> throw SettlementPaths.unknown();
            case RunDown.Reply.NotAllowed(var messageKey) -> throw ApiProblem.forbidden(messageKey);
            case RunDown.Reply.TooLate(var messageKey) -> throw ApiProblem.conflict(messageKey, Map.of());
            case RunDown.Reply.Refused(var errors, var left) -> throw ApiProblem.invalid(errors, Map.of("left", left));
        };
    }

    @PostMapping(path = "/settlement/wage-days", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Set the days that wages are counted for", description = "For a settlement officer without an interest, while the inventory is open.")
    SettlementView days(@PathVariable String code, @RequestBody DaysBody body) {
        return done(code, desk.dates(access.currentUser(), SettlementPaths.code(code), body.wagesFrom(), body.lastDay()));
    }

    @PostMapping(path = "/settlement/wages/{person}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Set what somebody earns where the records do not say it", description = "For a settlement officer without an interest.")
    SettlementView wage(@PathVariable String code, @PathVariable String person, @RequestBody WageBody body) {
        return done(code, desk.wage(access.currentUser(), SettlementPaths.code(code), person, body.monthly(), body.lastDay(), body.note()));
    }

    @PostMapping(path = "/settlement/claims", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "File a claim", description = "For creditors while the window is open, and for the owner and the settlement officer until the settlement is drawn up. The same claim again changes nothing; another currency than that of the books is refused.")
    SettlementView file(@PathVariable String code, @RequestBody ClaimDesk.ClaimInput body) {
        return done(code, claims.file(access.currentUser(), SettlementPaths.code(code), body));
    }

    @PostMapping(path = "/settlement/claims/{number}/decision", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Confirm, dispute or reject a claim", description = "For the settlement officer who has not filed it and gains nothing by it. The owner may only confirm in full, or dispute. The creditor reads the reason.")
    SettlementView decide(@PathVariable String code, @PathVariable String number, @RequestBody ClaimDecision body) {
        return done(code, claims.decide(access.currentUser(), SettlementPaths.code(code), SettlementPaths.number(number), body.decision(), body.amount(), body.reason()));
    }

    @PostMapping(path = "/settlement/assets", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Name an asset or a right that is not in the books", description = "For the owner or the settlement officer; the same again changes nothing.")
    SettlementView asset(@PathVariable String code, @RequestBody AssetBody body) {
        return done(code, desk.addAsset(access.currentUser(), SettlementPaths.code(code), body.kind(), body.title()));
    }

    @PostMapping(path = "/settlement/assets/{number}/outcome", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Say what became of an asset", description = "For the settlement officer. What is offered to another micro-enterprise waits for its owner.")
    SettlementView outcome(@PathVariable String code, @PathVariable String number, @RequestBody AssetOutcome body) {
        return done(code, desk.realise(access.currentUser(), SettlementPaths.code(code), SettlementPaths.number(number), body.outcome(), body.amount(), body.buyer(), body.reason()));
    }

    @PostMapping(path = "/settlement/assets/{number}/answer", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Buy an offered asset, or not", description = "For the owner of the micro-enterprise that it is offered to; paid out of its books when the settlement is booked.")
    SettlementView answer(@PathVariable String code, @PathVariable String number, @RequestBody OfferAnswer body) {
        return done(code, desk.answerOffer(access.currentUser(), SettlementPaths.code(code), SettlementPaths.number(number), body.buys()));
    }

    @PostMapping(path = "/settlement/items", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Say what has come in for something that stands in the books", description = "For the settlement officer; the rest is written off, for a reason.")
    SettlementView collect(@PathVariable String code, @RequestBody Collected body) {
        return done(code, desk.collect(access.currentUser(), SettlementPaths.code(code), body.account(), body.holder(), body.collected(), body.reason()));
    }

    @PostMapping(path = "/settlement/statements", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Say that there is nothing else, and what becomes of rights and user data", description = "For the owner or the settlement officer.")
    SettlementView state(@PathVariable String code, @RequestBody StatementBody body) {
        return done(code, desk.state(access.currentUser(), SettlementPaths.code(code), body.subject(), body.words()));
    }

    @PostMapping(path = "/settlement/signatures", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Sign what was drawn up", description = "For a settlement officer without an interest and for the owner, or the platform's owner where the owner gains by more than his class does. 409 when it was drawn up anew meanwhile.")
    SettlementView sign(@PathVariable String code, @RequestBody SignatureBody body) {
        return done(code, signing.sign(SettlementPaths.code(code), access.currentUser(), body.fingerprint()));
    }

    @PostMapping(path = "/settlement/reopening", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Open the inventory again instead of signing", description = "For the owner or the settlement officer; signatures fall away.")
    SettlementView reopen(@PathVariable String code, @RequestBody ReopenBody body) {
        return done(code, desk.reopen(access.currentUser(), SettlementPaths.code(code), body.reason()));
    }

    @PostMapping("/settlement/draw-up")
    @Operation(summary = "Draw up anew what was opened again, or whose books have changed", description = "For the settlement officer; 409 while there are open points.")
    SettlementView drawUp(@PathVariable String code) {
        return done(code, desk.drawUp(access.currentUser(), SettlementPaths.code(code)));
    }

    private SettlementView done(String code, Optional<Ruling> ruling) {
        SettlementPaths.done(ruling);
        return show(code);
    }
}
