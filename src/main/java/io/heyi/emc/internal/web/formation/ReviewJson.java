package io.heyi.emc.internal.web.formation;

import com.fasterxml.jackson.databind.JsonNode;
import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.internal.formation.Review;
import io.heyi.shared.FieldError;
import io.heyi.web.JsonFields;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Reads a lead's choice from JSON. */
final class ReviewJson {

    private static final int LARGEST_BODY = 256 * 1024;
    private static final Set<String> REVIEW = Set.of("choices", "leadRatioPercent", "split");
    private static final Set<String> CHOICE = Set.of("actor", "decision", "reason", "ratioPercent");

    private final JsonFields json = new JsonFields("emcformation.error.");

    private ReviewJson() {}

    /** {@code review} is null when there are errors. */
    record Reading(Review review, List<FieldError> errors) {}

    static Reading read(byte[] body) {
        var reader = new ReviewJson();
        var review = reader.review(body);
        return new Reading(reader.json.errors().isEmpty() ? review : null, reader.json.errors());
    }

    private Review review(byte[] body) {
        var root = json.root(body, LARGEST_BODY);
        if (root == null) {
            return null;
        }
        json.known("", root, REVIEW);
        var choices = json.list("choices", root.get("choices"), this::choice);
        var split = one(Split.class, "split", root.get("split"));
        return new Review(choices == null ? List.of() : choices.stream().filter(Objects::nonNull).toList(), json.decimal("leadRatioPercent", root.get("leadRatioPercent")),
                split == null ? Split.RATIOS : split);
    }

    private Review.Choice choice(String field, JsonNode node) {
        if (!json.object(field, node, CHOICE)) {
            return null;
        }
        var actor = json.text(field + ".actor", node.get("actor"));
        if (!ActorId.isValid(actor)) {
            json.error(field + ".actor", "notAnActor");
            return null;
        }
        var decision = one(Review.Decision.class, field + ".decision", node.get("decision"));
        if (decision == null && JsonFields.isAbsent(node.get("decision"))) {
            json.error(field + ".decision", "missing");
        }
        return new Review.Choice(new ActorId(actor), decision, json.text(field + ".reason", node.get("reason")), json.decimal(field + ".ratioPercent", node.get("ratioPercent")));
    }

    private <E extends Enum<E>> E one(Class<E> type, String field, JsonNode node) {
        var text = json.text(field, node);
        if (text == null) {
            return null;
        }
        var found = Arrays.stream(type.getEnumConstants()).filter(constant -> constant.name().equals(text)).findFirst();
        if (found.isEmpty()) {
            json.error(field, "unknownDecision", String.join(", ", Arrays.stream(type.getEnumConstants()).map(Enum::name).toList()));
        }
        return found.orElse(null);
    }
}
