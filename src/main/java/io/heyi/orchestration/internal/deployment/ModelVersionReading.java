package io.heyi.orchestration.internal.deployment;

import io.heyi.orchestration.ModelKind;
import io.heyi.orchestration.ModelVersions;
import io.heyi.shared.CanonicalJson;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Reads the record of all deployments. A version that was deployed again unchanged is in use since its first time. */
@Repository
class ModelVersionReading implements ModelVersions {

    private static final String VERSIONS = """
            (select first.*, lead(first.deployed_at) over (order by first.id) as replaced_at
             from (select distinct on (version) * from orchestration.deployed_resource where kind = :kind and resource_id = :id order by version, id) first) versions""";

    private final JdbcClient jdbc;

    ModelVersionReading(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private StatementSpec of(ModelKind kind, String id, String sql) {
        return jdbc.sql(sql).param("kind", kind.name()).param("id", id);
    }

    @Override
    public PageOf<Version> of(ModelKind kind, String id, PageRequest page) {
        var total = of(kind, id, "select count(*) from " + VERSIONS).query(Long.class).single();
        return PageOf.of(of(kind, id, "select * from " + VERSIONS + " order by id desc limit :size offset :offset").param("size", page.size()).param("offset", page.offset())
                .query(ModelVersionReading::version).list(), total, page);
    }

    @Override
    public Optional<Version> find(ModelKind kind, String id, int version) {
        return of(kind, id, "select * from " + VERSIONS + " where version = :version").param("version", version).query(ModelVersionReading::version).optional();
    }

    @Override
    public Optional<String> source(ModelKind kind, String id, int version) {
        return of(kind, id, "select coalesce(source, content) from orchestration.deployed_resource where kind = :kind and resource_id = :id and version = :version order by id limit 1")
                .param("version", version).query(String.class).optional();
    }

    @Override
    public List<Version> during(ModelKind kind, String id, Instant from, Optional<Instant> until) {
        return of(kind, id, "select * from " + VERSIONS + " where (replaced_at is null or replaced_at > :from) and (cast(:until as timestamptz) is null or deployed_at < :until) order by id")
                .param("from", utc(from)).param("until", until.map(ModelVersionReading::utc).orElse(null)).query(ModelVersionReading::version).list();
    }

    @Override
    public PageOf<RanCase> cases(long definitionKey, PageRequest page) {
        var total = jdbc.sql("select count(*) from orchestration.process_instance where process_definition_key = :key").param("key", definitionKey).query(Long.class).single();
        return PageOf.of(jdbc.sql("select * from orchestration.process_instance where process_definition_key = :key order by process_instance_key desc limit :size offset :offset")
                .param("key", definitionKey).param("size", page.size()).param("offset", page.offset())
                .query((row, number) -> new RanCase(Optional.ofNullable(row.getString("business_key")).orElse(""), row.getLong("process_instance_key"), instant(row, "seen_at").orElseThrow(), instant(row, "ended_at")))
                .list(), total, page);
    }

    private static Version version(ResultSet row, int number) throws SQLException {
        var text = Optional.ofNullable(row.getString("source")).orElse(row.getString("content"));
        return new Version(ModelKind.valueOf(row.getString("kind")), row.getString("resource_id"), row.getInt("version"), row.getLong("definition_key"), instant(row, "deployed_at").orElseThrow(),
                instant(row, "replaced_at"), row.getString("origin").equals("STUDIO"), CanonicalJson.sha256(text), Optional.ofNullable(row.getString("tag")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
