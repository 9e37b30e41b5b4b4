package io.heyi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/** The founding with one step more, as a process owner might draw it: somebody checks the agreement by law before it is signed; silence for a day counts as consent. */
final class LegalCheck {

    static final String FORM = """
            {
              "components": [
                {"type": "text", "id": "text_Guide", "text": "Is the agreement lawful in the country of the platform?"},
                {"type": "checkbox", "id": "field_Papers", "key": "papersComplete", "label": "All papers are there"},
                {"type": "textarea", "id": "field_Remark", "key": "remark", "label": "Remark of the lawyer", "validate": {"maxLength": 500}}
              ],
              "type": "default",
              "id": "check-by-law",
              "schemaVersion": 16,
              "executionPlatform": "Camunda Cloud",
              "executionPlatformVersion": "8.6.0"
            }
            """;

    private static final String STEP = """
                  <bpmn:incoming>flow_AgreementLawful_DraftAgreement</bpmn:incoming>
                  <bpmn:outgoing>flow_DraftAgreement_CheckByLaw</bpmn:outgoing>
                </bpmn:serviceTask>
                <bpmn:userTask id="userTask_CheckByLaw" name="Check the agreement by law">
                  <bpmn:documentation>Somebody of the platform looks whether the agreement is lawful. Silence for a day counts as consent.</bpmn:documentation>
                  <bpmn:extensionElements>
                    <zeebe:userTask />
                    <zeebe:taskListeners>
                      <zeebe:taskListener eventType="creating" type="orchestration.taskCreating" />
                      <zeebe:taskListener eventType="completing" type="orchestration.taskCompleting" />
                      <zeebe:taskListener eventType="canceling" type="orchestration.taskCanceling" />
                    </zeebe:taskListeners>
                    <zeebe:formDefinition formId="check-by-law" />
                    <zeebe:assignmentDefinition candidateGroups="=[sponsorGroup]" />
                    <zeebe:taskSchedule dueDate="=now() + duration(&#34;P1D&#34;)" />
                    <zeebe:taskHeaders>
                      <zeebe:header key="taskType" value="inbox.checkCase" />
                      <zeebe:header key="businessKeyVariable" value="proposalId" />
                    </zeebe:taskHeaders>
                    <zeebe:ioMapping>
                      <zeebe:input source="=[proposer]" target="keptOut" />
                    </zeebe:ioMapping>
                  </bpmn:extensionElements>
                  <bpmn:incoming>flow_DraftAgreement_CheckByLaw</bpmn:incoming>
                  <bpmn:outgoing>flow_CheckByLaw_AgreementLawful</bpmn:outgoing>
                </bpmn:userTask>
                <bpmn:boundaryEvent id="timerEvent_LawSilent" name="A day" attachedToRef="userTask_CheckByLaw">
                  <bpmn:outgoing>flow_LawSilent_SignAgreement</bpmn:outgoing>
                  <bpmn:timerEventDefinition id="timerEvent_LawSilent_timer">
                    <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P1D</bpmn:timeDuration>
                  </bpmn:timerEventDefinition>
                </bpmn:boundaryEvent>
                <bpmn:exclusiveGateway id="gateway_AgreementLawful" name="Lawful?" default="flow_AgreementLawful_SignAgreement">
                  <bpmn:incoming>flow_CheckByLaw_AgreementLawful</bpmn:incoming>
                  <bpmn:outgoing>flow_AgreementLawful_SignAgreement</bpmn:outgoing>
                  <bpmn:outgoing>flow_AgreementLawful_DraftAgreement</bpmn:outgoing>
                </bpmn:exclusiveGateway>
            """;
    private static final String FLOWS = """
                <bpmn:sequenceFlow id="flow_DraftAgreement_CheckByLaw" sourceRef="serviceTask_DraftAgreement" targetRef="userTask_CheckByLaw" />
                <bpmn:sequenceFlow id="flow_CheckByLaw_AgreementLawful" sourceRef="userTask_CheckByLaw" targetRef="gateway_AgreementLawful" />
                <bpmn:sequenceFlow id="flow_AgreementLawful_SignAgreement" name="yes" sourceRef="gateway_AgreementLawful" targetRef="userTask_SignAgreement" />
                <bpmn:sequenceFlow id="flow_AgreementLawful_DraftAgreement" name="no" sourceRef="gateway_AgreementLawful" targetRef="serviceTask_DraftAgreement">
                  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=checkOutcome = "object"</bpmn:conditionExpression>
                </bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="flow_LawSilent_SignAgreement" sourceRef="timerEvent_LawSilent" targetRef="userTask_SignAgreement" />
            """;
    private static final String SHAPES = """
                  <bpmndi:BPMNShape id="userTask_CheckByLaw_di" bpmnElement="userTask_CheckByLaw"><dc:Bounds x="1410" y="1100" width="120" height="80" /></bpmndi:BPMNShape>
                  <bpmndi:BPMNShape id="timerEvent_LawSilent_di" bpmnElement="timerEvent_LawSilent"><dc:Bounds x="1442" y="1162" width="36" height="36" /></bpmndi:BPMNShape>
                  <bpmndi:BPMNShape id="gateway_AgreementLawful_di" bpmnElement="gateway_AgreementLawful" isMarkerVisible="true"><dc:Bounds x="1555" y="1115" width="50" height="50" /></bpmndi:BPMNShape>
                  <bpmndi:BPMNEdge id="flow_DraftAgreement_CheckByLaw_di" bpmnElement="flow_DraftAgreement_CheckByLaw"><di:waypoint x="1375" y="1140" /><di:waypoint x="1410" y="1140" /></bpmndi:BPMNEdge>
                  <bpmndi:BPMNEdge id="flow_CheckByLaw_AgreementLawful_di" bpmnElement="flow_CheckByLaw_AgreementLawful"><di:waypoint x="1530" y="1140" /><di:waypoint x="1555" y="1140" /></bpmndi:BPMNEdge>
                  <bpmndi:BPMNEdge id="flow_AgreementLawful_SignAgreement_di" bpmnElement="flow_AgreementLawful_SignAgreement"><di:waypoint x="1605" y="1140" /><di:waypoint x="1630" y="1140" /></bpmndi:BPMNEdge>
                  <bpmndi:BPMNEdge id="flow_AgreementLawful_DraftAgreement_di" bpmnElement="flow_AgreementLawful_DraftAgreement"><di:waypoint x="1580" y="1115" /><di:waypoint x="1580" y="1080" /><di:waypoint x="1340" y="1080" /><di:waypoint x="1340" y="1100" /></bpmndi:BPMNEdge>
                  <bpmndi:BPMNEdge id="flow_LawSilent_SignAgreement_di" bpmnElement="flow_LawSilent_SignAgreement"><di:waypoint x="1460" y="1198" /><di:waypoint x="1460" y="1210" /><di:waypoint x="1690" y="1210" /><di:waypoint x="1690" y="1185" /></bpmndi:BPMNEdge>
            """;

    private LegalCheck() {}

    static String into(String founding) {
        String text = once(founding, "      <bpmn:outgoing>flow_DraftAgreement_SignAgreement</bpmn:outgoing>\n    </bpmn:serviceTask>\n", STEP);
        text = once(text, "      <bpmn:incoming>flow_DraftAgreement_SignAgreement</bpmn:incoming>\n",
                "      <bpmn:incoming>flow_AgreementLawful_SignAgreement</bpmn:incoming>\n      <bpmn:incoming>flow_LawSilent_SignAgreement</bpmn:incoming>\n");
        text = once(text, "    <bpmn:sequenceFlow id=\"flow_DraftAgreement_SignAgreement\" sourceRef=\"serviceTask_DraftAgreement\" targetRef=\"userTask_SignAgreement\" />\n", FLOWS);
        int edge = text.indexOf("      <bpmndi:BPMNEdge id=\"flow_DraftAgreement_SignAgreement_di\"");
        int after = text.indexOf("</bpmndi:BPMNEdge>\n", edge) + "</bpmndi:BPMNEdge>\n".length();
        return text.substring(0, edge) + SHAPES + text.substring(after);
    }

    private static String once(String text, String what, String by) {
        assertThat(text.split(Pattern.quote(what), -1)).as(what).hasSize(2);
        return text.replace(what, by);
    }
}
