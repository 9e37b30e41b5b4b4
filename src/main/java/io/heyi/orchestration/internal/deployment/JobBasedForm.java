package io.heyi.orchestration.internal.deployment;

import io.heyi.orchestration.internal.SafeXml;
import java.io.IOException;
import java.util.regex.Pattern;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;

/**
 * Derives, from a model whose user tasks are Camunda user tasks with task listeners, the same model with job-based user tasks, for engines that have no
 * listeners (architecture.md §5). Cut out of the text and not written anew, so that a model whose tasks were never marked, and its checksum, stay the same.
 */
public final class JobBasedForm {

    private static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";
    private static final Pattern PREFIX = Pattern.compile("xmlns:([\\w.-]+)\\s*=\\s*[\"']" + Pattern.quote(ZEEBE) + "[\"']");
    /** Nothing but listeners may stand between, so that never more is cut than was meant. */
    private static final String MARKS = """
            \\s*<P:userTask\\s*(/>|>\\s*</P:userTask\\s*>)\
            |\\s*<P:taskListeners\\s*(/>|>(\\s*<P:taskListener\\s[^<>]*(/>|>\\s*</P:taskListener\\s*>))*\\s*</P:taskListeners\\s*>)""";

    private JobBasedForm() {}

    /** @throws IllegalArgumentException when the text is not XML, or marks a task in a way that cannot be taken out safely */
    public static String of(String bpmn) {
        var form = bpmn;
        for (var prefix : PREFIX.matcher(bpmn).results().map(found -> Pattern.quote(found.group(1))).distinct().toList()) {
            form = Pattern.compile(MARKS.replace("P:", prefix + ":")).matcher(form).replaceAll("");
        }
        if (isMarked(form)) {
            throw new IllegalArgumentException("the job-based form cannot be derived: a user task's marker or its listeners are written in an unusual way");
        }
        return form;
    }

    private static boolean isMarked(String bpmn) {
        try {
            var model = SafeXml.parse(bpmn);
            return model.getElementsByTagNameNS(ZEEBE, "userTask").getLength() + model.getElementsByTagNameNS(ZEEBE, "taskListeners").getLength() > 0;
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalArgumentException("the model is not XML: " + e.getMessage(), e);
        }
    }
}
