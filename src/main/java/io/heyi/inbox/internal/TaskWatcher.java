package io.heyi.inbox.internal;

import java.util.UUID;

/** A bean of this type hears of every change of a task, in the transaction that makes it. */
public interface TaskWatcher {

    void changed(UUID taskId, TaskChange change);
}
