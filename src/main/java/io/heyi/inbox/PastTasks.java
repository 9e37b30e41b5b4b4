package io.heyi.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What became of the tasks of a case, for those who look at how it went. Names people: whoever shows it masks it. */
public interface PastTasks {

    /** In the order in which they were offered. */
    List<PastTask> of(long processInstanceKey, String businessKey);

    /**
     * @param engineKey as the engine knows the task
     * @param assignee to whom the model gave it; {@code candidateGroups} to whom it was offered otherwise
     * @param outcome of a task that was done
     * @param endedAt when it was done or withdrawn
     */
    record PastTask(long engineKey, String elementId, String taskType, Optional<String> assignee, List<String> candidateGroups, Optional<String> holder, Optional<String> decidedBy,
                    Optional<String> outcome, Instant createdAt, Optional<Instant> endedAt) {}
}
