package io.heyi.tender.internal.web;

import io.heyi.access.Access;
import io.heyi.shared.PageOf;
import io.heyi.tender.PartyId;
import io.heyi.tender.TenderCode;
import io.heyi.tender.TenderWeights;
import io.heyi.tender.internal.Bidding;
import io.heyi.tender.internal.Judging;
import io.heyi.tender.internal.QuestionRound;
import io.heyi.tender.internal.TenderDirectory;
import io.heyi.tender.internal.TenderReading;
import io.heyi.tender.internal.TenderService;
import io.heyi.tender.internal.TenderView;
import io.heyi.tender.internal.TenderView.ReceiptView;
import io.heyi.tender.internal.persistence.TenderList.Row;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tenders for clients (issue 4, part 3). */
@RestController
@RequestMapping("/api/v1/tenders")
@Tag(name = "Tenders")
class TenderApiController {

    private static final String KEY = "Idempotency-Key";

    private final TenderService service;
    private final TenderReading reading;
    private final TenderDirectory directory;
    private final QuestionRound questions;
    private final Bidding bidding;
    private final Judging judging;
    private final Access access;

    TenderApiController(TenderService service, TenderReading reading, TenderDirectory directory, QuestionRound questions, Bidding bidding, Judging judging, Access access) {
        this.service = service;
        this.reading = reading;
        this.directory = directory;
        this.questions = questions;
        this.bidding = bidding;
        this.judging = judging;
        this.access = access;
    }

    /** The bodies as documented; they are read by hand, so that every fault becomes a field error. */
    record CallBody(String title, String need, String requirements, PartyId caller, String caseKey, String currency, TenderWeights weights, Instant questionsUntil, Instant bidsUntil,
                    Boolean everybody, List<PartyId> invited, Boolean publish) {}

    record QuestionBody(PartyId party, String text) {}

    record TextBody(String text) {}

    record ReasonBody(String reason) {}

    record BidBody(PartyId party, BigDecimal price, String plan, String delivery, LocalDate start) {}

    record JudgementsBody(List<JudgementBody> judgements) {}

    record JudgementBody(PartyId bidder, BigDecimal quality, BigDecimal risk, String reason) {}

    @GetMapping
    @Operation(summary = "Tenders that you may know of", description = "show: open, closed, mine or all. Of bids only their number.")
    PageOf<Row> list(@RequestParam(defaultValue = "") String query, @RequestParam(defaultValue = "all") String show, @RequestParam(defaultValue = "0") String page,
                     @RequestParam(defaultValue = "25") String size) {
        return directory.search(access.currentUser(), TenderPaths.query(query), TenderPaths.which(show), TenderPaths.page(page, size));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Call for bids for a party inside that you act for", description = "publish: false keeps a draft. What is left out is taken from the policy. The same Idempotency-Key opens one tender only.",
            requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = CallBody.class))))
    ResponseEntity<TenderView> call(@RequestHeader(name = KEY, required = false) String key, @RequestBody byte[] body) {
        var call = TenderBody.call(body);
        var code = TenderPaths.done(service.create(access.currentUser(), key(key), call.input(), call.publish())).code();
        return ResponseEntity.created(URI.create("/api/v1/tenders/" + code)).body(find(code));
    }

    @GetMapping("/{id}")
    @Operation(summary = "A tender as you may see it", description = "Bids are in it only after two people have opened them, and then only as far as you may see them.")
    TenderView show(@PathVariable String id) {
        return find(TenderPaths.code(id));
    }

    @PutMapping(value = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Change a draft", requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = CallBody.class))))
    TenderView revise(@PathVariable String id, @RequestBody byte[] body) {
        return find(TenderPaths.done(service.revise(access.currentUser(), TenderPaths.code(id), TenderBody.call(body).input())).code());
    }

    @PostMapping("/{id}/publication")
    @Operation(summary = "Publish a draft; its terms and weights stand from then on")
    TenderView publish(@PathVariable String id) {
        return find(TenderPaths.done(service.publish(access.currentUser(), TenderPaths.code(id))).code());
    }

    @PostMapping(value = "/{id}/cancellation", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Cancel a tender that is not decided, with a reason", description = "403 for whoever has an interest in a party that it is about, or after the opening in a bidder, and for a tender that belongs to another process.",
            requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = ReasonBody.class))))
    TenderView cancel(@PathVariable String id, @RequestBody byte[] body) {
        return find(TenderPaths.done(service.cancel(access.currentUser(), TenderPaths.code(id), TenderBody.text(body, "reason"))).code());
    }

    @PostMapping(value = "/{id}/questions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Ask for a party that may bid; the others are not told who asked",
            requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = QuestionBody.class))))
    TenderView ask(@PathVariable String id, @RequestHeader(name = KEY, required = false) String key, @RequestBody byte[] body) {
        var question = TenderBody.question(body);
        return find(TenderPaths.done(questions.ask(access.currentUser(), TenderPaths.code(id), question.party(), question.text(), key(key))).code());
    }

    @PostMapping(value = "/{id}/questions/{number}/answers", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Answer a question, for all to see", requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = TextBody.class))))
    TenderView answer(@PathVariable String id, @PathVariable String number, @RequestBody byte[] body) {
        return find(TenderPaths.done(questions.answer(access.currentUser(), TenderPaths.code(id), TenderPaths.number(number), TenderBody.text(body, "text"))).code());
    }

    @PostMapping(value = "/{id}/bids", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Seal a bid for a party that you act for", description = "Replaces the party's earlier bid. Nobody can read it before two people open the box after the deadline. "
            + "The same Idempotency-Key again answers with the receipt of then and changes nothing; 409 where another person has used it for the party, or that bid was withdrawn.",
            requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = BidBody.class))))
    ResponseEntity<ReceiptView> bid(@PathVariable String id, @RequestHeader(name = KEY, required = false) String key, @RequestBody byte[] body) {
        var code = TenderPaths.code(id);
        var bid = TenderBody.bid(body);
        var receipt = TenderPaths.done(bidding.bid(access.currentUser(), code, bid.party(), bid.bid(), key(key))).receipt();
        return ResponseEntity.created(URI.create("/api/v1/tenders/" + code + "/bids/" + receipt.bidder())).body(new ReceiptView(receipt.bidder(), receipt.at(), receipt.digest()));
    }

    @DeleteMapping("/{id}/bids/{party}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a bid back before the deadline")
    void withdraw(@PathVariable String id, @PathVariable String party) {
        TenderPaths.done(bidding.withdraw(access.currentUser(), TenderPaths.code(id), TenderPaths.party(party)));
    }

    @PutMapping(value = "/{id}/judgements", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Keep judgements of opened bids; confirmed by completing the evaluators' task",
            requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = JudgementsBody.class))))
    TenderView judge(@PathVariable String id, @RequestBody byte[] body) {
        return find(TenderPaths.done(judging.judge(access.currentUser(), TenderPaths.code(id), TenderBody.judgements(body))).code());
    }

    private TenderView find(TenderCode code) {
        return reading.find(access.currentUser(), code).orElseThrow(TenderPaths::unknown);
    }

    /** Without a key every request is a new one. */
    private static String key(String sent) {
        return sent == null ? UUID.randomUUID().toString() : sent;
    }
}
