package io.heyi.microenterprise.internal.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.heyi.microenterprise.ProposalInput;
import io.heyi.shared.FieldError;
import io.heyi.web.JsonFields;
import java.util.List;
import java.util.Set;

/**
 * Reads a proposal from JSON field by field.
 */
final class ProposalJson {

    static final int LARGEST_BODY = 256 * 1024;

    private static final Set<String> PROPOSAL = Set.of("name", "platform", "kind", "userScenario", "valueProposition", "leadingTargets", "coFounders", "roles",
            "currency", "fundingAsked", "ownInvestment", "cashFlowAllowance", "horizonMonths", "returnedScenario");
    private static final Set<String> TARGET = Set.of("metric", "unit", "bottom", "grab", "leading", "dueMonth");
    private static final Set<String> ROLE = Set.of("title", "skills", "headcount");

    private final JsonFields json = new JsonFields("microenterprise.error.");

    private ProposalJson() {}

    /** {@code input} is null when the body is no object at all. */
    record Reading(ProposalInput input, List<FieldError> errors) {}

    static Reading read(byte[] body) {
        var reader = new ProposalJson();
        return new Reading(reader.proposal(body), reader.json.errors());
    }

    private ProposalInput proposal(byte[] body) {
        var root = json.root(body, LARGEST_BODY);
        if (root == null) {
            return null;
        }
        json.known("", root, PROPOSAL);
        return new ProposalInput(json.text("name", root.get("name")), json.text("platform", root.get("platform")), json.text("kind", root.get("kind")),
                json.text("userScenario", root.get("userScenario")), json.text("valueProposition", root.get("valueProposition")),
                json.list("leadingTargets", root.get("leadingTargets"), this::target), json.list("coFounders", root.get("coFounders"), json::text),
                json.list("roles", root.get("roles"), this::role), json.text("currency", root.get("currency")), json.amount("fundingAsked", root.get("fundingAsked")),
                json.amount("ownInvestment", root.get("ownInvestment")), json.amount("cashFlowAllowance", root.get("cashFlowAllowance")),
                json.whole("horizonMonths", root.get("horizonMonths")), json.text("returnedScenario", root.get("returnedScenario")));
    }

    private ProposalInput.TargetInput target(String field, JsonNode node) {
        if (!json.object(field, node, TARGET)) {
            return null;
        }
        return new ProposalInput.TargetInput(json.text(field + ".metric", node.get("metric")), json.text(field + ".unit", node.get("unit")),
                json.amount(field + ".bottom", node.get("bottom")), json.amount(field + ".grab", node.get("grab")), json.amount(field + ".leading", node.get("leading")),
                json.text(field + ".dueMonth", node.get("dueMonth")));
    }

    private ProposalInput.RoleInput role(String field, JsonNode node) {
        if (!json.object(field, node, ROLE)) {
            return null;
        }
        return new ProposalInput.RoleInput(json.text(field + ".title", node.get("title")), json.list(field + ".skills", node.get("skills"), json::text),
                json.whole(field + ".headcount", node.get("headcount")));
    }
}
