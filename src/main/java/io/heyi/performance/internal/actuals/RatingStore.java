package io.heyi.performance.internal.actuals;

import io.heyi.emc.EmcCode;
import io.heyi.performance.internal.Rows;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Star ratings with their steps, and counters of months below bottom. */
@Repository
class RatingStore {

    private final JdbcClient jdbc;
    private final Rows rows;

    RatingStore(JdbcClient jdbc, Rows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    record Step(String actor, BigDecimal fulfilment, BigDecimal before, BigDecimal after) {}

    record Count(String actor, String metric, int periodsBelow, String lastPeriod) {}

    /** Of the rated ones among them. */
    Map<String, BigDecimal> stars(Collection<String> actors) {
        return jdbc.sql("select actor, stars from performance.rating where actor in (select jsonb_array_elements_text(?::jsonb))").param(rows.of(actors))
                .query((row, n) -> Map.entry(row.getString("actor"), row.getBigDecimal("stars"))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Locks the ratings, in one order for everybody, and starts those of newcomers. */
    Map<String, BigDecimal> lockedStars(Collection<String> actors, BigDecimal newcomers) {
        return jdbc.sql("""
                insert into performance.rating as known (actor, stars) select actor, ? from jsonb_array_elements_text(?::jsonb) as given (actor) order by actor
                on conflict (actor) do update set stars = known.stars returning actor, stars""").params(newcomers, rows.of(actors))
                .query((row, n) -> Map.entry(row.getString("actor"), row.getBigDecimal("stars"))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void step(EmcCode emc, YearMonth period, Collection<Step> steps, BigDecimal kept, Instant at) {
        jdbc.sql("""
                with taken as (
                    insert into performance.rating_step (actor, emc, period, fulfilment, before, after, kept, at)
                    select actor, :emc, :period, fulfilment, before, after, :kept, :at
                      from jsonb_to_recordset(:steps::jsonb) as given (actor text, fulfilment numeric, before numeric, after numeric)
                    on conflict do nothing returning actor, after)
                update performance.rating r set stars = taken.after from taken where r.actor = taken.actor""")
                .param("emc", emc.value()).param("period", period.toString()).param("at", MonthStore.utc(at)).param("kept", kept).param("steps", rows.of(steps)).update();
    }

    /** The rating is locked already. */
    void set(String actor, BigDecimal stars) {
        jdbc.sql("update performance.rating set stars = ? where actor = ?").params(stars, actor).update();
    }

    /** Whose part in the EMC was settled for that month or after that moment, unless that was taken back. */
    Set<String> settled(EmcCode emc, YearMonth period, Instant moment) {
        return jdbc.sql("""
                select distinct actor from performance.rating_step s
                 where emc = ? and kind = 'SETTLEMENT' and (at > ? or never_up and period = ?) and not exists (select 1 from performance.rating_step back where back.undoes = s.seq)""")
                .params(emc.value(), MonthStore.utc(moment), period.toString()).query(String.class).set();
    }

    Map<String, Step> steps(EmcCode emc, YearMonth period) {
        return jdbc.sql("select actor, fulfilment, before, after from performance.rating_step where emc = ? and period = ? and kind = 'MONTH'").params(emc.value(), period.toString())
                .query((row, n) -> new Step(row.getString("actor"), row.getBigDecimal("fulfilment"), row.getBigDecimal("before"), row.getBigDecimal("after"))).list()
                .stream().collect(Collectors.toMap(Step::actor, step -> step));
    }

    List<Count> counts(EmcCode emc) {
        return jdbc.sql("select actor, metric, periods_below, last_period from performance.counter where emc = ?").param(emc.value())
                .query((row, n) -> new Count(row.getString("actor"), row.getString("metric"), row.getInt("periods_below"), row.getString("last_period"))).list();
    }

    void count(EmcCode emc, Collection<Count> counts) {
        jdbc.sql("""
                insert into performance.counter (emc, actor, metric, periods_below, last_period)
                select ?, actor, metric, "periodsBelow", "lastPeriod"
                  from jsonb_to_recordset(?::jsonb) as given (actor text, metric text, "periodsBelow" int, "lastPeriod" text) order by actor, metric
                on conflict (emc, actor, metric) do update set periods_below = excluded.periods_below, last_period = excluded.last_period""")
                .params(emc.value(), rows.of(counts)).update();
    }

    /** @return how many counters have moved */
    int move(EmcCode emc, String from, Collection<String> metrics, String to) {
        return jdbc.sql("""
                with held as (
                    select metric, periods_below, last_period from performance.counter
                     where emc = :emc and actor = :from and periods_below > 0 and metric in (select jsonb_array_elements_text(:metrics::jsonb)) order by metric for update),
                zeroed as (
                    update performance.counter c set periods_below = 0 from held where c.emc = :emc and c.actor = :from and c.metric = held.metric returning c.metric)
                insert into performance.counter as known (emc, actor, metric, periods_below, last_period)
                select :emc, :to, held.metric, held.periods_below, held.last_period from held join zeroed using (metric)
                on conflict (emc, actor, metric) do update set periods_below = greatest(known.periods_below, excluded.periods_below), last_period = greatest(known.last_period, excluded.last_period)""")
                .param("emc", emc.value()).param("from", from).param("metrics", rows.of(metrics)).param("to", to).update();
    }
}
