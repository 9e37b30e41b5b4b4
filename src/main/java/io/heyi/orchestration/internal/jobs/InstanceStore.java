package io.heyi.orchestration.internal.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.client.api.response.ActivatedJob;
import io.heyi.orchestration.ProcessInstances;
import io.heyi.orchestration.internal.OrchestrationProperties;
import io.heyi.orchestration.internal.deployment.DeployedModels;
import io.heyi.orchestration.internal.models.Waits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The read model of instances, written by the job guard and the user-task port. */
@Repository
public class InstanceStore implements ProcessInstances {

    private static final TypeReference<Map<String, Object>> VARIABLES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final BusinessKeys businessKeys;
    private final DeployedModels models;
    private final OrchestrationProperties.Operate operate;

    InstanceStore(JdbcClient jdbc, ObjectMapper json, Clock clock, BusinessKeys businessKeys, DeployedModels models, OrchestrationProperties.Operate operate) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.businessKeys = businessKeys;
        this.models = models;
        this.operate = operate;
    }

    /** The instance waits at this element: a user task, or a job that is being tried again. */
    @Transactional
    public void active(ActivatedJob job) {
        active(job, job.getKey(), Optional.empty());
    }

    /** @param taskKey by which it is {@link #left}, where that is not the key of the job that told of it. @param dueAt deadline of a person's task */
    @Transactional
    public void active(ActivatedJob job, long taskKey, Optional<Instant> dueAt) {
        visit(job, taskKey, true, null);
        dueAt.ifPresent(due -> jdbc.sql("update orchestration.element_visit set due_at = :due where element_instance_key = :key")
                .param("due", due.atOffset(ZoneOffset.UTC)).param("key", job.getElementInstanceKey()).update());
    }

    /**
     * The element's work is done. Ends the instance where nothing but an end event can follow.
     *
     * @param result JSON for the job's guard; null for none
     */
    @Transactional
    public void passed(ActivatedJob job, String result) {
        visit(job, job.getKey(), false, result);
        if (models.isLastStep(job.getProcessDefinitionKey(), job.getElementId())) {
            jdbc.sql("""
                    update orchestration.process_instance set ended_at = :now where process_instance_key = :key and ended_at is null""")
                    .param("now", now()).param("key", job.getProcessInstanceKey()).update();
            jdbc.sql("update orchestration.element_visit set active = false, left_at = :now where process_instance_key = :key and active")
                    .param("now", now()).param("key", job.getProcessInstanceKey()).update();
        }
    }

    /** The engine no longer waits for this job. */
    @Transactional
    public void left(long jobKey) {
        jdbc.sql("update orchestration.element_visit set active = false, waiting_for = null, left_at = :now where job_key = :key and active").param("now", now()).param("key", jobKey).update();
    }

    /** @return how often this job has had to wait so far, this time included */
    @Transactional
    public int waiting(ActivatedJob job, String reason) {
        visit(job, job.getKey(), true, null);
        return jdbc.sql("""
                update orchestration.element_visit set waits = waits + 1, waiting_for = :reason where element_instance_key = :key returning waits""")
                .param("reason", reason).param("key", job.getElementInstanceKey()).query(Integer.class).single();
    }

    private void visit(ActivatedJob job, long key, boolean active, String result) {
        jdbc.sql("""
                with kept as (update orchestration.job_guard set result = :result::jsonb where element_instance_key = :element and job_type = :type
                    and business_key = coalesce(:businessKey, '') and cast(:result as text) is not null),
                instance as (
                    insert into orchestration.process_instance (process_instance_key, process_id, process_definition_key, version, business_key, seen_at, started_at, started_with)
                    values (:key, :process, :definition, :version, :businessKey, :now, :now, :variables::jsonb)
                    on conflict (process_instance_key) do update
                    set process_definition_key = excluded.process_definition_key, version = excluded.version, seen_at = excluded.seen_at, ended_at = null, lost_at = null,
                        business_key = coalesce(excluded.business_key, process_instance.business_key))
                insert into orchestration.element_visit (element_instance_key, process_instance_key, element_id, job_key, active, seen_at, left_at)
                values (:element, :key, :elementId, :job, :active, :now, case when :active then null else cast(:now as timestamptz) end)
                on conflict (element_instance_key) do update set process_instance_key = excluded.process_instance_key, element_id = excluded.element_id,
                    active = excluded.active, job_key = excluded.job_key, waiting_for = null, left_at = excluded.left_at""")
                .param("type", job.getType()).param("key", job.getProcessInstanceKey()).param("process", job.getBpmnProcessId()).param("definition", job.getProcessDefinitionKey())
                .param("version", job.getProcessDefinitionVersion()).param("businessKey", businessKeys.of(job).orElse(null)).param("now", now())
                .param("element", job.getElementInstanceKey()).param("elementId", job.getElementId()).param("job", key).param("active", active)
                .param("result", result).param("variables", job.getVariables()).update();
    }

    @Override
    public Optional<InstanceView> byBusinessKey(String processId, String businessKey) {
        return jdbc.sql("""
                select * from orchestration.process_instance where business_key = :key and process_id = :process
                order by process_instance_key desc limit 1""")
                .param("key", businessKey).param("process", processId).query((row, number) -> view(row)).optional();
    }

    public Optional<InstanceView> byKey(long instance) {
        return jdbc.sql("select * from orchestration.process_instance where process_instance_key = :key").param("key", instance).query((row, number) -> view(row)).optional();
    }

    private InstanceView view(ResultSet row) throws SQLException {
        var key = row.getLong("process_instance_key");
        var ended = row.getObject("ended_at") != null;
        var visits = visits(key);
        var done = visits.entrySet().stream().filter(visit -> !visit.getValue().active()).map(Map.Entry::getKey).toList();
        return new InstanceView(row.getString("process_id"), key, row.getLong("process_definition_key"), row.getInt("version"), ended,
                ended ? List.of() : active(row.getLong("process_definition_key"), visits), done, operate.url() == null ? "" : operate.url() + "/processes/" + key);
    }

    private List<String> active(long definition, Map<String, Waits.Visit> visits) {
        var jobs = visits.entrySet().stream().filter(visit -> visit.getValue().active()).map(Map.Entry::getKey);
        return Stream.concat(jobs, models.openWaits(definition, visits).stream()).toList();
    }

    /** The latest visit of each element, in the order in which they were seen first. */
    private Map<String, Waits.Visit> visits(long instance) {
        var visits = new LinkedHashMap<String, Waits.Visit>();
        jdbc.sql("""
                select v.element_id, bool_or(v.active) as active, max(v.element_instance_key) as latest,
                       (array_agg(g.result::text order by v.element_instance_key desc))[1] as result
                from orchestration.element_visit v join orchestration.process_instance p using (process_instance_key)
                left join orchestration.job_guard g on g.element_instance_key = v.element_instance_key and g.business_key = coalesce(p.business_key, '')
                where v.process_instance_key = :key group by v.element_id order by min(v.seen_at), v.element_id""").param("key", instance)
                .query(row -> {
                    visits.put(row.getString("element_id"), new Waits.Visit(row.getLong("latest"), row.getBoolean("active"), variables(row.getString("result"))));
                });
        return visits;
    }

    private Map<String, Object> variables(String result) {
        try {
            return result == null || !result.startsWith("{") ? Map.of() : json.readValue(result, VARIABLES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept result cannot be read", e);
        }
    }

    @Override
    public Optional<String> diagram(long processDefinitionKey) {
        return models.diagram(processDefinitionKey);
    }

    @Override
    public Optional<String> currentDiagram(String processId) {
        return models.currentDiagram(processId);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
