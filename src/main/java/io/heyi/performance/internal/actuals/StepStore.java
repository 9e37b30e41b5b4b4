package io.heyi.performance.internal.actuals;

import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.performance.Ratings.Change;
import io.heyi.performance.Ratings.Settlement;
import io.heyi.performance.internal.domain.Rating;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Steps of ratings that are not a month's: settlements for a stated reason, and what takes them back. Whoever writes holds the lock on the rating. */
@Repository
class StepStore {

    private final JdbcClient jdbc;

    StepStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Taken(long seq, String period, Change shown) {

        boolean restored() {
            return shown.restored();
        }
    }

    Optional<Taken> settlement(String key) {
        return jdbc.sql("select s.*, exists (select 1 from performance.rating_step back where back.undoes = s.seq) as restored from performance.rating_step s where s.key = ?").param(key)
                .query(StepStore::taken).optional();
    }

    private static Taken taken(ResultSet row, int n) throws SQLException {
        return new Taken(row.getLong("seq"), row.getString("period"), new Change(row.getString("key"), new ActorId(row.getString("actor")), new EmcCode(row.getString("emc")),
                row.getBigDecimal("fulfilment"), row.getBigDecimal("before"), row.getBigDecimal("after"), MonthStore.instant(row, "at"), row.getBoolean("restored")));
    }

    void settle(Settlement settlement, Change change, BigDecimal kept) {
        jdbc.sql("insert into performance.rating_step (actor, emc, period, fulfilment, before, after, at, kind, kept, never_up, key, reason, person) values (?, ?, ?, ?, ?, ?, ?, 'SETTLEMENT', ?, true, ?, ?, ?)")
                .params(change.actor().value(), change.emc().value(), settlement.month().toString(), change.fulfilment(), change.before(), change.after(), MonthStore.utc(change.at()), kept,
                        settlement.key(), settlement.reason(), settlement.person()).update();
    }

    void restore(Taken taken, BigDecimal before, BigDecimal after, String reason, String person, Instant at) {
        jdbc.sql("insert into performance.rating_step (actor, emc, period, before, after, at, kind, reason, person, undoes) values (?, ?, ?, ?, ?, ?, 'RESTORED', ?, ?, ?)")
                .params(taken.shown().actor().value(), taken.shown().emc().value(), taken.period(), before, after, MonthStore.utc(at), reason, person, taken.seq()).update();
    }

    /** Stars that the actor started with. */
    BigDecimal firstBefore(String actor) {
        return jdbc.sql("select before from performance.rating_step where actor = ? order by seq limit 1").param(actor).query(BigDecimal.class).single();
    }

    /** What counts without one more, oldest first. */
    List<Rating.Step> counting(String actor, long without) {
        return jdbc.sql("""
                select fulfilment, kept, never_up from performance.rating_step s
                 where actor = ? and kind <> 'RESTORED' and seq <> ? and not exists (select 1 from performance.rating_step back where back.undoes = s.seq) order by seq""")
                .params(actor, without).query((row, n) -> new Rating.Step(row.getBigDecimal("fulfilment"), row.getBigDecimal("kept"), row.getBoolean("never_up"))).list();
    }
}
