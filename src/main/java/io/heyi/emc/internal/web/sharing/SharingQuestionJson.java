package io.heyi.emc.internal.web.sharing;

import com.fasterxml.jackson.databind.JsonNode;
import io.heyi.emc.internal.sharing.SharingQuestion;
import io.heyi.emc.internal.sharing.SharingQuestion.PartyText;
import io.heyi.shared.FieldError;
import io.heyi.web.JsonFields;
import java.util.List;
import java.util.Set;

/** Reads a what-if from JSON with every digit as it was sent; figures and ids may be numbers or texts. */
final class SharingQuestionJson {

    static final int LARGEST_BODY = 64 * 1024;

    private static final Set<String> QUESTION = Set.of("actualProfit", "bottomProfit", "leadingProfit", "shareSpacePercent", "tiers", "reinvestmentPercent", "parties");
    private static final Set<String> PARTY = Set.of("id", "ratioPercent", "tier");

    private final JsonFields fields = new JsonFields("emcsharing.error.");

    private SharingQuestionJson() {}

    /** {@code question} is null when the body is no object at all. */
    record Reading(SharingQuestion question, List<FieldError> errors) {}

    static Reading read(byte[] body) {
        var reader = new SharingQuestionJson();
        return new Reading(reader.question(body), reader.fields.errors());
    }

    private SharingQuestion question(byte[] body) {
        var root = fields.root(body, LARGEST_BODY);
        if (root == null) {
            return null;
        }
        fields.known("", root, QUESTION);
        return new SharingQuestion(amount(root, "actualProfit"), amount(root, "bottomProfit"), amount(root, "leadingProfit"), amount(root, "shareSpacePercent"),
                fields.list("tiers", root.get("tiers"), fields::amount), amount(root, "reinvestmentPercent"), fields.list("parties", root.get("parties"), this::party));
    }

    private String amount(JsonNode root, String name) {
        return fields.amount(name, root.get(name));
    }

    private PartyText party(String field, JsonNode node) {
        if (JsonFields.isAbsent(node)) {
            fields.error(field, "notAnObject");
        }
        if (!fields.object(field, node, PARTY)) {
            return null;
        }
        var id = node.get("id");
        return new PartyText(id != null && id.isNumber() ? fields.amount(field + ".id", id) : fields.text(field + ".id", id),
                fields.amount(field + ".ratioPercent", node.get("ratioPercent")), fields.text(field + ".tier", node.get("tier")));
    }
}
