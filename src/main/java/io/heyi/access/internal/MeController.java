package io.heyi.access.internal;

import io.heyi.access.Access;
import io.heyi.access.Relation;
import io.heyi.access.Role;
import java.util.Comparator;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who am I, as the API tells. */
@RestController
class MeController {

    private final Access access;

    MeController(Access access) {
        this.access = access;
    }

    /** The answer of {@code GET /me}. */
    record Me(String username, String displayName, List<String> roles, List<Tie> relations, List<String> groups) {}

    /** @param kind as in candidate groups, e.g. {@code platform-owner} */
    record Tie(String kind, String objectId) {}

    @GetMapping("/api/v1/me")
    Me me() {
        var user = access.currentUser();
        return new Me(user.username().value(), user.displayName(), user.roles().stream().map(Role::roleName).sorted().toList(),
                user.relations().stream().sorted(Comparator.comparing(Relation::kind).thenComparing(Relation::objectId))
                        .map(relation -> new Tie(relation.kind().groupPrefix(), relation.objectId())).toList(),
                user.groups().stream().sorted().toList());
    }
}
