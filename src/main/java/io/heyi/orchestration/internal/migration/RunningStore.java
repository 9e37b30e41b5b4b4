package io.heyi.orchestration.internal.migration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.orchestration.CaseMigrations.Plan;
import io.heyi.orchestration.ProcessInstances.InstanceView;
import io.heyi.orchestration.RunningCases;
import io.heyi.orchestration.internal.jobs.InstanceStore;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Running cases in the product's read model. */
@Repository
class RunningStore implements RunningCases {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RUNNING = " from orchestration.process_instance i where i.ended_at is null and i.lost_at is null";
    private static final String AT = "exists(select 1 from orchestration.element_visit v where v.process_instance_key = i.process_instance_key and v.active and v.element_id = :element)";

    private final JdbcClient jdbc;
    private final InstanceStore instances;

    RunningStore(JdbcClient jdbc, InstanceStore instances) {
        this.jdbc = jdbc;
        this.instances = instances;
    }

    @Override
    public List<Standing> standing(String process) {
        return jdbc.sql("""
                        select i.version, i.process_definition_key, coalesce(v.element_id, '') as element, count(distinct i.process_instance_key) as cases
                        from orchestration.process_instance i left join orchestration.element_visit v on v.process_instance_key = i.process_instance_key and v.active
                        where i.ended_at is null and i.lost_at is null and i.process_id = :process
                        group by i.version, i.process_definition_key, v.element_id order by i.version desc, i.process_definition_key desc, element""")
                .param("process", process).query((row, number) -> new Standing(row.getInt("version"), row.getLong("process_definition_key"), row.getString("element"), row.getLong("cases"))).list();
    }

    @Override
    public PageOf<RunningCase> find(Wanted wanted, PageRequest page) {
        var where = new ArrayList<>(List.of(RUNNING, "i.process_id = :process"));
        wanted.version().ifPresent(version -> where.add("i.version = :version"));
        wanted.element().ifPresent(element -> where.add(AT));
        wanted.businessKey().ifPresent(key -> where.add("position(lower(:key) in lower(i.business_key)) > 0"));
        var from = String.join(" and ", where);
        var total = jdbc.sql("select count(*)" + from).param("process", wanted.process()).param("version", wanted.version().orElse(null)).param("element", wanted.element().orElse(null))
                .param("key", wanted.businessKey().orElse(null)).query(Long.class).single();
        var keys = jdbc.sql("select i.process_instance_key" + from + " order by i.process_instance_key limit :size offset :offset").param("process", wanted.process())
                .param("version", wanted.version().orElse(null)).param("element", wanted.element().orElse(null)).param("key", wanted.businessKey().orElse(null)).param("size", page.size())
                .param("offset", page.offset()).query(Long.class).list();
        return PageOf.of(of(keys), total, page);
    }

    @Override
    public List<RunningCase> of(Collection<Long> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        var known = jdbc.sql("select i.process_instance_key, i.business_key" + RUNNING + " and i.business_key is not null and i.process_instance_key in (:keys) order by i.process_instance_key")
                .param("keys", keys).query((row, number) -> new Known(row.getLong("process_instance_key"), row.getString("business_key"))).list();
        return known.stream().flatMap(one -> instances.byKey(one.instance()).map(view -> running(view, one.businessKey())).stream()).toList();
    }

    private record Known(long instance, String businessKey) {}

    private static RunningCase running(InstanceView view, String businessKey) {
        return new RunningCase(view.processInstanceKey(), view.processId(), view.version(), view.processDefinitionKey(), businessKey, view.activeElements());
    }

    /** The way so far is told by the elements of the new version. */
    void migrated(long instance, Plan plan) {
        jdbc.sql("update orchestration.process_instance set process_definition_key = :definition, version = :version where process_instance_key = :key")
                .param("definition", plan.definitionKey()).param("version", plan.version()).param("key", instance).update();
        jdbc.sql("""
                        update orchestration.element_visit v set element_id = m.value from jsonb_each_text(:mapping::jsonb) m
                        where v.process_instance_key = :key and v.element_id = m.key and m.value <> m.key""")
                .param("mapping", json(plan)).param("key", instance).update();
    }

    private static String json(Plan plan) {
        try {
            return JSON.writeValueAsString(plan.mapping());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
