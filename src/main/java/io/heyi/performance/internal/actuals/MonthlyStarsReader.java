package io.heyi.performance.internal.actuals;

import io.heyi.performance.MonthlyStars;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Months as the rating has taken them. */
@Repository
@Transactional(readOnly = true)
class MonthlyStarsReader implements MonthlyStars {

    private final JdbcClient jdbc;

    MonthlyStarsReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Map<YearMonth, BigDecimal>> since(YearMonth first) {
        var months = new HashMap<String, Map<YearMonth, BigDecimal>>();
        jdbc.sql("select actor, period, round(5 * avg(fulfilment), 4) as stars from performance.rating_step where kind = 'MONTH' and period >= ? group by actor, period").param(first.toString())
                .query(row -> {
                    months.computeIfAbsent(row.getString("actor"), none -> new HashMap<>()).put(YearMonth.parse(row.getString("period")), row.getBigDecimal("stars"));
                });
        return months;
    }
}
