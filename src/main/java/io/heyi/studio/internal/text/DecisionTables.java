package io.heyi.studio.internal.text;

import java.util.List;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;

/** The decisions of a DMN document as people read them: columns, rows, and what each row is for (product-bar E16). */
public final class DecisionTables {

    private DecisionTables() {}

    /**
     * @param hitPolicy which rows count, e.g. {@code UNIQUE}; empty for a decision that is calculated
     * @param calculation an expression in the place of a table; empty for a table
     */
    public record Decision(String name, String documentation, String hitPolicy, List<String> inputs, List<String> outputs, List<Row> rows, String calculation) {}

    /** @param note what the row is for; may be empty */
    public record Row(List<String> inputs, List<String> outputs, String note) {}

    /** @throws XMLStreamException when the text cannot be read; says where */
    public static List<Decision> of(String text) throws XMLStreamException {
        return named(XmlText.read(text).root(), "decision").map(DecisionTables::decision).toList();
    }

    private static Decision decision(XmlNode decision) {
        var table = named(decision, "decisionTable").findFirst();
        return new Decision(attribute(decision, "name"), words(decision, "description"), table.map(one -> attribute(one, "hitPolicy")).map(policy -> policy.isEmpty() ? "UNIQUE" : policy).orElse(""),
                table.stream().flatMap(one -> named(one, "input")).map(input -> label(input, named(input, "inputExpression").map(DecisionTables::cell).findFirst().orElse(""))).toList(),
                table.stream().flatMap(one -> named(one, "output")).map(output -> label(output, attribute(output, "name"))).toList(),
                table.stream().flatMap(one -> named(one, "rule")).map(DecisionTables::row).toList(), named(decision, "literalExpression").map(DecisionTables::cell).findFirst().orElse(""));
    }

    private static Row row(XmlNode rule) {
        var notes = Stream.concat(Stream.of(words(rule, "description")), named(rule, "annotationEntry").map(DecisionTables::cell)).filter(note -> !note.isEmpty()).toList();
        return new Row(named(rule, "inputEntry").map(DecisionTables::cell).toList(), named(rule, "outputEntry").map(DecisionTables::cell).toList(), String.join(" ", notes));
    }

    private static String label(XmlNode column, String otherwise) {
        var label = attribute(column, "label");
        return label.isEmpty() ? otherwise : label;
    }

    private static String cell(XmlNode entry) {
        return words(entry, "text");
    }

    private static String words(XmlNode node, String child) {
        return named(node, child).map(XmlNode::content).findFirst().orElse("").strip();
    }

    private static Stream<XmlNode> named(XmlNode node, String name) {
        return node.children().stream().filter(child -> child.name().getLocalPart().equals(name));
    }

    private static String attribute(XmlNode node, String name) {
        return node.attributes().getOrDefault(new QName(name), "");
    }
}
