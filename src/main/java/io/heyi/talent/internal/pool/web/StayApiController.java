package io.heyi.talent.internal.pool.web;

import io.heyi.access.Access;
import io.heyi.access.Role;
import io.heyi.shared.PageOf;
import io.heyi.talent.StayCode;
import io.heyi.talent.internal.pool.PoolList;
import io.heyi.talent.internal.pool.StayService;
import io.heyi.talent.internal.pool.StayView;
import io.heyi.web.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Stays in the talent pool for clients (issue 5, part 5). Deciding at the limit and checking the end of an employment are tasks. */
@RestController
@RequestMapping("/api/v1/pool-stays")
@Tag(name = "Talent pool")
class StayApiController {

    private final StayService stays;
    private final PoolList list;
    private final Access access;

    StayApiController(StayService stays, PoolList list, Access access) {
        this.stays = stays;
        this.list = list;
        this.access = access;
    }

    @GetMapping("/mine")
    @Operation(summary = "My stay in the talent pool, or the last one", description = """
            limit: first day after the time allowed, on which nothing ends by itself; phase: IN_POOL, LIMIT_DECISION, LEGAL_CHECK or ENDED; outcome, null while the stay goes on: JOINED, LEFT, \
            OTHER_PLACE or EMPLOYMENT_ENDED; wages: booked and foreseen, by month, for this person only; 404 for whoever has never been in the pool.""")
    StayView mine() {
        return PoolPaths.known(stays.mine(access.currentUser()));
    }

    /** @param person left out for oneself */
    record EntryBody(String person) {}

    record Entered(StayCode code) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Enter the talent pool, or register somebody", description = """
            Without person (or without a body) by own wish: memberships end at once; owners give up their office first. With person: for the pool coordinator, and people without a place. \
            Repeated it gives the stay that goes on.""")
    Entered enter(@RequestBody(required = false) EntryBody body) {
        var user = access.currentUser();
        var person = body == null || body.person() == null || body.person().isBlank() ? null : body.person().strip();
        return new Entered(PoolPaths.done(person == null ? stays.enter(user) : stays.register(user, person)));
    }

    @PostMapping("/mine/leave")
    @Operation(summary = "Leave the talent pool by own wish", description = "Paid to the day before.")
    Map<String, StayCode> leave() {
        return Map.of("code", PoolPaths.done(stays.leave(access.currentUser())));
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Everybody in the talent pool, the nearest limit first", description = "For pool coordinators and auditors; without any figure of pay.")
    PageOf<PoolList.Row> list(@RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        var user = access.currentUser();
        if (!user.has(Role.POOL_COORDINATOR) && !user.has(Role.AUDITOR)) {
            throw ApiProblem.forbidden("talentpool.refusal.onlyCoordinator");
        }
        return list.open(PoolPaths.paging(page, size));
    }
}
