package io.heyi.orchestration.internal.deployment;

import io.heyi.orchestration.LiveModels.Deployed;
import io.heyi.orchestration.LiveModels.LiveModel;
import io.heyi.orchestration.ModelBundles.InUse;
import io.heyi.orchestration.ModelBundles.ModelFile;
import io.heyi.orchestration.ModelKind;
import io.heyi.shared.CanonicalJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The record of all deployments. */
@Repository
public class DeploymentStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    DeploymentStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<DeployedResource> latest(ModelKind kind, String id) {
        return jdbc.sql("select * from orchestration.deployed_resource where resource_id = :id and kind = :kind order by id desc limit 1")
                .param("id", id).param("kind", kind.name()).query((row, number) -> resource(row)).optional();
    }

    void add(BaselineResource resource, long definitionKey, int version, long deploymentKey) {
        jdbc.sql("""
                insert into orchestration.deployed_resource
                  (resource_name, resource_id, kind, checksum, origin, definition_key, version, deployment_key, deployed_at, content, source)
                values (:name, :id, :kind, :checksum, 'BASELINE', :key, :version, :deployment, :now, :content, :source)""")
                .param("name", resource.name()).param("id", resource.id()).param("kind", resource.kind().name()).param("checksum", resource.checksum())
                .param("key", definitionKey).param("version", version).param("deployment", deploymentKey)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)).param("content", resource.content())
                .param("source", resource.source()).update();
    }

    void addOfStudio(ModelFile file, String content, InUse model, long deploymentKey) {
        jdbc.sql("""
                insert into orchestration.deployed_resource
                  (resource_name, resource_id, kind, checksum, origin, definition_key, version, deployment_key, deployed_at, content, source, tag)
                values (:name, :id, :kind, :checksum, 'STUDIO', :key, :version, :deployment, :now, :content, :source, :tag)""")
                .param("name", file.kind().fileName(file.id())).param("id", file.id()).param("kind", file.kind().name()).param("checksum", CanonicalJson.sha256(content))
                .param("key", model.definitionKey()).param("version", model.version()).param("deployment", deploymentKey).param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("content", content).param("source", file.source()).param("tag", file.tag().orElse(null)).update();
    }

    /** The models whose newest version is a process owner's. */
    List<ModelFile> ofStudio() {
        return jdbc.sql("""
                        select kind, resource_id, coalesce(source, content), tag from (
                            select distinct on (kind, resource_id) * from orchestration.deployed_resource order by kind, resource_id, id desc) newest
                        where origin = 'STUDIO' order by kind, resource_id""")
                .query((row, number) -> new ModelFile(ModelKind.valueOf(row.getString(1)), row.getString(2), row.getString(3), Optional.ofNullable(row.getString(4)))).list();
    }

    /** Fills in how it was written where that was not recorded yet. */
    void rememberSource(BaselineResource resource) {
        jdbc.sql("update orchestration.deployed_resource set source = :source where resource_id = :id and kind = :kind and checksum = :checksum and origin = 'BASELINE' and source is null")
                .param("source", resource.source()).param("id", resource.id()).param("kind", resource.kind().name()).param("checksum", resource.checksum()).update();
    }

    List<LiveModel> live() {
        return jdbc.sql("select distinct on (kind, resource_id) *, coalesce(source, content) as text from orchestration.deployed_resource order by kind, resource_id, id desc")
                .query((row, number) -> live(row)).list();
    }

    Optional<LiveModel> live(ModelKind kind, String id) {
        return jdbc.sql("select *, coalesce(source, content) as text from orchestration.deployed_resource where resource_id = :id and kind = :kind order by id desc limit 1")
                .param("id", id).param("kind", kind.name()).query((row, number) -> live(row)).optional();
    }

    Optional<String> source(ModelKind kind, String id) {
        return jdbc.sql("select coalesce(source, content) from orchestration.deployed_resource where resource_id = :id and kind = :kind order by id desc limit 1")
                .param("id", id).param("kind", kind.name()).query(String.class).optional();
    }

    Optional<String> sourceAt(ModelKind kind, String id, Instant at) {
        return jdbc.sql("""
                        select coalesce(source, content) from orchestration.deployed_resource where resource_id = :id and kind = :kind
                        order by deployed_at > :at, case when deployed_at > :at then id else -id end limit 1""")
                .param("id", id).param("kind", kind.name()).param("at", at.atOffset(ZoneOffset.UTC)).query(String.class).optional();
    }

    Optional<String> processContent(long definitionKey) {
        return jdbc.sql("select content from orchestration.deployed_resource where definition_key = :key and kind = 'PROCESS' order by id desc limit 1")
                .param("key", definitionKey).query(String.class).optional();
    }

    Optional<String> latestProcessContent(String processId) {
        return jdbc.sql("select content from orchestration.deployed_resource where resource_id = :id and kind = 'PROCESS' order by id desc limit 1")
                .param("id", processId).query(String.class).optional();
    }

    /** The engine lost its data: nothing that was deployed, guarded or seen has any meaning there, and its keys start anew. For whoever has to explain what was, it is put aside. */
    void forgetEngine() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                        insert into orchestration.lost_resource (id, resource_name, resource_id, kind, checksum, origin, definition_key, version, deployment_key, deployed_at, content, source, tag, lost_at)
                        select id, resource_name, resource_id, kind, checksum, origin, definition_key, version, deployment_key, deployed_at, content, source, tag, :now from orchestration.deployed_resource""")
                .param("now", now).update();
        jdbc.sql("""
                        insert into orchestration.lost_instance (process_instance_key, process_id, process_definition_key, version, business_key, seen_at, ended_at, asked_at, lost_at, gone_at)
                        select process_instance_key, process_id, process_definition_key, version, business_key, seen_at, ended_at, asked_at, lost_at, :now from orchestration.process_instance""")
                .param("now", now).update();
        jdbc.sql("delete from orchestration.job_guard").update();
        jdbc.sql("delete from orchestration.process_instance").update();
        jdbc.sql("delete from orchestration.camunda_task").update();
        jdbc.sql("delete from orchestration.deployed_resource").update();
    }

    /** The latest deployment of everything, by name. */
    public List<DeployedResource> current() {
        return jdbc.sql("select distinct on (kind, resource_id) * from orchestration.deployed_resource order by kind desc, resource_id, id desc")
                .query((row, number) -> resource(row)).list();
    }

    /** @param version null when it was not deployed yet */
    record Decision(String name, Integer version, String content) {}

    /** The latest version of every decision. */
    List<Decision> currentDecisions() {
        return jdbc.sql("select distinct on (resource_id) resource_name, version, content from orchestration.deployed_resource where kind = 'DECISION' order by resource_id, id desc")
                .query((row, number) -> new Decision(row.getString(1), row.getInt(2), row.getString(3))).list();
    }

    private static LiveModel live(ResultSet row) throws SQLException {
        return new LiveModel(ModelKind.valueOf(row.getString("kind")), row.getString("resource_id"),
                Optional.of(new Deployed(row.getInt("version"), row.getLong("definition_key"), row.getObject("deployed_at", OffsetDateTime.class).toInstant())),
                row.getString("origin").equals("STUDIO"), CanonicalJson.sha256(row.getString("text")));
    }

    private static DeployedResource resource(ResultSet row) throws SQLException {
        return new DeployedResource(row.getString("resource_name"), row.getString("resource_id"), row.getString("kind"), row.getString("checksum"),
                row.getString("origin"), row.getLong("definition_key"), row.getInt("version"), row.getObject("deployed_at", OffsetDateTime.class).toInstant());
    }
}
