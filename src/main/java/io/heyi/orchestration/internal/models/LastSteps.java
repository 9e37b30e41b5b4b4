package io.heyi.orchestration.internal.models;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the elements after which a process is over: all that follows is an end event, in the process itself or in an interrupting event subprocess.
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
                model.getModelElementsByType(BoundaryEvent.class).stream().filter(event -> event.cancelActivity() && node.equals(event.getAttachedTo()))
                        .forEach(open::add);
            }
        }
        return reached.stream().filter(node -> !node.getOutgoing().isEmpty())
                .filter(node -> node.getOutgoing().stream().allMatch(flow -> flow.getTarget() instanceof EndEvent))
                .map(FlowNode::getId).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean startsMainPath(StartEvent start) {
        return switch (start.getParentElement()) {
            case Process process -> true;
            case SubProcess subProcess -> subProcess.triggeredByEvent() && start.isInterrupting() && subProcess.getParentElement() instanceof Process;
            default -> false;
        };
    }
}
