package io.heyi.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The task as its {@link TaskType} sees it. {@code variables} are those visible to the task when it was created. */
public record TaskContext(UUID taskId, long engineKey, String processId, String elementId, String businessKey, Optional<String> assignee,
                          List<String> candidateGroups, Instant createdAt, Optional<Instant> dueAt, Map<String, Object> variables) {}
