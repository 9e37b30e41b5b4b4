package io.heyi.performance.internal.actuals;

import io.heyi.microenterprise.Tenures.Tenure;
import io.heyi.shared.WorkingDays;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Months of a micro-enterprise that count for one owner: those that began while that person owned it, because who owns it then has promised them. The first owner
 * answers for the month of the founding as well.
 *
 * @param last not before {@code first}
 */
public record Held(String actor, YearMonth first, YearMonth last) {

    private static final YearMonth EARLIEST = YearMonth.of(1, 1);
    private static final YearMonth LATEST = YearMonth.of(9999, 12);

    /** Empty where no month began in that time. */
    public static Optional<Held> of(Tenure tenure, ZoneId zone) {
        var first = tenure.first() ? EARLIEST : WorkingDays.firstMonthBegunAt(tenure.from(), zone);
        var last = tenure.until().map(until -> WorkingDays.firstMonthBegunAt(until, zone).minusMonths(1)).orElse(LATEST);
        return last.isBefore(first) ? Optional.empty() : Optional.of(new Held(tenure.microenterprise(), first, last));
    }
}
