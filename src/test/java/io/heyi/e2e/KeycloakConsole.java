package io.heyi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Keycloak's own admin API, signed in as its bootstrap administrator of the local stack. The product passes its changes on by and by, so what is read
 * is waited for.
 */
final class KeycloakConsole {
    private final Api open;
    private final Api admin;

    KeycloakConsole(String keycloak) {
        this.open = Api.anonymous(keycloak);
        this.admin = Api.withToken(keycloak + "/admin/realms/heyi", this::token);
    }

    /** Waits until these user names and no others are in a group. */
    void awaitMembers(String groupPath, String... usernames) {
        Await.recovery("members of %s in Keycloak".formatted(groupPath), () -> assertThat(members(groupPath)).containsExactlyInAnyOrder(usernames));
    }

    /** Waits until nobody is in a group, or it is gone. */
    void awaitNobodyIn(String groupPath) {
        Await.recovery("nobody in %s in Keycloak".formatted(groupPath), () -> assertThat(group(groupPath).status() == 404 ? List.of() : members(groupPath)).isEmpty());
    }

    /** Waits until all of these are in a group, among others. */
    void awaitAmongMembers(String groupPath, Collection<String> usernames) {
        Await.recovery("members of %s in Keycloak".formatted(groupPath), () -> assertThat(members(groupPath)).containsAll(usernames));
    }

    private List<String> members(String groupPath) {
        Answer group = group(groupPath).expect(200);
        var names = new TreeSet<String>();
        admin.get("/groups/%s/members?max=100".formatted(group.at("/id"))).expect(200).body()
                .forEach(member -> names.add(member.path("username").asText()));
        return List.copyOf(names);
    }

    private Answer group(String path) {
        return admin.get("/group-by-path" + path);
    }

    void deleteGroup(String path) {
        admin.send("DELETE", "/groups/" + group(path).expect(200).at("/id"),
                java.net.http.HttpRequest.BodyPublishers.noBody(), Map.of()).expect(204);
    }

    void addMember(String groupPath, String username) {
        String group = group(groupPath).expect(200).at("/id");
        String user = admin.get("/users?exact=true&username=" + username).expect(200).at("/0/id");
        admin.send("PUT", "/users/%s/groups/%s".formatted(user, group),
                java.net.http.HttpRequest.BodyPublishers.noBody(), Map.of()).expect(204);
    }

    private String token() {
        return open.postForm("/realms/master/protocol/openid-connect/token", Map.of(
                "grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", "admin"))
                .expect(200).at("/access_token");
    }
}
