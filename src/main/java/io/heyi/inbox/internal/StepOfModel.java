package io.heyi.inbox.internal;

import java.io.StringReader;
import java.util.Optional;
import java.util.function.Function;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What a deployed model says at one of its steps. A model that cannot be read says nothing; its diagram shows the fault. */
public final class StepOfModel {

    private StepOfModel() {}

    public static Optional<String> name(String xml, String element) {
        return at(xml, element, reader -> reader.getAttributeValue(null, "name"));
    }

    /** Id of the form that it names. */
    public static Optional<String> form(String xml, String element) {
        return at(xml, element, reader -> {
            try {
                return form(reader);
            } catch (XMLStreamException e) {
                return null;
            }
        });
    }

    private static String form(XMLStreamReader reader) throws XMLStreamException {
        for (var depth = 1; depth > 0 && reader.hasNext(); ) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (reader.getLocalName().equals("formDefinition")) {
                        return reader.getAttributeValue(null, "formId");
                    }
                    depth++;
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> { }
            }
        }
        return null;
    }

    /** In its {@code documentation}, which is the first child where there is one (BPMN 2.0 schema). */
    public static Optional<String> documentation(String xml, String element) {
        return at(xml, element, reader -> {
            try {
                return reader.nextTag() == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals("documentation") ? reader.getElementText() : null;
            } catch (XMLStreamException e) {
                return null;
            }
        });
    }

    private static Optional<String> at(String xml, String element, Function<XMLStreamReader, String> word) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            var reader = factory.createXMLStreamReader(new StringReader(xml));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT && element.equals(reader.getAttributeValue(null, "id"))) {
                    return Optional.ofNullable(word.apply(reader)).map(String::strip).filter(text -> !text.isEmpty());
                }
            }
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
