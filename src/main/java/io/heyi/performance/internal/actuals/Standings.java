package io.heyi.performance.internal.actuals;

import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.emc.ReadableMonths;
import io.heyi.performance.internal.Rows;
import io.heyi.performance.internal.actuals.TrackRecord.Promise;
import io.heyi.performance.internal.actuals.TrackRecord.Step;
import io.heyi.performance.internal.actuals.TrackRecord.Trouble;
import io.heyi.performance.internal.domain.PerformancePolicy;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Months and actors for people to look at: what is frozen, and before that what freezing at this moment would give. */
@Service
@Transactional(readOnly = true)
public class Standings {

    private static final int MOST = 240;
    private static final String AMONG = "(cast(:months as text[]) is null or g.emc || '/' || g.period = any (cast(:months as text[])))";
    private static final String TROUBLE = """
            select b.*, g.name from performance.below_bottom b
              join performance.figure g on g.emc = b.emc and g.period = b.period and g.actor = b.actor and g.metric = b.metric
            """;

    private final MonthStore months;
    private final RatingStore ratings;
    private final PerformancePolicy policy;
    private final JdbcClient jdbc;
    private final Rows rows;
    private final Clock clock;

    Standings(MonthStore months, RatingStore ratings, PerformancePolicy policy, JdbcClient jdbc, Rows rows, Clock clock) {
        this.months = months;
        this.ratings = ratings;
        this.policy = policy;
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
    }

    /** @param terms in force in that month */
    public MonthState month(EmcCode emc, YearMonth period, ContractTerms terms) {
        var frozen = months.month(emc, period);
        if (frozen.isPresent()) {
            return new MonthState(frozen.get().cutOff(), frozen.get().concludedAt(), months.figures(emc, period).stream().map(Standings::line).toList());
        }
        var now = clock.instant();
        var outlook = new Freezing(emc, terms, policy, months.latest(emc, period, now)).freeze(months.late(emc, period, now));
        return new MonthState(null, null, outlook.figures().stream().map(Standings::line).toList());
    }

    private static MonthState.Line line(FrozenFigure figure) {
        return new MonthState.Line(figure.name(), figure.unit(), figure.target(), figure.carried(), figure.shown());
    }

    /** Nodes that met the trigger in this EMC in these months, newest first. */
    public List<Trouble> troubles(EmcCode emc, ReadableMonths months) {
        return jdbc.sql(TROUBLE + "where b.emc = :emc and (cast(:months as text[]) is null or b.period = any (cast(:months as text[]))) order by b.period desc, b.actor, b.metric limit 50")
                .param("emc", emc.value()).param("months", months.columns()).query(Standings::trouble).list();
    }

    /** In these EMCs since a month, newest first. */
    public List<Trouble> troubles(Collection<String> emcs, YearMonth since) {
        return jdbc.sql(TROUBLE + "where b.emc in (select jsonb_array_elements_text(?::jsonb)) and b.period >= ? order by b.period desc, b.emc, b.actor, b.metric limit 20")
                .params(rows.of(emcs), since.toString()).query(Standings::trouble).list();
    }

    /** Steps of the rating over all EMCs, oldest first, and the stars now. */
    public TrackRecord rating(String actor, int most) {
        var steps = jdbc.sql("select * from (select * from performance.rating_step where actor = ? order by seq desc limit ?) latest order by seq").params(actor, most).query(Standings::step).list();
        return new TrackRecord(actor, ratings.stars(List.of(actor)).getOrDefault(actor, policy.newcomerRating()), PageOf.of(List.of(), 0, PageRequest.first()), steps, List.of());
    }

    /** EMCs in which the actor has frozen figures. */
    public List<String> emcsOf(String actor) {
        return jdbc.sql("select distinct emc from performance.figure where actor = ? order by emc").param(actor).query(String.class).list();
    }

    /**
     * @param readable months that the reader may see, by EMC; empty for all
     * @param page of the figures
     */
    public TrackRecord record(String actor, Optional<Map<EmcCode, ReadableMonths>> readable, PageRequest page) {
        var among = readable.map(Standings::columns).orElse(null);
        long total = jdbc.sql("select count(*) from performance.figure g where g.actor = :actor and " + AMONG).param("actor", actor).param("months", among).query(Long.class).single();
        var promises = jdbc.sql("""
                select g.*, m.concluded_at is not null as concluded from performance.shown_figure g join performance.month m on m.emc = g.emc and m.period = g.period
                 where g.actor = :actor and %s order by g.period desc, g.emc, g.position limit :limit offset :offset""".formatted(AMONG))
                .param("actor", actor).param("months", among).param("limit", page.size()).param("offset", page.offset()).query(Standings::promise).list();
        var steps = jdbc.sql("select * from (select * from performance.rating_step g where g.actor = :actor and " + AMONG + " order by seq desc limit " + MOST + ") latest order by seq")
                .param("actor", actor).param("months", among).query(Standings::step).list();
        var troubles = jdbc.sql(TROUBLE + "where b.actor = :actor and " + AMONG + " order by b.period desc, b.emc, b.metric limit 50")
                .param("actor", actor).param("months", among).query(Standings::trouble).list();
        return new TrackRecord(actor, ratings.stars(List.of(actor)).getOrDefault(actor, policy.newcomerRating()), PageOf.of(promises, total, page), steps, troubles);
    }

    private static String[] columns(Map<EmcCode, ReadableMonths> readable) {
        return readable.entrySet().stream().flatMap(emc -> emc.getValue().named().stream().map(month -> emc.getKey() + "/" + month)).toArray(String[]::new);
    }

    private static Step step(ResultSet row, int n) throws SQLException {
        return new Step(row.getString("emc"), YearMonth.parse(row.getString("period")), row.getString("kind"), row.getBigDecimal("fulfilment"), row.getBigDecimal("before"), row.getBigDecimal("after"),
                row.getString("reason"), MonthStore.instant(row, "at"));
    }

    private static Promise promise(ResultSet row, int n) throws SQLException {
        var figure = MonthStore.figure(row, n);
        var value = figure.value();
        return new Promise(row.getString("emc"), YearMonth.parse(row.getString("period")), figure.metric(), figure.name(), figure.unit(), figure.target(), value,
                value == null ? null : figure.target().attainmentPercent(value), figure.target().below(value), figure.ruled() != null, row.getBoolean("concluded"));
    }

    private static Trouble trouble(ResultSet row, int n) throws SQLException {
        return new Trouble(row.getString("emc"), row.getString("actor"), row.getString("metric"), row.getString("name"), YearMonth.parse(row.getString("period")), row.getInt("periods_below"), row.getBigDecimal("value"),
                row.getBigDecimal("bottom"), row.getString("rule"), MonthStore.instant(row, "at"));
    }
}
