package io.heyi.studio.internal.migration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.heyi.orchestration.RunningCases.RunningCase;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.shared.StoredJson;
import io.heyi.studio.internal.migration.Migration.CaseState;
import io.heyi.studio.internal.migration.Migration.MigratedCase;
import io.heyi.studio.internal.migration.Migration.State;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MigrationStore {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final StoredJson JSON = new StoredJson(MAPPER);
    private static final TypeReference<Map<String, String>> MAPPING = new TypeReference<>() {};

    private final JdbcClient jdbc;

    MigrationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when there is one with this id already */
    boolean add(UUID id, String process, long fromDefinition, int fromVersion, long toDefinition, int toVersion, Map<String, String> mapping, String reason, int canary, String person, Instant now) {
        return jdbc.sql("""
                        insert into studio.migration (id, process_id, from_definition, from_version, to_definition, to_version, mapping, reason, state, canary, started_by, started_at)
                        values (:id, :process, :fromDefinition, :fromVersion, :toDefinition, :toVersion, :mapping::jsonb, :reason, 'TRYING', :canary, :person, :now) on conflict (id) do nothing""")
                .param("id", id).param("process", process).param("fromDefinition", fromDefinition).param("fromVersion", fromVersion).param("toDefinition", toDefinition).param("toVersion", toVersion)
                .param("mapping", JSON.write(mapping)).param("reason", reason).param("canary", canary).param("person", person).param("now", at(now)).update() == 1;
    }

    void add(UUID migration, RunningCase running) {
        jdbc.sql("""
                        insert into studio.migration_case (id, migration_id, instance, business_key, elements, canary, state)
                        values (:id, :migration, :instance, :key, :elements, false, 'WAITING')""")
                .param("id", UUID.randomUUID()).param("migration", migration).param("instance", running.instance()).param("key", running.businessKey())
                .param("elements", String.join(" ", running.elements())).update();
    }

    Optional<Migration> find(UUID id) {
        return jdbc.sql("select * from studio.migration where id = :id").param("id", id).query((row, number) -> migration(row)).optional();
    }

    Optional<Migration> find(int number) {
        return jdbc.sql("select * from studio.migration where number = :number").param("number", number).query((row, at) -> migration(row)).optional();
    }

    Optional<Migration> lock(int number) {
        return jdbc.sql("select * from studio.migration where number = :number for update").param("number", number).query((row, at) -> migration(row)).optional();
    }

    PageOf<Migration> of(String process, PageRequest page) {
        var total = jdbc.sql("select count(*) from studio.migration where process_id = :process").param("process", process).query(Long.class).single();
        return PageOf.of(jdbc.sql("select * from studio.migration where process_id = :process order by number desc limit :size offset :offset").param("process", process).param("size", page.size())
                .param("offset", page.offset()).query((row, number) -> migration(row)).list(), total, page);
    }

    /** The next one that is to be tried and that nobody tries, which is the caller's until the lease ends. */
    Optional<Claimed> claim(Instant now, Instant lease) {
        return jdbc.sql("""
                        with next as materialized (
                            select id from studio.migration where state = 'TRYING' and (lease_until is null or lease_until < :now) order by number limit 1 for update skip locked)
                        update studio.migration m set lease_until = :lease, tries = tries + 1 from next where m.id = next.id returning m.id, m.tries""")
                .param("now", at(now)).param("lease", at(lease)).query((row, number) -> new Claimed(row.getObject("id", UUID.class), row.getInt("tries"))).optional();
    }

    /** @param tries this one among them */
    record Claimed(UUID id, int tries) {}

    void renew(UUID id, Instant lease) {
        jdbc.sql("update studio.migration set lease_until = :lease where id = :id and state = 'TRYING'").param("lease", at(lease)).param("id", id).update();
    }

    /** Where its cases are. */
    List<String> places(UUID migration) {
        return jdbc.sql("select distinct elements from studio.migration_case where migration_id = :id and state = 'WAITING' order by elements").param("id", migration).query(String.class).list();
    }

    /** @return false when that was known already. @param untried null when all were asked */
    boolean tried(UUID migration, String untried) {
        return jdbc.sql("update studio.migration set state = 'READY', untried = :untried, lease_until = null where id = :id and state = 'TRYING'").param("untried", untried).param("id", migration).update() == 1;
    }

    void unfit(UUID migration, String elements, String reason, Instant now) {
        jdbc.sql("update studio.migration_case set state = 'UNFIT', reason = :reason, settled_at = :now where migration_id = :id and elements = :elements and state = 'WAITING'")
                .param("reason", reason).param("now", at(now)).param("id", migration).param("elements", elements).update();
    }

    /** The first ones of those that can go. */
    void chooseCanary(UUID migration, int canary) {
        jdbc.sql("""
                        update studio.migration_case set canary = true
                        where id in (select id from studio.migration_case where migration_id = :id and state = 'WAITING' order by instance limit :canary)""").param("id", migration).param("canary", canary).update();
    }

    /** Those whose cases go, kept from changing by others until the transaction ends. */
    List<Migration> moving() {
        return jdbc.sql("select * from studio.migration where state in ('CANARY', 'RUNNING') order by number limit 20 for update skip locked").query((row, number) -> migration(row)).list();
    }

    void state(UUID id, State state, Instant now) {
        jdbc.sql("update studio.migration set state = :state, ended_at = case when :state in ('STOPPED', 'DONE') then cast(:now as timestamptz) end where id = :id").param("state", state.name())
                .param("now", at(now)).param("id", id).update();
    }

    /** @param canary true for the first few only */
    List<MigratedCase> next(UUID migration, boolean canary, int limit) {
        return jdbc.sql("""
                        select * from studio.migration_case where migration_id = :id and state = 'WAITING' and (canary or not :canary) order by canary desc, instance limit :limit for update""")
                .param("id", migration).param("canary", canary).param("limit", limit).query((row, number) -> one(row)).list();
    }

    PageOf<MigratedCase> cases(UUID migration, PageRequest page) {
        var total = jdbc.sql("select count(*) from studio.migration_case where migration_id = :id").param("id", migration).query(Long.class).single();
        return PageOf.of(jdbc.sql("""
                        select * from studio.migration_case where migration_id = :id order by state = 'REFUSED' desc, state = 'UNFIT' desc, state = 'SKIPPED' desc, canary desc, instance limit :size offset :offset""")
                .param("id", migration).param("size", page.size()).param("offset", page.offset()).query((row, number) -> one(row)).list(), total, page);
    }

    long left(UUID migration, boolean canary) {
        return jdbc.sql("select count(*) from studio.migration_case where migration_id = :id and state in ('WAITING', 'SENT') and (canary or not :canary)").param("id", migration).param("canary", canary)
                .query(Long.class).single();
    }

    void sent(UUID id) {
        jdbc.sql("update studio.migration_case set state = 'SENT' where id = :id and state = 'WAITING'").param("id", id).update();
    }

    /** @return what it belongs to; empty when that is settled already */
    Optional<UUID> settled(UUID id, CaseState state, String reason, Instant now) {
        return jdbc.sql("update studio.migration_case set state = :state, reason = :reason, settled_at = :now where id = :id and state in ('WAITING', 'SENT') returning migration_id")
                .param("state", state.name()).param("reason", reason).param("now", at(now)).param("id", id).query(UUID.class).optional();
    }

    Optional<MigratedCase> one(UUID id) {
        return jdbc.sql("select * from studio.migration_case where id = :id").param("id", id).query((row, number) -> one(row)).optional();
    }

    private Migration migration(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Migration(id, row.getInt("number"), row.getString("process_id"), row.getLong("from_definition"), row.getInt("from_version"), row.getLong("to_definition"), row.getInt("to_version"),
                mapping(row.getString("mapping")), row.getString("reason"), State.valueOf(row.getString("state")), row.getInt("canary"), Optional.ofNullable(row.getString("untried")), row.getString("started_by"), row.getObject("started_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant), counts(id));
    }

    private Map<CaseState, Long> counts(UUID migration) {
        var counts = new EnumMap<CaseState, Long>(CaseState.class);
        jdbc.sql("select state, count(*) as cases from studio.migration_case where migration_id = :id group by state").param("id", migration)
                .query(row -> {
                    counts.put(CaseState.valueOf(row.getString("state")), row.getLong("cases"));
                });
        return counts;
    }

    private static Map<String, String> mapping(String json) {
        try {
            return MAPPER.readValue(json, MAPPING);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MigratedCase one(ResultSet row) throws SQLException {
        return new MigratedCase(row.getObject("id", UUID.class), row.getLong("instance"), row.getString("business_key"), row.getString("elements"), row.getBoolean("canary"),
                CaseState.valueOf(row.getString("state")), Optional.ofNullable(row.getString("reason")), Optional.ofNullable(row.getObject("settled_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
