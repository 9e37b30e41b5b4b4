package io.heyi.tender.internal.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.heyi.shared.FieldError;
import io.heyi.tender.internal.web.ScoreQuestion.BidText;
import io.heyi.tender.internal.web.ScoreQuestion.WeightTexts;
import io.heyi.web.JsonFields;
import java.util.List;
import java.util.Set;

/** Reads a what-if of the score from JSON with every digit as it was sent. */
final class ScoreQuestionJson {

    static final int LARGEST_BODY = 64 * 1024;

    private static final Set<String> CRITERIA = Set.of("price", "quality", "rating", "risk");
    private static final Set<String> BID = Set.of("id", "price", "quality", "rating", "risk");

    private final JsonFields fields = new JsonFields("tender.error.");

    private ScoreQuestionJson() {}

    /** {@code question} is null when the body is no object at all. */
    record Reading(ScoreQuestion question, List<FieldError> errors) {}

    static Reading read(byte[] body) {
        var reader = new ScoreQuestionJson();
        return new Reading(reader.question(body), reader.fields.errors());
    }

    private ScoreQuestion question(byte[] body) {
        var root = fields.root(body, LARGEST_BODY);
        if (root == null) {
            return null;
        }
        fields.known("", root, Set.of("weights", "bids"));
        return new ScoreQuestion(weights(root.get("weights")), fields.list("bids", root.get("bids"), this::bid));
    }

    private WeightTexts weights(JsonNode node) {
        return fields.object("weights", node, CRITERIA)
                ? new WeightTexts(amount("weights", node, "price"), amount("weights", node, "quality"), amount("weights", node, "rating"), amount("weights", node, "risk")) : null;
    }

    private BidText bid(String field, JsonNode node) {
        if (JsonFields.isAbsent(node)) {
            fields.error(field, "notAnObject");
        }
        if (!fields.object(field, node, BID)) {
            return null;
        }
        var id = node.get("id");
        return new BidText(id != null && id.isNumber() ? fields.amount(field + ".id", id) : fields.text(field + ".id", id), amount(field, node, "price"),
                amount(field, node, "quality"), amount(field, node, "rating"), amount(field, node, "risk"));
    }

    private String amount(String field, JsonNode node, String name) {
        return fields.amount(field + "." + name, node.get(name));
    }
}
