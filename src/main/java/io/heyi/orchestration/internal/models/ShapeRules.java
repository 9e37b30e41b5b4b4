package io.heyi.orchestration.internal.models;

import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.BusinessRuleTask;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Gateway;
import io.camunda.zeebe.model.bpmn.instance.IntermediateCatchEvent;
import io.camunda.zeebe.model.bpmn.instance.IntermediateThrowEvent;
import io.camunda.zeebe.model.bpmn.instance.ReceiveTask;
import io.camunda.zeebe.model.bpmn.instance.ScriptTask;
import io.camunda.zeebe.model.bpmn.instance.SendTask;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnShape;
import java.util.stream.Collectors;

/** Ids, names and the drawing: what a business person and a stack trace go by. */
record ShapeRules(ModelContext context) {

    private static final String NAME = "[A-Z][A-Za-z0-9]*(_[A-Z][A-Za-z0-9]*)*";

    void check() {
        var drawn = context.all(BpmnShape.class).stream().map(shape -> shape.getBpmnElement()).filter(element -> element != null)
                .map(element -> element.getId()).collect(Collectors.toSet());
        for (var node : context.all(FlowNode.class)) {
            if (!node.getId().matches(prefix(node) + "_" + NAME)) {
                context.add(Rule.ID_SCHEME, node.getId(), prefix(node) + "_...");
            }
            if (ModelContext.isBlank(node.getName())) {
                context.add(Rule.NO_NAME, node.getId());
            }
            if (!drawn.contains(node.getId())) {
                context.add(Rule.NOT_DRAWN, node.getId());
            }
        }
    }

    private static String prefix(FlowNode node) {
        return switch (node) {
            case StartEvent start -> "startEvent";
            case EndEvent end -> "endEvent";
            case BoundaryEvent boundary -> "(timer|message|error|signal|escalation)Event";
            case IntermediateCatchEvent caught -> "(timer|message|signal|link)Event";
            case IntermediateThrowEvent thrown -> thrown.getEventDefinitions().isEmpty() ? "milestoneEvent" : "(message|signal|link|escalation)Event";
            case ServiceTask task -> "serviceTask";
            case UserTask task -> "userTask";
            case BusinessRuleTask task -> "businessRuleTask";
            case ScriptTask task -> "scriptTask";
            case SendTask task -> "sendTask";
            case ReceiveTask task -> "receiveTask";
            case CallActivity call -> "callActivity";
            case SubProcess subProcess -> subProcess.triggeredByEvent() ? "eventSubProcess" : "subProcess";
            case Gateway gateway -> "gateway";
            default -> "[a-z][A-Za-z]*";
        };
    }
}
