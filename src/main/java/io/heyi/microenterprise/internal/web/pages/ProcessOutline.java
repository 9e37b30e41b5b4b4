package io.heyi.microenterprise.internal.web.pages;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentReferenceHashMap;

/** A process as an ordered list of its steps, beside the diagram, for screen readers and for those who do not read BPMN (product-bar E16). */
@Component
class ProcessOutline {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessOutline.class);

    private final MessageSource messages;
    /** By the text that they were read from; given up when memory is short. */
    private final Map<String, Model> models = new ConcurrentReferenceHashMap<>();

    ProcessOutline(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * @param kind person, system, decision or end
     * @param state now, done or todo
     */
    record Step(String id, String name, String kind, String state) {}

    /** The steps in the order in which the flows lead to them; empty for a text that is no BPMN. */
    List<Step> of(String bpmn, Collection<String> active, Collection<String> done, Locale locale) {
        try {
            var model = models.get(bpmn);
            if (model == null) {
                model = Model.read(bpmn);
                models.put(bpmn, model);
            }
            return steps(model, active, done, locale);
        } catch (XMLStreamException e) {
            LOG.warn("no outline: the diagram cannot be read", e);
            return List.of();
        }
    }

    private List<Step> steps(Model model, Collection<String> active, Collection<String> done, Locale locale) {
        return model.inOrder().stream().filter(model.kinds::containsKey)
                .map(id -> new Step(id, name(id, model.names.getOrDefault(id, id), locale), model.kinds.get(id),
                        active.contains(id) ? "now" : done.contains(id) ? "done" : "todo")).toList();
    }

    /** Our own models have names in every language; a step that somebody added bears the name in the diagram. */
    private String name(String id, String inDiagram, Locale locale) {
        return messages.getMessage("proposalpages.outline." + id, null, inDiagram, locale);
    }

    private static final class Model {

        private final Map<String, String> kinds = new HashMap<>();
        private final Map<String, String> names = new LinkedHashMap<>();
        private final Map<String, List<String>> flows = new HashMap<>();
        private final Map<String, List<String>> attached = new HashMap<>();
        private final List<String> starts = new ArrayList<>();
        private final Map<String, Link> links = new HashMap<>();
        // the intermediate event that is being read
        private String event;
        private boolean thrown;

        /** Where one page of the drawing leads to the next. */
        private record Link(List<String> from, List<String> to) {

            private void add(String event, boolean thrown) {
                (thrown ? from : to).add(event);
            }
        }

        private static Model read(String bpmn) throws XMLStreamException {
            var factory = XMLInputFactory.newFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            var model = new Model();
            var reader = factory.createXMLStreamReader(new StringReader(bpmn));
            try {
                while (reader.hasNext()) {
                    if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                        model.element(reader);
                    }
                }
            } finally {
                reader.close();
            }
            model.links.values().forEach(link -> link.from().forEach(from -> model.flows.computeIfAbsent(from, none -> new ArrayList<>()).addAll(link.to())));
            return model;
        }

        private void element(XMLStreamReader reader) {
            var id = reader.getAttributeValue(null, "id");
            if (id == null) {
                return;
            }
            switch (reader.getLocalName()) {
                case "userTask" -> node(id, reader, "person");
                case "serviceTask", "sendTask", "receiveTask", "scriptTask", "callActivity" -> node(id, reader, "system");
                case "businessRuleTask" -> node(id, reader, "decision");
                case "endEvent" -> node(id, reader, "end");
                case "startEvent" -> starts.add(id);
                case "intermediateThrowEvent", "intermediateCatchEvent" -> {
                    event = id;
                    thrown = reader.getLocalName().equals("intermediateThrowEvent");
                }
                case "linkEventDefinition" -> links.computeIfAbsent(reader.getAttributeValue(null, "name"), link -> new Link(new ArrayList<>(), new ArrayList<>())).add(event, thrown);
                case "sequenceFlow" -> flows.computeIfAbsent(reader.getAttributeValue(null, "sourceRef"), from -> new ArrayList<>())
                        .add(reader.getAttributeValue(null, "targetRef"));
                case "boundaryEvent" -> attached.computeIfAbsent(reader.getAttributeValue(null, "attachedToRef"), to -> new ArrayList<>()).add(id);
                default -> {
                    // gateways and shapes are no steps
                }
            }
        }

        private void node(String id, XMLStreamReader reader, String kind) {
            kinds.put(id, kind);
            names.put(id, reader.getAttributeValue(null, "name"));
        }

        /** Gateways and links take no place on the way, so that a way does not fall behind another for having more of them. */
        private void follow(String id, Deque<String> way) {
            var next = flows.getOrDefault(id, List.of());
            if (kinds.containsKey(id)) {
                way.addAll(next);
            } else {
                next.reversed().forEach(way::addFirst);
            }
        }

        /** The main way first, then the side ways that begin at its borders. */
        private List<String> inOrder() {
            Set<String> seen = new LinkedHashSet<>();
            var later = new ArrayDeque<String>(starts);
            while (!later.isEmpty()) {
                var way = new ArrayDeque<String>(List.of(later.poll()));
                while (!way.isEmpty()) {
                    var id = way.poll();
                    if (seen.add(id)) {
                        follow(id, way);
                        later.addAll(attached.getOrDefault(id, List.of()));
                    }
                }
            }
            var ends = seen.stream().filter(id -> "end".equals(kinds.get(id))).toList();
            var ordered = new ArrayList<>(seen);
            ordered.removeAll(ends);
            ordered.addAll(ends);
            return ordered;
        }
    }
}
