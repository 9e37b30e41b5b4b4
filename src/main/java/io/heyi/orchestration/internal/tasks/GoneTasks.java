package io.heyi.orchestration.internal.tasks;

import io.heyi.orchestration.UserTaskListener;
import io.heyi.orchestration.internal.jobs.InstanceStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the inbox and the read model that the engine no longer waits for a task. */
@Component
class GoneTasks {

    private final ObjectProvider<UserTaskListener> listener;
    private final InstanceStore instances;
    private final CamundaTasks camunda;

    GoneTasks(ObjectProvider<UserTaskListener> listener, InstanceStore instances, CamundaTasks camunda) {
        this.listener = listener;
        this.instances = instances;
        this.camunda = camunda;
    }

    @Transactional
    void gone(long taskKey) {
        instances.left(taskKey);
        camunda.forget(taskKey);
        listener.ifAvailable(inbox -> inbox.gone(taskKey));
    }
}
