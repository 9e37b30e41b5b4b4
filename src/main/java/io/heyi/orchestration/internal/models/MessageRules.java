package io.heyi.orchestration.internal.models;

import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.MessageEventDefinition;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.ReceiveTask;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.CatchEvent;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeSubscription;

/** Messages that a model waits for: Java must send them, and a running instance must know which are for it. */
record MessageRules(ModelContext context) {

    void check() {
        for (var event : context.all(CatchEvent.class)) {
            event.getEventDefinitions().stream().filter(MessageEventDefinition.class::isInstance).map(MessageEventDefinition.class::cast)
                    .forEach(definition -> message(event.getId(), definition.getMessage(), startsProcess(event)));
        }
        context.all(ReceiveTask.class).forEach(task -> message(task.getId(), task.getMessage(), false));
    }

    private static boolean startsProcess(CatchEvent event) {
        return event instanceof StartEvent && event.getParentElement() instanceof Process;
    }

    private void message(String elementId, Message message, boolean startsProcess) {
        if (message == null || message.getName() == null || !context.offer().messageNames().containsKey(message.getName())) {
            context.add(Rule.UNKNOWN_MESSAGE, elementId, message == null ? "-" : String.valueOf(message.getName()));
        } else if (!startsProcess && context.extension(message, ZeebeSubscription.class).map(ZeebeSubscription::getCorrelationKey)
                .filter(key -> !ModelContext.isBlank(key)).isEmpty()) {
            context.add(Rule.NO_CORRELATION, elementId, message.getName());
        }
    }
}
