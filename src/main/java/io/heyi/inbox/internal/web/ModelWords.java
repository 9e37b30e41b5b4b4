package io.heyi.inbox.internal.web;

import io.heyi.inbox.internal.StepOfModel;
import io.heyi.inbox.internal.Task;
import io.heyi.orchestration.ProcessInstances;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the deployed model says of the step that a task is, in its {@code documentation}. */
@Component
class ModelWords {

    private final ProcessInstances instances;

    ModelWords(ProcessInstances instances) {
        this.instances = instances;
    }

    /** Empty when the model is not known, cannot be read or says nothing. */
    Optional<String> of(Task task) {
        return instances.diagram(task.definition().definitionKey()).flatMap(xml -> StepOfModel.documentation(xml, task.elementId()));
    }
}
