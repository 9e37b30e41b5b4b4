package io.heyi.orchestration.internal.rehearsal;

import io.heyi.orchestration.ModelChecker.Models;
import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.internal.SafeXml;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Which processes a case needs: its own and those that it calls, and what these call. Others would start by themselves as time passes. */
final class CalledProcesses {

    private static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";

    private CalledProcesses() {}

    /** All, where a process decides only while it runs which one it calls. */
    static Map<String, String> of(Models models, String process) {
        var needed = new LinkedHashMap<String, String>();
        var next = new ArrayDeque<>(List.of(process));
        while (!next.isEmpty()) {
            var file = ModelKind.PROCESS.fileName(next.poll());
            var text = models.processes().get(file);
            if (text != null && needed.putIfAbsent(file, text) == null) {
                var called = calls(text);
                if (called.stream().anyMatch(id -> id.startsWith("="))) {
                    return models.processes();
                }
                next.addAll(called);
            }
        }
        return needed;
    }

    private static List<String> calls(String text) {
        try {
            var elements = SafeXml.parse(text).getElementsByTagNameNS(ZEEBE, "calledElement");
            var ids = new ArrayList<String>();
            for (var i = 0; i < elements.getLength(); i++) {
                ids.add(((Element) elements.item(i)).getAttribute("processId"));
            }
            return ids;
        } catch (SAXException | IOException | ParserConfigurationException e) {
            return List.of();
        }
    }
}
