package io.heyi.emc.internal.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.difflib.DiffUtils;
import com.github.difflib.patch.DeltaType;
import io.heyi.emc.ContractTerms;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What changed between two contracts (product-bar D2), field by field on their canonical JSON. Entries of lists are known by what identifies them (a party by its
 * actor, a goal by metric and market, ...), so an entry that only moved is not taken for another. Nothing changed exactly when the texts are equal.
 */
public final class Redline {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** What tells the entries of each list apart. */
    private static final Map<String, List<String>> IDENTITY = Map.of("goals", List.of("metric", "region"), "targets", List.of("metric", "region"),
            "metrics", List.of("metric", "region"), "places", List.of("id"), "nodes", List.of("actor"), "costs", List.of("label"), "deliverables", List.of("id"),
            "terminationConditions", List.of("code"));
    private static final Set<String> BY_POSITION = Set.of("tiers");
    private static final Set<String> PROSE = Set.of("title", "userScenario", "goal", "governance", "description", "contribution", "otherFlows", "text");

    private static final Pattern WORD = Pattern.compile("\\p{IsHan}|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+|\\s+|.", Pattern.DOTALL);

    private Redline() {}

    public enum Kind { ADDED, REMOVED, CHANGED, MOVED }

    /**
     * One step on the way to a value: a field, or the entry of a list.
     *
     * @param entry id of the entry; null for a plain field
     */
    public record Step(String field, String entry) {}

    /**
     * @param path e.g. {@code nodes[ME-0001].ratioPercent}
     * @param before null when added; of MOVED the ids in their old order
     * @param words of a changed prose text, in reading order; else empty
     */
    public record Change(String path, List<Step> steps, Kind kind, String before, String after, List<Piece> words) {}

    /** @param kind ADDED, REMOVED, or CHANGED for what both have */
    public record Piece(Kind kind, String text) {

        /** Whether both texts have it. */
        public boolean isKept() {
            return kind == Kind.CHANGED;
        }
    }

    public static List<Change> between(ContractTerms before, ContractTerms after) {
        var old = Leaves.of(before);
        var fresh = Leaves.of(after);
        var changes = new ArrayList<Change>();
        var paths = new LinkedHashSet<>(fresh.values.keySet());
        paths.addAll(old.values.keySet());
        paths.forEach(path -> change(path, old.values.get(path), fresh.values.get(path)).ifPresent(changes::add));
        fresh.orders.forEach((path, order) -> moved(path, old.orders.get(path), order, fresh.steps.get(path)).ifPresent(changes::add));
        return changes;
    }

    private record Leaf(List<Step> steps, String value) {}

    private static Optional<Change> change(String path, Leaf before, Leaf after) {
        if (before != null && after != null && before.value.equals(after.value)) {
            return Optional.empty();
        }
        var steps = after == null ? before.steps : after.steps;
        if (before == null) {
            return Optional.of(new Change(path, steps, Kind.ADDED, null, after.value, List.of()));
        }
        if (after == null) {
            return Optional.of(new Change(path, steps, Kind.REMOVED, before.value, null, List.of()));
        }
        var prose = PROSE.contains(steps.getLast().field());
        return Optional.of(new Change(path, steps, Kind.CHANGED, before.value, after.value, prose ? words(before.value, after.value) : List.of()));
    }

    private static Optional<Change> moved(String path, List<String> before, List<String> after, List<Step> steps) {
        if (before == null) {
            return Optional.empty();
        }
        var common = after.stream().filter(before::contains).toList();
        var commonBefore = before.stream().filter(after::contains).toList();
        return common.equals(commonBefore) ? Optional.empty()
                : Optional.of(new Change(path, steps, Kind.MOVED, String.join(", ", before), String.join(", ", after), List.of()));
    }

    /** What was taken out and put in, word by word. */
    static List<Piece> words(String before, String after) {
        var old = split(before);
        var fresh = split(after);
        var pieces = new ArrayList<Piece>();
        for (var delta : DiffUtils.diff(old, fresh, true).getDeltas()) {
            if (delta.getType() == DeltaType.EQUAL) {
                add(pieces, Kind.CHANGED, delta.getSource().getLines());
            } else {
                add(pieces, Kind.REMOVED, delta.getSource().getLines());
                add(pieces, Kind.ADDED, delta.getTarget().getLines());
            }
        }
        return List.copyOf(pieces);
    }

    private static void add(List<Piece> pieces, Kind kind, List<String> words) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(kind, String.join("", words)));
        }
    }

    /** Chinese is written without blanks, so there every character is a word. */
    private static List<String> split(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    /** Every value of the terms under a path that names entries by their identity. */
    private static final class Leaves {

        private final Map<String, Leaf> values = new LinkedHashMap<>();
        private final Map<String, List<String>> orders = new LinkedHashMap<>();
        private final Map<String, List<Step>> steps = new HashMap<>();

        static Leaves of(ContractTerms terms) {
            var leaves = new Leaves();
            try {
                // the record's own order of fields reads better than the canonical one
                var tree = MAPPER.readTree(TermsJson.plain(terms));
                tree.fields().forEachRemaining(field -> leaves.take("", List.of(), field.getKey(), field.getValue()));
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
            return leaves;
        }

        private void take(String path, List<Step> way, String field, JsonNode node) {
            var here = path.isEmpty() ? field : path + "." + field;
            if (node.isArray()) {
                takeList(here, way, field, node);
            } else if (node.isObject()) {
                var next = with(way, new Step(field, null));
                node.fields().forEachRemaining(child -> take(here, next, child.getKey(), child.getValue()));
            } else {
                values.put(here, new Leaf(with(way, new Step(field, null)), node.asText()));
            }
        }

        private void takeList(String here, List<Step> way, String field, JsonNode list) {
            var order = new ArrayList<String>();
            for (int i = 0; i < list.size(); i++) {
                var entry = list.get(i);
                var id = unique(order, BY_POSITION.contains(field) ? String.valueOf(i + 1) : entry.isObject() ? identity(field, entry) : entry.asText());
                order.add(id);
                var place = here + "[" + id + "]";
                var next = with(way, new Step(field, id));
                if (entry.isObject()) {
                    entry.fields().forEachRemaining(child -> take(place, next, child.getKey(), child.getValue()));
                } else {
                    values.put(place, new Leaf(next, entry.asText()));
                }
            }
            orders.put(here, order);
            steps.put(here, with(way, new Step(field, null)));
        }

        private static String identity(String field, JsonNode entry) {
            return String.join(" ", IDENTITY.getOrDefault(field, List.of()).stream().map(entry::path).filter(one -> !one.isMissingNode()).map(JsonNode::asText)
                    .filter(Objects::nonNull).toList());
        }

        private static String unique(List<String> known, String id) {
            var candidate = id;
            for (int i = 2; known.contains(candidate); i++) {
                candidate = id + " #" + i;
            }
            return candidate;
        }

        private static List<Step> with(List<Step> way, Step step) {
            var steps = new ArrayList<>(way);
            steps.add(step);
            return List.copyOf(steps);
        }
    }
}
