package io.heyi.orchestration.internal.models;

import io.camunda.zeebe.model.bpmn.instance.CallActivity;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledDecision;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeCalledElement;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeHeader;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeInput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeLoopCharacteristics;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeOutput;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeScript;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import io.heyi.orchestration.JobCatalogue.JobType;
import io.heyi.orchestration.JobCatalogue.MessageName;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The variables that something in the model gives: its messages, jobs, tasks, decisions, scripts, mappings, loops. Of a called process that hands over all it has, nothing is known. */
final class KnownVariables {

    /** What the engine and FEEL give by themselves. */
    private static final Set<String> GIVEN = Set.of("loopCounter", "numberOfInstances", "numberOfActiveInstances", "numberOfCompletedInstances", "numberOfTerminatedInstances", "item", "partial", "camunda", "env");

    private final Set<String> names = new HashSet<>(GIVEN);

    private KnownVariables() {}

    /** @return empty where a called process may give anything */
    static Optional<Set<String>> of(ModelContext context) {
        if (context.all(CallActivity.class).stream().anyMatch(call -> context.extension(call, ZeebeCalledElement.class).filter(called -> handsOverAll(called)).isPresent())) {
            return Optional.empty();
        }
        var known = new KnownVariables();
        known.offered(context);
        known.written(context);
        return Optional.of(known.names);
    }

    private static boolean handsOverAll(ZeebeCalledElement called) {
        return called.isPropagateAllChildVariablesEnabled();
    }

    private void offered(ModelContext context) {
        var offer = context.offer();
        context.all(ZeebeTaskDefinition.class).forEach(definition -> Optional.ofNullable(definition.getType()).map(offer.jobTypes()::get).map(JobType::outputs).ifPresent(names::addAll));
        context.all(ZeebeHeader.class).stream().filter(header -> "taskType".equals(header.getKey()))
                .forEach(header -> Optional.ofNullable(header.getValue()).map(offer.taskTypes()::get).map(type -> type.outputs()).ifPresent(names::addAll));
        context.all(Message.class).forEach(message -> Optional.ofNullable(message.getName()).map(offer.messageNames()::get).map(MessageName::variables).ifPresent(names::addAll));
    }

    private void written(ModelContext context) {
        context.all(ZeebeInput.class).forEach(mapping -> head(mapping.getTarget()));
        context.all(ZeebeOutput.class).forEach(mapping -> head(mapping.getTarget()));
        context.all(ZeebeCalledDecision.class).forEach(decision -> head(decision.getResultVariable()));
        context.all(ZeebeScript.class).forEach(script -> head(script.getResultVariable()));
        context.all(ZeebeLoopCharacteristics.class).forEach(loop -> {
            head(loop.getInputElement());
            head(loop.getOutputCollection());
        });
    }

    private void head(String target) {
        if (target != null) {
            names.add(target.split("\\.", 2)[0]);
        }
    }
}
