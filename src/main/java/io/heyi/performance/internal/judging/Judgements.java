package io.heyi.performance.internal.judging;

import io.heyi.emc.EmcCode;
import io.heyi.orchestration.DecisionBasis;
import io.heyi.performance.internal.Rows;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Figures below bottom that wait for the decision table, and what it said of them; a judgement is taken once and kept. */
@Repository
public class Judgements {

    private final JdbcClient jdbc;
    private final Rows rows;
    private final Clock clock;

    Judgements(JdbcClient jdbc, Rows rows, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * A figure below bottom.
     *
     * @param periodsBelow months in a row, up to and with this one; at least 1
     * @param value null when nothing was reported
     * @param percentOfBottom null where there is none
     */
    public record Due(String actor, String metric, int periodsBelow, BigDecimal value, BigDecimal bottom, BigDecimal percentOfBottom) {}

    /** @param at when the month was concluded; {@code attempts} with the one under way */
    record Waiting(EmcCode emc, YearMonth period, Due figure, Instant at, int attempts) {}

    /** @param failed of those waiting, the ones for which the table failed; {@code fault} the one seen last */
    record Backlog(long waiting, long failed, Optional<Instant> oldest, Optional<String> fault) {}

    /** Lets the figures of a concluded month wait; a repeat changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(EmcCode emc, YearMonth period, Collection<Due> figures, Instant at) {
        jdbc.sql("""
                insert into performance.judgement (emc, period, at, next_attempt_at, actor, metric, periods_below, value, bottom, percent_of_bottom)
                select ?, ?, ?, ?, actor, metric, "periodsBelow", value, bottom, "percentOfBottom"
                  from jsonb_to_recordset(?::jsonb) as given (actor text, metric text, "periodsBelow" int, value numeric, bottom numeric, "percentOfBottom" numeric)
                on conflict do nothing""").params(emc.value(), period.toString(), utc(at), now(), rows.of(figures)).update();
    }

    /** Takes one that is due; whoever outlives the lease without an answer loses it. */
    @Transactional
    Optional<Waiting> claim(Duration lease) {
        // materialized: as a mere subquery it could be read again, and would lock and give out another row
        return jdbc.sql("""
                with due as materialized (
                    select emc, actor, metric, period from performance.judgement
                     where rule is null and next_attempt_at <= :now and (claimed_until is null or claimed_until < :now)
                     order by next_attempt_at, emc, period, actor, metric limit 1 for update skip locked)
                update performance.judgement j set claimed_until = :until, attempts = j.attempts + 1
                  from due where j.emc = due.emc and j.actor = due.actor and j.metric = due.metric and j.period = due.period returning j.*""")
                .param("now", now()).param("until", utc(clock.instant().plus(lease))).query(Judgements::waiting).optional();
    }

    /** @return false when somebody else has judged it already */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean judged(Waiting of, String rule, DecisionBasis basis) {
        return settle("""
                rule = :rule, next_attempt_at = null, claimed_until = null, last_fault = null, failed = false,
                decision = :decision, decision_version = :version, decision_key = :key, decision_rows = :rows, judged_at = :now""", of)
                .param("rule", rule).param("decision", basis.decision()).param("version", basis.version()).param("key", basis.key())
                .param("rows", basis.rows().toArray(String[]::new)).param("now", now()).update() == 1;
    }

    /** @param failed whether the table failed, which only a person can mend */
    @Transactional
    void again(Waiting of, Duration pause, String fault, boolean failed) {
        settle("claimed_until = null, next_attempt_at = :next, last_fault = :fault, failed = :failed", of)
                .param("next", utc(clock.instant().plus(pause))).param("fault", fault.length() <= 1000 ? fault : fault.substring(0, 1000)).param("failed", failed).update();
    }

    Backlog backlog() {
        return jdbc.sql("""
                select count(*) as waiting, count(*) filter (where failed) as failed, min(at) as oldest, (array_agg(last_fault order by attempts desc) filter (where last_fault is not null))[1] as fault
                  from performance.judgement where rule is null""")
                .query((row, n) -> new Backlog(row.getLong("waiting"), row.getLong("failed"), Optional.ofNullable(instant(row, "oldest")), Optional.ofNullable(row.getString("fault")))).single();
    }

    private JdbcClient.StatementSpec settle(String change, Waiting of) {
        return jdbc.sql("update performance.judgement set " + change + " where emc = :emc and actor = :actor and metric = :metric and period = :period and rule is null")
                .param("emc", of.emc().value()).param("actor", of.figure().actor()).param("metric", of.figure().metric()).param("period", of.period().toString());
    }

    private static Waiting waiting(ResultSet row, int n) throws SQLException {
        var figure = new Due(row.getString("actor"), row.getString("metric"), row.getInt("periods_below"), Rows.figure(row, "value"), row.getBigDecimal("bottom"), row.getBigDecimal("percent_of_bottom"));
        return new Waiting(new EmcCode(row.getString("emc")), YearMonth.parse(row.getString("period")), figure, instant(row, "at"), row.getInt("attempts"));
    }

    private OffsetDateTime now() {
        return utc(clock.instant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
