package io.heyi.orchestration.internal.models;

import io.heyi.orchestration.internal.SafeXml;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Decision files: their ids, which processes name, and their cells and formulas, which the engine reads when they are deployed or evaluated. */
record DecisionRules(Findings findings, ModelRules rules) {

    /** @return the ids of all decisions */
    Set<String> check(Map<String, String> files) {
        var ids = new HashSet<String>();
        files.forEach((file, xml) -> {
            try {
                var root = SafeXml.parse(xml).getDocumentElement();
                each(root, "decision", decision -> {
                    if (!ids.add(decision.getAttribute("id"))) {
                        findings.add(Rule.SAME_DECISION, file, decision.getAttribute("id"), decision.getAttribute("id"));
                    }
                });
                if (!ids.contains(file.replace(".dmn", ""))) {
                    findings.add(Rule.FILE_NAME, file, file, file.replace(".dmn", ""), String.join(", ", ids));
                }
                expressions(root, new FeelText(findings, file, rules));
            } catch (SAXException | IOException | ParserConfigurationException e) {
                findings.add(Rule.UNREADABLE, file, file, String.valueOf(e.getMessage()));
            }
        });
        return ids;
    }

    private static void expressions(Element root, FeelText feel) {
        Set.of("inputExpression", "outputEntry", "literalExpression").forEach(name -> each(root, name, cell -> {
            if (isFeel(cell)) {
                feel.names(where(cell), text(cell));
            }
        }));
        each(root, "inputEntry", cell -> {
            if (isFeel(cell) && !text(cell).equals("-")) {
                feel.unaryTests(where(cell), text(cell));
            }
        });
    }

    private static void each(Element root, String name, java.util.function.Consumer<Element> what) {
        var found = root.getElementsByTagNameNS("*", name);
        for (var i = 0; i < found.getLength(); i++) {
            what.accept((Element) found.item(i));
        }
    }

    private static boolean isFeel(Element cell) {
        var language = cell.getAttribute("expressionLanguage").toLowerCase(java.util.Locale.ROOT);
        return !text(cell).isEmpty() && (language.isEmpty() || language.contains("feel"));
    }

    private static String text(Element cell) {
        var texts = cell.getElementsByTagNameNS("*", "text");
        return texts.getLength() == 0 ? "" : texts.item(0).getTextContent().strip();
    }

    private static String where(Element cell) {
        return cell.getAttribute("id").isEmpty() ? cell.getLocalName() : cell.getAttribute("id");
    }
}
