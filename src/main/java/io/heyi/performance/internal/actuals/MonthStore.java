package io.heyi.performance.internal.actuals;

import io.heyi.emc.EmcCode;
import io.heyi.performance.internal.Rows;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Frozen months, their figures, corrections and rulings; every method is one statement. */
@Repository
class MonthStore {

    private final JdbcClient jdbc;
    private final Rows rows;

    MonthStore(JdbcClient jdbc, Rows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** @param concludedAt null while open */
    record Month(Instant cutOff, List<String> nodes, Instant concludedAt) {}

    /** The latest fact of a figure. @param person who reported, or who made the key that the report was signed with */
    record Latest(String actor, String metric, UUID id, BigDecimal value, String source, String submittedBy, String person, Integer sampleSize) {}

    /**
     * A fact that came after its month was taken and has not counted anywhere yet.
     *
     * @param counted what that month was taken with, without corrections carried into it; null for nothing
     */
    record Late(String actor, String metric, YearMonth period, UUID fact, BigDecimal value, BigDecimal counted) {}

    record Carry(String actor, String metric, String fromPeriod, BigDecimal oldValue, BigDecimal newValue, BigDecimal difference, UUID fact) {}

    /** Facts and freezing of one EMC never run at the same time, so every fact is either taken or late. */
    void lock(EmcCode emc) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('performance/' || ?, 0))").param(emc.value()).query((row, n) -> 1).list();
    }

    Optional<Month> month(EmcCode emc, YearMonth period) {
        return jdbc.sql("select cut_off, nodes, concluded_at from performance.month where emc = ? and period = ?").params(emc.value(), period.toString())
                .query((row, n) -> new Month(instant(row, "cut_off"), List.of((String[]) row.getArray("nodes").getArray()), instant(row, "concluded_at"))).optional();
    }

    void insert(EmcCode emc, YearMonth period, Instant cutOff, List<String> nodes) {
        jdbc.sql("insert into performance.month (emc, period, cut_off, nodes) select ?, ?, ?, coalesce(array_agg(value order by n), '{}') from jsonb_array_elements_text(?::jsonb) with ordinality as given (value, n)")
                .params(emc.value(), period.toString(), utc(cutOff), rows.of(nodes)).update();
    }

    /** Closes the month; false when it is closed already or was never frozen. */
    boolean conclude(EmcCode emc, YearMonth period, Instant at) {
        return jdbc.sql("update performance.month set concluded_at = ? where emc = ? and period = ? and concluded_at is null")
                .params(utc(at), emc.value(), period.toString()).update() == 1;
    }

    List<Latest> latest(EmcCode emc, YearMonth period, Instant cutOff) {
        return jdbc.sql("""
                select distinct on (f.actor, f.metric) f.actor, f.metric, f.id, f.value, f.source, f.submitted_by, coalesce(k.created_by, f.submitted_by) as person, f.sample_size
                  from performance.fact f left join performance.webhook_key k on f.submitted_by like 'key:%' and k.id = substr(f.submitted_by, 5)
                 where f.emc = ? and f.period = ? and f.received_at <= ? order by f.actor, f.metric, f.seq desc""")
                .params(emc.value(), period.toString(), utc(cutOff))
                .query((row, n) -> new Latest(row.getString("actor"), row.getString("metric"), row.getObject("id", UUID.class), Rows.figure(row, "value"),
                        row.getString("source"), row.getString("submitted_by"), row.getString("person"), row.getObject("sample_size", Integer.class))).list();
    }

    /** A ruling settles what was known when it was given, so only facts that came after it are late to it. */
    List<Late> late(EmcCode emc, YearMonth before, Instant cutOff) {
        return jdbc.sql("""
                select l.actor, l.metric, l.period, l.id, l.value,
                       case when c.fact is not null then c.new_value when r.value is not null then r.value - g.carried else g.own_value end as counted
                  from (select distinct on (f.period, f.actor, f.metric) f.period, f.actor, f.metric, f.id, f.value, f.received_at
                          from performance.fact f join performance.month m on m.emc = f.emc and m.period = f.period
                         where f.emc = :emc and f.period < :before and f.received_at <= :cutOff and f.received_at > m.cut_off
                         order by f.period, f.actor, f.metric, f.seq desc) l
                  join performance.figure g on g.emc = :emc and g.period = l.period and g.actor = l.actor and g.metric = l.metric
                  left join lateral (select fact, new_value from performance.carry where emc = :emc and from_period = l.period and actor = l.actor and metric = l.metric
                                      order by into_period desc limit 1) c on true
                  left join lateral (select value, at from performance.ruling where emc = :emc and period = l.period and actor = l.actor and metric = l.metric
                                      order by seq desc limit 1) r on true
                 where l.id is distinct from coalesce(c.fact, g.fact) and (r.at is null or l.received_at > r.at)""")
                .param("emc", emc.value()).param("before", before.toString()).param("cutOff", utc(cutOff))
                .query((row, n) -> new Late(row.getString("actor"), row.getString("metric"), YearMonth.parse(row.getString("period")), row.getObject("id", UUID.class),
                        Rows.figure(row, "value"), Rows.figure(row, "counted"))).list();
    }

    void insertFigures(EmcCode emc, YearMonth period, Collection<FrozenFigure> figures) {
        jdbc.sql("""
                insert into performance.figure (emc, period, actor, metric, position, name, unit, bottom, grab, top, own_value, carried, fact, source, submitted_by, sample_size)
                select ?, ?, actor, metric, position, name, unit, bottom, grab, "leading", own, carried, fact, source, "submittedBy", "sampleSize"
                  from jsonb_to_recordset(?::jsonb) as given (actor text, metric text, position int, name text, unit text, bottom numeric, grab numeric, "leading" numeric,
                       own numeric, carried numeric, fact uuid, source text, "submittedBy" text, "sampleSize" int)""")
                .params(emc.value(), period.toString(), rows.of(figures)).update();
    }

    void insertCarries(EmcCode emc, YearMonth into, Collection<Carry> carries) {
        jdbc.sql("""
                insert into performance.carry (emc, into_period, actor, metric, from_period, old_value, new_value, difference, fact)
                select ?, ?, actor, metric, "fromPeriod", "oldValue", "newValue", difference, fact
                  from jsonb_to_recordset(?::jsonb) as given (actor text, metric text, "fromPeriod" text, "oldValue" numeric, "newValue" numeric, difference numeric, fact uuid)""")
                .params(emc.value(), into.toString(), rows.of(carries)).update();
    }

    /** In the contract's order, the EMC's own goals first. */
    List<FrozenFigure> figures(EmcCode emc, YearMonth period) {
        return jdbc.sql("select * from performance.shown_figure where emc = ? and period = ? order by position").params(emc.value(), period.toString()).query(MonthStore::figure).list();
    }

    /** Of one actor, from the months that are frozen and not concluded: nothing has been rated by them yet. */
    List<FrozenFigure> unrated(EmcCode emc, String actor) {
        return jdbc.sql("""
                select f.* from performance.shown_figure f join performance.month m on m.emc = f.emc and m.period = f.period
                 where f.emc = ? and f.actor = ? and m.concluded_at is null order by f.period, f.position""").params(emc.value(), actor).query(MonthStore::figure).list();
    }

    record Past(YearMonth period, FrozenFigure figure) {}

    List<Past> history(EmcCode emc, YearMonth first, YearMonth last) {
        return jdbc.sql("select * from performance.shown_figure where emc = ? and period between ? and ? order by period, position")
                .params(emc.value(), first.toString(), last.toString())
                .query((row, n) -> new Past(YearMonth.parse(row.getString("period")), figure(row, n))).list();
    }

    static FrozenFigure figure(ResultSet row, int n) throws SQLException {
        return new FrozenFigure(row.getString("actor"), row.getString("metric"), row.getInt("position"), row.getString("name"), row.getString("unit"),
                row.getBigDecimal("bottom"), row.getBigDecimal("grab"), row.getBigDecimal("top"), Rows.figure(row, "own_value"), Rows.figure(row, "carried"),
                row.getObject("fact", UUID.class), row.getString("source"), row.getString("submitted_by"), row.getString("person"),
                row.getObject("sample_size", Integer.class), Rows.figure(row, "ruled"));
    }

    /** Nothing is written when the last ruling said the same. */
    void rule(EmcCode emc, YearMonth period, FrozenFigure figure, BigDecimal value, String reason, String decidedBy, Instant at) {
        jdbc.sql("insert into performance.ruling (emc, period, actor, metric, old_value, value, reason, decided_by, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(emc.value(), period.toString(), figure.actor(), figure.metric(), figure.value(), value, reason, decidedBy, utc(at)).update();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
