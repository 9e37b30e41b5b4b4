package io.heyi.access;

import java.util.Set;

/**
 * Who acts: the signed-in person as the token says, with the relations that the product's database knows.
 *
 * @param sessionId Keycloak session ({@code sid}); recorded with signatures
 * @param groups every candidate group the person is in: role names and relation groups
 */
public record CurrentUser(Username username, String displayName, Set<Role> roles, Set<Relation> relations, Set<String> groups, String sessionId) {

    public CurrentUser {
        roles = Set.copyOf(roles);
        relations = Set.copyOf(relations);
        groups = Set.copyOf(groups);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** Whether the person holds any role but that of an outside partner; people inside may read what outside partners may not (domain.md §1a). */
    public boolean isInside() {
        return roles.stream().anyMatch(role -> role != Role.EXTERNAL_PARTNER);
    }

    public boolean is(Relation.Kind kind, String objectId) {
        return relations.contains(new Relation(username, kind, objectId));
    }
}
