package io.heyi.orchestration.internal.retirement;

import io.heyi.orchestration.ProcessRetirements.Retired;
import io.heyi.orchestration.ProcessRetirements.RunningCase;
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
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RetirementStore {

    /** Those of which nothing has been seen yet are known by the command that started them. */
    private static final String RUNNING = """
            (select business_key, version, process_instance_key, seen_at as since from orchestration.process_instance where process_id = :process and ended_at is null and lost_at is null
             union all
             select distinct on (started.business_key) started.business_key, null::int, null::bigint, started.created_at from orchestration.outbox started
             where started.kind = 'PUBLISH_MESSAGE' and started.state in ('WAITING', 'DONE') and started.name = any(:messages::text[])
               and not exists (select 1 from orchestration.process_instance seen where seen.process_id = :process and seen.business_key = started.business_key))""";

    private final JdbcClient jdbc;

    RetirementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is known of it without its instances. */
    record Row(String processId, String reference, Instant retiredAt, Optional<Instant> endedAt) {}

    List<Row> all() {
        return jdbc.sql("select * from orchestration.retired_process order by process_id").query(RetirementStore::row).list();
    }

    Optional<Row> find(String processId) {
        return jdbc.sql("select * from orchestration.retired_process where process_id = :process").param("process", processId).query(RetirementStore::row).optional();
    }

    void add(String processId, String reference, Instant now) {
        jdbc.sql("insert into orchestration.retired_process (process_id, reference, retired_at) values (:process, :reference, :now) on conflict do nothing")
                .param("process", processId).param("reference", reference).param("now", utc(now)).update();
    }

    boolean remove(String processId) {
        return jdbc.sql("delete from orchestration.retired_process where process_id = :process and ended_at is null").param("process", processId).update() == 1;
    }

    boolean over(String processId, Instant now) {
        return jdbc.sql("update orchestration.retired_process set ended_at = :now where process_id = :process and ended_at is null").param("process", processId).param("now", utc(now)).update() == 1;
    }

    long waitingStarts(String processId) {
        return jdbc.sql("select count(*) from orchestration.outbox where held_for = :process and state = 'DEAD'").param("process", processId).query(Long.class).single();
    }

    void startAgain(String processId, Instant now) {
        jdbc.sql("""
                update orchestration.outbox set state = 'WAITING', refusals = 0, next_attempt_at = :now, finished_at = null, claimed_until = null, held_for = null, last_error = null
                where held_for = :process and state = 'DEAD'""")
                .param("process", processId).param("now", utc(now)).update();
    }

    long running(String processId, Collection<String> messages) {
        return jdbc.sql("select count(*) from " + RUNNING + " running").param("process", processId).param("messages", messages.toArray(String[]::new)).query(Long.class).single();
    }

    PageOf<RunningCase> running(String processId, Set<String> messages, PageRequest page) {
        var items = jdbc.sql("select * from " + RUNNING + " running order by since, business_key limit :size offset :offset").param("process", processId)
                .param("messages", messages.toArray(String[]::new)).param("size", page.size()).param("offset", page.offset())
                .query((row, number) -> new RunningCase(Optional.ofNullable(row.getString("business_key")).orElse(""), Optional.ofNullable(row.getObject("version", Integer.class)),
                        Optional.ofNullable(row.getObject("process_instance_key", Long.class)), instant(row, "since"))).list();
        return PageOf.of(items, running(processId, messages), page);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(row.getString("process_id"), row.getString("reference"), instant(row, "retired_at"),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant));
    }

    static Retired retired(Row row, long running, long waitingStarts) {
        return new Retired(row.processId(), row.reference(), row.retiredAt(), row.endedAt(), running, waitingStarts);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
