package io.heyi.orchestration.internal.outbox;

import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.orchestration.UserTaskListener;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What operators may do with commands that are stuck; each act joins the history of the case it belongs to (product-bar O10). */
@Service
public class OutboxAdministration {

    private final OutboxStore store;
    private final OutboxSignal signal;
    private final AuditTrail audit;
    private final ObjectProvider<UserTaskListener> listener;

    OutboxAdministration(OutboxStore store, OutboxSignal signal, AuditTrail audit, ObjectProvider<UserTaskListener> listener) {
        this.store = store;
        this.signal = signal;
        this.audit = audit;
        this.listener = listener;
    }

    /** Everything that is not yet with the engine: first the dead, then the waiting. */
    public PageOf<OutboxView> open(PageRequest page) {
        return store.open(page);
    }

    public OutboxBacklog backlog() {
        return store.backlog();
    }

    /** Sends at once what waits or had died. @return false when there is nothing of that id any more, or it is under way */
    @Transactional
    public boolean retry(long id, String actor) {
        Optional<String> businessKey = store.revive(id);
        businessKey.ifPresent(key -> {
            audit.record(new AuditEvent(key, actor, "orchestration.commandRetried", Map.of("command", id)));
            signal.wakeAfterCommit();
        });
        return businessKey.isPresent();
    }

    /** Gives up a dead command for good; a decision that the engine never got is reported to whoever took it. @return false when it is not dead */
    @Transactional
    public boolean discard(long id, String reason, String actor) {
        var discarded = store.discard(id);
        discarded.ifPresent(row -> {
            audit.record(new AuditEvent(row.businessKey(), actor, "orchestration.commandDiscarded",
                    Map.of("command", id, "kind", row.kind(), "reason", reason, "lastError", String.valueOf(row.lastError()))));
            if (row.completion()) {
                listener.ifAvailable(inbox -> inbox.completionRefused(row.taskKey()));
            }
            signal.wakeAfterCommit();
        });
        return discarded.isPresent();
    }
}
