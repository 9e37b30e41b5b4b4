package io.heyi.inbox.internal.workload;

import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.inbox.internal.ActionOutcome;
import java.util.UUID;

/** The one action by which a task comes to another person; asks for the rights of both itself. */
@FunctionalInterface
public interface HandOver {

    /** Repeating it changes nothing. */
    ActionOutcome handOver(UUID task, CurrentUser by, Username to, String reason);
}
