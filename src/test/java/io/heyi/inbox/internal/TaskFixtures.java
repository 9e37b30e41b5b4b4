package io.heyi.inbox.internal;

import io.heyi.inbox.FakeTaskType;
import io.heyi.orchestration.UserTask;
import io.heyi.orchestration.UserTaskListener;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tasks as the engine would offer them. */
public final class TaskFixtures {

    private static final AtomicLong KEYS = new AtomicLong(1_000);

    private TaskFixtures() {}

    public static UserTask offeredTo(String group, String businessKey) {
        return task(businessKey, Optional.empty(), List.of(group), Optional.empty());
    }

    public static UserTask offeredToPeople(List<String> people, String businessKey) {
        var task = task(businessKey, Optional.empty(), List.of(), Optional.empty());
        return new UserTask(task.key(), task.processInstanceKey(), 77, 88, 1, "test-process", "userTask_DecideThing", FakeTaskType.ID, businessKey, Optional.empty(), List.of(),
                people, Optional.empty(), task.variables());
    }

    public static UserTask offeredTo(String group, String businessKey, Instant dueAt) {
        return task(businessKey, Optional.empty(), List.of(group), Optional.of(dueAt));
    }

    public static UserTask assignedTo(String person, String businessKey) {
        return task(businessKey, Optional.of(person), List.of(), Optional.empty());
    }

    /** Another task under a key that the engine had offered before it was killed. */
    public static UserTask withKeyOf(UserTask lost, String businessKey) {
        return new UserTask(lost.key(), lost.elementInstanceKey() + 1, 77, 88, 1, "test-process", "userTask_DecideThing", FakeTaskType.ID, businessKey, Optional.empty(),
                lost.candidateGroups(), List.of(), Optional.empty(), Map.of("proposalId", businessKey, "rivals", 2));
    }

    /** Offers it to the inbox. @return the id of its row */
    public static String add(UserTaskListener engine, JdbcClient jdbc, UserTask task) {
        engine.created(task);
        return jdbc.sql("select id from inbox.task where engine_key = :key").param("key", task.key()).query(UUID.class).single().toString();
    }

    private static UserTask task(String businessKey, Optional<String> assignee, List<String> groups, Optional<Instant> dueAt) {
        var key = KEYS.incrementAndGet();
        return new UserTask(key, key + 1_000_000, 77, 88, 1, "test-process", "userTask_DecideThing", FakeTaskType.ID, businessKey, assignee, groups, List.of(), dueAt,
                Map.of("proposalId", businessKey, "rivals", 2));
    }
}
