package io.heyi.studio.internal.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;

/** A process as text, its steps in the order in which a case comes to them, for screen readers and for people who do not read BPMN (product-bar E16). */
public final class ProcessOutline {

    private static final Set<String> NOT_STEPS = Set.of("sequenceFlow", "extensionElements", "documentation", "incoming", "outgoing", "group", "textAnnotation", "association", "laneSet",
            "dataObject", "dataObjectReference", "dataStoreReference", "multiInstanceLoopCharacteristics");

    private final Map<String, XmlNode> steps = new LinkedHashMap<>();
    private final Map<String, List<XmlNode>> leaving = new HashMap<>();
    private final Map<String, List<XmlNode>> attached = new HashMap<>();
    private final Map<String, Step> told = new LinkedHashMap<>();

    private ProcessOutline() {}

    /**
     * @param depth 0 for steps of the process itself, more inside of sub-processes and for events on a step
     * @param type local name, e.g. {@code userTask}; {@code trigger} e.g. {@code timerEventDefinition}, empty without one
     * @param on name of the step whose event it is
     */
    public record Step(String id, int depth, String type, String trigger, String name, String documentation, Optional<String> on, List<Next> next) {}

    /** @param condition what the way is called, or its expression; empty for the only way. @param name of where it leads */
    public record Next(String condition, String target, String name) {}

    /** A step with those inside of it or on it. */
    public record Nested(Step step, List<Nested> inner) {}

    /** The same steps as lists in lists. */
    public static List<Nested> nested(List<Step> steps) {
        var levels = new ArrayList<List<Nested>>();
        levels.add(new ArrayList<>());
        for (var step : steps) {
            var depth = Math.min(step.depth(), levels.size() - 1);
            levels.subList(depth + 1, levels.size()).clear();
            var node = new Nested(step, new ArrayList<>());
            levels.get(depth).add(node);
            levels.add(node.inner());
        }
        return List.copyOf(levels.getFirst());
    }

    /** @throws XMLStreamException when the text cannot be read */
    public static List<Step> of(String bpmn) throws XMLStreamException {
        var outline = new ProcessOutline();
        XmlText.read(bpmn).root().children().stream().filter(child -> child.name().getLocalPart().equals("process")).forEach(process -> outline.level(process, 0));
        return List.copyOf(outline.told.values());
    }

    private void level(XmlNode parent, int depth) {
        var mine = new ArrayList<XmlNode>();
        for (var child : parent.children()) {
            var type = child.name().getLocalPart();
            if (type.equals("sequenceFlow")) {
                leaving.computeIfAbsent(value(child, "sourceRef"), key -> new ArrayList<>()).add(child);
            } else if (type.equals("boundaryEvent")) {
                attached.computeIfAbsent(value(child, "attachedToRef"), key -> new ArrayList<>()).add(child);
                steps.put(id(child), child);
            } else if (!NOT_STEPS.contains(type) && !type.endsWith("EventDefinition") && !id(child).isEmpty()) {
                mine.add(child);
                steps.put(id(child), child);
            }
        }
        var open = new ArrayDeque<XmlNode>();
        mine.stream().filter(step -> step.name().getLocalPart().equals("startEvent")).forEach(open::add);
        walk(open, depth);
        mine.stream().filter(step -> !told.containsKey(id(step))).sorted(Comparator.comparing(step -> step.name().getLocalPart().equals("endEvent"))).forEach(step -> {
            open.add(step);
            walk(open, depth);
        });
    }

    /** The way on comes first, then what may happen on the step. */
    private void walk(ArrayDeque<XmlNode> open, int depth) {
        while (!open.isEmpty()) {
            var step = open.pop();
            if (told.containsKey(id(step))) {
                continue;
            }
            var boundary = step.name().getLocalPart().equals("boundaryEvent");
            tell(step, boundary ? depth + 1 : depth);
            if (step.children().stream().anyMatch(child -> child.name().getLocalPart().equals("startEvent"))) {
                level(step, depth + 1);
            }
            var further = new ArrayList<XmlNode>();
            leaving.getOrDefault(id(step), List.of()).stream().map(flow -> steps.get(value(flow, "targetRef"))).filter(target -> target != null && !told.containsKey(id(target))).forEach(further::add);
            attached.getOrDefault(id(step), List.of()).stream().filter(event -> !told.containsKey(id(event))).forEach(event -> {
                tell(event, depth + 1);
                leaving.getOrDefault(id(event), List.of()).stream().map(flow -> steps.get(value(flow, "targetRef"))).filter(target -> target != null).forEach(further::add);
            });
            further.reversed().forEach(open::push);
        }
    }

    private void tell(XmlNode step, int depth) {
        var on = Optional.ofNullable(steps.get(value(step, "attachedToRef"))).map(ProcessOutline::nameOf);
        var trigger = step.children().stream().map(child -> child.name().getLocalPart()).filter(type -> type.endsWith("EventDefinition")).findFirst().orElse("");
        var documentation = step.children().stream().filter(child -> child.name().getLocalPart().equals("documentation")).map(child -> child.content().strip()).findFirst().orElse("");
        told.put(id(step), new Step(id(step), depth, step.name().getLocalPart(), trigger, nameOf(step), documentation, on, next(step)));
    }

    private List<Next> next(XmlNode step) {
        var flows = leaving.getOrDefault(id(step), List.of());
        return flows.stream().map(flow -> new Next(flows.size() == 1 ? "" : condition(flow), value(flow, "targetRef"),
                Optional.ofNullable(steps.get(value(flow, "targetRef"))).map(ProcessOutline::nameOf).orElse(value(flow, "targetRef")))).toList();
    }

    private static String condition(XmlNode flow) {
        var name = value(flow, "name");
        return !name.isEmpty() ? name : flow.children().stream().filter(child -> child.name().getLocalPart().equals("conditionExpression")).map(child -> child.content().strip()).findFirst().orElse("");
    }

    private static String nameOf(XmlNode step) {
        var name = value(step, "name");
        return name.isEmpty() ? id(step) : name;
    }

    private static String id(XmlNode node) {
        return value(node, "id");
    }

    private static String value(XmlNode node, String attribute) {
        return node.attributes().getOrDefault(new QName(attribute), "");
    }
}
