package io.heyi.emc.internal.web.formation;

import io.heyi.emc.ActorId;
import io.heyi.web.JsonBody;
import java.util.Set;

/** Reads questions and answers from JSON. */
final class QuestionJson extends JsonBody {

    private static final int LARGEST_BODY = 16 * 1024;

    private QuestionJson(byte[] body, Set<String> known) {
        super("emcformation.error.", body, LARGEST_BODY, known);
    }

    record Asked(ActorId actor, String text) {}

    static Asked question(byte[] body) {
        var reader = new QuestionJson(body, Set.of("actor", "text"));
        return reader.whole(new Asked(CommitmentJson.actor(reader.json, reader.root.get("actor")), reader.text()));
    }

    static String answer(byte[] body) {
        var reader = new QuestionJson(body, Set.of("text"));
        return reader.whole(reader.text());
    }

    private String text() {
        return required("text", text("text"));
    }
}
