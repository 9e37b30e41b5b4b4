package io.heyi.studio.internal.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.namespace.QName;

/**
 * One element of a document, with the place of every part in the document's text.
 *
 * @param start of its start tag; {@code tagEnd} behind it, {@code closing} where its end tag begins (as {@code tagEnd} when it is written as an empty tag), {@code end} behind all of it
 * @param prefixes of namespaces in scope, by namespace
 * @param text all character data directly in it, without what comments say
 */
record XmlNode(QName name, String prefix, Map<QName, String> attributes, Map<String, String> prefixes, List<XmlNode> children, StringBuilder text, Span span) {

    /** Where it stands; filled in while the document is read. */
    static final class Span {

        int start;
        int tagEnd;
        int closing;
        int end;
    }

    /** Attributes whose numbers may be written in more than one way. */
    private static final List<String> COORDINATES = List.of("x", "y", "width", "height");

    static XmlNode of(QName name, String prefix, Map<String, String> prefixes, int start) {
        var node = new XmlNode(name, prefix, new LinkedHashMap<>(), prefixes, new ArrayList<>(), new StringBuilder(), new Span());
        node.span.start = start;
        return node;
    }

    /** By which it is found again in another version of the document: what it is, and its id, what it draws, or what it says. */
    String key() {
        return name + "#" + Objects.requireNonNullElseGet(attributes.get(new QName("id")), () -> attributes.getOrDefault(new QName("bpmnElement"), attributes.isEmpty() ? content().strip() : ""));
    }

    /** The character data of an element without children; white space between children says nothing. */
    String content() {
        return children.isEmpty() ? text.toString() : "";
    }

    boolean isEmptyTag() {
        return span.tagEnd == span.end;
    }

    /** Whether both mean the same, however they are written. */
    boolean means(XmlNode other) {
        return name.equals(other.name) && sameAttributes(other) && sameContent(other) && sameChildren(other);
    }

    private boolean sameAttributes(XmlNode other) {
        return attributes.keySet().equals(other.attributes.keySet()) && attributes.keySet().stream().allMatch(attribute -> sameValue(attribute, other));
    }

    boolean sameValue(QName attribute, XmlNode other) {
        var mine = attributes.get(attribute);
        var others = other.attributes.get(attribute);
        return Objects.equals(mine, others) || mine != null && others != null && COORDINATES.contains(attribute.getLocalPart()) && isSameNumber(mine, others);
    }

    private static boolean isSameNumber(String one, String other) {
        try {
            return new java.math.BigDecimal(one).compareTo(new java.math.BigDecimal(other)) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    boolean sameContent(XmlNode other) {
        return content().equals(other.content()) || content().isBlank() && other.content().isBlank();
    }

    private boolean sameChildren(XmlNode other) {
        if (children.size() != other.children.size()) {
            return false;
        }
        for (int at = 0; at < children.size(); at++) {
            if (!children.get(at).means(other.children.get(at))) {
                return false;
            }
        }
        return true;
    }
}
