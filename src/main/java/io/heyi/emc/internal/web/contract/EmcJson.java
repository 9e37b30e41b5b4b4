package io.heyi.emc.internal.web.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.CostEntry;
import io.heyi.emc.ContractTerms.Deliverable;
import io.heyi.emc.ContractTerms.MetricTarget;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.ContractTerms.Place;
import io.heyi.emc.ContractTerms.ShareSpace;
import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.ContractTerms.TerminationCondition;
import io.heyi.emc.EmcType;
import io.heyi.emc.Tier;
import io.heyi.emc.internal.formation.FormationStart;
import io.heyi.shared.FieldError;
import io.heyi.web.JsonFields;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Reads contract terms, and how their parties are to come together, from JSON field by field. */
public final class EmcJson {

    public static final int LARGEST_BODY = 512 * 1024;

    private static final Set<String> TERMS = Set.of("title", "userScenario", "goal", "type", "platform", "parent", "currency", "governance", "goals", "shareSpace",
            "reinvestmentPercent", "split", "places", "nodes", "terminationConditions");
    private static final Set<String> OPENING = union(TERMS, "mode", "joinDeadline", "reviewDeadline", "weights");
    private static final Set<String> TARGET = Set.of("metric", "name", "unit", "bottom", "grab", "leading", "region");
    private static final Set<String> PLACE = Set.of("id", "title", "description", "tier", "kinds", "wanted", "metrics");
    private static final Set<String> NODE = Set.of("actor", "kind", "name", "lead", "tier", "place", "contribution", "services", "targets", "ratioPercent", "investment",
            "costs", "deliverables", "otherFlows");
    private static final Set<String> COST = Set.of("label", "amount", "headcount");
    private static final Set<String> DELIVERABLE = Set.of("id", "title", "due", "dependsOn");
    private static final Set<String> EXIT = Set.of("code", "text");

    private final JsonFields json = new JsonFields("emc.error.");

    private EmcJson() {}

    private static Set<String> union(Set<String> known, String... more) {
        return java.util.stream.Stream.concat(known.stream(), Arrays.stream(more)).collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    /**
     * @param terms null when the body is no object at all
     * @param way null when the mode is missing or unknown
     */
    public record Reading(ContractTerms terms, FormationStart.Way way, List<FieldError> errors) {}

    /** Terms with {@code mode} CALL or CANVAS. */
    public static Reading opening(byte[] body) {
        var reader = new EmcJson();
        var root = reader.json.root(body, LARGEST_BODY);
        if (root == null) {
            return new Reading(null, null, reader.json.errors());
        }
        reader.json.known("", root, OPENING);
        var terms = reader.terms(root);
        var way = reader.way(root);
        return new Reading(terms, way, reader.json.errors());
    }

    /** Terms alone, e.g. a proposal for the next month. */
    public static Reading terms(byte[] body) {
        var reader = new EmcJson();
        var root = reader.json.root(body, LARGEST_BODY);
        if (root == null) {
            return new Reading(null, null, reader.json.errors());
        }
        reader.json.known("", root, TERMS);
        return new Reading(reader.terms(root), null, reader.json.errors());
    }

    private FormationStart.Way way(JsonNode root) {
        var mode = text("mode", root);
        if ("CALL".equals(mode)) {
            return new FormationStart.Call(instant("joinDeadline", root), instant("reviewDeadline", root), weights(root.get("weights")));
        }
        if ("CANVAS".equals(mode)) {
            return new FormationStart.Canvas();
        }
        json.error("mode", mode == null ? "missing" : "unknownValue", "CALL, CANVAS");
        return null;
    }

    private Map<String, BigDecimal> weights(JsonNode node) {
        if (JsonFields.isAbsent(node)) {
            return null;
        }
        if (!node.isObject()) {
            json.error("weights", "notAnObject");
            return null;
        }
        var weights = new HashMap<String, BigDecimal>();
        node.fields().forEachRemaining(entry -> {
            var weight = json.decimal("weights." + entry.getKey(), entry.getValue());
            if (weight != null) {
                weights.put(entry.getKey(), weight);
            }
        });
        return weights;
    }

    private ContractTerms terms(JsonNode root) {
        return new ContractTerms(text("title", root), text("userScenario", root), text("goal", root), oneOf("type", root.get("type"), EmcType.class), text("platform", root),
                text("parent", root), text("currency", root), text("governance", root), list("goals", root.get("goals"), this::target), shareSpace(root.get("shareSpace")),
                json.decimal("reinvestmentPercent", root.get("reinvestmentPercent")), split(root.get("split")), list("places", root.get("places"), this::place),
                list("nodes", root.get("nodes"), this::node), list("terminationConditions", root.get("terminationConditions"), this::exit));
    }

    private Split split(JsonNode node) {
        return JsonFields.isAbsent(node) ? Split.RATIOS : oneOf("split", node, Split.class);
    }

    private ShareSpace shareSpace(JsonNode node) {
        if (!json.object("shareSpace", node, Set.of("percent", "tiers"))) {
            return null;
        }
        var tiers = json.list("shareSpace.tiers", node.get("tiers"), json::decimal);
        return new ShareSpace(json.decimal("shareSpace.percent", node.get("percent")), tiers == null ? null : tiers.stream().filter(Objects::nonNull).toList());
    }

    private MetricTarget target(String field, JsonNode node) {
        if (!item(field, node, TARGET)) {
            return null;
        }
        var at = field + ".";
        return new MetricTarget(text(at, "metric", node), text(at, "name", node), text(at, "unit", node), json.decimal(at + "bottom", node.get("bottom")),
                json.decimal(at + "grab", node.get("grab")), json.decimal(at + "leading", node.get("leading")), text(at, "region", node));
    }

    private Place place(String field, JsonNode node) {
        if (!item(field, node, PLACE)) {
            return null;
        }
        var at = field + ".";
        var wanted = json.whole(at + "wanted", node.get("wanted"));
        return new Place(text(at, "id", node), text(at, "title", node), text(at, "description", node), oneOf(at + "tier", node.get("tier"), Tier.class),
                list(at + "kinds", node.get("kinds"), (path, kind) -> oneOf(path, kind, ActorKind.class)), wanted == null ? 1 : wanted,
                list(at + "metrics", node.get("metrics"), this::target));
    }

    private Node node(String field, JsonNode node) {
        if (!item(field, node, NODE)) {
            return null;
        }
        var at = field + ".";
        return new Node(actor(at + "actor", node), oneOf(at + "kind", node.get("kind"), ActorKind.class), text(at, "name", node), flag(at + "lead", node.get("lead")),
                oneOf(at + "tier", node.get("tier"), Tier.class), text(at, "place", node), text(at, "contribution", node),
                list(at + "services", node.get("services"), this::stripped), list(at + "targets", node.get("targets"), this::target),
                json.decimal(at + "ratioPercent", node.get("ratioPercent")), json.decimal(at + "investment", node.get("investment")),
                list(at + "costs", node.get("costs"), this::cost), list(at + "deliverables", node.get("deliverables"), this::deliverable), text(at, "otherFlows", node));
    }

    private ActorId actor(String field, JsonNode node) {
        var text = stripped(field, node.get("actor"));
        if (text == null || ActorId.isValid(text)) {
            return text == null ? null : new ActorId(text);
        }
        json.error(field, "notAnActor");
        return null;
    }

    private CostEntry cost(String field, JsonNode node) {
        if (!item(field, node, COST)) {
            return null;
        }
        var headcount = json.whole(field + ".headcount", node.get("headcount"));
        return new CostEntry(text(field + ".", "label", node), json.decimal(field + ".amount", node.get("amount")), headcount == null ? 0 : headcount);
    }

    private Deliverable deliverable(String field, JsonNode node) {
        if (!item(field, node, DELIVERABLE)) {
            return null;
        }
        var at = field + ".";
        return new Deliverable(text(at, "id", node), text(at, "title", node), parsed(at + "due", node.get("due"), LocalDate::parse, "notADate"),
                list(at + "dependsOn", node.get("dependsOn"), this::stripped));
    }

    private TerminationCondition exit(String field, JsonNode node) {
        return item(field, node, EXIT) ? new TerminationCondition(text(field + ".", "code", node), text(field + ".", "text", node)) : null;
    }

    // --- kinds of value

    private boolean item(String field, JsonNode node, Set<String> keys) {
        if (JsonFields.isAbsent(node)) {
            json.error(field, "missing");
            return false;
        }
        return json.object(field, node, keys);
    }

    private <T> List<T> list(String field, JsonNode node, BiFunction<String, JsonNode, T> each) {
        var items = json.list(field, node, each);
        return items == null ? List.of() : items.stream().filter(Objects::nonNull).toList();
    }

    private String text(String field, JsonNode parent) {
        return text("", field, parent);
    }

    private String text(String path, String field, JsonNode parent) {
        return stripped(path + field, parent.get(field));
    }

    /** Blank text is no text. */
    private String stripped(String field, JsonNode node) {
        var text = json.text(field, node);
        return text == null || text.isBlank() ? null : text.strip();
    }

    private boolean flag(String field, JsonNode node) {
        if (JsonFields.isAbsent(node)) {
            return false;
        }
        if (!node.isBoolean() && !(node.isTextual() && node.textValue().matches("true|false"))) {
            json.error(field, "notTrueOrFalse");
        }
        return node.asBoolean();
    }

    private <E extends Enum<E>> E oneOf(String field, JsonNode node, Class<E> type) {
        var text = stripped(field, node);
        if (text == null) {
            return null;
        }
        var found = Arrays.stream(type.getEnumConstants()).filter(one -> one.name().equals(text)).findFirst();
        if (found.isEmpty()) {
            json.error(field, "unknownValue", String.join(", ", Arrays.stream(type.getEnumConstants()).map(Enum::name).toList()));
        }
        return found.orElse(null);
    }

    private Instant instant(String field, JsonNode root) {
        return parsed(field, root.get(field), text -> OffsetDateTime.parse(text).toInstant(), "notAMoment");
    }

    private <T> T parsed(String field, JsonNode node, Function<String, T> parser, String code) {
        var text = stripped(field, node);
        try {
            return text == null ? null : parser.apply(text);
        } catch (DateTimeException e) {
            json.error(field, code);
            return null;
        }
    }
}
