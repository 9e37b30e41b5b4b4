package io.heyi.orchestration.internal.outbox;

import io.heyi.orchestration.ProcessCommands;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes commands into the outbox and wakes the dispatcher as soon as they are committed. */
@Component
class OutboxCommands implements ProcessCommands {

    private final OutboxStore store;
    private final OutboxSignal signal;

    OutboxCommands(OutboxStore store, OutboxSignal signal) {
        this.store = store;
        this.signal = signal;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(String message, String businessKey, Map<String, Object> variables) {
        add(new OutboxRow.PublishMessage(message), businessKey, variables);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void completeUserTask(long taskKey, String businessKey, Map<String, Object> variables) {
        add(new OutboxRow.CompleteUserTask(taskKey), businessKey, variables);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void forgetUserTask(long taskKey, String businessKey) {
        store.discardCompletions(taskKey, businessKey);
    }

    private void add(OutboxRow.Command command, String businessKey, Map<String, Object> variables) {
        store.add(command, businessKey, variables);
        signal.wakeAfterCommit();
    }
}
