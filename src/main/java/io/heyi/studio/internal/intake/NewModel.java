package io.heyi.studio.internal.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.heyi.studio.internal.model.ModelRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The first text of a model that nobody has drawn yet: the least that the engine and the editors take. */
public final class NewModel {

    private static final String PLATFORM = "modeler:executionPlatform=\"Camunda Cloud\" modeler:executionPlatformVersion=\"8.6.0\"";
    private static final String PROCESS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" \
            xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="definitions_%1$s" \
            targetNamespace="https://heyi.io/bpmn" %3$s>
              <bpmn:process id="%1$s" name="%2$s" isExecutable="true">
                <bpmn:startEvent id="startEvent_Begun" name="Begun">
                  <bpmn:outgoing>flow_Begun_Done</bpmn:outgoing>
                </bpmn:startEvent>
                <bpmn:endEvent id="endEvent_Done" name="Done">
                  <bpmn:incoming>flow_Begun_Done</bpmn:incoming>
                </bpmn:endEvent>
                <bpmn:sequenceFlow id="flow_Begun_Done" sourceRef="startEvent_Begun" targetRef="endEvent_Done" />
              </bpmn:process>
              <bpmndi:BPMNDiagram id="diagram_%1$s">
                <bpmndi:BPMNPlane id="plane_%1$s" bpmnElement="%1$s">
                  <bpmndi:BPMNShape id="shape_startEvent_Begun" bpmnElement="startEvent_Begun">
                    <dc:Bounds x="180" y="160" width="36" height="36" />
                    <bpmndi:BPMNLabel>
                      <dc:Bounds x="168" y="203" width="60" height="14" />
                    </bpmndi:BPMNLabel>
                  </bpmndi:BPMNShape>
                  <bpmndi:BPMNShape id="shape_endEvent_Done" bpmnElement="endEvent_Done">
                    <dc:Bounds x="480" y="160" width="36" height="36" />
                    <bpmndi:BPMNLabel>
                      <dc:Bounds x="468" y="203" width="60" height="14" />
                    </bpmndi:BPMNLabel>
                  </bpmndi:BPMNShape>
                  <bpmndi:BPMNEdge id="edge_flow_Begun_Done" bpmnElement="flow_Begun_Done">
                    <di:waypoint x="216" y="178" />
                    <di:waypoint x="480" y="178" />
                  </bpmndi:BPMNEdge>
                </bpmndi:BPMNPlane>
              </bpmndi:BPMNDiagram>
            </bpmn:definitions>
            """;
    private static final String DECISION = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" \
            xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="definitions_%1$s" name="%2$s" namespace="https://heyi.io/dmn" %3$s>
              <decision id="%1$s" name="%2$s">
                <decisionTable id="table_%1$s" hitPolicy="UNIQUE">
                  <input id="input_1" label="Input">
                    <inputExpression id="expression_1" typeRef="string">
                      <text>input</text>
                    </inputExpression>
                  </input>
                  <output id="output_1" label="Result" name="result" typeRef="string" />
                </decisionTable>
              </decision>
              <dmndi:DMNDI>
                <dmndi:DMNDiagram id="diagram_%1$s">
                  <dmndi:DMNShape id="shape_%1$s" dmnElementRef="%1$s">
                    <dc:Bounds height="80" width="180" x="160" y="100" />
                  </dmndi:DMNShape>
                </dmndi:DMNDiagram>
              </dmndi:DMNDI>
            </definitions>
            """;

    private NewModel() {}

    /** @param name as people call it */
    public static String text(ModelRef model, String name) {
        return switch (model.kind()) {
            case PROCESS -> PROCESS.formatted(model.id(), escaped(name), PLATFORM);
            case DECISION -> DECISION.formatted(model.id(), escaped(name), PLATFORM);
            case FORM -> form(model.id(), name);
            case SETTINGS -> throw new IllegalArgumentException("there is one model of settings, which is there already");
        };
    }

    private static String form(String id, String name) {
        var form = new LinkedHashMap<String, Object>();
        form.put("components", List.of(Map.of("type", "text", "id", "text_Guide", "text", name)));
        form.put("type", "default");
        form.put("id", id);
        form.put("schemaVersion", 16);
        form.put("executionPlatform", "Camunda Cloud");
        form.put("executionPlatformVersion", "8.6.0");
        try {
            return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(form) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a form that cannot be written", e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
