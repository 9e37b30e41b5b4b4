package io.heyi.studio.internal.migration;

import io.heyi.studio.internal.text.ProcessNodes.Node;
import io.heyi.studio.internal.text.ProcessNodes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where cases of one version stand in another one, and what keeps them from going there, by the engine's rules (product-bar E3, E8): type, task implementation and kind of repetition stay, nothing
 * moves into or out of a subprocess, an event stays at its element.
 */
public final class CaseMapping {

    private final Map<String, Node> before;
    private final Map<String, Node> after;

    private CaseMapping(Map<String, Node> before, Map<String, Node> after) {
        this.before = before;
        this.after = after;
    }

    /** @throws IllegalArgumentException when one of the texts cannot be read */
    public static CaseMapping between(String before, String after) {
        return new CaseMapping(ProcessNodes.of(before), ProcessNodes.of(after));
    }

    /** @param target null where none is known */
    public record Line(Node source, Node target, Optional<String> problem) {}

    /** Elements of the same id; of the others those that do the same work, where only one does. Only what the engine would take. */
    public Map<String, String> proposed() {
        var mapping = new TreeMap<String, String>();
        before.values().forEach(source -> target(source).ifPresent(target -> mapping.put(source.id(), target.id())));
        // an event goes with its element, and an element with the subprocess around it
        for (var size = -1; size != mapping.size(); ) {
            size = mapping.size();
            mapping.entrySet().removeIf(pair -> problem(pair.getKey(), pair.getValue(), mapping).isPresent());
        }
        return mapping;
    }

    private Optional<Node> target(Node source) {
        var same = after.get(source.id());
        if (same != null) {
            return Optional.of(same);
        }
        if (source.work().isEmpty()) {
            return Optional.empty();
        }
        var alike = after.values().stream().filter(node -> !before.containsKey(node.id()) && node.kind().equals(source.kind()) && node.work().equals(source.work())).toList();
        var rivals = before.values().stream().filter(node -> !after.containsKey(node.id()) && node.kind().equals(source.kind()) && node.work().equals(source.work())).count();
        return alike.size() == 1 && rivals == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
    }

    /** Message key of what keeps a case at this element from going over; empty when nothing does. */
    public Optional<String> problem(String source, Map<String, String> mapping) {
        var target = mapping.get(source);
        return target == null ? Optional.of(after.containsKey(source) ? "studio.migration.problem.unmapped" : "studio.migration.problem.gone") : problem(source, target, mapping);
    }

    private Optional<String> problem(String source, String target, Map<String, String> mapping) {
        var from = before.get(source);
        var to = after.get(target);
        if (from == null || to == null) {
            return Optional.of("studio.migration.problem.gone");
        }
        if (!from.kind().equals(to.kind())) {
            return Optional.of("studio.migration.problem.type");
        }
        if (!from.loop().equals(to.loop())) {
            return Optional.of("studio.migration.problem.loop");
        }
        if (!scope(from.scope(), mapping).equals(to.scope())) {
            return Optional.of("studio.migration.problem.scope");
        }
        if (repeated(from.attachedTo(), before) || repeated(to.attachedTo(), after)) {
            return Optional.of("studio.migration.problem.repeated");
        }
        if (!from.attachedTo().isEmpty() && !to.attachedTo().equals(mapping.get(from.attachedTo()))) {
            return Optional.of("studio.migration.problem.attached");
        }
        return Optional.empty();
    }

    /** The engine takes an event of a repeated element for one that would be torn off; left out of the mapping it is closed, and begun anew in the new version. */
    private static boolean repeated(String element, Map<String, Node> nodes) {
        return nodes.containsKey(element) && !nodes.get(element).loop().isEmpty();
    }

    /** The process itself has no node. */
    private String scope(String scope, Map<String, String> mapping) {
        return before.containsKey(scope) ? mapping.getOrDefault(scope, "") : scope;
    }

    public List<Line> lines(Map<String, String> mapping) {
        return before.values().stream().map(source -> new Line(source, Optional.ofNullable(mapping.get(source.id())).map(after::get).orElse(null), problem(source.id(), mapping))).toList();
    }

    /** Elements of the new version that could stand for this one. */
    public List<Node> candidates(Node source) {
        return after.values().stream().filter(node -> node.kind().equals(source.kind()) && node.loop().equals(source.loop())).toList();
    }

    /** Of these the ones that lead somewhere, with the subprocesses around them. */
    public Map<String, String> only(Map<String, String> wanted) {
        var known = new LinkedHashMap<String, String>();
        wanted.forEach((source, target) -> {
            if (before.containsKey(source) && after.containsKey(target)) {
                known.put(source, target);
            }
        });
        return known;
    }
}
