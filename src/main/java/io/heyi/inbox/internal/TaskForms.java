package io.heyi.inbox.internal;

import io.heyi.inbox.internal.form.Form;
import io.heyi.inbox.internal.form.Forms;
import io.heyi.orchestration.ProcessInstances;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The form of a task: its kind's own or, where the kind leaves that to process owners, the one that the model names at its step. */
@Component
public class TaskForms {

    private final TaskTypes types;
    private final Forms forms;
    private final ProcessInstances instances;

    TaskForms(TaskTypes types, Forms forms, ProcessInstances instances) {
        this.types = types;
        this.forms = forms;
        this.instances = instances;
    }

    /** As it was in use when the task appeared; empty when it has none. */
    public Optional<Form> of(Task task) {
        return id(task).flatMap(id -> forms.find(id, task.createdAt()));
    }

    /** Which form it is. */
    Optional<String> id(Task task) {
        var own = types.of(task).formId();
        return own.isEmpty() ? instances.diagram(task.definition().definitionKey()).flatMap(model -> StepOfModel.form(model, task.elementId())) : Optional.of(own);
    }
}
