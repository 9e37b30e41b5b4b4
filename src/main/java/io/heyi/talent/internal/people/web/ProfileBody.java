package io.heyi.talent.internal.people.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.heyi.talent.internal.people.ProfileInput;
import io.heyi.web.ApiProblem;
import io.heyi.web.JsonBody;
import io.heyi.web.JsonFields;
import java.util.List;
import java.util.Set;

/** Reads a profile that a client sent, with every wrong field at once. */
final class ProfileBody extends JsonBody {

    private static final int LARGEST = 64 * 1024;

    private ProfileBody(byte[] body) {
        super("people.error.", body, LARGEST, Set.of("version", "place", "skills", "wishes", "availability"));
    }

    /** @throws ApiProblem 422 for anything that is not of this form */
    static ProfileInput of(byte[] body) {
        return new ProfileBody(body).read();
    }

    private ProfileInput read() {
        var wishes = part("wishes", Set.of("text", "roles", "platforms", "places", "remote"));
        var availability = part("availability", Set.of("looking", "published", "from", "percent"));
        return whole(new ProfileInput(whole("version", root.get("version")), json.text("place", root.get("place")), json.list("skills", root.get("skills"), this::skill),
                json.text("wishes.text", wishes.get("text")), texts("wishes.roles", wishes.get("roles")), texts("wishes.platforms", wishes.get("platforms")),
                texts("wishes.places", wishes.get("places")), truth("wishes.remote", wishes.get("remote")), truth("availability.looking", availability.get("looking")),
                truth("availability.published", availability.get("published")), json.text("availability.from", availability.get("from")), whole("availability.percent", availability.get("percent"))));
    }

    private JsonNode part(String name, Set<String> keys) {
        var node = root.get(name);
        return json.object(name, node, keys) ? node : JsonNodeFactory.instance.objectNode();
    }

    private ProfileInput.SkillInput skill(String field, JsonNode node) {
        if (!json.object(field, node, Set.of("name", "level", "evidence"))) {
            return null;
        }
        return new ProfileInput.SkillInput(json.text(field + ".name", node.get("name")), whole(field + ".level", node.get("level")), json.text(field + ".evidence", node.get("evidence")));
    }

    private List<String> texts(String field, JsonNode node) {
        return json.list(field, node, json::text);
    }

    private String whole(String field, JsonNode node) {
        var number = json.whole(field, node);
        return number == null ? null : number.toString();
    }

    private boolean truth(String field, JsonNode node) {
        if (!JsonFields.isAbsent(node) && !node.isBoolean()) {
            json.error(field, "notTrueOrFalse");
        }
        return !JsonFields.isAbsent(node) && node.booleanValue();
    }
}
