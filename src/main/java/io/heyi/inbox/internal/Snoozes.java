package io.heyi.inbox.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which tasks people have put away, each for themselves only. */
@Repository
class Snoozes {

    private final JdbcClient jdbc;

    Snoozes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(String person, UUID task, Instant until) {
        jdbc.sql("insert into inbox.snooze (person, task_id, until) values (:person, :task, :until) on conflict (person, task_id) do update set until = excluded.until")
                .param("person", person).param("task", task).param("until", TaskStore.at(until)).update();
    }

    /** @return whether it was put away */
    boolean remove(String person, UUID task) {
        return jdbc.sql("delete from inbox.snooze where person = :person and task_id = :task").param("person", person).param("task", task).update() == 1;
    }

    Optional<Instant> until(String person, UUID task, Instant now) {
        return jdbc.sql("select until from inbox.snooze where person = :person and task_id = :task and until > :now").param("person", person).param("task", task)
                .param("now", TaskStore.at(now)).query((row, number) -> row.getObject("until", java.time.OffsetDateTime.class).toInstant()).optional();
    }
}
