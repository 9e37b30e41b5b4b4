package io.heyi.emc.internal.canvas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heyi.emc.ContractTerms;
import io.heyi.shared.CanonicalJson;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What people have typed into an EMC canvas: texts under the paths of the contract's JSON, unchecked, so that nothing is lost. The first party is the lead. Blank rows
 * are left out, and what needs a code without asking a person for one (goals, places, exits) gets one that stays.
 */
public final class CanvasDocument {

    private static final int MOST_ROWS = 60;
    private static final int LONGEST_VALUE = 4000;
    private static final int LARGEST = 256 * 1024;
    private static final Set<String> TOP = Set.of("title", "userScenario", "goal", "type", "platform", "parent", "currency", "governance", "space", "shareSpace.percent",
            "shareSpace.tiers[0]", "shareSpace.tiers[1]", "reinvestmentPercent", "split", "joinDeadline", "reviewDeadline");
    private static final String TARGET = "(metric|name|unit|bottom|grab|leading|region)";
    private static final Pattern ROW = Pattern.compile("(goals\\[\\d{1,2}]\\." + TARGET + "|places\\[\\d{1,2}]\\.(id|title|description|tier|kinds|wanted|metrics\\[\\d{1,2}]\\." + TARGET
            + ")|nodes\\[\\d{1,2}]\\.(actor|tier|place|contribution|services|ratioPercent|investment|otherFlows|targets\\[\\d{1,2}]\\." + TARGET
            + "|costs\\[\\d{1,2}]\\.(label|amount|headcount)|deliverables\\[\\d{1,2}]\\.(id|title|due|dependsOn))|terminationConditions\\[\\d{1,2}]\\.(code|text)"
            + "|weights\\.[a-z]{1,20})");
    /** What a party tells of itself; the rest of its row is the lead's. */
    private static final Set<String> OWN = Set.of("contribution", "services", "targets", "investment", "costs", "deliverables", "otherFlows");
    /** Filled in before anybody types: a row with nothing else is blank. */
    private static final Set<String> PRESET = Set.of("metric", "id", "code", "tier", "kinds", "wanted");
    private static final Set<String> FIGURES = Set.of("bottom", "grab", "leading", "investment", "amount", "ratioPercent", "reinvestmentPercent", "percent");
    private static final Map<String, String> CODES = Map.of("goals", "metric", "targets", "metric", "metrics", "metric", "places", "id", "terminationConditions", "code",
            "deliverables", "id");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ObjectNode root;

    private CanvasDocument(ObjectNode root) {
        this.root = root;
    }

    static CanvasDocument parse(String json) {
        try {
            return new CanvasDocument((ObjectNode) MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fields of a form; names that the canvas does not have are ignored, of doubles all are kept, joined by commas. */
    public static CanvasDocument of(Map<String, List<String>> sent) {
        var root = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(sent).forEach((name, values) -> {
            if (TOP.contains(name) || ROW.matcher(name).matches()) {
                var text = String.join(",", values.stream().filter(value -> !value.isBlank()).toList()).strip().replace("\u0000", "");
                put(root, name, text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) : text);
            }
        });
        return new CanvasDocument(root);
    }

    /** The usual beginning: a profit goal, the usual rates and one condition under which to end (domain.md P2, P3). */
    public static CanvasDocument beginning(String lead, String exit) {
        var document = of(Map.of("goals[0].metric", List.of(ContractTerms.PROFIT), "currency", List.of("CNY"), "space", List.of("percent"), "shareSpace.percent", List.of("30"),
                "reinvestmentPercent", List.of("5"), "split", List.of("RATIOS"), "type", List.of("SOLUTION"), "nodes[0].actor", List.of(lead), "nodes[0].tier", List.of("STRATEGIC"),
                "terminationConditions[0].text", List.of(exit)));
        return document.tidy();
    }

    private static void put(ObjectNode root, String path, String text) {
        JsonNode here = root;
        var steps = path.replace("[", ".[").split("\\.");
        for (int i = 0; i < steps.length; i++) {
            boolean last = i == steps.length - 1;
            var next = last ? JsonNodeFactory.instance.textNode(text) : steps[i + 1].startsWith("[") ? JsonNodeFactory.instance.arrayNode() : JsonNodeFactory.instance.objectNode();
            if (steps[i].startsWith("[")) {
                var list = (ArrayNode) here;
                int index = Integer.parseInt(steps[i].substring(1, steps[i].length() - 1));
                while (list.size() <= Math.min(index, MOST_ROWS - 1)) {
                    list.addNull();
                }
                int place = Math.min(index, MOST_ROWS - 1);
                if (last || list.get(place).isNull()) {
                    list.set(place, next);
                }
                here = list.get(place);
            } else {
                var object = (ObjectNode) here;
                if (last || !object.has(steps[i])) {
                    object.set(steps[i], next);
                }
                here = object.get(steps[i]);
            }
        }
    }

    /** Whether it is small enough to be kept. */
    public boolean fits() {
        return root.toString().getBytes(StandardCharsets.UTF_8).length <= LARGEST;
    }

    /** The text at a path such as {@code nodes[1].costs[0].amount}; empty for none. */
    public String value(String path) {
        var node = at(path);
        return node.isTextual() ? node.textValue() : "";
    }

    /** How many rows a list has. */
    public int size(String path) {
        return at(path).isArray() ? at(path).size() : 0;
    }

    private JsonNode at(String path) {
        return root.at("/" + path.replace("[", "/").replace("]", "").replace(".", "/"));
    }

    /** Ids of the parties in the order of their rows, the lead first. */
    public List<String> actors() {
        return IntStream.range(0, size("nodes")).mapToObj(i -> value("nodes[" + i + "].actor")).toList();
    }

    public CanvasDocument with(String path, String text) {
        var copy = root.deepCopy();
        put(copy, path, text);
        return new CanvasDocument(copy);
    }

    public CanvasDocument without(String row) {
        var copy = new CanvasDocument(root.deepCopy());
        var bracket = row.lastIndexOf('[');
        if (bracket > 0 && row.matches(".*\\[\\d{1,2}]") && copy.at(row.substring(0, bracket)) instanceof ArrayNode list) {
            list.remove(Integer.parseInt(row.substring(bracket + 1, row.length() - 1)));
        }
        return copy;
    }

    /** Without blank rows, the profit goal first, and with codes where they are missing. */
    public CanvasDocument tidy() {
        var copy = root.deepCopy();
        dropBlank(copy);
        var document = new CanvasDocument(copy);
        document.giveCodes("", copy, new HashSet<>());
        return document;
    }

    private static boolean dropBlank(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            names.stream().filter(name -> dropBlank(object.get(name))).forEach(object::remove);
            return object.isEmpty();
        }
        if (node instanceof ArrayNode list) {
            for (int i = list.size() - 1; i >= 0; i--) {
                if (dropBlank(list.get(i)) || isPresetOnly(list.get(i))) {
                    list.remove(i);
                }
            }
            return list.isEmpty();
        }
        return node.isNull() || node.isTextual() && node.textValue().isBlank();
    }

    private static boolean isPresetOnly(JsonNode row) {
        if (!(row instanceof ObjectNode object) || ContractTerms.PROFIT.equals(object.path("metric").asText())) {
            return false;
        }
        var names = new HashSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return PRESET.containsAll(names);
    }

    private void giveCodes(String field, JsonNode node, Set<String> deliverables) {
        if (node instanceof ObjectNode object) {
            object.fields().forEachRemaining(child -> giveCodes(child.getKey(), child.getValue(), deliverables));
        } else if (node instanceof ArrayNode list) {
            var known = field.equals("deliverables") ? deliverables : new HashSet<String>();
            var key = CODES.get(field);
            list.forEach(row -> Optional.ofNullable(key).map(name -> row.path(name).asText("")).filter(code -> !code.isEmpty()).ifPresent(known::add));
            for (var row : list) {
                if (key != null && row instanceof ObjectNode object && !object.has(key)) {
                    object.put(key, free(slug(object), field, known));
                }
                giveCodes("", row, deliverables);
            }
        }
    }

    private static String slug(ObjectNode row) {
        var name = row.path("name").asText(row.path("title").asText(row.path("text").asText("")));
        var slug = name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return slug.length() > 30 ? slug.substring(0, 30).replaceAll("-+$", "") : slug;
    }

    private static String free(String slug, String field, Set<String> known) {
        var stem = slug.isEmpty() || slug.equals(ContractTerms.PROFIT) ? Map.of("places", "place", "terminationConditions", "exit", "deliverables", "item").getOrDefault(field, "metric") : slug;
        var code = stem;
        for (int i = 2; !known.add(code); i++) {
            code = stem + "-" + i;
        }
        return code;
    }

    // --- who may change what

    /** Fingerprint of what a party tells of itself; of nothing when it is not named. */
    public String partHash(String actor) {
        return row(actor).map(row -> {
            var own = JsonNodeFactory.instance.objectNode();
            OWN.stream().sorted().filter(row::has).forEach(name -> own.set(name, row.get(name)));
            return hash(own);
        }).orElse("");
    }

    /** Fingerprint of everything but what parties tell of themselves. */
    public String frameHash() {
        var copy = root.deepCopy();
        copy.path("nodes").forEach(row -> ((ObjectNode) row).remove(OWN));
        return hash(copy);
    }

    private static String hash(JsonNode node) {
        return CanonicalJson.sha256(CanonicalJson.of(node.toString())).substring(0, 16);
    }

    private Optional<ObjectNode> row(String actor) {
        for (var row : root.path("nodes")) {
            if (!actor.isEmpty() && row.path("actor").asText("").equals(actor)) {
                return Optional.of((ObjectNode) row);
            }
        }
        return Optional.empty();
    }

    /** This document with the party's own part taken from another one. */
    public CanvasDocument withPartOf(String actor, CanvasDocument other) {
        var copy = new CanvasDocument(root.deepCopy());
        var from = other.row(actor);
        copy.row(actor).ifPresent(row -> OWN.forEach(name -> {
            var value = from.map(one -> one.get(name)).orElse(null);
            if (value == null) {
                row.remove(name);
            } else {
                row.set(name, value.deepCopy());
            }
        }));
        return copy;
    }

    // --- out of the canvas

    /**
     * The body of {@code POST /emcs}.
     *
     * @param mode CALL or CANVAS
     * @param zone of the times that were typed
     */
    public byte[] toBody(String mode, ZoneId zone) {
        var body = root.deepCopy();
        body.put("mode", mode);
        body.remove("space");
        if (!mode.equals("CALL")) {
            body.remove(List.of("joinDeadline", "reviewDeadline", "weights"));
        }
        withZone(body, "joinDeadline", zone);
        withZone(body, "reviewDeadline", zone);
        groupedDigits(body);
        chooseSpace(body);
        body.path("goals").forEach(goal -> {
            if (goal.path("metric").asText().equals(ContractTerms.PROFIT)) {
                ((ObjectNode) goal).put("unit", value("currency"));
            }
        });
        body.path("places").forEach(place -> split((ObjectNode) place, "kinds", ","));
        int index = 0;
        for (var node : body.path("nodes")) {
            ((ObjectNode) node).put("lead", index++ == 0);
            split((ObjectNode) node, "services", "\\R");
            node.path("deliverables").forEach(one -> split((ObjectNode) one, "dependsOn", "[,，\\s]+"));
        }
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void withZone(ObjectNode body, String field, ZoneId zone) {
        var typed = body.path(field).asText("");
        if (typed.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?")) {
            try {
                body.put(field, LocalDateTime.parse(typed).atZone(zone).toOffsetDateTime().toString());
            } catch (DateTimeException e) {
                // stays as typed and is told as a fault
            }
        }
    }

    /** People group digits with commas or spaces (also full-width ones); the contract wants plain decimals. */
    private static void groupedDigits(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> {
                if (FIGURES.contains(entry.getKey()) && entry.getValue().isTextual()) {
                    object.put(entry.getKey(), entry.getValue().textValue().replaceAll("(?<=\\d)[,，\\s\\u00a0\\u202f](?=\\d{3}(\\D|$))", ""));
                } else {
                    groupedDigits(entry.getValue());
                }
            });
        } else {
            node.forEach(CanvasDocument::groupedDigits);
        }
    }

    private void chooseSpace(ObjectNode body) {
        if (body.get("shareSpace") instanceof ObjectNode space) {
            space.remove(value("space").equals("tiers") ? "percent" : "tiers");
        }
    }

    private static void split(ObjectNode row, String field, String separator) {
        var text = row.path(field).asText("");
        if (!text.isBlank()) {
            var list = row.putArray(field);
            Arrays.stream(text.split(separator)).map(String::strip).filter(part -> !part.isEmpty()).forEach(list::add);
        }
    }

    String json() {
        return root.toString();
    }
}
