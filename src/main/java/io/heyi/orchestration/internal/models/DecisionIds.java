package io.heyi.orchestration.internal.models;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads the ids of decisions out of DMN files. */
final class DecisionIds {

    private DecisionIds() {}

    static Set<String> of(Map<String, String> files, Findings findings) {
        var ids = new HashSet<String>();
        files.forEach((file, xml) -> {
            try {
                var decisions = parse(xml).getElementsByTagNameNS("*", "decision");
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

    /** Drafts come from people, so nothing outside the text is ever read. */
    private static org.w3c.dom.Document parse(String xml) throws ParserConfigurationException, SAXException, IOException {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder.parse(new InputSource(new StringReader(xml)));
    }
}
