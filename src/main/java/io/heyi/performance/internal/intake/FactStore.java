package io.heyi.performance.internal.intake;

import io.heyi.emc.EmcCode;
import io.heyi.performance.MetricFact;
import io.heyi.performance.Metrics.Reported;
import io.heyi.performance.internal.Rows;
import io.heyi.performance.internal.intake.IntakeOutcome.Stored;
import io.heyi.performance.internal.intake.Plan.Step;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Facts and the intakes that brought them. There is no way to change or delete a fact. */
@Repository
class FactStore {

    private final JdbcClient jdbc;
    private final Rows rows;

    FactStore(JdbcClient jdbc, Rows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** What a fact is about. */
    record Key(String emc, String period, String actor, String metric) {

        static Key of(MetricFact fact) {
            return new Key(fact.emc().value(), fact.period().toString(), fact.actor(), fact.metric());
        }
    }

    record Known(Key key, UUID id, BigDecimal value, String source, Integer sampleSize) {

        boolean says(MetricFact fact) {
            return value.compareTo(fact.value()) == 0 && source.equals(fact.source()) && java.util.Objects.equals(sampleSize, fact.sampleSize());
        }
    }

    record Month(String emc, String period, Instant cutOff, boolean concluded) {}

    /** The same lock as freezing takes, in one order for everybody. */
    void lock(Collection<EmcCode> emcs) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('performance/' || emc, 0)) from (select emc from jsonb_array_elements_text(?::jsonb) as given (emc) order by emc) ordered")
                .param(rows.of(emcs.stream().map(EmcCode::value).distinct().sorted().toList())).query((row, n) -> 1).list();
    }

    Map<Key, Known> latest(Collection<MetricFact> facts) {
        return jdbc.sql("""
                select given.emc, given.period, given.actor, given.metric, f.id, f.value, f.source, f.sample_size
                  from jsonb_to_recordset(?::jsonb) as given (emc text, period text, actor text, metric text)
                 cross join lateral (select * from performance.fact f where f.emc = given.emc and f.period = given.period and f.actor = given.actor and f.metric = given.metric
                                      order by f.seq desc limit 1) f""")
                .param(rows.of(facts.stream().map(Key::of).toList()))
                .query((row, n) -> new Known(new Key(row.getString("emc"), row.getString("period"), row.getString("actor"), row.getString("metric")),
                        row.getObject("id", UUID.class), row.getBigDecimal("value"), row.getString("source"), row.getObject("sample_size", Integer.class))).list().stream()
                .collect(Collectors.toMap(Known::key, Function.identity()));
    }

    /** The frozen ones among these EMCs' months. */
    List<Month> months(Collection<MetricFact> facts) {
        record EmcMonth(String emc, String period) {}
        return jdbc.sql("""
                select m.emc, m.period, m.cut_off, m.concluded_at is not null as concluded from performance.month m
                  join jsonb_to_recordset(?::jsonb) as given (emc text, period text) on given.emc = m.emc and given.period = m.period""")
                .param(rows.of(facts.stream().map(fact -> new EmcMonth(fact.emc().value(), fact.period().toString())).distinct().toList()))
                .query((row, n) -> new Month(row.getString("emc"), row.getString("period"), row.getObject("cut_off", OffsetDateTime.class).toInstant(), row.getBoolean("concluded"))).list();
    }

    void insert(UUID intake, Submitter submitter, Collection<Step> steps, Instant at) {
        record NewFact(UUID id, String emc, String period, String actor, String metric, BigDecimal value, String source, Integer sampleSize, UUID corrects) {}
        insertRows(intake, submitter.name(), submitter.channel(), at, rows.of(steps.stream().map(step -> new NewFact(UUID.randomUUID(), step.fact().emc().value(),
                step.fact().period().toString(), step.fact().actor(), step.fact().metric(), step.fact().value(), step.fact().source(), step.fact().sampleSize(), step.corrects())).toList()));
    }

    private void insertRows(UUID intake, String submittedBy, String channel, Instant at, String given) {
        jdbc.sql("""
                insert into performance.fact (id, emc, period, actor, metric, value, source, sample_size, submitted_by, channel, intake, corrects, received_at)
                select id, emc, period, actor, metric, value, source, "sampleSize", ?, ?, ?, corrects, ?
                  from jsonb_to_recordset(?::jsonb) as given (id uuid, emc text, period text, actor text, metric text, value numeric, source text, "sampleSize" int, corrects uuid)""")
                .params(submittedBy, channel, intake, at.atOffset(ZoneOffset.UTC), given).update();
    }

    /** @param digest of what was sent */
    record Earlier(Stored result, String digest) {}

    Optional<Earlier> earlier(String submittedBy, String key) {
        return jdbc.sql("select * from performance.intake where submitted_by = ? and idempotency_key = ?").params(submittedBy, key)
                .query((row, n) -> new Earlier(new Stored(row.getObject("id", UUID.class), row.getInt("rows"), row.getInt("stored"), row.getInt("corrections"),
                        row.getInt("carried"), row.getInt("late") - row.getInt("carried"), true), row.getString("digest"))).optional();
    }

    /** False when the key was used in the meantime. */
    boolean insert(Stored result, Submitter submitter, String key, String digest, Instant at) {
        return jdbc.sql("""
                insert into performance.intake (id, submitted_by, channel, idempotency_key, digest, rows, stored, corrections, late, carried, received_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (submitted_by, idempotency_key) do nothing""")
                .params(result.intake(), submitter.name(), submitter.channel(), key, digest, result.rows(), result.stored(), result.corrections(), result.carried() + result.recordedOnly(), result.carried(),
                        at.atOffset(ZoneOffset.UTC)).update() == 1;
    }

    List<Reported> reportedAfter(EmcCode emc, String actor, YearMonth period) {
        return jdbc.sql("""
                select distinct on (f.period, f.metric) f.period, f.metric, f.value, coalesce(k.created_by, f.submitted_by) as person
                  from performance.fact f left join performance.webhook_key k on f.submitted_by like 'key:%' and k.id = substr(f.submitted_by, 5)
                 where f.emc = ? and f.actor = ? and f.period > ? order by f.period, f.metric, f.seq desc""").params(emc.value(), actor, period.toString())
                .query((row, n) -> new Reported(YearMonth.parse(row.getString("period")), row.getString("metric"), Rows.figure(row, "value"), row.getString("person"))).list();
    }

    /** Facts of long ago as if they had come in then. */
    void backfill(Collection<MetricFact> facts, String submittedBy, Function<YearMonth, Instant> receivedAt) {
        facts.stream().collect(Collectors.groupingBy(MetricFact::period)).forEach((period, ofMonth) ->
                insert(UUID.randomUUID(), submittedBy, ofMonth, receivedAt.apply(period)));
    }

    private void insert(UUID intake, String submittedBy, Collection<MetricFact> facts, Instant at) {
        record OldFact(UUID id, String emc, String period, String actor, String metric, BigDecimal value, String source, Integer sampleSize) {}
        insertRows(intake, submittedBy, "API", at, rows.of(facts.stream().map(fact -> new OldFact(UUID.randomUUID(), fact.emc().value(), fact.period().toString(), fact.actor(),
                fact.metric(), fact.value(), fact.source(), fact.sampleSize())).toList()));
    }
}
