package io.heyi.studio.internal.text;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;

/** A document with the place of every element in its text. Nothing outside the text is read, and documents that would exhaust the reader are refused. */
record XmlText(String text, XmlNode root) {

    /** Diagrams that people draw have some ten. */
    private static final int DEEPEST = 100;
    private static final int MOST_ELEMENTS = 50_000;
    private static final int MOST_ATTRIBUTES = 200;
    private static final WstxInputFactory READERS = readers();
    private static final String XSI = XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI;

    private static WstxInputFactory readers() {
        var factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, (long) MOST_ELEMENTS);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
        return factory;
    }

    /** @throws XMLStreamException when it is not well-formed, has a document type, or is too large or too deep; says where */
    static XmlText read(String text) throws XMLStreamException {
        var reader = (XMLStreamReader2) READERS.createXMLStreamReader(new StringReader(text));
        try {
            return new XmlText(text, root(reader));
        } finally {
            reader.close();
        }
    }

    private static XmlNode root(XMLStreamReader2 reader) throws XMLStreamException {
        Deque<XmlNode> open = new ArrayDeque<>();
        XmlNode root = null;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD -> throw new XMLStreamException("a document type is not allowed", reader.getLocation());
                case XMLStreamConstants.START_ELEMENT -> {
                    var node = start(reader, open.peek());
                    root = root == null ? node : root;
                    open.push(node);
                }
                case XMLStreamConstants.END_ELEMENT -> end(reader, open.pop());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (open.peek() != null) {
                        open.peek().text().append(reader.getText());
                    }
                }
                default -> { }
            }
        }
        return root;
    }

    private static XmlNode start(XMLStreamReader2 reader, XmlNode parent) throws XMLStreamException {
        var prefixes = reader.getNamespaceCount() == 0 && parent != null ? parent.prefixes() : prefixes(reader, parent);
        var node = XmlNode.of(reader.getName(), reader.getPrefix() == null ? "" : reader.getPrefix(), prefixes, (int) reader.getLocationInfo().getStartingCharOffset());
        for (int at = 0; at < reader.getAttributeCount(); at++) {
            var name = reader.getAttributeName(at);
            node.attributes().put(new QName(name.getNamespaceURI(), name.getLocalPart()), value(reader, at));
        }
        node.span().tagEnd = (int) reader.getLocationInfo().getEndingCharOffset();
        if (parent != null) {
            parent.children().add(node);
        }
        return node;
    }

    /** A type is named by a prefix, which may differ between documents. */
    private static String value(XMLStreamReader2 reader, int at) {
        var value = reader.getAttributeValue(at);
        if (!isType(reader.getAttributeName(at)) || !value.contains(":")) {
            return value;
        }
        var namespace = reader.getNamespaceContext().getNamespaceURI(value.substring(0, value.indexOf(':')));
        return namespace == null ? value : new QName(namespace, value.substring(value.indexOf(':') + 1)).toString();
    }

    static boolean isType(QName attribute) {
        return XSI.equals(attribute.getNamespaceURI()) && attribute.getLocalPart().equals("type");
    }

    private static Map<String, String> prefixes(XMLStreamReader2 reader, XmlNode parent) {
        var prefixes = parent == null ? new HashMap<String, String>() : new HashMap<>(parent.prefixes());
        for (int at = 0; at < reader.getNamespaceCount(); at++) {
            prefixes.put(reader.getNamespaceURI(at), reader.getNamespacePrefix(at) == null ? "" : reader.getNamespacePrefix(at));
        }
        return Map.copyOf(prefixes);
    }

    private static void end(XMLStreamReader2 reader, XmlNode node) throws XMLStreamException {
        var closing = (int) reader.getLocationInfo().getStartingCharOffset();
        var end = (int) reader.getLocationInfo().getEndingCharOffset();
        node.span().closing = end == node.span().tagEnd ? end : closing;
        node.span().end = end;
    }
}
