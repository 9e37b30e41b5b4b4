package io.heyi.inbox.internal.bulk;

import io.heyi.access.Username;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class BulkStore {

    private final JdbcClient jdbc;

    BulkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param person whose it is */
    record Stored(String person, BulkRequest request) {}

    /** @return false when this id is known */
    @Transactional
    public boolean insert(BulkRequest request, String person, Instant now) {
        var inserted = jdbc.sql("""
                        insert into inbox.bulk (id, person, action, outcome, receiver, due_at, reason, made_at)
                        values (:id, :person, :action, :outcome, :to, :dueAt, :reason, :now) on conflict (id) do nothing""")
                .param("id", request.id()).param("person", person).param("action", request.action().name()).param("outcome", request.outcome().orElse(null))
                .param("to", request.to().map(Username::value).orElse(null)).param("dueAt", request.dueAt().map(BulkStore::at).orElse(null))
                .param("reason", request.reason().orElse(null)).param("now", at(now)).update() == 1;
        if (inserted) {
            jdbc.sql("insert into inbox.bulk_item (bulk_id, position, task_id) select :id, position, task from unnest(:tasks::uuid[]) with ordinality as wanted(task, position)")
                    .param("id", request.id()).param("tasks", request.tasks().stream().map(UUID::toString).toArray(String[]::new)).update();
        }
        return inserted;
    }

    Optional<Stored> find(UUID id) {
        return jdbc.sql("select * from inbox.bulk where id = :id").param("id", id).query(this::stored).optional();
    }

    /** What came of each so far, in order; without the tasks. */
    List<BulkItem> items(UUID id) {
        return jdbc.sql("select * from inbox.bulk_item where bulk_id = :id order by position").param("id", id)
                .query((row, number) -> new BulkItem(row.getObject("task_id", UUID.class), Optional.empty(), Optional.ofNullable((Boolean) row.getObject("done")),
                        Optional.ofNullable(row.getString("message_key")), List.of((String[]) row.getArray("arguments").getArray()))).list();
    }

    void finish(UUID id, BulkItem item, Instant now) {
        jdbc.sql("""
                        update inbox.bulk_item set done = :done, message_key = :key, arguments = :arguments::text[], at = :now
                        where bulk_id = :id and task_id = :task and done is null""")
                .param("done", item.done().orElseThrow()).param("key", item.messageKey().orElse(null)).param("arguments", item.arguments().toArray(String[]::new))
                .param("now", at(now)).param("id", id).param("task", item.id()).update();
    }

    private Stored stored(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var tasks = jdbc.sql("select task_id from inbox.bulk_item where bulk_id = :id order by position").param("id", id).query(UUID.class).list();
        return new Stored(row.getString("person"), new BulkRequest(id, BulkAction.valueOf(row.getString("action")), tasks, Optional.ofNullable(row.getString("outcome")),
                Optional.ofNullable(row.getString("receiver")).map(Username::new), Optional.ofNullable(row.getObject("due_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("reason"))));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
