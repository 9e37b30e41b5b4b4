package io.heyi.studio.internal.text;

import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;

/** What people call the elements of a process. */
public final class ElementNames {

    private ElementNames() {}

    /** By id, those that have a name; none of a text that cannot be read. */
    public static Map<String, String> of(String bpmn) {
        try {
            return ModelParts.of(bpmn).stream().filter(part -> !part.name().isBlank()).collect(Collectors.toMap(ModelParts.Part::id, ModelParts.Part::name, (one, other) -> one));
        } catch (XMLStreamException e) {
            return Map.of();
        }
    }
}
