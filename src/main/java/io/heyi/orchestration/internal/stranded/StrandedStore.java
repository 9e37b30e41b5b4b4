package io.heyi.orchestration.internal.stranded;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which instances have been quiet, which were asked for, and which the engine no longer knows. */
@Repository
@Transactional
class StrandedStore {

    private static final String COLUMNS = "process_instance_key, process_id, business_key, lost_at";

    private static final String FINDINGS = "(select " + COLUMNS + """
             from orchestration.process_instance where lost_at is not null and ended_at is null
            union all select null, process_id, business_key, found_at from orchestration.missing_instance) findings""";

    private final JdbcClient jdbc;

    StrandedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param key empty for a case that no instance was ever heard of for
     * @param lostAt null while nobody has missed it
     */
    record Row(Optional<Long> key, String processId, String businessKey, Instant lostAt) {}

    /** Open instances of these processes that have not been heard of since {@code quietSince} nor asked for since {@code askedBefore}; the longest unasked first. */
    List<Row> quiet(Collection<String> processes, Instant quietSince, Instant askedBefore, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                 from orchestration.process_instance
                where ended_at is null and lost_at is null and business_key is not null and process_id in (:processes)
                  and seen_at < :quiet and (asked_at is null or asked_at < :asked)
                order by asked_at nulls first, process_instance_key limit :limit""")
                .param("processes", processes).param("quiet", utc(quietSince)).param("asked", utc(askedBefore)).param("limit", limit).query(StrandedStore::row).list();
    }

    /** The latest findings first. */
    List<Row> lost(int limit) {
        return jdbc.sql("select * from " + FINDINGS + " order by lost_at desc, business_key limit :limit").param("limit", limit).query(StrandedStore::row).list();
    }

    Optional<Row> lost(String processId, String businessKey) {
        return jdbc.sql("select * from " + FINDINGS + " where process_id = :process and business_key = :businessKey order by process_instance_key desc nulls last limit 1")
                .param("process", processId).param("businessKey", businessKey).query(StrandedStore::row).optional();
    }

    long countLost() {
        return jdbc.sql("select count(*) from " + FINDINGS).query(Long.class).single();
    }

    /** Those of the cases that no open instance was ever heard of for and no command was on its way for lately. */
    List<String> withoutInstance(String processId, List<String> businessKeys, Instant quietSince) {
        return jdbc.sql("""
                select business_key from unnest(cast(:keys as text[])) as wanted (business_key)
                where not exists (select from orchestration.process_instance i where i.business_key = wanted.business_key and i.process_id = :process and i.ended_at is null)
                  and not exists (select from orchestration.outbox o where o.business_key = wanted.business_key and o.state in ('WAITING', 'DEAD'))
                  and not exists (select from orchestration.outbox o where o.business_key = wanted.business_key and o.state = 'DONE' and o.finished_at >= :quiet)""")
                .param("keys", businessKeys.toArray(String[]::new)).param("process", processId).param("quiet", utc(quietSince)).query(String.class).list();
    }

    void missing(String processId, List<String> businessKeys, Instant now) {
        jdbc.sql("""
                insert into orchestration.missing_instance (process_id, business_key, found_at)
                select :process, business_key, :now from unnest(cast(:keys as text[])) as missing (business_key) on conflict do nothing""")
                .param("process", processId).param("keys", businessKeys.toArray(String[]::new)).param("now", utc(now)).update();
    }

    /** Withdraws findings whose process has shown itself after all. */
    void forgetFound() {
        jdbc.sql("""
                delete from orchestration.missing_instance m using orchestration.process_instance i
                where i.business_key = m.business_key and i.process_id = m.process_id and i.ended_at is null""").update();
    }

    /** The finding is dealt with. */
    void settled(Row row, Instant now) {
        jdbc.sql("delete from orchestration.missing_instance where process_id = :process and business_key = :businessKey")
                .param("process", row.processId()).param("businessKey", row.businessKey()).update();
        row.key().ifPresent(key -> over(key, now));
    }

    boolean isLatest(Row row) {
        return jdbc.sql("select max(process_instance_key) from orchestration.process_instance where process_id = :process and business_key = :businessKey")
                .param("process", row.processId()).param("businessKey", row.businessKey()).query(Long.class).single().equals(row.key().orElseThrow());
    }

    void asked(long key, Instant now) {
        jdbc.sql("update orchestration.process_instance set asked_at = :now where process_instance_key = :key").param("now", utc(now)).param("key", key).update();
    }

    void missed(long key, Instant now) {
        jdbc.sql("update orchestration.process_instance set asked_at = :now, lost_at = :now where process_instance_key = :key and ended_at is null")
                .param("now", utc(now)).param("key", key).update();
    }

    void found(long key) {
        jdbc.sql("update orchestration.process_instance set lost_at = null where process_instance_key = :key").param("key", key).update();
    }

    /** The instance is over and nobody waits for it. */
    void over(long key, Instant now) {
        jdbc.sql("update orchestration.process_instance set ended_at = :now where process_instance_key = :key and ended_at is null")
                .param("now", utc(now)).param("key", key).update();
        jdbc.sql("update orchestration.element_visit set active = false where process_instance_key = :key and active").param("key", key).update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var lost = row.getObject("lost_at", OffsetDateTime.class);
        return new Row(Optional.ofNullable(row.getObject("process_instance_key", Long.class)), row.getString("process_id"), row.getString("business_key"), lost == null ? null : lost.toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
