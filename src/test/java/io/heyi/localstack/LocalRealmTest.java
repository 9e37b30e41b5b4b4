package io.heyi.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class LocalRealmTest {
    private static final Path FOLDER = Path.of("infra/keycloak");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void everyDemoAccountHasItsRole() throws Exception {
        JsonNode users = local().get("users");

        expected().forEach((role, names) -> names.forEach(name ->
                assertThat(texts(named(users, "username", name).get("realmRoles"))).as(name).contains(role)));
    }

    @Test
    void everyRoleOfAnAccountExists() throws Exception {
        List<String> roles = new ArrayList<>();
        local().at("/roles/realm").forEach(role -> roles.add(role.get("name").asText()));

        local().get("users").forEach(user -> assertThat(roles).containsAll(texts(user.path("realmRoles"))));
    }

    @Test
    void directGrantsAndDemoPasswordsExistInTheLocalRealmOnly() throws Exception {
        JsonNode production = MAPPER.readTree(FOLDER.resolve("heyi-realm.json").toFile());

        production.get("clients").forEach(client ->
                assertThat(client.path("directAccessGrantsEnabled").asBoolean()).as(client.get("clientId").asText()).isFalse());
        assertThat(production.toString()).doesNotContain("credentials").doesNotContain(StackAddresses.CLI_CLIENT);
        assertThat(named(production.get("clients"), "clientId", "heyi-app").get("secret").asText()).isEqualTo("${HEYI_APP_SECRET}");
        assertThat(named(local().get("clients"), "clientId", StackAddresses.CLI_CLIENT).get("directAccessGrantsEnabled").asBoolean())
                .isTrue();
    }

    @Test
    void noPlaceholderIsLeftInTheLocalRealm() throws Exception {
        assertThat(local().toString()).doesNotContain("${HEYI");
    }

    @Test
    void aPersonKeepsTheIdWhenTheRealmIsRebuilt() throws Exception {
        String first = named(local().get("users"), "username", "auditor").get("id").asText();

        assertThat(named(local().get("users"), "username", "auditor").get("id").asText()).isEqualTo(first);
    }

    private static Map<String, List<String>> expected() {
        return Map.of(
                "administrator", List.of("administrator"),
                "operator", List.of("operator"),
                "auditor", List.of("auditor"),
                "process-owner", List.of("process-owner-1", "process-owner-2"),
                "platform-owner", List.of("platform-owner-food", "platform-owner-clothing"),
                "investment-committee", numbered("committee-%d", 5),
                "settlement-officer", List.of("settlement-officer"),
                "pool-coordinator", List.of("pool-coordinator"),
                "entrepreneur", numbered("entrepreneur-%02d", 60),
                "external-partner", List.of("partner-chef", "partner-recipes", "partner-detergent"));
    }

    private static List<String> numbered(String pattern, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(pattern::formatted).toList();
    }

    private static JsonNode local() throws Exception {
        return MAPPER.readTree(LocalRealm.read(FOLDER, new StackAddresses(Ports.standard())).json());
    }

    private static JsonNode named(JsonNode list, String key, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(node -> node.path(key).asText().equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + value));
    }

    private static List<String> texts(JsonNode list) {
        List<String> all = new ArrayList<>();
        list.forEach(node -> all.add(node.asText()));
        return all;
    }
}
