package io.heyi.talent.internal.matching;

import io.heyi.talent.internal.matching.domain.Order;
import io.heyi.talent.internal.matching.learning.Trial;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Trials of learned orders, what they learned from, and whether they may be used. */
@Repository
class TrialStore {

    private final JdbcClient jdbc;

    TrialStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param skillModel version by which skills were compared */
    record Tried(Instant at, String skillModel, Trial trial) {}

    record Switch(boolean used, String reason, String person, Instant at) {}

    void add(Tried tried) {
        var trial = tried.trial();
        jdbc.sql("""
                insert into talent.matching_trial (at, skill_model, placements, held_out, pairs, rules_percent, learned_percent, rules_gain, learned_gain, certainty, verdict, weights)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(utc(tried.at()), tried.skillModel(), trial.placements(), trial.heldOut(), trial.pairs(), trial.rulesPercent(), trial.learnedPercent(), trial.rulesGain(), trial.learnedGain(),
                        trial.certainty(), trial.verdict().name(), trial.learned().map(order -> boxed(order.weights())).orElse(null)).update();
    }

    Optional<Tried> last() {
        return trials(1).stream().findFirst();
    }

    /** The newest first. */
    List<Tried> trials(int most) {
        return jdbc.sql("select * from talent.matching_trial order by seq desc limit ?").param(most).query(TrialStore::tried).list();
    }

    void add(Switch decision) {
        jdbc.sql("insert into talent.matching_switch (used, reason, person, at) values (?, ?, ?, ?)").params(decision.used(), decision.reason(), decision.person(), utc(decision.at())).update();
    }

    Optional<Switch> lastSwitch() {
        return jdbc.sql("select * from talent.matching_switch order by seq desc limit 1")
                .query((row, n) -> new Switch(row.getBoolean("used"), row.getString("reason"), row.getString("person"), instant(row, "at"))).optional();
    }

    /** The first one stays. */
    void remember(String offer, double[] features, Instant at) {
        jdbc.sql("insert into talent.matching_snapshot (offer, features, at) values (?, ?, ?) on conflict do nothing").params(offer, boxed(features), utc(at)).update();
    }

    Map<String, double[]> snapshots() {
        var all = new HashMap<String, double[]>();
        jdbc.sql("select offer, features from talent.matching_snapshot").query(row -> {
            all.put(row.getString("offer"), unboxed(row.getArray("features")));
        });
        return all;
    }

    private static Tried tried(ResultSet row, int n) throws SQLException {
        var weights = row.getArray("weights");
        return new Tried(instant(row, "at"), row.getString("skill_model"), new Trial(weights == null ? Optional.empty() : Optional.of(new Order(unboxed(weights))), row.getInt("placements"), row.getInt("held_out"),
                row.getInt("pairs"), row.getDouble("rules_percent"), row.getDouble("learned_percent"), row.getDouble("rules_gain"), row.getDouble("learned_gain"), row.getDouble("certainty"),
                Trial.Verdict.valueOf(row.getString("verdict"))));
    }

    private static Double[] boxed(double[] values) {
        return Arrays.stream(values).boxed().toArray(Double[]::new);
    }

    private static double[] unboxed(Array values) throws SQLException {
        return Arrays.stream((Double[]) values.getArray()).mapToDouble(Double::doubleValue).toArray();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
