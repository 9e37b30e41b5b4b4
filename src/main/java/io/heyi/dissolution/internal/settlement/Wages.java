package io.heyi.dissolution.internal.settlement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;

/** Wages of parts of months: by calendar days of each month, each part rounded half up to the cent, as the pool wage (domain.md §3a). */
public final class Wages {

    private Wages() {}

    /**
     * @param monthly gross base salary a month
     * @param from first day that counts
     * @param to last day that counts; zero wages where it lies before the first
     */
    public static BigDecimal between(BigDecimal monthly, LocalDate from, LocalDate to) {
        var total = BigDecimal.ZERO.setScale(2);
        for (var month = YearMonth.from(from); !month.isAfter(YearMonth.from(to)); month = month.plusMonths(1)) {
            int first = month.equals(YearMonth.from(from)) ? from.getDayOfMonth() : 1;
            int last = month.equals(YearMonth.from(to)) ? to.getDayOfMonth() : month.lengthOfMonth();
            if (first <= last) {
                total = total.add(monthly.multiply(BigDecimal.valueOf((long) last - first + 1)).divide(BigDecimal.valueOf(month.lengthOfMonth()), 2, RoundingMode.HALF_UP));
            }
        }
        return total;
    }
}
