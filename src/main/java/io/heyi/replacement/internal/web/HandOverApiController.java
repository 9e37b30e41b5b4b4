package io.heyi.replacement.internal.web;

import io.heyi.access.Access;
import io.heyi.replacement.internal.CaseReply;
import io.heyi.replacement.internal.CaseService;
import io.heyi.replacement.internal.CaseView;
import io.heyi.replacement.internal.HandOvers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The hand-over of a part and the note on a compensation, for clients (issue 4). Signing, proposing a cover, closing and settling are tasks. */
@RestController
@RequestMapping("/api/v1/replacement-cases/{code}")
@Tag(name = "Replacement cases")
class HandOverApiController {

    private final HandOvers handOvers;
    private final CaseService cases;
    private final Access access;

    HandOverApiController(HandOvers handOvers, CaseService cases, Access access) {
        this.handOvers = handOvers;
        this.cases = cases;
        this.access = access;
    }

    /** @param kind DELIVERABLE, DATA or ORDER */
    record ItemBody(String kind, String title) {}

    /** @param link http or https; may be left out */
    record ProofBody(String proof, String link) {}

    record RemarkBody(String remark) {}

    @PostMapping(path = "/hand-over/items", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Name something that must be handed over", description = "For anybody of the contract and whoever takes the part; the same again changes nothing.")
    CaseView add(@PathVariable String code, @RequestBody ItemBody body) {
        return done(handOvers.add(access.currentUser(), CasePaths.code(code), body.kind(), body.title()), code);
    }

    @PostMapping(path = "/hand-over/items/{item}/hand", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Hand an item over with a proof", description = "For the party that leaves. 422 for an item without a title: it asks what data or what open orders there are. Name each one as an item, then say that there is nothing else.")
    CaseView hand(@PathVariable String code, @PathVariable String item, @RequestBody ProofBody body) {
        return done(handOvers.hand(access.currentUser(), CasePaths.code(code), CasePaths.item(item), body.proof(), body.link()), code);
    }

    @PostMapping("/hand-over/items/{item}/none")
    @Operation(summary = "Say that there is no data, or no open order, but what the list names", description = "For the party that leaves, on an item without a title; noneBy then says who said it. Whoever takes the part takes the statement or sends it back.")
    CaseView none(@PathVariable String code, @PathVariable String item) {
        return done(handOvers.sayNone(access.currentUser(), CasePaths.code(code), CasePaths.item(item)), code);
    }

    @PostMapping("/hand-over/items/{item}/take")
    @Operation(summary = "Take what was handed over", description = "For whoever takes the part, and with a smaller scope the lead; never for who has handed it over. With the last item the new version is sealed.")
    CaseView take(@PathVariable String code, @PathVariable String item) {
        return done(handOvers.take(access.currentUser(), CasePaths.code(code), CasePaths.item(item)), code);
    }

    @PostMapping(path = "/hand-over/items/{item}/send-back", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Send back what is not what is needed", description = "For whoever takes the part.")
    CaseView sendBack(@PathVariable String code, @PathVariable String item, @RequestBody RemarkBody body) {
        return done(handOvers.sendBack(access.currentUser(), CasePaths.code(code), CasePaths.item(item), body.remark()), code);
    }

    private CaseView done(CaseReply reply, String code) {
        CasePaths.done(reply);
        return find(code);
    }

    private CaseView find(String code) {
        return cases.find(access.currentUser(), CasePaths.code(code)).orElseThrow(CasePaths::unknown);
    }

    @GetMapping(path = "/compensation", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The note on what a party has lost by a decision that was appealed against with success", description = "Canonical JSON (RFC 8785); its SHA-256 is the ETag. 404 without one.")
    ResponseEntity<byte[]> compensation(@PathVariable String code) {
        return CasePaths.document(cases.compensation(access.currentUser(), CasePaths.code(code)));
    }
}
