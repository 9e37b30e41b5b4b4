package io.heyi.performance.internal.actuals;

import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.emc.ReadableMonths;
import io.heyi.performance.internal.Rows;
import io.heyi.performance.internal.actuals.TrackRecord.Trouble;
import io.heyi.performance.internal.domain.PerformancePolicy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Months for people to look at: what is frozen, and before that what freezing at this moment would give. */
@Service
@Transactional(readOnly = true)
public class Standings {

    /** The figure that met the trigger is {@code g}. */
    static final String TROUBLE = """
            select b.*, g.name from performance.below_bottom b
              join performance.figure g on g.emc = b.emc and g.period = b.period and g.actor = b.actor and g.metric = b.metric
            """;

    private final MonthStore months;
    private final PerformancePolicy policy;
    private final JdbcClient jdbc;
    private final Rows rows;
    private final Clock clock;

    Standings(MonthStore months, PerformancePolicy policy, JdbcClient jdbc, Rows rows, Clock clock) {
        this.months = months;
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

    static Trouble trouble(ResultSet row, int n) throws SQLException {
        return new Trouble(row.getString("emc"), row.getString("actor"), row.getString("metric"), row.getString("name"), YearMonth.parse(row.getString("period")), row.getInt("periods_below"), row.getBigDecimal("value"),
                row.getBigDecimal("bottom"), row.getString("rule"), row.getObject("decision_version", Integer.class), MonthStore.instant(row, "at"));
    }
}
