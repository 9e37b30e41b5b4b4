package io.heyi.bench;

import io.heyi.e2e.Stage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;

/** The product's monthly cycle: the clock moves to ten days before the month's end, and everything else follows. */
final class RealCycle implements Cycle {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int LEAD_DAYS = 10;
    private static final int FREEZE_DAYS = 7;
    private static final Map<Milestone, String> STEPS = Map.of(Milestone.PUBLISHED, "step = 'DISPUTABLE'", Milestone.AGREED, "step = 'WAITING_FOR_MONTH_END'",
            Milestone.SEALED, "outcome = 'RENEWED'");

    private final Stage stage;
    private final Rows rows;
    private final YearMonth period;

    RealCycle(Stage stage, Rows rows, YearMonth period) {
        this.stage = stage;
        this.rows = rows;
        this.period = period;
    }

    private Instant daysBeforeEnd(int days) {
        return period.plusMonths(1).atDay(1).minusDays(days).atStartOfDay(ZONE).toInstant();
    }

    @Override
    public void start() {
        var now = Instant.parse(stage.get("administrator", "/local/clock").path("now").asText());
        stage.advanceClock("PT%dS".formatted(Duration.between(now, daysBeforeEnd(LEAD_DAYS)).toSeconds() + 60));
    }

    @Override
    public long arrived(Milestone milestone) throws SQLException {
        if (milestone == Milestone.STARTED) {
            return rows.count("select count(*) from orchestration.outbox where state = 'WAITING'") > 0 ? 0 : count("true");
        }
        return count(STEPS.get(milestone));
    }

    private long count(String which) throws SQLException {
        return rows.count("select count(*) from emc.renewal where period = '%s' and title like 'Bench contract%%' and %s".formatted(period, which));
    }

    @Override
    public Instant due(Milestone milestone) throws SQLException {
        return milestone == Milestone.PUBLISHED ? daysBeforeEnd(FREEZE_DAYS)
                : Instant.parse(rows.column("select to_char(max(due_at) at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') from emc.renewal where period = '%s' and outcome is null"
                        .formatted(period)).getFirst());
    }

    @Override
    public boolean asksPeople() {
        return true;
    }
}
