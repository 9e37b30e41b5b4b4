package io.heyi.orchestration.internal.models;

import io.heyi.orchestration.internal.SafeXml;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Reads the ids of decisions out of DMN files. */
final class DecisionIds {

    private DecisionIds() {}

    static Set<String> of(Map<String, String> files, Findings findings) {
        var ids = new HashSet<String>();
        files.forEach((file, xml) -> {
            try {
                var decisions = SafeXml.parse(xml).getElementsByTagNameNS("*", "decision");
                for (var i = 0; i < decisions.getLength(); i++) {
                    ids.add(((Element) decisions.item(i)).getAttribute("id"));
                }
                if (!ids.contains(file.replace(".dmn", ""))) {
                    findings.add(Rule.FILE_NAME, file, file, file.replace(".dmn", ""), String.join(", ", ids));
                }
            } catch (SAXException | IOException | ParserConfigurationException e) {
                findings.add(Rule.UNREADABLE, file, file, String.valueOf(e.getMessage()));
            }
        });
        return ids;
    }
}
