package io.heyi.inbox.internal.reminder;

import io.heyi.inbox.internal.Task;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Plans and steps of reminders in PostgreSQL. */
@Repository
class ReminderStore {

    private static final String TO_LOOK_AT = """
            from inbox.task t left join inbox.reminder_plan p on p.task_id = t.id
            where t.state = 'OPEN' and t.due_at is not null and t.due_at < :horizon
                and (p.task_id is null or p.due_at <> t.due_at or p.holder is distinct from t.holder or p.next_at <= :now)""";

    private final JdbcClient jdbc;

    ReminderStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param told user names */
    record Taken(ReminderStep step, Instant at, List<String> told) {}

    /** @param dueAt of the last one, with its id where the next page begins */
    record Found(UUID id, Instant dueAt) {}

    /** Open tasks whose plan is missing, out of date or due, the earliest deadline first. */
    List<Found> toLookAt(Instant now, Instant horizon, Optional<Found> after, int limit) {
        return jdbc.sql("select t.id, t.due_at " + TO_LOOK_AT + " and (t.due_at, t.id) > (:dueAt, :id) order by t.due_at, t.id limit :limit")
                .param("now", at(now)).param("horizon", at(horizon)).param("limit", limit)
                .param("dueAt", at(after.map(Found::dueAt).orElse(Instant.parse("1900-01-01T00:00:00Z")))).param("id", after.map(Found::id).orElse(new UUID(0, 0)))
                .query((row, n) -> new Found(row.getObject("id", UUID.class), row.getObject("due_at", OffsetDateTime.class).toInstant())).list();
    }

    /** Locks the task for this round, unless another instance or a deciding person has it now or it needs nothing any more. */
    boolean lock(UUID id, Instant now, Instant horizon) {
        return jdbc.sql("select t.id " + TO_LOOK_AT + " and t.id = :id for update of t skip locked").param("now", at(now)).param("horizon", at(horizon)).param("id", id)
                .query(UUID.class).optional().isPresent();
    }

    Set<ReminderStep> taken(UUID task, Instant dueAt) {
        var steps = EnumSet.noneOf(ReminderStep.class);
        jdbc.sql("select step from inbox.reminder_step where task_id = :task and due_at = :dueAt").param("task", task).param("dueAt", at(dueAt)).query(String.class).list()
                .forEach(step -> steps.add(ReminderStep.valueOf(step)));
        return steps;
    }

    /** All steps of a task, for whichever deadline, the earliest first. */
    List<Taken> taken(UUID task) {
        return jdbc.sql("select step, at, told from inbox.reminder_step where task_id = :task order by at").param("task", task).query(ReminderStore::step).list();
    }

    void plan(Task task, Optional<ReminderStep.Planned> next) {
        jdbc.sql("""
                        insert into inbox.reminder_plan (task_id, due_at, holder, step, next_at) values (:task, :dueAt, :holder, :step, :nextAt)
                        on conflict (task_id) do update set due_at = :dueAt, holder = :holder, step = :step, next_at = :nextAt""")
                .param("task", task.id()).param("dueAt", at(task.dueAt().orElseThrow())).param("holder", task.holder().orElse(null))
                .param("step", next.map(planned -> planned.step().name()).orElse(null)).param("nextAt", next.map(planned -> at(planned.at())).orElse(null)).update();
    }

    /** @return false when this deadline had the step already */
    boolean take(Task task, ReminderStep step, Instant now, Collection<String> told) {
        return jdbc.sql("insert into inbox.reminder_step (task_id, due_at, step, at, told) values (:task, :dueAt, :step, :now, :told::text[]) on conflict do nothing")
                .param("task", task.id()).param("dueAt", at(task.dueAt().orElseThrow())).param("step", step.name()).param("now", at(now)).param("told", told.toArray(String[]::new)).update() == 1;
    }

    private static Taken step(ResultSet row, int number) throws SQLException {
        return new Taken(ReminderStep.valueOf(row.getString("step")), row.getObject("at", OffsetDateTime.class).toInstant(), Arrays.asList((String[]) row.getArray("told").getArray()));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
