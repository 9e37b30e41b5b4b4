package io.heyi.talent.internal.pool.web;

import io.heyi.access.Access;
import io.heyi.shared.FieldError;
import io.heyi.talent.internal.pool.Moves;
import io.heyi.talent.internal.pool.Offer;
import io.heyi.talent.internal.pool.OfferService;
import io.heyi.web.ApiProblem;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Offers for clients (issue 5, part 5). Only the person and the owner learn of an offer. */
@RestController
@RequestMapping("/api/v1/offers")
@Tag(name = "Openings and offers")
class OfferApiController {

    private final OfferService offers;
    private final Moves moves;
    private final Access access;

    OfferApiController(OfferService offers, Moves moves, Access access) {
        this.offers = offers;
        this.moves = moves;
        this.access = access;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Offer a place without an opening", description = "For an owner, to somebody who is in the talent pool or in a micro-enterprise that is being dissolved.")
    ResponseEntity<Offer> offer(@RequestBody OfferService.Input body) {
        var offer = PoolPaths.done(offers.offer(access.currentUser(), body));
        return ResponseEntity.created(URI.create("/api/v1/offers/" + offer.code())).body(offer);
    }

    @GetMapping("/mine")
    @Operation(summary = "The latest fifty offers to me, the newest first")
    List<Offer> mine() {
        return offers.mine(PoolPaths.inside(access.currentUser()).username());
    }

    @GetMapping("/{code}")
    @Operation(summary = "An offer", description = "For the person, the owner of the micro-enterprise and settlement officers; 404 for everybody else.")
    Offer find(@PathVariable String code) {
        return PoolPaths.known(offers.find(access.currentUser(), PoolPaths.offer(code)));
    }

    /** @param reason for a refusal */
    record AnswerBody(Boolean accept, String reason) {}

    @PostMapping(path = "/{code}/acceptance", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Accept or refuse an offer", description = """
            Accepted, the person joins at once (state JOINED): membership, groups, first salary and the end of the stay change together. Whoever is in a running micro-enterprise joins after its \
            notice (NOTICE), the owner of one that is being dissolved when it closes (AWAITS_RELEASE). 409 when somebody else was faster; that counts as no refusal.""")
    Offer answer(@PathVariable String code, @RequestBody AnswerBody body) {
        if (body.accept() == null) {
            throw ApiProblem.invalid(List.of(FieldError.of("accept", "talentpool.error.accept")));
        }
        var user = access.currentUser();
        return PoolPaths.done(body.accept() ? offers.accept(user, PoolPaths.offer(code)) : offers.refuse(user, PoolPaths.offer(code), body.reason()));
    }

    record ReasonBody(String reason) {}

    @PostMapping(path = "/{code}/withdrawal", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Take an unanswered offer back")
    Offer withdraw(@PathVariable String code, @RequestBody ReasonBody body) {
        return PoolPaths.done(offers.withdraw(access.currentUser(), PoolPaths.offer(code), body.reason()));
    }

    @PostMapping("/{code}/release")
    @Operation(summary = "Let somebody go before the notice is over", description = """
            For the owner of the present micro-enterprise, who can shorten the notice and neither lengthen nor refuse it. The answer does not tell what the person gets at the other one.""")
    Moves.Leaving release(@PathVariable String code) {
        return PoolPaths.done(moves.release(PoolPaths.inside(access.currentUser()), PoolPaths.offer(code)));
    }
}
