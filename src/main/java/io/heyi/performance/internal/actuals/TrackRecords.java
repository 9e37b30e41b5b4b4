package io.heyi.performance.internal.actuals;

import io.heyi.emc.EmcCode;
import io.heyi.emc.ReadableMonths;
import io.heyi.performance.internal.actuals.TrackRecord.Counter;
import io.heyi.performance.internal.actuals.TrackRecord.Month;
import io.heyi.performance.internal.actuals.TrackRecord.Promise;
import io.heyi.performance.internal.actuals.TrackRecord.Step;
import io.heyi.performance.internal.domain.PerformancePolicy;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Track records for people to look at (product-bar D9): frozen figures only, after rulings. */
@Service
@Transactional(readOnly = true)
public class TrackRecords {

    /** Months that are summed up. */
    public static final int MONTHS = 24;
    private static final int MOST = 240;
    /** Months that the reader may see, as {@code emc/month}; of {@code g}. */
    private static final String AMONG = "(cast(:months as text[]) is null or g.emc || '/' || g.period = any (cast(:months as text[])))";

    private final RatingStore ratings;
    private final PerformancePolicy policy;
    private final JdbcClient jdbc;

    TrackRecords(RatingStore ratings, PerformancePolicy policy, JdbcClient jdbc) {
        this.ratings = ratings;
        this.policy = policy;
        this.jdbc = jdbc;
    }

    /** EMCs in which the actor has frozen figures. */
    public List<String> emcsOf(String actor) {
        return jdbc.sql("select distinct emc from performance.figure where actor = ? order by emc").param(actor).query(String.class).list();
    }

    /**
     * @param readable months that the reader may see, by EMC; empty for all
     * @param page of the figures
     */
    public TrackRecord read(String actor, Optional<Map<EmcCode, ReadableMonths>> readable, PageRequest page) {
        var among = readable.map(TrackRecords::columns).orElse(null);
        var troubles = asked(Standings.TROUBLE + "where b.actor = :actor and " + AMONG + " order by b.period desc, b.emc, b.metric limit 50", actor, among).query(Standings::trouble).list();
        var months = months(actor, among);
        return new TrackRecord(actor, ratings.stars(List.of(actor)).getOrDefault(actor, policy.newcomerRating()), figures(actor, among, page),
                months.entrySet().stream().map(month -> month(month.getKey(), month.getValue())).toList(), Way.of(months.values().stream().flatMap(List::stream).toList()), steps(actor, among, MOST), counters(actor, among), troubles);
    }

    /**
     * The stars now and the latest steps of the rating, oldest first; nothing else.
     *
     * @param readable as for {@link #read}
     */
    public TrackRecord rating(String actor, Optional<Map<EmcCode, ReadableMonths>> readable, int most) {
        return new TrackRecord(actor, ratings.stars(List.of(actor)).getOrDefault(actor, policy.newcomerRating()), PageOf.of(List.of(), 0, PageRequest.first()), List.of(), Way.of(List.of()),
                steps(actor, readable.map(TrackRecords::columns).orElse(null), most), List.of(), List.of());
    }

    private JdbcClient.StatementSpec asked(String sql, String actor, String[] among) {
        return jdbc.sql(sql).param("actor", actor).param("months", among);
    }

    private PageOf<Promise> figures(String actor, String[] among, PageRequest page) {
        long total = asked("select count(*) from performance.figure g where g.actor = :actor and " + AMONG, actor, among).query(Long.class).single();
        var items = asked("""
                select g.*, m.concluded_at is not null as concluded from performance.shown_figure g join performance.month m on m.emc = g.emc and m.period = g.period
                 where g.actor = :actor and %s order by g.period desc, g.emc, g.position limit :limit offset :offset""".formatted(AMONG), actor, among)
                .param("limit", page.size()).param("offset", page.offset()).query(TrackRecords::promise).list();
        return PageOf.of(items, total, page);
    }

    private Map<YearMonth, List<FrozenFigure>> months(String actor, String[] among) {
        var newest = asked("select max(g.period) from performance.figure g where g.actor = :actor and " + AMONG, actor, among).query(String.class).optional();
        if (newest.isEmpty()) {
            return Map.of();
        }
        return asked("select g.* from performance.shown_figure g where g.actor = :actor and g.period >= :first and " + AMONG, actor, among)
                .param("first", YearMonth.parse(newest.get()).minusMonths(MONTHS - 1L).toString())
                .query((row, n) -> Map.entry(YearMonth.parse(row.getString("period")), MonthStore.figure(row, n))).list().stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey, TreeMap::new, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    static Month month(YearMonth period, List<FrozenFigure> figures) {
        return new Month(period, figures.size(), count(figures, true), count(figures, false), FrozenFigure.meanAttainment(figures), Way.of(figures));
    }

    private static int count(List<FrozenFigure> figures, boolean missed) {
        return (int) figures.stream().filter(figure -> missed ? figure.target().missed(figure.value()) : figure.target().below(figure.value())).count();
    }

    private List<Step> steps(String actor, String[] among, int most) {
        return asked("select * from (select * from performance.rating_step g where g.actor = :actor and " + AMONG + " order by seq desc limit :most) latest order by seq", actor, among)
                .param("most", most).query(TrackRecords::step).list();
    }

    private List<Counter> counters(String actor, String[] among) {
        return asked("""
                select g.emc, g.metric, g.name, c.periods_below, g.period from performance.counter c
                  join performance.figure g on g.emc = c.emc and g.period = c.last_period and g.actor = c.actor and g.metric = c.metric
                 where c.actor = :actor and c.periods_below > 0 and %s order by c.periods_below desc, g.emc, g.position limit 50""".formatted(AMONG), actor, among)
                .query((row, n) -> new Counter(row.getString("emc"), row.getString("metric"), row.getString("name"), row.getInt("periods_below"), YearMonth.parse(row.getString("period")))).list();
    }

    private static String[] columns(Map<EmcCode, ReadableMonths> readable) {
        return readable.entrySet().stream().flatMap(emc -> emc.getValue().named().stream().map(month -> emc.getKey() + "/" + month)).toArray(String[]::new);
    }

    private static Step step(ResultSet row, int n) throws SQLException {
        return new Step(row.getLong("seq"), row.getString("emc"), YearMonth.parse(row.getString("period")), row.getString("kind"), row.getBigDecimal("fulfilment"), row.getBigDecimal("before"), row.getBigDecimal("after"),
                row.getString("reason"), MonthStore.instant(row, "at"));
    }

    static Promise promise(ResultSet row, int n) throws SQLException {
        var figure = MonthStore.figure(row, n);
        var value = figure.value();
        return new Promise(row.getString("emc"), YearMonth.parse(row.getString("period")), figure.metric(), figure.name(), figure.unit(), figure.target(), value,
                value == null ? null : figure.target().attainmentPercent(value), figure.target().wayPercent(value), figure.target().missed(value), figure.target().below(value), figure.ruled() != null, row.getBoolean("concluded"));
    }
}
