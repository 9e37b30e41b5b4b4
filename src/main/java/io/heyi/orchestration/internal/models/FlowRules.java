package io.heyi.orchestration.internal.models;

import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.Gateway;
import io.camunda.zeebe.model.bpmn.instance.InclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeHeader;
import io.heyi.orchestration.ModelChecker.Fix;
import java.util.Optional;
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
        var unconditional = gateway.getOutgoing().stream().filter(flow -> flow.getConditionExpression() == null && !flow.equals(standard)).toList();
        if (standard == null && unconditional.isEmpty()) {
            complete(gateway);
        }
        for (var flow : gateway.getOutgoing()) {
            if (unconditional.contains(flow)) {
                var mend = standard == null && unconditional.size() == 1 ? Optional.of(new Fix("defaultFlow", gateway.getId(), "default", flow.getId())) : Optional.<Fix>empty();
                context.add(Rule.NO_WAY_OUT, gateway.getId(), mend, flow.getId());
            }
            if (ModelContext.isBlank(flow.getName())) {
                context.add(Rule.NO_LABEL, gateway.getId(), flow.getId());
            }
        }
    }

    /** Without a default, some condition must always hold. */
    private void complete(Gateway gateway) {
        var conditions = gateway.getOutgoing().stream().map(flow -> flow.getConditionExpression().getTextContent().strip().replaceFirst("^=\\s*", "")).toList();
        var enumeration = Conditions.enumeration(conditions);
        if (enumeration.isPresent()) {
            missing(gateway, enumeration.get());
        } else if (!Conditions.anyOpposites(conditions)) {
            context.add(Rule.NO_DEFAULT, gateway.getId());
        }
    }

    private void missing(Gateway gateway, Conditions.Enumeration enumeration) {
        context.all(ZeebeHeader.class).stream().filter(header -> "taskType".equals(header.getKey()) && header.getValue() != null).map(header -> context.offer().taskTypes().get(header.getValue()))
                .filter(type -> type != null && enumeration.variable().equals(type.outcomeVariable())).flatMap(type -> type.outcomes().stream()).distinct().sorted()
                .filter(outcome -> !enumeration.values().contains("\"" + outcome + "\"")).forEach(outcome -> context.add(Rule.MISSING_OUTCOME, gateway.getId(), enumeration.variable(), outcome));
    }

    private void outcomes(SequenceFlow flow) {
        COMPARISON.matcher(flow.getConditionExpression().getTextContent()).results()
                .filter(comparison -> !context.offer().mayBe(comparison.group(1), comparison.group(2)))
                .forEach(comparison -> context.add(Rule.UNKNOWN_OUTCOME, flow.getId(), comparison.group(1), comparison.group(2)));
    }
}
