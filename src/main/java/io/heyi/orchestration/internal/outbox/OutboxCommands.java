package io.heyi.orchestration.internal.outbox;

import io.heyi.orchestration.ProcessCommands;
import io.heyi.orchestration.internal.tasks.CamundaTasks;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes commands into the outbox and wakes the dispatcher as soon as they are committed. */
@Component
class OutboxCommands implements ProcessCommands {

    private final OutboxStore store;
    private final OutboxSignal signal;
    private final CamundaTasks tasks;

    OutboxCommands(OutboxStore store, OutboxSignal signal, CamundaTasks tasks) {
        this.store = store;
        this.signal = signal;
        this.tasks = tasks;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(String message, String businessKey, Map<String, Object> variables) {
        add(new OutboxRow.PublishMessage(message), businessKey, variables);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void completeUserTask(long taskKey, String businessKey, Map<String, Object> variables) {
        add(new OutboxRow.CompleteUserTask(taskKey, tasks.knows(taskKey)), businessKey, variables);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void forgetUserTask(long taskKey, String businessKey) {
        store.discardAbout(taskKey, businessKey);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void assignUserTask(long taskKey, String businessKey, Optional<String> holder) {
        if (tasks.knows(taskKey)) {
            add(new OutboxRow.AssignUserTask(taskKey, holder), businessKey, Map.of());
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void updateUserTask(long taskKey, String businessKey, UserTaskUpdate update) {
        if (tasks.knows(taskKey)) {
            add(new OutboxRow.UpdateUserTask(taskKey, update), businessKey, Map.of());
        }
    }

    private void add(OutboxRow.Command command, String businessKey, Map<String, Object> variables) {
        store.add(command, businessKey, variables);
        signal.wakeAfterCommit();
    }
}
