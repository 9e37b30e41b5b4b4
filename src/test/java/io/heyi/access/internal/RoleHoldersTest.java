package io.heyi.access.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.heyi.access.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

class RoleHoldersTest {

    private final RealmResource realm = mock(RealmResource.class, RETURNS_DEEP_STUBS);

    @BeforeEach
    void rolesOfTheRealm() {
        var auditor = new RoleRepresentation("auditor", "", false);
        var chief = new RoleRepresentation("chief", "", false);
        chief.setComposite(true);
        when(realm.roles().list()).thenReturn(List.of(auditor, chief, new RoleRepresentation("unheard-of", "", false)));
        when(realm.roles().get("chief").getRealmRoleComposites()).thenReturn(Set.of(auditor, chief));
        held("auditor", List.of(), Set.of());
        held("chief", List.of(), Set.of());
        held("unheard-of", List.of(user("somebody")), Set.of());
    }

    private void held(String role, List<UserRepresentation> people, Set<GroupRepresentation> groups) {
        when(realm.roles().get(role).getUserMembers(anyInt(), anyInt())).thenReturn(people);
        when(realm.roles().get(role).getRoleGroupMembers(anyInt(), anyInt())).thenReturn(groups);
    }

    private GroupRepresentation group(String id, List<UserRepresentation> members, List<GroupRepresentation> below) {
        var group = new GroupRepresentation();
        group.setId(id);
        when(realm.groups().group(id).members(anyInt(), anyInt())).thenReturn(members);
        when(realm.groups().group(id).getSubGroups(any(Integer.class), any(Integer.class), anyBoolean())).thenReturn(below);
        return group;
    }

    private static UserRepresentation user(String id) {
        var user = new UserRepresentation();
        user.setId(id);
        return user;
    }

    @Test
    void aRoleGivenToAGroupIsHeldByItsMembersAndThoseOfTheGroupsBelow() {
        var below = group("group-2", List.of(user("in-the-group-below")), List.of());
        held("auditor", List.of(user("given")), Set.of(group("group-1", List.of(user("in-the-group")), List.of(below))));

        assertThat(RoleHolders.in(realm)).isEqualTo(Map.of("given", Set.of(Role.AUDITOR), "in-the-group", Set.of(Role.AUDITOR), "in-the-group-below", Set.of(Role.AUDITOR)));
    }

    @Test
    void aRoleThatIsPartOfAnotherIsHeldWithIt() {
        held("chief", List.of(user("the-chief")), Set.of());

        assertThat(RoleHolders.in(realm)).isEqualTo(Map.of("the-chief", Set.of(Role.AUDITOR)));
    }
}
