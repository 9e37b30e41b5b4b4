package io.heyi.studio.internal.scenario;

import io.heyi.shared.CanonicalJson;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ProcessScenarioStore {

    private final JdbcClient jdbc;

    ProcessScenarioStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Removed ones too. */
    Optional<Scenario> any(UUID id) {
        return jdbc.sql("select * from studio.scenario where id = :id for update").param("id", id).query(ProcessScenarioStore::scenario).optional();
    }

    Optional<Scenario> find(UUID id) {
        return jdbc.sql("select * from studio.scenario where id = :id and removed_at is null").param("id", id).query(ProcessScenarioStore::scenario).optional();
    }

    List<Scenario> of(Collection<String> processes) {
        return jdbc.sql("select * from studio.scenario where process_id = any(:processes::text[]) and removed_at is null order by process_id, name, id")
                .param("processes", processes.toArray(String[]::new)).query(ProcessScenarioStore::scenario).list();
    }

    /** @param process null for all */
    PageOf<Scenario> all(String process, PageRequest page) {
        var where = " from studio.scenario where removed_at is null and (cast(:process as text) is null or process_id = :process)";
        var total = jdbc.sql("select count(*)" + where).param("process", process).query(Long.class).single();
        return PageOf.of(jdbc.sql("select *" + where + " order by process_id, name, id limit :size offset :offset").param("process", process).param("size", page.size()).param("offset", page.offset())
                .query(ProcessScenarioStore::scenario).list(), total, page);
    }

    boolean isTaken(String process, String name, UUID by) {
        return jdbc.sql("select exists(select 1 from studio.scenario where process_id = :process and name = :name and id <> :id and removed_at is null)").param("process", process)
                .param("name", name).param("id", by).query(Boolean.class).single();
    }

    /** @return false when there is one with this id already */
    boolean add(UUID id, String process, String name, String script, String editor, Instant now) {
        return jdbc.sql("""
                        insert into studio.scenario (id, process_id, name, script, checksum, stamp, editor, edited_at) values (:id, :process, :name, :script, :checksum, 1, :editor, :now)
                        on conflict do nothing""")
                .param("id", id).param("process", process).param("name", name).param("script", script).param("checksum", CanonicalJson.sha256(script)).param("editor", editor).param("now", at(now)).update() == 1;
    }

    void save(UUID id, String name, String script, String editor, Instant now) {
        jdbc.sql("update studio.scenario set name = :name, script = :script, checksum = :checksum, stamp = stamp + 1, editor = :editor, edited_at = :now where id = :id")
                .param("name", name).param("script", script).param("checksum", CanonicalJson.sha256(script)).param("editor", editor).param("now", at(now)).param("id", id).update();
    }

    void remove(UUID id, String editor, Instant now) {
        jdbc.sql("update studio.scenario set removed_at = :now, edited_at = :now, editor = :editor where id = :id and removed_at is null").param("now", at(now)).param("editor", editor).param("id", id).update();
    }

    List<Scenarios.Edited> editedSince(Collection<String> processes, Instant since) {
        return jdbc.sql("select id, name, editor, edited_at, removed_at is not null as removed from studio.scenario where process_id = any(:processes::text[]) and edited_at > :since order by edited_at desc limit 50")
                .param("processes", processes.toArray(String[]::new)).param("since", at(since))
                .query((row, number) -> new Scenarios.Edited(row.getObject("id", UUID.class), row.getString("name"), row.getString("editor"), row.getObject("edited_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("removed"))).list();
    }

    private static Scenario scenario(ResultSet row, int number) throws SQLException {
        return new Scenario(row.getObject("id", UUID.class), row.getString("process_id"), row.getString("name"), row.getString("script"), row.getString("checksum"), row.getInt("stamp"),
                row.getString("editor"), row.getObject("edited_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
