package io.heyi.orchestration.internal.jobs;

import io.camunda.client.api.response.ActivatedJob;
import io.heyi.orchestration.InstanceProgress;
import io.heyi.orchestration.ProcessInstances;
import io.heyi.orchestration.internal.OrchestrationProperties;
import io.heyi.orchestration.internal.deployment.DeployedModels;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The read model of instances, written by the job guard and the user-task port. */
@Repository
public class InstanceStore implements ProcessInstances, InstanceProgress {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessKeys businessKeys;
    private final DeployedModels models;
    private final OrchestrationProperties.Operate operate;

    InstanceStore(JdbcClient jdbc, Clock clock, BusinessKeys businessKeys, DeployedModels models, OrchestrationProperties.Operate operate) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.businessKeys = businessKeys;
        this.models = models;
        this.operate = operate;
    }

    /** The instance waits at this element: a user task, or a job that is being tried again. */
    @Transactional
    public void active(ActivatedJob job) {
        visit(job, true, null);
    }

    /**
     * The element's work is done. Ends the instance where nothing but an end event can follow.
     *
     * @param result JSON for the job's guard; null for none
     */
    @Transactional
    public void passed(ActivatedJob job, String result) {
        visit(job, false, result);
        if (models.isLastStep(job.getProcessDefinitionKey(), job.getElementId())) {
            jdbc.sql("""
                    update orchestration.process_instance set ended_at = :now where process_instance_key = :key and ended_at is null""")
                    .param("now", now()).param("key", job.getProcessInstanceKey()).update();
            jdbc.sql("update orchestration.element_visit set active = false where process_instance_key = :key and active")
                    .param("key", job.getProcessInstanceKey()).update();
        }
    }

    /** The engine no longer waits for this job. */
    @Transactional
    public void left(long jobKey) {
        jdbc.sql("update orchestration.element_visit set active = false, waiting_for = null where job_key = :key and active").param("key", jobKey).update();
    }

    /** @return how often this job has had to wait so far, this time included */
    @Transactional
    public int waiting(ActivatedJob job, String reason) {
        visit(job, true, null);
        return jdbc.sql("""
                update orchestration.element_visit set waits = waits + 1, waiting_for = :reason where element_instance_key = :key returning waits""")
                .param("reason", reason).param("key", job.getElementInstanceKey()).query(Integer.class).single();
    }

    private void visit(ActivatedJob job, boolean active, String result) {
        jdbc.sql("""
                with kept as (update orchestration.job_guard set result = :result::jsonb where element_instance_key = :element and cast(:result as text) is not null),
                instance as (
                    insert into orchestration.process_instance (process_instance_key, process_id, process_definition_key, version, business_key, seen_at)
                    values (:key, :process, :definition, :version, :businessKey, :now)
                    on conflict (process_instance_key) do update
                    set process_definition_key = excluded.process_definition_key, version = excluded.version, seen_at = excluded.seen_at, ended_at = null, lost_at = null,
                        business_key = coalesce(excluded.business_key, process_instance.business_key))
                insert into orchestration.element_visit (element_instance_key, process_instance_key, element_id, job_key, active, seen_at)
                values (:element, :key, :elementId, :job, :active, :now)
                on conflict (element_instance_key) do update set active = excluded.active, job_key = excluded.job_key, waiting_for = null""")
                .param("key", job.getProcessInstanceKey()).param("process", job.getBpmnProcessId()).param("definition", job.getProcessDefinitionKey())
                .param("version", job.getProcessDefinitionVersion()).param("businessKey", businessKeys.of(job).orElse(null)).param("now", now())
                .param("element", job.getElementInstanceKey()).param("elementId", job.getElementId()).param("job", job.getKey()).param("active", active)
                .param("result", result).update();
    }

    @Override
    @Transactional
    public void ended(String processId, String businessKey) {
        jdbc.sql("""
                update orchestration.process_instance set ended_at = :now where ended_at is null and process_instance_key =
                  (select max(process_instance_key) from orchestration.process_instance where process_id = :process and business_key = :key)""")
                .param("now", now()).param("process", processId).param("key", businessKey).update();
    }

    @Override
    public Optional<InstanceView> byBusinessKey(String processId, String businessKey) {
        return jdbc.sql("""
                select * from orchestration.process_instance where business_key = :key and process_id = :process
                order by process_instance_key desc limit 1""")
                .param("key", businessKey).param("process", processId).query((row, number) -> view(row)).optional();
    }

    private InstanceView view(ResultSet row) throws SQLException {
        var key = row.getLong("process_instance_key");
        var ended = row.getObject("ended_at") != null;
        var active = ended ? List.<String>of() : elements(key, true);
        var done = elements(key, false).stream().filter(element -> !active.contains(element)).toList();
        return new InstanceView(row.getString("process_id"), key, row.getLong("process_definition_key"), row.getInt("version"), ended, active, done,
                operate.url() == null ? "" : operate.url() + "/processes/" + key);
    }

    private List<String> elements(long instance, boolean active) {
        return jdbc.sql("""
                select element_id from orchestration.element_visit where process_instance_key = :key and active = :active
                group by element_id order by min(seen_at), element_id""").param("key", instance).param("active", active).query(String.class).list();
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
