package io.heyi.inbox.internal;

import io.heyi.access.CurrentUser;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Each attempt of a person at a task is one transaction on its locked row; of one that was not done nothing is kept but the audit entry of a refusal. */
@Component
class Attempts {

    private final TaskStore store;
    private final TaskRights rights;
    private final TransactionTemplate transaction;

    Attempts(TaskStore store, TaskRights rights, PlatformTransactionManager transactions) {
        this.store = store;
        this.rights = rights;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @param attempt what was tried, for the entry of a refusal */
    ActionOutcome of(UUID id, CurrentUser user, String attempt, Function<Task, ActionOutcome> action) {
        var outcome = transaction.execute(status -> {
            var result = store.lock(id).map(action).orElseGet(ActionOutcome.Unknown::new);
            if (!(result instanceof ActionOutcome.Done)) {
                status.setRollbackOnly();
            }
            return result;
        });
        switch (outcome) {
            case ActionOutcome.Forbidden(var task) -> rights.recordRefusal(task, user, attempt);
            case ActionOutcome.NotAllowed(var task, var why) -> rights.recordRefusal(task, user, attempt);
            default -> {
                // only refused access is remembered
            }
        }
        return outcome;
    }
}
