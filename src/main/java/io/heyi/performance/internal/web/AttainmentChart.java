package io.heyi.performance.internal.web;

import io.heyi.performance.internal.actuals.TrackRecord.Month;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Mean attainment by month as bars of a drawing of {@value #WIDTH} × {@value #HEIGHT}; the table beside it says the same. A month without a contract leaves a gap.
 *
 * @param committedY where 100 percent is
 * @param first null without any month
 */
record AttainmentChart(List<Bar> bars, int committedY, YearMonth first, YearMonth last) {

    static final int WIDTH = 600;
    static final int HEIGHT = 150;
    /** Percent at the upper edge; what is more is drawn as that. */
    private static final int MOST = 150;
    private static final int SILENT_HEIGHT = 3;
    private static final int WIDEST = 60;

    /** @param tone {@code good}, {@code warn} below what was committed, {@code bad} below bottom */
    record Bar(int x, int y, int width, int height, String tone, YearMonth period) {}

    static AttainmentChart of(List<Month> months) {
        int committed = HEIGHT - height(new BigDecimal(100));
        if (months.isEmpty()) {
            return new AttainmentChart(List.of(), committed, null, null);
        }
        var first = months.getFirst().period();
        var last = months.getLast().period();
        int slot = WIDTH / Math.toIntExact(ChronoUnit.MONTHS.between(first, last) + 1);
        return new AttainmentChart(months.stream().map(month -> bar(month, Math.toIntExact(ChronoUnit.MONTHS.between(first, month.period())) * slot, slot)).toList(), committed, first, last);
    }

    private static Bar bar(Month month, int left, int slot) {
        int width = Math.min(WIDEST, Math.max(2, slot * 7 / 10));
        int height = month.attainmentPercent() == null ? SILENT_HEIGHT : Math.max(SILENT_HEIGHT, height(month.attainmentPercent()));
        return new Bar(left + (slot - width) / 2, HEIGHT - height, width, height, month.below() > 0 ? "bad" : month.missed() > 0 ? "warn" : "good", month.period());
    }

    private static int height(BigDecimal percent) {
        return percent.min(new BigDecimal(MOST)).multiply(new BigDecimal(HEIGHT)).divide(new BigDecimal(MOST), 0, RoundingMode.HALF_UP).intValue();
    }
}
