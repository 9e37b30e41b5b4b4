package io.heyi.studio.internal.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;

/**
 * Writes into a document only what an editor has changed, and leaves every other byte as it was (product-bar E14). Editors write the whole document anew, in their own order and
 * layout and without comments; so what they wrote right after opening is compared with what they wrote in the end, and the difference is put into the original.
 */
final class StableXml {

    private static final String STEP = "  ";
    /** Editors sort what is drawn by what lies in front, anew with every saving. */
    private static final Set<String> DRAWN = Set.of("BPMNPlane", "DMNDiagram");
    private static final Pattern INDENT = Pattern.compile("\\n([ \\t]*)[^\\n]*\\z");

    private final XmlText original;
    private final XmlText opened;
    private final XmlText edited;
    /** Prefixes that the original lacks, by namespace, to be declared at its root. */
    private final Map<String, String> added = new LinkedHashMap<>();

    private StableXml(XmlText original, XmlText opened, XmlText edited) {
        this.original = original;
        this.opened = opened;
        this.edited = edited;
    }

    /**
     * @param opened what the editor writes of the unchanged original; the original itself where that is not known
     * @param edited what it writes in the end
     * @throws XMLStreamException when one of them is not a document that may be read
     */
    static String of(String original, String opened, String edited) throws XMLStreamException {
        return new StableXml(XmlText.read(original), XmlText.read(opened), XmlText.read(edited)).merged();
    }

    /** @param edited the original's elements with what was changed in them */
    static String of(XmlText original, XmlText edited) {
        return new StableXml(original, original, edited).merged();
    }

    static boolean isReadable(String text) {
        try {
            return text != null && XmlText.read(text).root() != null;
        } catch (XMLStreamException e) {
            return false;
        }
    }

    private String merged() {
        if (!original.root().name().equals(edited.root().name())) {
            return edited.text();
        }
        var text = merged(original.root(), opened.root(), edited.root());
        var declarations = new StringBuilder();
        added.forEach((namespace, prefix) -> declarations.append(" xmlns:").append(prefix).append("=\"").append(attribute(namespace)).append('"'));
        var name = qualified(original.root()).length() + 1;
        return original.text().substring(0, original.root().span().start) + text.substring(0, name) + declarations + text.substring(name) + original.text().substring(original.root().span().end);
    }

    private String merged(XmlNode now, XmlNode before, XmlNode after) {
        if (before.means(after)) {
            return original.text().substring(now.span().start, now.span().end);
        }
        var tag = tag(now, before, after);
        var inner = inner(now, before, after);
        if (inner.isEmpty()) {
            return now.isEmptyTag() ? tag : emptied(tag);
        }
        var opening = now.isEmptyTag() ? tag.replaceFirst("\\s*/>\\z", ">") : tag;
        return opening + inner + "</" + qualified(now) + ">";
    }

    private static String emptied(String tag) {
        return tag.substring(0, tag.length() - 1) + " />";
    }

    private String inner(XmlNode now, XmlNode before, XmlNode after) {
        if (after.children().isEmpty()) {
            return before.sameContent(after) && now.children().isEmpty() ? original.text().substring(now.span().tagEnd, now.span().closing) : content(after.content());
        }
        return children(now, before, after);
    }

    private String tag(XmlNode now, XmlNode before, XmlNode after) {
        var tag = original.text().substring(now.span().start, now.span().tagEnd);
        for (var name : after.attributes().keySet()) {
            if (!after.sameValue(name, before)) {
                tag = with(tag, name(name, after, now.prefixes()), value(name, after, now.prefixes()));
            }
        }
        for (var name : before.attributes().keySet()) {
            if (!after.attributes().containsKey(name)) {
                tag = found(name(name, before, now.prefixes())).matcher(tag).replaceFirst("");
            }
        }
        return tag;
    }

    private static Pattern found(String attribute) {
        return Pattern.compile("\\s+" + Pattern.quote(attribute) + "\\s*=\\s*(\"[^\"]*\"|'[^']*')");
    }

    private static String with(String tag, String name, String value) {
        var place = found(name).matcher(tag);
        if (place.find()) {
            return tag.substring(0, place.start(1)) + '"' + value + '"' + tag.substring(place.end(1));
        }
        var end = tag.endsWith("/>") ? tag.replaceFirst("\\s*/>\\z", "").length() : tag.length() - 1;
        return tag.substring(0, end) + ' ' + name + "=\"" + value + '"' + tag.substring(end);
    }

    /** In the editor's order where it changed the order, each with the white space and comments that stood before it. */
    private String children(XmlNode now, XmlNode before, XmlNode after) {
        var mine = byKey(now.children());
        var opened = byKey(before.children());
        var wanted = byKey(after.children());
        // gone from the original since it was opened, and not touched by the editor
        wanted.entrySet().removeIf(one -> !mine.containsKey(one.getKey()) && opened.containsKey(one.getKey()) && opened.get(one.getKey()).means(one.getValue()));
        var order = order(List.copyOf(mine.keySet()), List.copyOf(opened.keySet()), List.copyOf(wanted.keySet()), !DRAWN.contains(now.name().getLocalPart()));
        var indent = indent(now);
        var text = new StringBuilder();
        for (var key : order) {
            var old = mine.get(key);
            if (old == null) {
                text.append(indent).append(written(wanted.get(key), now.prefixes(), indent));
            } else {
                text.append(before(now, old)).append(wanted.containsKey(key) && opened.containsKey(key) ? merged(old, opened.get(key), wanted.get(key))
                        : original.text().substring(old.span().start, old.span().end));
            }
        }
        return text.append(tail(now, indent)).toString();
    }

    private static Map<String, XmlNode> byKey(List<XmlNode> children) {
        var counts = new HashMap<String, Integer>();
        var byKey = new LinkedHashMap<String, XmlNode>();
        children.forEach(child -> byKey.put(child.key() + "#" + counts.merge(child.key(), 1, Integer::sum), child));
        return byKey;
    }

    /** What the editor never showed, because it drops it, stays; the rest as the editor has it, in the order of the original while the editor left the order alone. */
    private static List<String> order(List<String> mine, List<String> opened, List<String> wanted, boolean matters) {
        var kept = mine.stream().filter(key -> wanted.contains(key) || !opened.contains(key)).toList();
        var stay = Set.copyOf(kept);
        var moved = matters && !opened.stream().filter(wanted::contains).toList().equals(wanted.stream().filter(opened::contains).toList());
        var order = new ArrayList<>(moved ? wanted.stream().filter(stay::contains).toList() : kept);
        if (moved) {
            kept.stream().filter(key -> !wanted.contains(key)).forEach(order::add);
        }
        var there = new HashSet<>(order);
        for (int at = 0; at < wanted.size(); at++) {
            if (there.add(wanted.get(at))) {
                order.add(at == 0 ? 0 : order.indexOf(wanted.get(at - 1)) + 1, wanted.get(at));
            }
        }
        return order;
    }

    private String before(XmlNode parent, XmlNode child) {
        var at = parent.children().indexOf(child);
        return original.text().substring(at == 0 ? parent.span().tagEnd : parent.children().get(at - 1).span().end, child.span().start);
    }

    private String tail(XmlNode now, String indent) {
        return now.children().isEmpty() ? indent.substring(0, Math.max(0, indent.length() - STEP.length())) : original.text().substring(now.children().getLast().span().end, now.span().closing);
    }

    private String indent(XmlNode now) {
        if (!now.children().isEmpty()) {
            var space = before(now, now.children().getFirst());
            return space.isBlank() ? space.substring(Math.max(0, space.lastIndexOf('\n'))) : lineOf(now.children().getFirst());
        }
        return lineOf(now) + STEP;
    }

    /** A line break and the white space with which the element's line begins. */
    private String lineOf(XmlNode node) {
        var line = INDENT.matcher(original.text().substring(0, node.span().start));
        return line.find() ? "\n" + line.group(1) : "\n";
    }

    private String written(XmlNode node, Map<String, String> prefixes, String indent) {
        var name = name(node.name(), prefixes, node.prefix());
        var text = new StringBuilder("<").append(name);
        node.attributes().keySet().forEach(attribute -> text.append(' ').append(name(attribute, node, prefixes)).append("=\"").append(value(attribute, node, prefixes)).append('"'));
        if (node.children().isEmpty()) {
            return text.append(node.content().isEmpty() ? " />" : ">" + content(node.content()) + "</" + name + ">").toString();
        }
        text.append('>');
        node.children().forEach(child -> text.append(indent).append(STEP).append(written(child, prefixes, indent + STEP)));
        return text.append(indent).append("</").append(name).append('>').toString();
    }

    /** As it is written where these prefixes are in scope. */
    private String name(QName name, XmlNode from, Map<String, String> prefixes) {
        return name(name, prefixes, from.prefixes().getOrDefault(name.getNamespaceURI(), ""));
    }

    private String name(QName name, Map<String, String> prefixes, String usual) {
        if (name.getNamespaceURI().isEmpty()) {
            return name.getLocalPart();
        }
        var prefix = prefixes.get(name.getNamespaceURI());
        if (prefix == null) {
            prefix = added.computeIfAbsent(name.getNamespaceURI(), namespace -> free(usual.isEmpty() ? "ns" : usual));
        }
        return prefix.isEmpty() ? name.getLocalPart() : prefix + ":" + name.getLocalPart();
    }

    private String free(String prefix) {
        var taken = new HashSet<>(original.root().prefixes().values());
        taken.addAll(added.values());
        return taken.contains(prefix) ? free(prefix + "1") : prefix;
    }

    private String value(QName attribute, XmlNode from, Map<String, String> prefixes) {
        var value = from.attributes().get(attribute);
        return XmlText.isType(attribute) && value.startsWith("{") ? name(QName.valueOf(value), from, prefixes) : attribute(value);
    }

    private String qualified(XmlNode node) {
        return node.prefix().isEmpty() ? node.name().getLocalPart() : node.prefix() + ":" + node.name().getLocalPart();
    }

    private static String content(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String attribute(String text) {
        return content(text).replace("\"", "&quot;").replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;");
    }
}
