package io.heyi.inbox.internal.web;

import io.heyi.inbox.internal.Task;
import io.heyi.orchestration.ProcessInstances;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.springframework.stereotype.Component;

/** What the deployed model says of the step that a task is, in its {@code documentation}. */
@Component
class ModelWords {

    private final ProcessInstances instances;

    ModelWords(ProcessInstances instances) {
        this.instances = instances;
    }

    /** Empty when the model is not known, cannot be read or says nothing. */
    Optional<String> of(Task task) {
        return instances.diagram(task.definition().definitionKey()).flatMap(xml -> documentation(xml, task.elementId()));
    }

    static Optional<String> documentation(String xml, String elementId) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            var reader = factory.createXMLStreamReader(new StringReader(xml));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT && elementId.equals(reader.getAttributeValue(null, "id"))) {
                    return firstChild(reader);
                }
            }
        } catch (XMLStreamException e) {
            // a model that cannot be read says nothing; its diagram shows the fault
        }
        return Optional.empty();
    }

    /** The documentation is the first child where there is one (BPMN 2.0 schema). */
    private static Optional<String> firstChild(XMLStreamReader reader) throws XMLStreamException {
        return reader.nextTag() == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals("documentation")
                ? Optional.of(reader.getElementText().strip()).filter(text -> !text.isEmpty()) : Optional.empty();
    }
}
