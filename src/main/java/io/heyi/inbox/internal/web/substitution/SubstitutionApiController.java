package io.heyi.inbox.internal.web.substitution;

import io.heyi.access.Access;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.inbox.internal.substitution.Substitution;
import io.heyi.inbox.internal.substitution.Substitutions;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who acts for whom, for clients (product-bar T3). */
@RestController
@RequestMapping("/api/v1/substitutions")
@Tag(name = "Substitutions")
class SubstitutionApiController {

    private final Substitutions substitutions;
    private final Access access;

    SubstitutionApiController(Substitutions substitutions, Access access) {
        this.substitutions = substitutions;
        this.access = access;
    }

    /** @param processes ids; none for all */
    record SubstitutionJson(String id, String absent, String substitute, LocalDate firstDay, LocalDate lastDay, List<String> processes, String reason, String madeBy, Instant madeAt,
                            String revokedBy, Instant revokedAt, boolean inForce) {}

    record PageJson(List<SubstitutionJson> items, long total) {}

    @GetMapping
    @Operation(summary = "Whom I stand in for and who stands in for me, the latest first", description = "With `all=true` everybody's, for administrators.")
    PageJson list(@RequestParam(defaultValue = "false") boolean all, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "25") int size) {
        var user = access.currentUser();
        if (all && !user.has(Role.ADMINISTRATOR)) {
            throw ApiProblem.forbidden("substitution.problem.notYours");
        }
        var wanted = PageRequest.nearest(page, size);
        var found = all ? substitutions.all(wanted) : substitutions.around(user.username(), wanted);
        return new PageJson(found.items().stream().map(this::json).toList(), found.total());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Name somebody who acts for me, or as an administrator for somebody who is away",
            description = "First and last day count, in the company's zone. `processes` empty for all. With an `id` of the client's a repeat changes nothing.")
    SubstitutionJson make(@RequestBody SubstitutionForm form) {
        var user = access.currentUser();
        return json(SubstitutionProblems.done(substitutions.make(form.read(user), user)));
    }

    @PostMapping("/{id}/revoke")
    @Operation(summary = "End a substitution now; a repeat changes nothing")
    SubstitutionJson revoke(@PathVariable String id) {
        return json(SubstitutionProblems.done(substitutions.revoke(SubstitutionProblems.id(id), access.currentUser())));
    }

    private SubstitutionJson json(Substitution rule) {
        return new SubstitutionJson(rule.id().toString(), rule.absent().value(), rule.substitute().value(), rule.firstDay(), rule.lastDay(), rule.processes().stream().sorted().toList(),
                rule.reason(), rule.madeBy().value(), rule.madeAt(), rule.revoked().map(Substitution.Revoked::by).map(Username::value).orElse(null),
                rule.revoked().map(Substitution.Revoked::at).orElse(null), rule.countsOn(substitutions.today()));
    }
}
