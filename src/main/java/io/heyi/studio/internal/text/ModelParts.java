package io.heyi.studio.internal.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;

/** A BPMN or DMN document taken apart into its elements with their properties, as people talk about them, so that two versions can be compared. */
public final class ModelParts {

    private static final QName ID = new QName("id");
    private static final Set<String> DRAWING = Set.of("BPMNDiagram", "DMNDI");
    /** Told by the flows themselves. */
    private static final Set<String> DERIVED = Set.of("incoming", "outgoing", "flowNodeRef");
    /** Belong to the element in which they stand, also with ids of their own. */
    private static final Set<String> DETAILS = Set.of("conditionExpression", "extensionElements", "multiInstanceLoopCharacteristics", "standardLoopCharacteristics", "completionCondition",
            "timeDuration", "timeDate", "timeCycle", "text", "inputExpression", "variable");

    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<String, String> places = new HashMap<>();

    private ModelParts() {}

    /**
     * @param type local name, e.g. {@code userTask}
     * @param properties by what they are, e.g. {@code taskDefinition.type} or {@code input.amount.source}
     * @param place where it is drawn; empty when it is not
     */
    public record Part(String id, String type, Map<String, String> properties, String place) {

        public String name() {
            return properties.getOrDefault("name", properties.getOrDefault("label", ""));
        }
    }

    /** @throws XMLStreamException when the text cannot be read; says where */
    public static List<Part> of(String text) throws XMLStreamException {
        var reading = new ModelParts();
        var root = XmlText.read(text).root();
        root.children().stream().filter(child -> DRAWING.contains(child.name().getLocalPart())).forEach(reading::places);
        reading.part(root);
        return List.copyOf(reading.parts.values());
    }

    private void places(XmlNode node) {
        for (var attribute : List.of("bpmnElement", "dmnElementRef")) {
            var drawn = node.attributes().get(new QName(attribute));
            if (drawn != null) {
                places.put(drawn, place(node));
            }
        }
        node.children().forEach(this::places);
    }

    private static String place(XmlNode node) {
        var place = new ArrayList<String>();
        node.children().stream().filter(child -> Set.of("Bounds", "waypoint").contains(child.name().getLocalPart()))
                .forEach(child -> place.add(child.attributes().entrySet().stream().filter(one -> one.getKey().getNamespaceURI().isEmpty()).map(one -> one.getKey().getLocalPart() + plain(one.getValue())).sorted().toList().toString()));
        return String.join(" ", place);
    }

    private static String plain(String number) {
        return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
    }

    private void part(XmlNode node) {
        var properties = new LinkedHashMap<String, String>();
        attributes("", node, properties);
        properties(node, "", properties);
        var id = node.attributes().getOrDefault(ID, node.name().getLocalPart());
        parts.put(id, new Part(id, node.name().getLocalPart(), Map.copyOf(properties), places.getOrDefault(id, "")));
    }

    private void properties(XmlNode node, String path, Map<String, String> properties) {
        for (var child : node.children()) {
            var type = child.name().getLocalPart();
            if (DRAWING.contains(type) || DERIVED.contains(type)) {
                continue;
            }
            if (child.attributes().containsKey(ID) && !isDetail(type) && path.isEmpty()) {
                part(child);
            } else {
                detail(child, path, properties);
            }
        }
    }

    /** Whether elements of this type belong to the one in which they stand, also with ids of their own. */
    static boolean isDetail(String type) {
        return DETAILS.contains(type) || type.endsWith("EventDefinition");
    }

    private void detail(XmlNode child, String path, Map<String, String> properties) {
        var type = child.name().getLocalPart();
        var own = Set.of("extensionElements", "ioMapping", "taskHeaders", "taskListeners", "executionListeners", "properties").contains(type) ? path : path + type + named(child) + ".";
        attributes(own, child, properties);
        if (!child.content().isBlank()) {
            put(properties, own.isEmpty() ? type : own.substring(0, own.length() - 1), child.content().strip());
        }
        for (var grandchild : child.children()) {
            detail(grandchild, own, properties);
        }
    }

    /** Entries of a list are known by what they set. */
    private static String named(XmlNode child) {
        for (var attribute : List.of("target", "key", "eventType")) {
            var value = child.attributes().get(new QName(attribute));
            if (value != null) {
                return "." + value;
            }
        }
        return "";
    }

    private static void attributes(String path, XmlNode node, Map<String, String> properties) {
        node.attributes().forEach((name, value) -> {
            if (!name.equals(ID) && !XmlText.isType(name) && !Set.of("target", "key", "eventType").contains(name.getLocalPart())) {
                put(properties, path + name.getLocalPart(), value);
            }
        });
    }

    /** What stands there several times is told together. */
    private static void put(Map<String, String> properties, String name, String value) {
        properties.merge(name, value, (one, more) -> one + "\n" + more);
    }
}
