package io.heyi.orchestration.internal.models;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.EndEvent;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.IntermediateCatchEvent;
import io.camunda.zeebe.model.bpmn.instance.LinkEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.ReceiveTask;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;

/**
 * Where an instance waits without a job, in a receive task or a caught message or timer, of which the engine tells no worker. It is concluded from the jobs around it:
 * the one before is done, its result leads there through every gateway between, and no job behind has begun since. Where that is not certain, nothing is said.
 */
public final class Waits {

    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

    private final BpmnModelInstance model;
    private final List<Arrival> arrivals = new ArrayList<>();

    private Waits(BpmnModelInstance model) {
        this.model = model;
    }

    /** @param conditions of the gateways between; @param behind jobs that prove that the wait is over */
    private record Arrival(String from, String stop, List<Condition> conditions, Set<String> behind) {}

    /** @param wanted true for a flow's own condition; false for one of its neighbours where the flow is the gateway's default */
    private record Condition(String expression, boolean wanted) {

        private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
        private static final Pattern NAME = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*(?!\\w|\\s*\\()");
        private static final Set<String> WORDS = Set.of("and", "or", "not", "in", "true", "false", "null", "if", "then", "else", "between", "some", "every", "satisfies");

        private boolean holds(Map<String, Object> result) {
            var answer = FEEL.evaluateExpression(expression, result);
            return answer.isSuccess() && Boolean.valueOf(wanted).equals(answer.result()) && (wanted || isKnown(result));
        }

        /** FEEL says false also of what it does not know, e.g. when an earlier job gave it. */
        private boolean isKnown(Map<String, Object> result) {
            return NAME.matcher(TEXT.matcher(expression).replaceAll("")).results().map(MatchResult::group).filter(name -> !WORDS.contains(name)).allMatch(result::containsKey);
        }
    }

    /**
     * The latest visit of an element with a job.
     *
     * @param key the engine's, which grows with time within an instance
     * @param active whether the job is still to be done
     * @param result variables that it gave
     */
    public record Visit(long key, boolean active, Map<String, Object> result) {}

    public static Waits of(String bpmn) {
        var waits = new Waits(Bpmn.readModelFromStream(new ByteArrayInputStream(bpmn.getBytes(StandardCharsets.UTF_8))));
        waits.model.getModelElementsByType(FlowNode.class).stream().filter(Waits::isWork).forEach(work -> work.getOutgoing().forEach(flow -> waits.follow(work, flow, List.of(), Set.of())));
        return waits;
    }

    /** @return ids of the elements that the instance waits at, the one that it came to last first */
    public List<String> open(Map<String, Visit> visits) {
        var since = new HashMap<String, Long>();
        arrivals.stream().filter(arrival -> isOpen(arrival, visits)).forEach(arrival -> since.merge(arrival.stop(), visits.get(arrival.from()).key(), Math::max));
        return since.keySet().stream().sorted(Comparator.comparing((String wait) -> since.get(wait)).reversed().thenComparing(Comparator.naturalOrder())).toList();
    }

    private static boolean isOpen(Arrival arrival, Map<String, Visit> visits) {
        var from = visits.get(arrival.from());
        return from != null && !from.active() && arrival.behind().stream().noneMatch(job -> visits.containsKey(job) && visits.get(job).key() > from.key())
                && arrival.conditions().stream().allMatch(condition -> condition.holds(from.result()));
    }

    /** Waits of which it can be told that an instance is there. */
    Set<String> known() {
        return arrivals.stream().map(Arrival::stop).collect(Collectors.toUnmodifiableSet());
    }

    private void follow(FlowNode work, SequenceFlow flow, List<Condition> conditions, Set<FlowNode> passed) {
        var node = flow.getTarget();
        var needed = flow.getSource() instanceof ExclusiveGateway gateway && gateway.getOutgoing().size() > 1
                ? Stream.concat(conditions.stream(), conditions(gateway, flow).stream()).toList() : conditions;
        reach(work, node, needed, passed);
    }

    private void reach(FlowNode work, FlowNode node, List<Condition> conditions, Set<FlowNode> passed) {
        if (isWait(node)) {
            arrivals.add(new Arrival(work.getId(), node.getId(), conditions, behind(node)));
        } else if (!isJob(node) && !passed.contains(node)) {
            var further = Stream.concat(passed.stream(), Stream.of(node)).collect(Collectors.toSet());
            node.getOutgoing().stream().filter(flow -> !(node instanceof SubProcess)).forEach(flow -> follow(work, flow, conditions, further));
            unmarked(node).forEach(next -> reach(work, next, conditions, further));
        }
    }

    /** Ways that no sequence flow shows: into a subprocess, and from a thrown link to the caught one. */
    private List<? extends FlowNode> unmarked(FlowNode node) {
        return node instanceof SubProcess inner ? starts(inner) : LastSteps.targetsOfLink(model, node);
    }

    private static List<StartEvent> starts(SubProcess subProcess) {
        return subProcess.getChildElementsByType(StartEvent.class).stream().toList();
    }

    /** The default is taken where none of the other flows is. */
    private static List<Condition> conditions(ExclusiveGateway gateway, SequenceFlow flow) {
        return flow.equals(gateway.getDefault()) ? gateway.getOutgoing().stream().filter(other -> !other.equals(flow)).map(other -> new Condition(expression(other), false)).toList()
                : List.of(new Condition(expression(flow), true));
    }

    private static String expression(SequenceFlow flow) {
        return flow.getConditionExpression() == null ? "null" : flow.getConditionExpression().getTextContent().strip().replaceFirst("^=", "");
    }

    /** The first jobs behind a wait, whether it is over as drawn, by an event at its border, or because what surrounds it has ended. */
    private Set<String> behind(FlowNode wait) {
        var open = new ArrayDeque<FlowNode>(targets(wait));
        open.addAll(interrupting(wait));
        for (ModelElementInstance scope = wait.getParentElement(); scope != null; scope = scope.getParentElement()) {
            if (scope instanceof SubProcess around) {
                open.addAll(interrupting(around));
            }
            scope.getChildElementsByType(SubProcess.class).stream().filter(SubProcess::triggeredByEvent).flatMap(one -> starts(one).stream()).filter(StartEvent::isInterrupting).forEach(open::add);
        }
        var reached = new HashSet<FlowNode>();
        while (!open.isEmpty()) {
            var node = open.poll();
            if (reached.add(node) && !isJob(node)) {
                open.addAll(targets(node));
                open.addAll(unmarked(node));
                open.addAll(interrupting(node));
                if (node instanceof EndEvent && node.getParentElement() instanceof SubProcess around) {
                    open.addAll(targets(around));
                }
            }
        }
        return reached.stream().filter(Waits::isJob).map(FlowNode::getId).collect(Collectors.toUnmodifiableSet());
    }

    private static Collection<FlowNode> targets(FlowNode node) {
        return node.getOutgoing().stream().map(SequenceFlow::getTarget).toList();
    }

    private List<BoundaryEvent> interrupting(FlowNode node) {
        return model.getModelElementsByType(BoundaryEvent.class).stream().filter(event -> event.cancelActivity() && node.equals(event.getAttachedTo())).toList();
    }

    private static boolean isWait(FlowNode node) {
        return node instanceof ReceiveTask || node instanceof IntermediateCatchEvent event && event.getEventDefinitions().stream().noneMatch(LinkEventDefinition.class::isInstance);
    }

    private static boolean isJob(FlowNode node) {
        return node instanceof UserTask || isWork(node);
    }

    private static boolean isWork(FlowNode node) {
        return node.getSingleExtensionElement(ZeebeTaskDefinition.class) != null;
    }
}
