package io.heyi.orchestration.internal.rehearsal;

import io.heyi.orchestration.internal.SafeXml;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * A process that stands still wherever a case is put: nothing in it reads a variable, decides, calls or is due. What the engine's rules of migration look at stays: elements, their kinds,
 * what surrounds them and where events belong.
 */
final class NeutralForm {

    /** Id of the process that every call activity calls. */
    static final String CALLED = "called-in-a-trial";

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";
    private static final String NOBODYS_JOB = "trial";
    /** Later than any trial. */
    private static final String FAR_DATE = "2999-01-01T00:00:00Z";
    private static final Set<String> LEFT_OUT = Set.of("ioMapping", "assignmentDefinition", "taskSchedule", "priorityDefinition", "formDefinition", "executionListeners", "taskListeners", "properties", "taskHeaders");

    private NeutralForm() {}

    /** @throws IllegalArgumentException when the text is not XML */
    static String of(String bpmn) {
        try {
            var model = SafeXml.parse(bpmn);
            LEFT_OUT.forEach(name -> all(model, ZEEBE, name).forEach(element -> element.getParentNode().removeChild(element)));
            List.of("calledDecision", "script").forEach(name -> all(model, ZEEBE, name).forEach(NeutralForm::job));
            all(model, ZEEBE, "taskDefinition").forEach(element -> element.setAttribute("type", NOBODYS_JOB));
            all(model, ZEEBE, "taskDefinition").forEach(element -> element.setAttribute("retries", "1"));
            all(model, ZEEBE, "calledElement").forEach(element -> element.setAttribute("processId", CALLED));
            all(model, ZEEBE, "subscription").forEach(element -> element.setAttribute("correlationKey", "=\"trial\""));
            all(model, ZEEBE, "loopCharacteristics").forEach(NeutralForm::loop);
            all(model, BPMN, "completionCondition").forEach(element -> element.getParentNode().removeChild(element));
            all(model, BPMN, "timeDuration").forEach(element -> element.setTextContent("P900D"));
            all(model, BPMN, "timeDate").forEach(element -> element.setTextContent(FAR_DATE));
            all(model, BPMN, "timeCycle").forEach(element -> element.setTextContent("R/P900D"));
            List.of("message", "signal", "error", "escalation").forEach(kind -> all(model, BPMN, kind).forEach(NeutralForm::name));
            return text(model);
        } catch (SAXException | IOException | ParserConfigurationException | TransformerException e) {
            throw new IllegalArgumentException("the model is not XML: " + e.getMessage(), e);
        }
    }

    static String called() {
        return """
                <bpmn:definitions xmlns:bpmn="%s" xmlns:zeebe="%s" targetNamespace="http://heyi.io/bpmn" id="called"><bpmn:process id="%s" isExecutable="true"><bpmn:startEvent id="startEvent_Called" />
                <bpmn:sequenceFlow id="flow_Called" sourceRef="startEvent_Called" targetRef="serviceTask_Called" /><bpmn:serviceTask id="serviceTask_Called"><bpmn:extensionElements>
                <zeebe:taskDefinition type="%s" /></bpmn:extensionElements></bpmn:serviceTask></bpmn:process></bpmn:definitions>""".formatted(BPMN, ZEEBE, CALLED, NOBODYS_JOB);
    }

    private static void job(Element element) {
        var job = element.getOwnerDocument().createElementNS(ZEEBE, "zeebe:taskDefinition");
        job.setAttribute("type", NOBODYS_JOB);
        element.getParentNode().replaceChild(job, element);
    }

    private static void loop(Element element) {
        element.setAttribute("inputCollection", "=[1, 2]");
        element.removeAttribute("outputCollection");
        element.removeAttribute("outputElement");
    }

    private static void name(Element element) {
        for (var attribute : List.of("name", "errorCode", "escalationCode")) {
            if (element.getAttribute(attribute).startsWith("=")) {
                element.setAttribute(attribute, "trial-" + element.getAttribute("id"));
            }
        }
    }

    private static List<Element> all(Document model, String namespace, String name) {
        var found = model.getElementsByTagNameNS(namespace, name);
        var elements = new ArrayList<Element>();
        for (var i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static String text(Document model) throws TransformerException {
        var factory = TransformerFactory.newInstance();
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
        var text = new StringWriter();
        factory.newTransformer().transform(new DOMSource(model), new StreamResult(text));
        return text.toString();
    }
}
