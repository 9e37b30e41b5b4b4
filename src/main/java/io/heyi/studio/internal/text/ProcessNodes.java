package io.heyi.studio.internal.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;

/** What can be open in a case of a process, with what the engine looks at when a case is taken to another version. */
public final class ProcessNodes {

    private static final Set<String> NODES = Set.of("task", "userTask", "serviceTask", "sendTask", "receiveTask", "scriptTask", "businessRuleTask", "callActivity", "subProcess", "boundaryEvent",
            "intermediateCatchEvent", "intermediateThrowEvent", "endEvent", "eventBasedGateway", "exclusiveGateway", "inclusiveGateway", "startEvent");
    private static final Map<String, String> LOOPS = Map.of("true", "sequential", "false", "parallel");

    private ProcessNodes() {}

    /**
     * @param kind BPMN type with what it waits for, e.g. {@code userTask} or {@code boundaryEvent timer}
     * @param scope id of the subprocess around it; the process's own id where there is none
     * @param loop empty, {@code parallel} or {@code sequential}
     * @param work job type, form, message or called process, by which a renamed element is known again; may be empty
     * @param attachedTo id of the element at whose border it stands; empty where there is none
     */
    public record Node(String id, String kind, String name, String scope, String loop, String work, String attachedTo) {}

    /** By id, in the order of the text. @throws IllegalArgumentException when it cannot be read */
    public static Map<String, Node> of(String bpmn) {
        var nodes = new LinkedHashMap<String, Node>();
        try {
            for (var child : XmlText.read(bpmn).root().children()) {
                if (child.name().getLocalPart().equals("process")) {
                    collect(child, attribute(child, "id"), nodes);
                }
            }
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("the model cannot be read: " + e.getMessage(), e);
        }
        return nodes;
    }

    private static void collect(XmlNode scope, String id, Map<String, Node> nodes) {
        for (var child : scope.children()) {
            var type = child.name().getLocalPart();
            // a start event waits only where it begins an event subprocess
            if (NODES.contains(type) && !(type.equals("startEvent") && !attribute(scope, "triggeredByEvent").equals("true"))) {
                nodes.put(attribute(child, "id"), new Node(attribute(child, "id"), kind(child, type), attribute(child, "name"), id, loop(child), work(child), attribute(child, "attachedToRef")));
            }
            if (type.equals("subProcess")) {
                collect(child, attribute(child, "id"), nodes);
            }
        }
    }

    private static String kind(XmlNode node, String type) {
        if (type.equals("subProcess") && attribute(node, "triggeredByEvent").equals("true")) {
            return "eventSubProcess";
        }
        return node.children().stream().map(child -> child.name().getLocalPart()).filter(child -> child.endsWith("EventDefinition")).findFirst()
                .map(definition -> type + " " + definition.substring(0, definition.length() - "EventDefinition".length())).orElse(type);
    }

    private static String loop(XmlNode node) {
        return node.children().stream().filter(child -> child.name().getLocalPart().equals("multiInstanceLoopCharacteristics")).findFirst()
                .map(loop -> LOOPS.getOrDefault(attribute(loop, "isSequential"), "parallel")).orElse("");
    }

    private static String work(XmlNode node) {
        for (var child : node.children()) {
            switch (child.name().getLocalPart()) {
                case "taskDefinition" -> {
                    return attribute(child, "type");
                }
                case "formDefinition" -> {
                    return attribute(child, "formId");
                }
                case "calledElement" -> {
                    return attribute(child, "processId");
                }
                case "calledDecision" -> {
                    return attribute(child, "decisionId");
                }
                case "messageEventDefinition" -> {
                    return attribute(child, "messageRef");
                }
                case "extensionElements" -> {
                    var inside = work(child);
                    if (!inside.isEmpty()) {
                        return inside;
                    }
                }
                default -> { }
            }
        }
        return attribute(node, "messageRef");
    }

    private static String attribute(XmlNode node, String name) {
        return node.attributes().getOrDefault(new QName(name), "");
    }
}
