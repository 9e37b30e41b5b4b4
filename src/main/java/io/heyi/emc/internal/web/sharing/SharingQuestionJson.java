package io.heyi.emc.internal.web.sharing;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.heyi.emc.internal.sharing.SharingQuestion;
import io.heyi.emc.internal.sharing.SharingQuestion.PartyText;
import io.heyi.shared.FieldError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** Reads a what-if from JSON with every digit as it was sent; figures and ids may be numbers or texts. */
final class SharingQuestionJson {

    static final int LARGEST_BODY = 64 * 1024;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Set<String> QUESTION = Set.of("actualProfit", "bottomProfit", "leadingProfit", "shareSpacePercent", "tiers", "reinvestmentPercent", "parties");
    private static final Set<String> PARTY = Set.of("id", "ratioPercent", "tier");

    private final List<FieldError> errors = new ArrayList<>();

    private SharingQuestionJson() {}

    /** {@code question} is null when the body is no object at all. */
    record Reading(SharingQuestion question, List<FieldError> errors) {}

    static Reading read(byte[] body) {
        var reader = new SharingQuestionJson();
        return new Reading(reader.question(body), List.copyOf(reader.errors));
    }

    private SharingQuestion question(byte[] body) {
        var root = root(body);
        if (root == null) {
            return null;
        }
        known("", root, QUESTION);
        return new SharingQuestion(text(root, "actualProfit", ""), text(root, "bottomProfit", ""), text(root, "leadingProfit", ""), text(root, "shareSpacePercent", ""),
                list("tiers", root.get("tiers"), this::scalar), text(root, "reinvestmentPercent", ""), list("parties", root.get("parties"), this::party));
    }

    private JsonNode root(byte[] body) {
        if (body.length > LARGEST_BODY) {
            error("", "bodyTooLarge", LARGEST_BODY);
            return null;
        }
        try {
            var node = MAPPER.readTree(body);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (IOException e) {
            // told to the sender below; the parser's own words may quote the body
        }
        error("", "notJson");
        return null;
    }

    private PartyText party(String field, JsonNode node) {
        if (!node.isObject()) {
            error(field, "notAnObject");
            return null;
        }
        known(field + ".", node, PARTY);
        return new PartyText(text(node, "id", field + "."), text(node, "ratioPercent", field + "."), text(node, "tier", field + "."));
    }

    private String text(JsonNode parent, String name, String prefix) {
        return scalar(prefix + name, parent.get(name));
    }

    private String scalar(String field, JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (node.isNumber()) {
            return node.isIntegralNumber() ? node.bigIntegerValue().toString() : node.decimalValue().toString();
        }
        if (node.isTextual()) {
            return node.textValue();
        }
        error(field, "notText");
        return null;
    }

    private <T> List<T> list(String field, JsonNode node, BiFunction<String, JsonNode, T> each) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isArray()) {
            error(field, "notAList");
            return null;
        }
        var values = new ArrayList<T>();
        for (int i = 0; i < node.size(); i++) {
            values.add(each.apply(field + "[" + i + "]", node.get(i)));
        }
        return values;
    }

    private void known(String prefix, JsonNode node, Set<String> names) {
        node.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                error(prefix + name, "unknownField");
            }
        });
    }

    private void error(String field, String code, Object... arguments) {
        errors.add(FieldError.of(field, "emcsharing.error." + code, arguments));
    }
}
