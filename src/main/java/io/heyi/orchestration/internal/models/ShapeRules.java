package io.heyi.orchestration.internal.models;

import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.BusinessRuleTask;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.EventDefinition;
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
import io.camunda.zeebe.model.bpmn.instance.ThrowEvent;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.bpmndi.BpmnShape;
import io.heyi.orchestration.ModelChecker.Fix;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Ids, names and the drawing: what a business person and a stack trace go by. */
record ShapeRules(ModelContext context) {

    private static final String NAME = "[A-Z][A-Za-z0-9]*(_[A-Z][A-Za-z0-9]*)*";
    private static final int MOST_NUMBERED = 1000;

    void check() {
        var drawn = context.all(BpmnShape.class).stream().map(shape -> shape.getBpmnElement()).filter(element -> element != null)
                .map(element -> element.getId()).collect(Collectors.toSet());
        for (var node : context.all(FlowNode.class)) {
            if (!node.getId().matches(prefix(node) + "_" + NAME)) {
                context.add(Rule.ID_SCHEME, node.getId(), better(node), prefix(node) + "_...");
            }
            if (ModelContext.isBlank(node.getName())) {
                context.add(Rule.NO_NAME, node.getId());
            }
            if (!drawn.contains(node.getId())) {
                context.add(Rule.NOT_DRAWN, node.getId());
            }
        }
    }

    /** From its name; what has no Latin letters to make one of is a numbered step. Nothing before it has a name. */
    private Optional<Fix> better(FlowNode node) {
        if (ModelContext.isBlank(node.getName())) {
            return Optional.empty();
        }
        var words = node.getName().replaceAll("[^A-Za-z0-9 -]", "").strip().split("[ -]+");
        var name = Stream.of(words).filter(word -> !word.isEmpty()).limit(6).map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)).collect(Collectors.joining());
        var first = onlyPrefix(node) + "_" + name;
        var numbered = onlyPrefix(node) + "_" + (name.matches(NAME) ? name : "Step");
        return Stream.concat(Stream.of(first).filter(id -> name.matches(NAME)), IntStream.range(1, MOST_NUMBERED).mapToObj(number -> numbered + number))
                .filter(id -> id.matches(prefix(node) + "_" + NAME) && context.model().getModelElementById(id) == null).findFirst().map(id -> new Fix("id", node.getId(), "id", id));
    }

    private static String onlyPrefix(FlowNode node) {
        var trigger = node instanceof CatchEvent caught ? caught.getEventDefinitions() : node instanceof ThrowEvent thrown ? thrown.getEventDefinitions() : List.<EventDefinition>of();
        return trigger.isEmpty() || !prefix(node).startsWith("(") ? prefix(node) : trigger.iterator().next().getElementType().getTypeName().replace("EventDefinition", "Event");
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
