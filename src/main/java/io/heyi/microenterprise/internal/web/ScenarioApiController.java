package io.heyi.microenterprise.internal.web;

import io.heyi.microenterprise.Proposals;
import io.heyi.microenterprise.ReturnedScenarios;
import io.heyi.microenterprise.ReturnedScenarios.Scenario;
import io.heyi.shared.FieldError;
import io.heyi.shared.PageOf;
import io.heyi.web.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** User scenarios that have come back to their platforms (domain.md P6 step 5); a proposal takes one up by naming its id. */
@RestController
@RequestMapping("/api/v1/scenarios")
@Tag(name = "Scenarios")
class ScenarioApiController {

    private final ReturnedScenarios scenarios;
    private final Proposals proposals;

    ScenarioApiController(ReturnedScenarios scenarios, Proposals proposals) {
        this.scenarios = scenarios;
        this.proposals = proposals;
    }

    @GetMapping
    @Operation(summary = "Returned user scenarios, newest first", description = "Those that a running micro-enterprise serves again are left out unless open=false.")
    PageOf<Scenario> search(@RequestParam(defaultValue = "") String query, @RequestParam(required = false) String platform, @RequestParam(defaultValue = "true") boolean open,
                            @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        var platforms = proposals.platforms().stream().map(Proposals.PlatformView::id).toList();
        if (platform != null && !platforms.contains(platform)) {
            throw ApiProblem.invalid(List.of(FieldError.of("platform", "microenterprise.error.unknownPlatform", String.join(", ", platforms))));
        }
        return scenarios.search(ApiPaging.query(query), platform, open, ApiPaging.page(page, size));
    }

    @GetMapping("/{id}")
    @Operation(summary = "A returned user scenario with what was learnt")
    Scenario scenario(@PathVariable String id) {
        return scenarios.find(id).orElseThrow(() -> ApiProblem.notFound("scenario.problem.unknown"));
    }
}
