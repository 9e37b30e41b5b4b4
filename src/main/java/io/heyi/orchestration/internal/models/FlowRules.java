package io.heyi.orchestration.internal.models;

import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.Gateway;
import io.camunda.zeebe.model.bpmn.instance.InclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import java.util.regex.Pattern;

/** Where a gateway leads: some way must always be open, and every way says what it is for. */
record FlowRules(ModelContext context) {

    private static final Pattern COMPARISON = Pattern.compile("(\\w+)\\s*=\\s*\"([^\"]*)\"");

    void check() {
        for (var gateway : context.all(Gateway.class)) {
            if (gateway.getOutgoing().size() > 1 && (gateway instanceof ExclusiveGateway || gateway instanceof InclusiveGateway)) {
                ways(gateway);
            }
        }
        context.all(SequenceFlow.class).stream().filter(flow -> flow.getConditionExpression() != null).forEach(this::outcomes);
    }

    private void ways(Gateway gateway) {
        var standard = gateway instanceof ExclusiveGateway exclusive ? exclusive.getDefault() : ((InclusiveGateway) gateway).getDefault();
        for (var flow : gateway.getOutgoing()) {
            if (flow.getConditionExpression() == null && !flow.equals(standard)) {
                context.add(Rule.NO_WAY_OUT, gateway.getId(), flow.getId());
            }
            if (ModelContext.isBlank(flow.getName())) {
                context.add(Rule.NO_LABEL, gateway.getId(), flow.getId());
            }
        }
    }

    private void outcomes(SequenceFlow flow) {
        COMPARISON.matcher(flow.getConditionExpression().getTextContent()).results()
                .filter(comparison -> !context.offer().mayBe(comparison.group(1), comparison.group(2)))
                .forEach(comparison -> context.add(Rule.UNKNOWN_OUTCOME, flow.getId(), comparison.group(1), comparison.group(2)));
    }
}
