package io.heyi.orchestration.internal.models;

import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.EventBasedGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.IntermediateCatchEvent;
import io.camunda.zeebe.model.bpmn.instance.IntermediateThrowEvent;
import io.camunda.zeebe.model.bpmn.instance.LinkEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.ReceiveTask;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.ThrowEvent;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A way that leads back to itself without ever waiting would keep the engine busy for ever, and everybody else's cases with it. */
record LoopRules(ModelContext context) {

    void check() {
        var left = new HashSet<FlowNode>();
        context.all(FlowNode.class).stream().filter(node -> !waits(node)).forEach(node -> follow(node, new HashSet<>(), left));
    }

    /** @param way that led here. @param left nodes from which every way has been followed */
    private void follow(FlowNode node, Set<FlowNode> way, Set<FlowNode> left) {
        if (waits(node) || left.contains(node)) {
            return;
        }
        if (!way.add(node)) {
            context.add(Rule.ENDLESS_LOOP, node.getId());
            return;
        }
        next(node).forEach(target -> follow(target, way, left));
        way.remove(node);
        left.add(node);
    }

    private Stream<FlowNode> next(FlowNode node) {
        var flows = node.getOutgoing().stream().map(flow -> flow.getTarget());
        var events = node instanceof Activity ? context.all(BoundaryEvent.class).stream().filter(event -> node.equals(event.getAttachedTo())) : Stream.<FlowNode>empty();
        var linked = node instanceof ThrowEvent thrown ? link(thrown).stream().flatMap(name -> context.all(IntermediateCatchEvent.class).stream().filter(event -> link(event).equals(Optional.of(name))))
                : Stream.<FlowNode>empty();
        return Stream.of(flows, events, linked).flatMap(one -> one);
    }

    private boolean waits(FlowNode node) {
        return switch (node) {
            case UserTask task -> true;
            case ReceiveTask task -> true;
            case CallActivity call -> true;
            case EventBasedGateway gateway -> true;
            case IntermediateCatchEvent event -> link(event).isEmpty();
            case SubProcess inner -> inner.getFlowElements().stream().anyMatch(one -> one instanceof FlowNode within && waits(within));
            default -> context.extension(node, ZeebeTaskDefinition.class).isPresent();
        };
    }

    private static Optional<String> link(CatchEvent event) {
        return event.getEventDefinitions().stream().filter(LinkEventDefinition.class::isInstance).map(one -> ((LinkEventDefinition) one).getName()).findFirst();
    }

    private static Optional<String> link(ThrowEvent event) {
        return event instanceof IntermediateThrowEvent ? event.getEventDefinitions().stream().filter(LinkEventDefinition.class::isInstance).map(one -> ((LinkEventDefinition) one).getName()).findFirst()
                : Optional.empty();
    }
}
