package io.heyi.orchestration.internal.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.orchestration.PastCases;
import io.heyi.orchestration.internal.OrchestrationProperties;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Puts a case together from what the read model, the guards of its jobs and the outbox keep. */
@Repository
class PastCaseStore implements PastCases {

    private static final TypeReference<Map<String, Object>> VARIABLES = new TypeReference<>() {};
    private static final String ENDED = " from orchestration.process_instance where process_id = :process and ended_at is not null and business_key is not null";
    private static final String RUNNING = " from orchestration.process_instance where process_id = :process and ended_at is null and lost_at is null and business_key is not null";
    /** How much earlier than its first job the message that started a case may have been sent: the engine may have been away. */
    private static final Duration BEFORE = Duration.ofDays(8);
    private static final int LONGEST_KEY = 200;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final OrchestrationProperties settings;

    PastCaseStore(JdbcClient jdbc, ObjectMapper json, Clock clock, OrchestrationProperties settings) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public PageOf<PastCase> ended(String processId, PageRequest page) {
        var total = jdbc.sql("select count(*)" + ENDED).param("process", processId).query(Long.class).single();
        return PageOf.of(jdbc.sql("select *" + ENDED + " order by ended_at desc, process_instance_key desc limit :size offset :offset").param("process", processId)
                .param("size", page.size()).param("offset", page.offset()).query((row, number) -> pastCase(row)).list(), total, page);
    }

    @Override
    public List<PastCase> latest(String processId, boolean running, int limit) {
        var cases = running ? RUNNING + " order by process_instance_key desc" : ENDED + " order by ended_at desc, process_instance_key desc";
        return jdbc.sql("select *" + cases + " limit :limit").param("process", processId).param("limit", limit).query((row, number) -> pastCase(row)).list();
    }

    @Override
    public Instant keptSince() {
        return clock.instant().minus(settings.keepSent());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CaseRecord> record(long processInstanceKey) {
        return jdbc.sql("select * from orchestration.process_instance where process_instance_key = :key and business_key is not null").param("key", processInstanceKey)
                .query((row, number) -> record(pastCase(row), variables(row.getString("started_with")))).optional();
    }

    private CaseRecord record(PastCase found, Map<String, Object> startedWith) {
        var visits = visits(found);
        var values = new HashSet<String>(Set.of(found.businessKey()));
        texts(startedWith, values);
        visits.forEach(visit -> visit.work().ifPresent(work -> texts(work.result(), values)));
        var begin = found.startedAt().or(() -> visits.stream().map(Visit::seenAt).min(Instant::compareTo));
        return new CaseRecord(found, Optional.ofNullable(startedWith), visits, begin.map(at -> sent(visits, values, at.minus(BEFORE), found.endedAt().orElseGet(clock::instant)))
                .orElse(List.of()));
    }

    private List<Visit> visits(PastCase found) {
        return jdbc.sql("""
                        select v.*, g.job_type, g.result::text as result, g.finished_at from orchestration.element_visit v
                        left join orchestration.job_guard g on g.element_instance_key = v.element_instance_key and g.business_key = :case
                        where v.process_instance_key = :key order by v.element_instance_key, g.finished_at""")
                .param("key", found.processInstanceKey()).param("case", found.businessKey()).query((row, number) -> visit(row)).list();
    }

    private Visit visit(ResultSet row) throws SQLException {
        var type = row.getString("job_type");
        return new Visit(row.getLong("element_instance_key"), row.getString("element_id"), row.getLong("job_key"), row.getBoolean("active"), instant(row, "seen_at"),
                type == null ? Optional.empty() : Optional.of(new Work(type, variables(row.getString("result")), instant(row, "finished_at"))));
    }

    /** Read by the time at which it was sent, so that the outbox, through which everything goes, needs no further index. */
    private List<Sent> sent(List<Visit> visits, Collection<String> keys, Instant from, Instant to) {
        return jdbc.sql("""
                        select id, name, task_key, business_key, variables::text as variables, created_at from orchestration.outbox
                        where state = 'DONE' and finished_at >= :from and created_at <= :to
                          and (kind = 'PUBLISH_MESSAGE' and business_key = any(:keys::text[])
                               or kind in ('COMPLETE_USER_TASK', 'COMPLETE_CAMUNDA_TASK') and task_key = any(:tasks::bigint[]))
                        order by id""")
                .param("from", at(from)).param("to", at(to)).param("keys", keys.toArray(String[]::new))
                .param("tasks", visits.stream().map(Visit::taskKey).distinct().toArray(Long[]::new))
                .query((row, number) -> new Sent(row.getLong("id"), row.getString("name"), row.getObject("task_key", Long.class), row.getString("business_key"),
                        variables(row.getString("variables")), instant(row, "created_at"))).list();
    }

    /** Messages may be correlated by any of its values. */
    private static void texts(Map<String, Object> variables, Set<String> into) {
        if (variables != null) {
            variables.values().stream().filter(String.class::isInstance).map(String.class::cast).filter(text -> text.length() <= LONGEST_KEY).forEach(into::add);
        }
    }

    private Map<String, Object> variables(String text) {
        try {
            return text == null || !text.startsWith("{") ? null : json.readValue(text, VARIABLES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("kept variables cannot be read", e);
        }
    }

    private static PastCase pastCase(ResultSet row) throws SQLException {
        return new PastCase(row.getLong("process_instance_key"), row.getString("process_id"), row.getInt("version"), row.getLong("process_definition_key"),
                row.getString("business_key"), Optional.ofNullable(instant(row, "started_at")), Optional.ofNullable(instant(row, "ended_at")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
