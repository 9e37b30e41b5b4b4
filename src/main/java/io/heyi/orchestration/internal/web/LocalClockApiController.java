package io.heyi.orchestration.internal.web;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.orchestration.internal.clock.MoveOutcome;
import io.heyi.orchestration.internal.clock.ProductTime;
import io.heyi.orchestration.internal.clock.TimeMachine;
import io.heyi.web.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The time machine's API; exists in the local profile only. */
@RestController
@Profile("local")
@RequestMapping("/api/v1/local/clock")
@Tag(name = "Local clock")
class LocalClockApiController {

    private final TimeMachine machine;
    private final Access access;

    LocalClockApiController(TimeMachine machine, Access access) {
        this.machine = machine;
        this.access = access;
    }

    /** @param advance ISO 8601 period or duration, e.g. {@code P1M} */
    record Move(String advance) {}

    record Now(String now, String offset, String zone) {
        static Now of(ProductTime time) {
            return new Now(time.now().toString(), time.offset().toString(), time.zone().getId());
        }
    }

    @GetMapping
    @Operation(summary = "The product's time and how far it is ahead of the real one")
    Now now() {
        return Now.of(machine.time());
    }

    @PostMapping
    @Operation(summary = "Moves the product's and the engine's time forward")
    Now advance(@RequestBody Move move) {
        return switch (machine.advance(move.advance(), administrator(access).username().value())) {
            case MoveOutcome.Moved(var time) -> Now.of(time);
            case MoveOutcome.Refused(var errors) -> throw ApiProblem.invalid(errors);
            case MoveOutcome.EngineAway() -> throw ApiProblem.unavailable("orchestration.clock.engineAway");
        };
    }

    static CurrentUser administrator(Access access) {
        var user = access.currentUser();
        if (!user.has(Role.ADMINISTRATOR)) {
            throw ApiProblem.forbidden("orchestration.problem.administratorOnly");
        }
        return user;
    }
}
