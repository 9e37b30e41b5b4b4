package io.heyi.performance.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.performance.internal.actuals.TrackRecord.Month;
import io.heyi.performance.internal.actuals.Way;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttainmentChartTest {

    private static final YearMonth MAY = YearMonth.of(2026, 5);

    private static Month month(YearMonth period, int missed, int below, String percent) {
        return new Month(period, 2, missed, below, percent == null ? null : new BigDecimal(percent), new Way(0, null, null));
    }

    @Test
    void aBarIsAsHighAsTheMeanAndStaysWithinTheDrawing() {
        var chart = AttainmentChart.of(List.of(month(MAY, 0, 0, "100.0"), month(MAY.plusMonths(1), 0, 0, "900")));

        assertThat(chart.committedY()).isEqualTo(50);
        assertThat(chart.bars()).extracting(AttainmentChart.Bar::height).containsExactly(100, 150);
        assertThat(chart.bars()).allMatch(bar -> bar.x() >= 0 && bar.y() >= 0 && bar.x() + bar.width() <= AttainmentChart.WIDTH);
    }

    @Test
    void theToneIsThatOfTheWorstFigureAndASilentMonthIsSeen() {
        var chart = AttainmentChart.of(List.of(month(MAY, 0, 0, "120"), month(MAY.plusMonths(1), 1, 0, "95"), month(MAY.plusMonths(2), 1, 1, "90"), month(MAY.plusMonths(3), 2, 2, null)));

        assertThat(chart.bars()).extracting(AttainmentChart.Bar::tone).containsExactly("good", "warn", "bad", "bad");
        assertThat(chart.bars().getLast().height()).isPositive();
    }

    @Test
    void aMonthWithoutAContractLeavesAGap() {
        var chart = AttainmentChart.of(List.of(month(MAY, 0, 0, "100"), month(MAY.plusMonths(3), 0, 0, "100")));

        assertThat(chart.bars().get(1).x() - chart.bars().getFirst().x()).isEqualTo(450);
        assertThat(chart.last()).isEqualTo(MAY.plusMonths(3));
        assertThat(AttainmentChart.of(List.of()).bars()).isEmpty();
    }
}
