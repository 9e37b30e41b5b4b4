package io.heyi.orchestration.internal.retirement;

import io.heyi.orchestration.internal.SafeXml;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** How instances of a process come to be. @param messages by which they start. @param byItself whether the engine starts them at a time or by a signal or a condition */
record StartEvents(Set<String> messages, boolean byItself) {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    static StartEvents of(String model) {
        try {
            var root = SafeXml.parse(model).getDocumentElement();
            var names = new HashMap<String, String>();
            for (var message : children(root)) {
                if (message.getLocalName().equals("message")) {
                    names.put(message.getAttribute("id"), message.getAttribute("name"));
                }
            }
            var messages = new HashSet<String>();
            var byItself = false;
            for (var process : children(root)) {
                for (var start : process.getLocalName().equals("process") ? children(process) : new Element[0]) {
                    for (var definition : start.getLocalName().equals("startEvent") ? children(start) : new Element[0]) {
                        if (definition.getLocalName().equals("messageEventDefinition")) {
                            messages.add(names.getOrDefault(definition.getAttribute("messageRef"), ""));
                        } else {
                            byItself |= definition.getLocalName().endsWith("EventDefinition");
                        }
                    }
                }
            }
            return new StartEvents(Set.copyOf(messages), byItself);
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException("a model in use cannot be read", e);
        }
    }

    private static Element[] children(Element parent) {
        var nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).filter(node -> node instanceof Element element && BPMN.equals(element.getNamespaceURI())).toArray(Element[]::new);
    }
}
