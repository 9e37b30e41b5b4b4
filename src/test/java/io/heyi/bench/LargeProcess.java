package io.heyi.bench;

import java.util.Locale;

/** A process of many elements, drawn in rows as people fold long ones: user tasks, workers' steps and gateways with a way round. */
final class LargeProcess {

    private static final int IN_A_ROW = 20;
    private static final int STEP_X = 170;
    private static final int STEP_Y = 160;
    private static final int MIDDLE = 40;
    /** Of three elements one each. */
    private static final int KINDS = 3;

    private final String id;
    private final int elements;
    private final StringBuilder nodes = new StringBuilder();
    private final StringBuilder drawing = new StringBuilder();

    private LargeProcess(String id, int elements) {
        this.id = id;
        this.elements = elements;
    }

    /** @param elements steps, gateways and events together, without the flows between them */
    static String of(String id, int elements) {
        return new LargeProcess(id, elements).text();
    }

    /** The same with another name at some of its tasks. */
    static String renamed(String text, int tasks, String word) {
        var changed = text;
        for (int i = 0; i < tasks; i++) {
            changed = changed.replace("name=\"Do step %d\"".formatted(i * KINDS + 1), "name=\"Do step %d %s\"".formatted(i * KINDS + 1, word));
        }
        return changed;
    }

    private String text() {
        for (int i = 0; i < elements; i++) {
            node(i);
        }
        for (int i = 0; i + 1 < elements; i++) {
            flow(i);
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" \
                xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="definitions" targetNamespace="http://bpmn.io/schema/bpmn">
                  <bpmn:process id="%s" name="A long process" isExecutable="true">
                %s  </bpmn:process>
                  <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="%s">
                %s  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
                </bpmn:definitions>
                """.formatted(id, nodes, id, drawing);
    }

    private void node(int i) {
        boolean event = i == 0 || i == elements - 1;
        String name = event ? i == 0 ? "Begun" : "Done" : "Do step " + i;
        if (event) {
            add("    <bpmn:%s id=\"%s\" name=\"%s\" />\n", i == 0 ? "startEvent" : "endEvent", idOf(i), name);
        } else if (i % KINDS == 1) {
            add("""
                        <bpmn:serviceTask id="%s" name="%s"><bpmn:extensionElements><zeebe:taskDefinition type="microenterprise.draftAgreement" retries="3" /></bpmn:extensionElements></bpmn:serviceTask>
                    """, idOf(i), name);
        } else if (i % KINDS == 2) {
            add("""
                        <bpmn:userTask id="%s" name="%s"><bpmn:extensionElements><zeebe:formDefinition formKey="heyi:forms/sign-agreement" /><zeebe:assignmentDefinition candidateGroups="=&#34;committee&#34;" />\
                    </bpmn:extensionElements></bpmn:userTask>
                    """, idOf(i), name);
        } else {
            add("    <bpmn:exclusiveGateway id=\"%s\" name=\"Is it so %d?\" default=\"flow_%d\" />\n", idOf(i), i, i);
        }
        int size = event ? 36 : i % KINDS == 0 ? 50 : 100;
        int height = event || i % KINDS == 0 ? size : 80;
        draw("    <bpmndi:BPMNShape id=\"shape_%d\" bpmnElement=\"%s\"><dc:Bounds x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" /></bpmndi:BPMNShape>\n", i, idOf(i), x(i), y(i) - height / 2, size, height);
    }

    private void flow(int i) {
        add("    <bpmn:sequenceFlow id=\"flow_%d\" sourceRef=\"%s\" targetRef=\"%s\" />\n", i, idOf(i), idOf(i + 1));
        draw("    <bpmndi:BPMNEdge id=\"edge_%d\" bpmnElement=\"flow_%d\"><di:waypoint x=\"%d\" y=\"%d\" /><di:waypoint x=\"%d\" y=\"%d\" /></bpmndi:BPMNEdge>\n", i, i, x(i) + MIDDLE, y(i), x(i + 1), y(i + 1));
    }

    private String idOf(int i) {
        return i == 0 ? "startEvent_Begun" : i == elements - 1 ? "endEvent_Done" : switch (i % KINDS) {
            case 1 -> "serviceTask_Step" + i;
            case 2 -> "userTask_Step" + i;
            default -> "gateway_Step" + i;
        };
    }

    private static int x(int i) {
        return 160 + i % IN_A_ROW * STEP_X;
    }

    private static int y(int i) {
        return 120 + i / IN_A_ROW * STEP_Y;
    }

    private void add(String text, Object... values) {
        nodes.append(String.format(Locale.ROOT, text, values));
    }

    private void draw(String text, Object... values) {
        drawing.append(String.format(Locale.ROOT, text, values));
    }
}
