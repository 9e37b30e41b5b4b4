package io.heyi.performance.internal.intake;

import io.heyi.emc.EmcCode;
import io.heyi.emc.ReadableMonths;
import io.heyi.performance.internal.Rows;
import io.heyi.performance.internal.domain.PerformancePolicy;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the record of facts. Who may read is the caller's affair. */
@Repository
public class Facts {

    private final JdbcClient jdbc;
    private final PerformancePolicy policy;

    Facts(JdbcClient jdbc, PerformancePolicy policy) {
        this.jdbc = jdbc;
        this.policy = policy;
    }

    /** Of these months, newest first. */
    public PageOf<FactView> list(EmcCode emc, ReadableMonths months, PageRequest page) {
        long total = jdbc.sql("select count(*) from performance.fact where emc = :emc and (cast(:months as text[]) is null or period = any (cast(:months as text[])))")
                .param("emc", emc.value()).param("months", months.columns()).query(Long.class).single();
        var items = jdbc.sql("""
                select f.id, f.emc, f.period, f.actor, f.metric, f.value, f.source, f.sample_size, f.submitted_by, f.channel, f.received_at, f.corrects, old.value as old_value,
                       not exists (select 1 from performance.fact n where n.emc = f.emc and n.period = f.period and n.actor = f.actor and n.metric = f.metric and n.seq > f.seq) as current,
                       coalesce(f.received_at > m.cut_off, false) as late, g.unit,
                       coalesce(k.created_by, f.submitted_by) as person
                  from performance.fact f
                  left join performance.fact old on old.id = f.corrects
                  left join performance.webhook_key k on f.submitted_by like 'key:%' and k.id = substr(f.submitted_by, 5)
                  left join performance.month m on m.emc = f.emc and m.period = f.period
                  left join performance.figure g on g.emc = f.emc and g.period = f.period and g.actor = f.actor and g.metric = f.metric
                 where f.emc = :emc and (cast(:months as text[]) is null or f.period = any (cast(:months as text[]))) order by f.seq desc limit :limit offset :offset""")
                .param("emc", emc.value()).param("months", months.columns()).param("limit", page.size()).param("offset", page.offset())
                .query((row, n) -> new FactView(row.getObject("id", UUID.class), row.getString("emc"), row.getString("period"), row.getString("actor"), row.getString("metric"),
                        Rows.figure(row, "value"), row.getString("source"), row.getObject("sample_size", Integer.class), row.getString("submitted_by"), row.getString("person"), row.getString("channel"),
                        row.getObject("received_at", OffsetDateTime.class).toInstant(), row.getObject("corrects", UUID.class),
                        Rows.figure(row, "old_value"), row.getBoolean("current"), row.getBoolean("late"),
                        row.getBoolean("late") && policy.additive(row.getString("unit")))).list();
        return PageOf.of(items, total, page);
    }

    /** Months that have facts or frozen figures, newest first. */
    public List<YearMonth> months(EmcCode emc) {
        return jdbc.sql("select period from performance.fact where emc = ? union select period from performance.month where emc = ? order by 1 desc limit 60")
                .params(emc.value(), emc.value()).query((row, n) -> YearMonth.parse(row.getString(1))).list();
    }
}
