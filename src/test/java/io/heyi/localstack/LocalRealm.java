package io.heyi.localstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * The realm that the local Keycloak imports: the production realm, the local overlay and the demo accounts.
 *
 * @param json the import file
 */
record LocalRealm(String json) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static LocalRealm read(Path folder, StackAddresses addresses) throws IOException {
        var realm = (ObjectNode) MAPPER.readTree(folder.resolve("heyi-realm.json").toFile());
        overlay(realm, (ObjectNode) MAPPER.readTree(folder.resolve("local/realm.json").toFile()));
        for (JsonNode account : MAPPER.readTree(folder.resolve("local/accounts.json").toFile())) {
            realm.withArrayProperty("users").add(user((ObjectNode) account));
        }
        return new LocalRealm(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(realm)
                .replace("${HEYI_APP_URL}", addresses.app())
                .replace("${HEYI_APP_SECRET}", StackAddresses.CLIENT_SECRET));
    }

    /** Tells two realms apart. */
    String checksum() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lists grow, everything else is replaced. */
    private static void overlay(ObjectNode base, ObjectNode over) {
        over.properties().forEach(field -> {
            if (field.getValue() instanceof ArrayNode more && base.get(field.getKey()) instanceof ArrayNode list) {
                list.addAll(more);
            } else {
                base.set(field.getKey(), field.getValue());
            }
        });
    }

    private static ObjectNode user(ObjectNode account) {
        String name = account.get("username").asText();
        ObjectNode user = MAPPER.createObjectNode();
        // a fixed id keeps a person the same person after the realm was rebuilt
        user.put("id", UUID.nameUUIDFromBytes(("heyi local account " + name).getBytes(StandardCharsets.UTF_8)).toString());
        user.put("username", name);
        user.put("enabled", true);
        user.put("email", name + "@example.org");
        user.put("emailVerified", true);
        user.set("firstName", account.get("firstName"));
        user.set("lastName", account.get("lastName"));
        user.set("realmRoles", account.get("roles"));
        user.putArray("credentials").addObject().put("type", "password").put("value", name).put("temporary", false);
        return user;
    }
}
