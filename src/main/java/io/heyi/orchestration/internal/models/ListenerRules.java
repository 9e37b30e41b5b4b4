package io.heyi.orchestration.internal.models;

import io.heyi.orchestration.TaskListenerTypes;
import java.util.Map;
import org.camunda.bpm.model.xml.instance.DomElement;

/**
 * Listeners are jobs that no element shows: only the three by which the inbox learns of a task may stand in a model. Any other would hand work to another module past {@link JobRules},
 * or wait for a worker that nobody runs.
 */
record ListenerRules(ModelContext context) {

    private static final Map<String, String> OF_TASKS = Map.of("creating", TaskListenerTypes.CREATING, "completing", TaskListenerTypes.COMPLETING, "canceling", TaskListenerTypes.CANCELING);

    void check() {
        walk(context.model().getDocument().getRootElement(), context.file());
    }

    private void walk(DomElement element, String near) {
        var id = element.getAttribute("id");
        var where = id == null ? near : id;
        var type = String.valueOf(element.getAttribute("type"));
        if (element.getLocalName().equals("executionListener") || element.getLocalName().equals("taskListener") && !type.equals(OF_TASKS.get(element.getAttribute("eventType")))) {
            context.add(Rule.FOREIGN_LISTENER, where, type, String.valueOf(element.getAttribute("eventType")));
        }
        element.getChildElements().forEach(child -> walk(child, where));
    }
}
