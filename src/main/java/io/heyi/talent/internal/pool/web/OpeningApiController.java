package io.heyi.talent.internal.pool.web;

import io.heyi.access.Access;
import io.heyi.shared.PageOf;
import io.heyi.talent.internal.pool.Offer;
import io.heyi.talent.internal.pool.OfferService;
import io.heyi.talent.internal.pool.Opening;
import io.heyi.talent.internal.pool.OpeningInput;
import io.heyi.talent.internal.pool.OpeningRanking.Ranked;
import io.heyi.talent.internal.pool.OpeningService;
import io.heyi.talent.internal.pool.OpeningsForPerson;
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

/** Openings for clients (issue 5, part 5). */
@RestController
@RequestMapping("/api/v1/openings")
@Tag(name = "Openings and offers")
class OpeningApiController {

    private final OpeningService openings;
    private final OfferService offers;
    private final OpeningsForPerson ranked;
    private final Access access;

    OpeningApiController(OpeningService openings, OfferService offers, OpeningsForPerson ranked, Access access) {
        this.openings = openings;
        this.offers = offers;
        this.ranked = ranked;
        this.access = access;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Publish an opening of a micro-enterprise", description = """
            For its owner, who holds the right over its people; refused (409) while it is being dissolved. until may be left out: as long as the policy allows. salaryFrom is never below the pool wage floor of the role in the country. \
            With a header Idempotency-Key a repeat answers with the first opening.""")
    ResponseEntity<Opening> publish(@RequestBody OpeningInput body, @RequestHeader(name = "Idempotency-Key", required = false) String idempotencyKey) {
        var opening = PoolPaths.done(openings.publish(PoolPaths.inside(access.currentUser()), body, idempotencyKey));
        return ResponseEntity.created(URI.create("/api/v1/openings/" + opening.code())).body(opening);
    }

    @GetMapping
    @Operation(summary = "Openings with places left", description = """
            for=me: in the order of fit for whoever asks, each with its reasons and points; nothing is left out. Otherwise the newest first. microenterprise: code, for all of one.""")
    PageOf<Ranked> list(@RequestParam(name = "for", defaultValue = "") String whom, @RequestParam(defaultValue = "") String microenterprise, @RequestParam(defaultValue = "0") String page,
                        @RequestParam(defaultValue = "25") String size) {
        var reader = PoolPaths.inside(access.currentUser());
        var paging = PoolPaths.paging(page, size);
        if (whom.equals("me")) {
            return ranked.forPerson(reader.username(), paging);
        }
        return openings.open(microenterprise.isBlank() ? null : microenterprise, paging).map(one -> new Ranked(one, null, List.of()));
    }

    @GetMapping("/{code}")
    @Operation(summary = "An opening", description = "For people inside; 404 for outside partners.")
    Opening find(@PathVariable String code) {
        PoolPaths.inside(access.currentUser());
        return PoolPaths.known(openings.find(PoolPaths.opening(code)));
    }

    record ReasonBody(String reason) {}

    @PostMapping(path = "/{code}/withdrawal", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Withdraw an opening", description = "For the owner. Offers that are made stay open.")
    Opening withdraw(@PathVariable String code, @RequestBody ReasonBody body) {
        return PoolPaths.done(openings.withdraw(PoolPaths.inside(access.currentUser()), PoolPaths.opening(code), body.reason()));
    }

    record ApplicationBody(String text) {}

    @PostMapping(path = "/{code}/applications", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Say that one is interested", description = "It stays open until the owner makes an offer or answers in words; nothing is ever declined by the product.")
    Opening apply(@PathVariable String code, @RequestBody ApplicationBody body) {
        return PoolPaths.done(openings.apply(PoolPaths.inside(access.currentUser()), PoolPaths.opening(code), body.text()));
    }

    @PostMapping(path = "/{code}/offers", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Offer a place of an opening to somebody", description = "For the owner. salary within the opening's range and never below the person's pool wage floor; left out, the least of both. The same offer again gives the first.")
    ResponseEntity<Offer> offer(@PathVariable String code, @RequestBody OfferService.Input body) {
        var offer = PoolPaths.done(offers.offer(PoolPaths.inside(access.currentUser()), PoolPaths.opening(code), body));
        return ResponseEntity.created(URI.create("/api/v1/offers/" + offer.code())).body(offer);
    }
}
