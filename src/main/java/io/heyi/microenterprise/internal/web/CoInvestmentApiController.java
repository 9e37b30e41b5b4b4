package io.heyi.microenterprise.internal.web;

import io.heyi.access.Access;
import io.heyi.microenterprise.CoInvestments;
import io.heyi.microenterprise.CoInvestments.CoInvestment;
import io.heyi.microenterprise.CoInvestments.Outcome;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.shared.PageOf;
import io.heyi.web.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Outside investors' money for clients (domain.md P6, E17). */
@RestController
@RequestMapping("/api/v1/microenterprises/{code}/co-investments")
@Tag(name = "Micro-enterprises")
class CoInvestmentApiController {

    private final CoInvestments investments;
    private final Microenterprises microenterprises;
    private final Access access;

    CoInvestmentApiController(CoInvestments investments, Microenterprises microenterprises, Access access) {
        this.investments = investments;
        this.microenterprises = microenterprises;
        this.access = access;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Record money of an outside investor that has arrived", description = """
            For the owners of its platform and settlement officers who do not belong to it. Booked at once as cash against the investor's capital; a repeat with the same reference answers as the \
            first time, other money under it is a 409. 409 also while the micro-enterprise is being dissolved, with the case.""")
    CoInvestment record(@PathVariable String code, @RequestBody CoInvestments.Input body) {
        return switch (investments.record(access.currentUser(), code, body)) {
            case Outcome.Recorded(var investment) -> investment;
            case Outcome.Unknown() -> throw unknown();
            case Outcome.NotAllowed(var messageKey) -> throw ApiProblem.forbidden(messageKey);
            case Outcome.Conflict(var messageKey, var arguments) -> throw ApiProblem.conflict(messageKey, Map.of(), arguments.toArray());
            case Outcome.Invalid(var errors) -> throw ApiProblem.invalid(errors);
        };
    }

    @GetMapping
    @Operation(summary = "Money of outside investors, newest first")
    PageOf<CoInvestment> list(@PathVariable String code, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        microenterprises.find(code).orElseThrow(CoInvestmentApiController::unknown);
        return investments.of(code, ApiPaging.page(page, size));
    }

    private static ApiProblem unknown() {
        return ApiProblem.notFound("microenterprise.refusal.unknownMicroenterprise");
    }
}
