package io.heyi.studio.internal.rehearsal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import io.heyi.shared.StoredJson;
import io.heyi.studio.internal.rehearsal.Rehearsed.Result;
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
class RehearsalStore {

    private static final StoredJson JSON = new StoredJson(JsonMapper.builder().addModules(new JavaTimeModule(), new ParameterNamesModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).serializationInclusion(JsonInclude.Include.NON_NULL).build());

    private final JdbcClient jdbc;

    RehearsalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who plays it knows it by this. */
    record Claimed(UUID id, UUID change, int number, String contentHash, int tries) {}

    void request(UUID id, UUID change, String person, String contentHash, Instant now) {
        jdbc.sql("""
                        insert into studio.rehearsal (id, change_id, requested_by, requested_at, content_hash) values (:id, :change, :person, :now, :hash)
                        on conflict (change_id) where finished_at is null do update
                        set content_hash = excluded.content_hash, requested_by = excluded.requested_by, requested_at = excluded.requested_at
                        where studio.rehearsal.lease_until is null""")
                .param("id", id).param("change", change).param("person", person).param("hash", contentHash).param("now", at(now)).update();
    }

    Optional<Rehearsed> latest(UUID change) {
        return jdbc.sql("select * from studio.rehearsal where change_id = :change order by number desc limit 1").param("change", change).query(RehearsalStore::rehearsed).optional();
    }

    /** The next one that nobody plays, which is the caller's until the lease ends. */
    Optional<Claimed> claim(Instant now, Instant lease) {
        return jdbc.sql("""
                        with next as materialized (
                            select id from studio.rehearsal where finished_at is null and (lease_until is null or lease_until < :now) order by number limit 1 for update skip locked)
                        update studio.rehearsal r set lease_until = :lease, tries = tries + 1 from next, studio.change c where r.id = next.id and c.id = r.change_id
                        returning r.id, r.change_id, c.number, r.content_hash, r.tries""")
                .param("now", at(now)).param("lease", at(lease))
                .query((row, number) -> new Claimed(row.getObject("id", UUID.class), row.getObject("change_id", UUID.class), row.getInt("number"), row.getString("content_hash"), row.getInt("tries"))).optional();
    }

    void renew(UUID id, Instant lease) {
        jdbc.sql("update studio.rehearsal set lease_until = :lease where id = :id and finished_at is null").param("lease", at(lease)).param("id", id).update();
    }

    /** @param contentHash of what was played; the first result counts */
    boolean finish(UUID id, String contentHash, String scenariosHash, Result result, Instant now) {
        return jdbc.sql("""
                        update studio.rehearsal set finished_at = :now, content_hash = :content, scenarios_hash = :scenarios, passed = :passed, result = :result::jsonb, lease_until = null
                        where id = :id and finished_at is null""")
                .param("id", id).param("content", contentHash).param("scenarios", scenariosHash).param("passed", result.passed()).param("result", JSON.write(result)).param("now", at(now)).update() == 1;
    }

    private static Rehearsed rehearsed(ResultSet row, int number) throws SQLException {
        var finished = Optional.ofNullable(row.getObject("finished_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant);
        return new Rehearsed(row.getObject("id", UUID.class), row.getString("requested_by"), row.getObject("requested_at", OffsetDateTime.class).toInstant(), row.getString("content_hash"),
                Optional.ofNullable(row.getString("scenarios_hash")), row.getObject("lease_until") != null, finished, Optional.ofNullable(row.getString("result")).map(json -> JSON.read(json, Result.class)));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
