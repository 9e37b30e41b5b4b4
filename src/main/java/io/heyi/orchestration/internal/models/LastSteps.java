package io.heyi.orchestration.internal.models;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.EventDefinition;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Gateway;
import io.camunda.zeebe.model.bpmn.instance.IntermediateCatchEvent;
import io.camunda.zeebe.model.bpmn.instance.IntermediateThrowEvent;
import io.camunda.zeebe.model.bpmn.instance.LinkEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the elements after which a process is over: all that follows is an end event, or a gateway that only chooses between some, in the process itself or in an interrupting event subprocess.
 * Branches that only a non-interrupting event opens (reminders) do not count, because the main path goes on beside them.
 */
public final class LastSteps {

    private LastSteps() {}

    public static Set<String> of(String bpmn) {
        var model = Bpmn.readModelFromStream(new ByteArrayInputStream(bpmn.getBytes(StandardCharsets.UTF_8)));
        var reached = new HashSet<FlowNode>();
        var open = new ArrayDeque<FlowNode>(model.getModelElementsByType(StartEvent.class).stream().filter(LastSteps::startsMainPath).toList());
        while (!open.isEmpty()) {
            var node = open.poll();
            if (reached.add(node)) {
                node.getOutgoing().forEach(flow -> open.add(flow.getTarget()));
                open.addAll(targetsOfLink(model, node));
                model.getModelElementsByType(BoundaryEvent.class).stream().filter(event -> event.cancelActivity() && node.equals(event.getAttachedTo()))
                        .forEach(open::add);
            }
        }
        return reached.stream().filter(node -> !(node instanceof Gateway) && !node.getOutgoing().isEmpty())
                .filter(node -> node.getOutgoing().stream().allMatch(flow -> endsAtOnce(flow.getTarget(), new HashSet<>())))
                .map(FlowNode::getId).collect(Collectors.toUnmodifiableSet());
    }

    /** A gateway that only chooses between ends holds nobody up. */
    private static boolean endsAtOnce(FlowNode node, Set<FlowNode> before) {
        return node instanceof EndEvent || node instanceof ExclusiveGateway && before.add(node) && !node.getOutgoing().isEmpty()
                && node.getOutgoing().stream().allMatch(flow -> endsAtOnce(flow.getTarget(), before));
    }

    /** A thrown link has no sequence flow; the path goes on where a link of the same name is caught. */
    static List<? extends FlowNode> targetsOfLink(BpmnModelInstance model, FlowNode node) {
        if (!(node instanceof IntermediateThrowEvent thrown)) {
            return List.of();
        }
        var names = links(thrown.getEventDefinitions());
        return model.getModelElementsByType(IntermediateCatchEvent.class).stream()
                .filter(caught -> caught.getParentElement().equals(node.getParentElement()) && !Collections.disjoint(links(caught.getEventDefinitions()), names)).toList();
    }

    private static List<String> links(Collection<EventDefinition> definitions) {
        return definitions.stream().filter(LinkEventDefinition.class::isInstance).map(definition -> ((LinkEventDefinition) definition).getName()).toList();
    }

    private static boolean startsMainPath(StartEvent start) {
        return switch (start.getParentElement()) {
            case Process process -> true;
            case SubProcess subProcess -> subProcess.triggeredByEvent() && start.isInterrupting() && subProcess.getParentElement() instanceof Process;
            default -> false;
        };
    }
}
