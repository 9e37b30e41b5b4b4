package io.heyi.orchestration.internal.models;

import io.camunda.zeebe.model.bpmn.instance.Activity;
import io.camunda.zeebe.model.bpmn.instance.BoundaryEvent;
import io.camunda.zeebe.model.bpmn.instance.BusinessRuleTask;
import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.ErrorEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.SendTask;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledDecision;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.heyi.orchestration.JobCatalogue.JobType;
import io.heyi.orchestration.ModelChecker.Fix;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** What the engine hands to Java or to another model: jobs, their errors, decisions, called processes. */
record JobRules(ModelContext context) {

    void check() {
        context.all(FlowNode.class).forEach(this::job);
        context.all(BusinessRuleTask.class).forEach(this::decision);
        context.all(CallActivity.class).forEach(this::call);
        context.all(BoundaryEvent.class).forEach(this::errorCodes);
    }

    private void job(FlowNode node) {
        var definition = context.extension(node, ZeebeTaskDefinition.class);
        if (definition.isEmpty()) {
            if (node instanceof ServiceTask || node instanceof SendTask) {
                context.add(Rule.NO_JOB_TYPE, node.getId());
            }
            return;
        }
        var type = definition.get().getType();
        if (!context.offer().jobTypes().containsKey(type)) {
            context.add(Rule.UNKNOWN_JOB_TYPE, node.getId(), String.valueOf(type));
        } else if (!context.offer().liveJobTypes().test(type)) {
            context.add(Rule.NO_LIVE_WORKER, node.getId(), type);
        }
        if (context.offer().jobTypes().containsKey(type) && !context.rules().mayUse(context.processId(), type)) {
            context.add(Rule.FOREIGN_JOB_TYPE, node.getId(), type, context.processId());
        }
        errors(node, type);
        var retries = definition.get().getAttributeValue("retries");
        if (retries == null || !retries.matches("[1-9]\\d?")) {
            context.add(Rule.NO_RETRIES, node.getId(), Optional.of(new Fix("retries", node.getId(), "retries", "3")));
        }
    }

    /** Nobody catches it: the case would stand still with an incident although Java has answered. */
    private void errors(FlowNode node, String type) {
        Optional.ofNullable(context.offer().jobTypes().get(type)).map(JobType::errorCodes).orElse(Set.of()).stream().filter(code -> !isCaught(node, code)).sorted()
                .forEach(code -> context.add(Rule.UNCAUGHT_ERROR, node.getId(), type, code));
    }

    private boolean isCaught(FlowNode node, String code) {
        for (ModelElementInstance inner = node, scope = node.getParentElement(); scope != null; inner = scope, scope = scope.getParentElement()) {
            var around = inner;
            if (context.all(BoundaryEvent.class).stream().anyMatch(event -> around.equals(event.getAttachedTo()) && catches(event, code))
                    || scope.getChildElementsByType(SubProcess.class).stream().filter(SubProcess::triggeredByEvent).flatMap(one -> one.getChildElementsByType(StartEvent.class).stream())
                            .anyMatch(start -> catches(start, code))) {
                return true;
            }
        }
        return false;
    }

    private static boolean catches(CatchEvent event, String code) {
        return event.getEventDefinitions().stream().anyMatch(definition -> definition instanceof ErrorEventDefinition error
                && (error.getError() == null || error.getError().getErrorCode() == null || error.getError().getErrorCode().equals(code)));
    }

    private void decision(BusinessRuleTask task) {
        context.extension(task, ZeebeCalledDecision.class).ifPresent(called -> {
            if (!context.bundle().decisions().contains(called.getDecisionId())) {
                context.add(Rule.UNKNOWN_DECISION, task.getId(), String.valueOf(called.getDecisionId()));
            }
        });
        if (context.extension(task, ZeebeCalledDecision.class).isEmpty() && context.extension(task, ZeebeTaskDefinition.class).isEmpty()) {
            context.add(Rule.UNKNOWN_DECISION, task.getId(), "-");
        }
    }

    private void call(CallActivity call) {
        var called = context.extension(call, ZeebeCalledElement.class).map(ZeebeCalledElement::getProcessId).orElse("-");
        if (called.startsWith("=")) {
            context.add(Rule.CALLED_BY_EXPRESSION, call.getId(), called);
        } else if (!context.bundle().processes().contains(called)) {
            context.add(Rule.UNKNOWN_PROCESS, call.getId(), called);
        }
    }

    private void errorCodes(BoundaryEvent event) {
        var type = event.getAttachedTo() instanceof Activity activity ? context.extension(activity, ZeebeTaskDefinition.class).map(ZeebeTaskDefinition::getType) : Optional.<String>empty();
        var offered = type.map(context.offer().jobTypes()::get);
        for (var definition : event.getEventDefinitions()) {
            if (definition instanceof ErrorEventDefinition error && error.getError() != null && offered.isPresent()
                    && !offered.get().errorCodes().contains(error.getError().getErrorCode())) {
                context.add(Rule.UNKNOWN_ERROR_CODE, event.getId(), String.valueOf(error.getError().getErrorCode()), type.get());
            }
        }
    }
}
