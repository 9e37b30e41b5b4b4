package io.heyi.orchestration.internal.jobs;

import io.heyi.orchestration.StepFigures;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Figures of steps, counted by the database. */
@Repository
class StepFigureStore implements StepFigures {

    private final JdbcClient jdbc;
    private final Clock clock;

    StepFigureStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Figure> of(String process, int version, Optional<Instant> since) {
        return jdbc.sql("""
                        select v.element_id, count(*) as visits, count(*) filter (where v.active) as open,
                               percentile_cont(0.5) within group (order by extract(epoch from v.left_at - v.seen_at)) filter (where v.left_at is not null) as median,
                               percentile_cont(0.9) within group (order by extract(epoch from v.left_at - v.seen_at)) filter (where v.left_at is not null) as ninetieth,
                               count(v.due_at) as dated, count(*) filter (where v.due_at < coalesce(v.left_at, :now)) as late
                        from orchestration.process_instance i join orchestration.element_visit v using (process_instance_key)
                        where i.process_id = :process and i.version = :version and v.seen_at >= :since
                        group by v.element_id order by v.element_id""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)).param("process", process).param("version", version).param("since", since.orElse(Instant.EPOCH).atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Figure(row.getString("element_id"), row.getLong("visits"), row.getLong("open"), span(row.getBigDecimal("median")), span(row.getBigDecimal("ninetieth")),
                        row.getLong("dated"), row.getLong("late"))).list();
    }

    private static Optional<Duration> span(BigDecimal seconds) {
        return Optional.ofNullable(seconds).map(value -> Duration.ofSeconds(Math.round(value.doubleValue())));
    }
}
