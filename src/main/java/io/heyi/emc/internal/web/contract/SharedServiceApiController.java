package io.heyi.emc.internal.web.contract;

import io.heyi.access.Access;
import io.heyi.emc.internal.party.SharedServices;
import io.heyi.emc.internal.party.SharedServices.SharedService;
import io.heyi.shared.PageOf;
import io.heyi.web.ApiProblem;
import io.heyi.web.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The register of shared-service platforms for clients (domain.md §0.4). */
@RestController
@RequestMapping("/api/v1/shared-services")
@Tag(name = "Shared-service platforms")
class SharedServiceApiController {

    private final SharedServices services;
    private final Access access;

    SharedServiceApiController(SharedServices services, Access access) {
        this.services = services;
        this.access = access;
    }

    @GetMapping
    @Operation(summary = "Search the register")
    PageOf<SharedService> search(@RequestParam(defaultValue = "") String query, @RequestParam(defaultValue = "0") String page,
                                 @RequestParam(defaultValue = "25") String size) {
        return services.search(EmcPaths.query(query), EmcPaths.page(page, size));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Register a shared-service platform", description = "Body: id (SSP-...), name, owners. Administrators only; the same again changes nothing.")
    ResponseEntity<SharedService> register(@RequestBody byte[] body) {
        var json = new JsonBody("emc.error.", body, EmcJson.LARGEST_BODY, Set.of("id", "name", "owners"));
        var id = json.text("id");
        var name = json.text("name");
        var owners = json.list("owners", json.fields()::text);
        json.check();
        var known = owners == null ? null : owners.stream().map(owner -> Objects.requireNonNullElse(owner, "")).toList();
        return switch (services.register(access.currentUser(), id, name, known)) {
            case SharedServices.Outcome.Registered(var service, var fresh) -> fresh ? ResponseEntity.created(URI.create("/api/v1/shared-services?query=" + service.id())).body(service)
                    : ResponseEntity.ok(service);
            case SharedServices.Outcome.Invalid(var errors) -> throw ApiProblem.invalid(errors);
            case SharedServices.Outcome.NotAllowed() -> throw ApiProblem.forbidden("emc.refusal.onlyAdministratorRegisters");
            case SharedServices.Outcome.Taken() -> throw ApiProblem.conflict("emc.refusal.sharedServiceTaken", Map.of());
        };
    }
}
