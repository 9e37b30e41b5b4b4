package io.heyi.studio.internal.text;

import io.heyi.orchestration.ModelKind;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;

/** What a document of BPMN or DMN says that it is. @param ids of its elements of the asked kind directly below the root */
public record XmlIds(QName root, List<String> ids) {

    private static final Map<ModelKind, List<String>> NAMESPACES = Map.of(ModelKind.PROCESS, List.of("http://www.omg.org/spec/BPMN/20100524/MODEL"),
            ModelKind.DECISION, List.of("https://www.omg.org/spec/DMN/20191111/MODEL/"));

    /** @throws XMLStreamException when it is not a document that may be read; says where */
    public static XmlIds of(String text, String element) throws XMLStreamException {
        var root = XmlText.read(text).root();
        return new XmlIds(root.name(), root.children().stream().filter(child -> child.name().getLocalPart().equals(element))
                .map(child -> child.attributes().getOrDefault(new QName("id"), "")).toList());
    }

    public boolean isOf(ModelKind kind) {
        return root.getLocalPart().equals("definitions") && NAMESPACES.getOrDefault(kind, List.of()).contains(root.getNamespaceURI());
    }
}
