package io.heyi.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Keycloak's own admin API, signed in as its bootstrap administrator of the local stack. */
final class KeycloakConsole {
    private final Api open;
    private final Api admin;

    KeycloakConsole(String keycloak) {
        this.open = Api.anonymous(keycloak);
        this.admin = Api.withToken(keycloak + "/admin/realms/heyi", this::token);
    }

    /** User names in a group. */
    List<String> members(String groupPath) {
        Answer group = group(groupPath).expect(200);
        var names = new TreeSet<String>();
        admin.get("/groups/%s/members?max=100".formatted(group.at("/id"))).expect(200).body()
                .forEach(member -> names.add(member.path("username").asText()));
        return List.copyOf(names);
    }

    Answer group(String path) {
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

    List<String> subgroups(String path) {
        String id = group(path).expect(200).at("/id");
        var names = new ArrayList<String>();
        for (JsonNode child : admin.get("/groups/%s/children?max=1000".formatted(id)).expect(200).body()) {
            names.add(child.path("name").asText());
        }
        return names;
    }

    private String token() {
        return open.postForm("/realms/master/protocol/openid-connect/token", Map.of(
                "grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", "admin"))
                .expect(200).at("/access_token");
    }
}
