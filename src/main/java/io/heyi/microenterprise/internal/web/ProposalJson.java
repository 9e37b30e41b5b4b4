package io.heyi.microenterprise.internal.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.heyi.microenterprise.ProposalInput;
import io.heyi.shared.FieldError;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Reads a proposal from JSON field by field, so that a wrong type or an unknown key becomes a field error beside all others, and a number reaches
 * the check with every digit it was sent with (never through {@code double}). Amounts may be numbers or texts.
 */
final class ProposalJson {

    static final int LARGEST_BODY = 256 * 1024;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Set<String> PROPOSAL = Set.of("name", "platform", "kind", "userScenario", "valueProposition", "leadingTargets", "coFounders", "roles",
            "currency", "fundingAsked", "ownInvestment", "cashFlowAllowance", "horizonMonths");
    private static final Set<String> TARGET = Set.of("metric", "unit", "bottom", "grab", "leading", "dueMonth");
    private static final Set<String> ROLE = Set.of("title", "skills", "headcount");

    private final List<FieldError> errors = new ArrayList<>();

    private ProposalJson() {}

    /** {@code input} is null when the body is no object at all. */
    record Reading(ProposalInput input, List<FieldError> errors) {}

    static Reading read(byte[] body) {
        var reader = new ProposalJson();
        return new Reading(reader.proposal(body), List.copyOf(reader.errors));
    }

    private ProposalInput proposal(byte[] body) {
        var root = root(body);
        if (root == null) {
            return null;
        }
        known("", root, PROPOSAL);
        return new ProposalInput(text("name", root.get("name")), text("platform", root.get("platform")), text("kind", root.get("kind")),
                text("userScenario", root.get("userScenario")), text("valueProposition", root.get("valueProposition")),
                list("leadingTargets", root.get("leadingTargets"), this::target), list("coFounders", root.get("coFounders"), this::text),
                list("roles", root.get("roles"), this::role), text("currency", root.get("currency")), amount("fundingAsked", root.get("fundingAsked")),
                amount("ownInvestment", root.get("ownInvestment")), amount("cashFlowAllowance", root.get("cashFlowAllowance")),
                whole("horizonMonths", root.get("horizonMonths")));
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

    private ProposalInput.TargetInput target(String field, JsonNode node) {
        if (!object(field, node, TARGET)) {
            return null;
        }
        return new ProposalInput.TargetInput(text(field + ".metric", node.get("metric")), text(field + ".unit", node.get("unit")),
                amount(field + ".bottom", node.get("bottom")), amount(field + ".grab", node.get("grab")), amount(field + ".leading", node.get("leading")),
                text(field + ".dueMonth", node.get("dueMonth")));
    }

    private ProposalInput.RoleInput role(String field, JsonNode node) {
        if (!object(field, node, ROLE)) {
            return null;
        }
        return new ProposalInput.RoleInput(text(field + ".title", node.get("title")), list(field + ".skills", node.get("skills"), this::text),
                whole(field + ".headcount", node.get("headcount")));
    }

    private String text(String field, JsonNode node) {
        if (isAbsent(node)) {
            return null;
        }
        if (node.isTextual()) {
            return node.textValue();
        }
        error(field, "notText");
        return null;
    }

    private String amount(String field, JsonNode node) {
        if (isAbsent(node)) {
            return null;
        }
        if (node.isNumber()) {
            return node.decimalValue().toString();
        }
        if (node.isTextual()) {
            return node.textValue();
        }
        error(field, "notANumber");
        return null;
    }

    private Integer whole(String field, JsonNode node) {
        if (isAbsent(node)) {
            return null;
        }
        var text = node.isNumber() ? wholeDigits(node.decimalValue()) : node.isTextual() ? node.textValue().strip() : "";
        if (text.matches("-?\\d{1,9}")) {
            return Integer.valueOf(text);
        }
        error(field, "notWhole");
        return null;
    }

    /** Empty for a fraction and for what is too long to be any count here; an exponent must not be written out before that is known. */
    private static String wholeDigits(BigDecimal number) {
        return number.scale() <= 0 && (long) number.precision() - number.scale() <= 9 ? number.toPlainString() : "";
    }

    private <T> List<T> list(String field, JsonNode node, BiFunction<String, JsonNode, T> each) {
        if (isAbsent(node)) {
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

    private boolean object(String field, JsonNode node, Set<String> keys) {
        if (isAbsent(node)) {
            return false;
        }
        if (!node.isObject()) {
            error(field, "notAnObject");
            return false;
        }
        known(field + ".", node, keys);
        return true;
    }

    private void known(String prefix, JsonNode node, Set<String> keys) {
        node.fieldNames().forEachRemaining(name -> {
            if (!keys.contains(name)) {
                error(prefix + name, "unknownField");
            }
        });
    }

    private static boolean isAbsent(JsonNode node) {
        return node == null || node.isNull();
    }

    private void error(String field, String code, Object... arguments) {
        errors.add(FieldError.of(field, "microenterprise.error." + code, arguments));
    }
}
