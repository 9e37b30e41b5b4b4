package io.heyi.inbox.internal.draft;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DraftStore {

    private final JdbcClient jdbc;

    DraftStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Draft> find(UUID task, String person) {
        return jdbc.sql("select * from inbox.draft where task_id = :task and person = :person").param("task", task).param("person", person).query(DraftStore::draft).optional();
    }

    /** One version further; empty when what is stored is not the version on which it is based. @param basedOn 0 for none */
    Optional<Draft> save(UUID task, String person, int basedOn, String values, String reason, Instant now) {
        if (basedOn < 0 || basedOn == Integer.MAX_VALUE) {
            return Optional.empty();
        }
        var sql = basedOn == 0
                ? """
                  insert into inbox.draft (task_id, person, version, "values", reason, saved_at) values (:task, :person, :basedOn + 1, :values, :reason, :now)
                  on conflict (task_id, person) do nothing returning *"""
                : """
                  update inbox.draft set version = :basedOn + 1, "values" = :values, reason = :reason, saved_at = :now
                  where task_id = :task and person = :person and version = :basedOn returning *""";
        return jdbc.sql(sql).param("task", task).param("person", person).param("basedOn", basedOn).param("values", values).param("reason", reason)
                .param("now", at(now)).query(DraftStore::draft).optional();
    }

    void delete(UUID task, String person) {
        jdbc.sql("delete from inbox.draft where task_id = :task and person = :person").param("task", task).param("person", person).update();
    }

    /** Of tasks that are over. @return how many */
    int deleteOfEnded(Instant savedBefore) {
        return jdbc.sql("""
                        delete from inbox.draft using inbox.task where task.id = draft.task_id and (task.state in ('DONE', 'REFUSED')
                            or task.state = 'WITHDRAWN' and draft.saved_at < :before)""").param("before", at(savedBefore)).update();
    }

    private static Draft draft(ResultSet row, int number) throws SQLException {
        return new Draft(row.getInt("version"), row.getString("values"), row.getString("reason"), row.getObject("saved_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
