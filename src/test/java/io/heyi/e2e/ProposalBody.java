package io.heyi.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/** Bodies for {@code POST /proposals} (issue 2, part 7): valid ones, to be spoilt by tests. */
final class ProposalBody {
    private final ObjectNode json = Api.JSON.createObjectNode();

    private ProposalBody() {}

    /** 300,000 asked of food, so that the platform owner decides alone; its scenario is its own, so it has no rivals. */
    static ProposalBody aProposal() {
        var body = new ProposalBody();
        String mark = UUID.randomUUID().toString().substring(0, 8);
        body.json.put("name", "Smart oven " + mark)
                .put("platform", "food")
                .put("kind", "USER")
                .put("userScenario", "Families who bake at home together, street " + mark)
                .put("valueProposition", "Bread like from the baker, with one touch")
                .put("currency", "CNY")
                .put("fundingAsked", 300_000)
                .put("ownInvestment", 20_000)
                .put("cashFlowAllowance", 50_000)
                .put("horizonMonths", 18);
        body.json.putArray("leadingTargets").addObject()
                .put("metric", "Ovens in use").put("unit", "ovens")
                .put("bottom", 500).put("grab", 800).put("leading", 1_200)
                .put("dueMonth", YearMonth.now().plusMonths(30).toString());
        body.json.putArray("roles").addObject()
                .put("title", "Baker").put("headcount", 2)
                .putArray("skills").add("sourdough").add("user talks");
        return body.coFounders("entrepreneur-02");
    }

    ProposalBody coFounders(String... usernames) {
        return with("coFounders", List.of(usernames));
    }

    ProposalBody fundingAsked(String amount) {
        return with("fundingAsked", new BigDecimal(amount));
    }

    ProposalBody platform(String platform) {
        return with("platform", platform);
    }

    ProposalBody with(String field, Object value) {
        json.set(field, Api.JSON.valueToTree(value));
        return this;
    }

    ProposalBody without(String field) {
        json.remove(field);
        return this;
    }

    /** Changes the only leading target. */
    ProposalBody withTarget(String field, Object value) {
        ((ObjectNode) json.at("/leadingTargets/0")).set(field, Api.JSON.valueToTree(value));
        return this;
    }

    JsonNode json() {
        return json;
    }
}
