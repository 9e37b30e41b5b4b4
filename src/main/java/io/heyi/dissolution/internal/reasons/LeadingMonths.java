package io.heyi.dissolution.internal.reasons;

import io.heyi.dissolution.internal.reasons.ReasonsToDissolve.Figure;
import io.heyi.performance.LeadingValuesJudged;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Judged months of leading values, each once. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class LeadingMonths {

    private final JdbcClient jdbc;

    LeadingMonths(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Series(String contract, String metric) {}

    private record Month(Series of, Figure figure) {}

    /** A month that is known already stays as it is. */
    void keep(LeadingValuesJudged judged) {
        judged.figures().forEach(figure -> jdbc.sql("""
                insert into dissolution.leading_month (microenterprise, contract, metric, period, name, value, leading_value, short_percent) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(judged.microenterprise(), judged.contract(), figure.metric(), judged.period().toString(), figure.name(), figure.value(), figure.leading(), figure.shortPercent()).update());
    }

    /**
     * The latest months in a row in which the same leading value of the same contract was missed by more than that, the newest first. A contract that was not judged in the
     * last two months says nothing any more.
     *
     * @param months in a row
     * @return empty where no value was missed so often
     */
    List<Figure> missed(String microenterprise, BigDecimal percent, int months) {
        var known = jdbc.sql("""
                select * from dissolution.leading_month where microenterprise = :me
                   and period > (select to_char(to_date(max(period), 'YYYY-MM') - make_interval(months => :months), 'YYYY-MM') from dissolution.leading_month where microenterprise = :me)
                 order by period desc, contract, metric""").param("me", microenterprise).param("months", months + 1)
                .query((row, n) -> new Month(new Series(row.getString("contract"), row.getString("metric")), new Figure(row.getString("period"), row.getString("contract"), row.getString("name"),
                        row.getBigDecimal("value"), row.getBigDecimal("leading_value"), row.getBigDecimal("short_percent")))).list();
        if (known.isEmpty()) {
            return List.of();
        }
        var latest = YearMonth.parse(known.getFirst().figure().period());
        return known.stream().collect(Collectors.groupingBy(Month::of, LinkedHashMap::new, Collectors.mapping(Month::figure, Collectors.toList()))).values().stream()
                .filter(series -> !month(series.getFirst()).isBefore(latest.minusMonths(1))).filter(series -> inARow(series, percent, months)).flatMap(series -> series.stream().limit(months)).toList();
    }

    private static boolean inARow(List<Figure> series, BigDecimal percent, int months) {
        return series.size() >= months && IntStream.range(0, months)
                .allMatch(i -> series.get(i).percent().compareTo(percent) > 0 && month(series.get(i)).equals(month(series.getFirst()).minusMonths(i)));
    }

    private static YearMonth month(Figure figure) {
        return YearMonth.parse(figure.period());
    }
}
