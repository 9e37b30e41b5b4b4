package io.heyi.access.internal;

import io.heyi.access.Role;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Who holds which of our roles in Keycloak, however they came by it: given to them, to a group that they are in (or one above it), or as a part of another role. */
final class RoleHolders {

    private final RealmResource realm;
    private final Map<String, Set<Role>> byAccount = new HashMap<>();

    private RoleHolders(RealmResource realm) {
        this.realm = realm;
    }

    /** Roles by the id of the account. */
    static Map<String, Set<Role>> in(RealmResource realm) {
        var holders = new RoleHolders(realm);
        realm.roles().list().forEach(holders::add);
        return holders.byAccount;
    }

    private void add(RoleRepresentation role) {
        var given = EnumSet.noneOf(Role.class);
        collect(role, given, new HashSet<>());
        if (!given.isEmpty()) {
            var resource = realm.roles().get(role.getName());
            note(KeycloakPages.all(first -> resource.getUserMembers(first, KeycloakPages.SIZE)), given);
            KeycloakPages.all(first -> resource.getRoleGroupMembers(first, KeycloakPages.SIZE)).forEach(group -> addGroup(group, given));
        }
    }

    private void collect(RoleRepresentation role, Set<Role> given, Set<String> seen) {
        if (seen.add(role.getName())) {
            Role.named(role.getName()).ifPresent(given::add);
            if (role.isComposite()) {
                realm.roles().get(role.getName()).getRealmRoleComposites().forEach(part -> collect(part, given, seen));
            }
        }
    }

    private void addGroup(GroupRepresentation group, Set<Role> given) {
        var resource = realm.groups().group(group.getId());
        note(KeycloakPages.all(first -> resource.members(first, KeycloakPages.SIZE)), given);
        KeycloakPages.all(first -> resource.getSubGroups(first, KeycloakPages.SIZE, true)).forEach(child -> addGroup(child, given));
    }

    private void note(Collection<UserRepresentation> users, Set<Role> given) {
        users.forEach(user -> byAccount.computeIfAbsent(user.getId(), id -> EnumSet.noneOf(Role.class)).addAll(given));
    }
}
