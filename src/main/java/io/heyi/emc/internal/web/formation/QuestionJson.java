package io.heyi.emc.internal.web.formation;

import com.fasterxml.jackson.databind.JsonNode;
import io.heyi.emc.ActorId;
import io.heyi.web.ApiProblem;
import io.heyi.web.JsonFields;
import java.util.Set;

/** Reads questions and answers from JSON, field by field; a faulty body is refused as a whole. */
final class QuestionJson {

    private static final int LARGEST_BODY = 16 * 1024;

    private final JsonFields json = new JsonFields("emcformation.error.");
    private final JsonNode root;

    private QuestionJson(byte[] body, Set<String> known) {
        root = json.root(body, LARGEST_BODY);
        if (root != null) {
            json.known("", root, known);
        }
        sound();
    }

    private void sound() {
        if (!json.errors().isEmpty()) {
            throw ApiProblem.invalid(json.errors());
        }
    }

    record Asked(ActorId actor, String text) {}

    static Asked question(byte[] body) {
        var reader = new QuestionJson(body, Set.of("actor", "text"));
        var asked = new Asked(CommitmentJson.actor(reader.json, reader.root.get("actor")), reader.text());
        reader.sound();
        return asked;
    }

    static String answer(byte[] body) {
        var reader = new QuestionJson(body, Set.of("text"));
        var text = reader.text();
        reader.sound();
        return text;
    }

    private String text() {
        return CommitmentJson.required(json, "text", json.text("text", root.get("text")));
    }
}
