package io.heyi.orchestration.internal.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.internal.SafeXml;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Marks what the engine is given with the change that brings it into use, so that Operate shows where a version comes from (product-bar E7). What people wrote stays as it is. */
final class VersionTag {

    private static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";
    private static final ObjectMapper JSON = new ObjectMapper();

    private VersionTag() {}

    /** @throws IllegalArgumentException when the text cannot be read */
    static String into(String text, ModelKind kind, String tag) {
        return switch (kind) {
            case PROCESS -> intoXml(text, "process", tag);
            case DECISION -> intoXml(text, "decision", tag);
            case FORM -> intoForm(text, tag);
            case SETTINGS -> text;
        };
    }

    private static String intoForm(String text, String tag) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(((ObjectNode) JSON.readTree(text)).put("versionTag", tag));
        } catch (JsonProcessingException | ClassCastException e) {
            throw new IllegalArgumentException("the form cannot be read: " + e.getMessage(), e);
        }
    }

    private static String intoXml(String text, String root, String tag) {
        try {
            var model = SafeXml.parse(text);
            var marked = model.getElementsByTagNameNS("*", root);
            IntStream.range(0, marked.getLength()).forEach(number -> mark((Element) marked.item(number), tag));
            return write(model);
        } catch (SAXException | IOException | ParserConfigurationException | TransformerException e) {
            throw new IllegalArgumentException("the model is not XML: " + e.getMessage(), e);
        }
    }

    private static void mark(Element model, String tag) {
        var extensions = child(model, model.getNamespaceURI(), "extensionElements").orElseGet(() -> extensions(model));
        child(extensions, ZEEBE, "versionTag").orElseGet(() -> tag(extensions)).setAttribute("value", tag);
    }

    /** The schemas want them behind the documentation and before everything else. */
    private static Element extensions(Element model) {
        var prefix = Optional.ofNullable(model.getPrefix()).map(name -> name + ":").orElse("");
        var extensions = model.getOwnerDocument().createElementNS(model.getNamespaceURI(), prefix + "extensionElements");
        var next = model.getFirstChild();
        while (next != null && !(next instanceof Element element && !element.getLocalName().equals("documentation") && !element.getLocalName().equals("description"))) {
            next = next.getNextSibling();
        }
        model.insertBefore(extensions, next);
        return extensions;
    }

    private static Element tag(Element extensions) {
        var tag = extensions.getOwnerDocument().createElementNS(ZEEBE, "zeebe:versionTag");
        tag.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:zeebe", ZEEBE);
        extensions.appendChild(tag);
        return tag;
    }

    private static Optional<Element> child(Element parent, String namespace, String name) {
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getLocalName().equals(name) && namespace.equals(element.getNamespaceURI())) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    private static String write(Document model) throws TransformerException {
        var factory = TransformerFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        var text = new StringWriter();
        factory.newTransformer().transform(new DOMSource(model), new StreamResult(text));
        return text.toString();
    }
}
