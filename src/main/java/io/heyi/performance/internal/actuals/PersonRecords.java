package io.heyi.performance.internal.actuals;

import io.heyi.performance.internal.Rows;
import io.heyi.performance.internal.actuals.TrackRecord.Month;
import io.heyi.performance.internal.actuals.TrackRecord.Promise;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What micro-enterprises delivered while one person owned them (product-bar D9): the figures of {@link TrackRecords}, by other months. */
@Service
@Transactional(readOnly = true)
public class PersonRecords {

    private static final String HELD = """
             performance.shown_figure g join performance.month m on m.emc = g.emc and m.period = g.period
             join jsonb_to_recordset(:held::jsonb) as held (actor text, "first" text, "last" text) on g.actor = held.actor and g.period between held."first" and held."last" """;

    private final JdbcClient jdbc;
    private final Rows rows;

    PersonRecords(JdbcClient jdbc, Rows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** @param actor code of the micro-enterprise */
    public record Delivered(String actor, Promise promise) {}

    /**
     * @param figures newest first
     * @param months oldest first, at most {@link TrackRecords#MONTHS} back from the newest
     * @param way of all figures of these months
     */
    public record PersonRecord(PageOf<Delivered> figures, List<Month> months, Way way) {}

    private record Row(String actor, String first, String last) {}

    /** @param page of the figures */
    public PersonRecord read(List<Held> held, PageRequest page) {
        var asked = rows.of(held.stream().map(one -> new Row(one.actor(), one.first().toString(), one.last().toString())).toList());
        var months = months(asked);
        return new PersonRecord(figures(asked, page), months.entrySet().stream().map(month -> TrackRecords.month(month.getKey(), month.getValue())).toList(),
                Way.of(months.values().stream().flatMap(List::stream).toList()));
    }

    private PageOf<Delivered> figures(String held, PageRequest page) {
        long total = jdbc.sql("select count(*) from " + HELD).param("held", held).query(Long.class).single();
        return PageOf.of(jdbc.sql("select g.*, m.concluded_at is not null as concluded from " + HELD + " order by g.period desc, g.actor, g.emc, g.position limit :limit offset :offset")
                .param("held", held).param("limit", page.size()).param("offset", page.offset())
                .query((row, n) -> new Delivered(row.getString("actor"), TrackRecords.promise(row, n))).list(), total, page);
    }

    private Map<YearMonth, List<FrozenFigure>> months(String held) {
        return jdbc.sql("with mine as materialized (select g.* from " + HELD + ") select * from mine where period > (select to_char(to_date(max(period), 'YYYY-MM') - make_interval(months => :months), 'YYYY-MM') from mine)")
                .param("held", held).param("months", TrackRecords.MONTHS).query((row, n) -> Map.entry(YearMonth.parse(row.getString("period")), MonthStore.figure(row, n))).list().stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey, TreeMap::new, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
