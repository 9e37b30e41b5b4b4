package io.heyi.emc.internal.web.formation;

import com.fasterxml.jackson.databind.JsonNode;
import io.heyi.emc.ActorId;
import io.heyi.emc.internal.formation.Commitment;
import io.heyi.shared.FieldError;
import io.heyi.web.JsonFields;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Reads a commitment from JSON; the plan is either a text or an object of its four parts. */
final class CommitmentJson {

    static final int LARGEST_BODY = 64 * 1024;

    private static final Set<String> COMMITMENT = Set.of("actor", "place", "values", "shareAskedPercent", "plan", "investment", "services");
    private static final Set<String> VALUE = Set.of("metric", "value", "region");
    private static final Set<String> PLAN = Set.of("approach", "deliverables", "team", "risks");

    private final JsonFields json = new JsonFields("emcformation.error.");

    private CommitmentJson() {}

    /** {@code commitment} is null when there are errors. */
    record Reading(Commitment commitment, List<FieldError> errors) {}

    static Reading read(byte[] body) {
        var reader = new CommitmentJson();
        var commitment = reader.commitment(body);
        return new Reading(reader.json.errors().isEmpty() ? commitment : null, reader.json.errors());
    }

    private Commitment commitment(byte[] body) {
        var root = json.root(body, LARGEST_BODY);
        if (root == null) {
            return null;
        }
        json.known("", root, COMMITMENT);
        var share = json.decimal("shareAskedPercent", root.get("shareAskedPercent"));
        var values = json.list("values", root.get("values"), this::promise);
        var services = json.list("services", root.get("services"), json::text);
        return new Commitment(actor(json, root.get("actor")), json.required("place", json.text("place", root.get("place"))),
                values == null ? List.of() : values.stream().filter(Objects::nonNull).toList(), share == null ? BigDecimal.ZERO : share, plan(root.get("plan")),
                json.decimal("investment", root.get("investment")), services == null ? List.of() : services.stream().filter(Objects::nonNull).toList());
    }

    static ActorId actor(JsonFields json, JsonNode node) {
        var text = json.required("actor", json.text("actor", node));
        if (text == null) {
            return null;
        }
        if (!ActorId.isValid(text)) {
            json.error("actor", "notAnActor");
            return null;
        }
        return new ActorId(text);
    }

    private Commitment.Promise promise(String field, JsonNode node) {
        if (!json.object(field, node, VALUE)) {
            return null;
        }
        var metric = json.required(field + ".metric", json.text(field + ".metric", node.get("metric")));
        var value = json.required(field + ".value", json.decimal(field + ".value", node.get("value")));
        return metric == null || value == null ? null : new Commitment.Promise(metric, value, json.text(field + ".region", node.get("region")));
    }

    private Commitment.Plan plan(JsonNode node) {
        if (node != null && node.isTextual()) {
            return new Commitment.Plan(node.textValue(), null, null, null);
        }
        if (!json.object("plan", node, PLAN)) {
            return new Commitment.Plan(null, null, null, null);
        }
        return new Commitment.Plan(json.text("plan.approach", node.get("approach")), json.text("plan.deliverables", node.get("deliverables")),
                json.text("plan.team", node.get("team")), json.text("plan.risks", node.get("risks")));
    }
}
