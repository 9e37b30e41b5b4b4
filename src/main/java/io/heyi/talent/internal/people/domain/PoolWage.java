package io.heyi.talent.internal.people.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * What the talent pool pays (domain.md P6, §3a, E9): the benchmark of the role times the rate of that day, by calendar days of the month. The rate steps down in
 * months counted from the day of entry, not from the first of a month; a month added ends on the month's last day where the day is missing. Each part is rounded half up
 * to the cent.
 */
public final class PoolWage {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final List<BigDecimal> rates;

    public PoolWage(PayPolicy policy) {
        this.rates = policy.poolRates();
    }

    /**
     * Days of one month with one rate.
     *
     * @param to last of these days, inclusive
     */
    public record Part(LocalDate from, LocalDate to, BigDecimal ratePercent, BigDecimal amount) {}

    /** Wage of one calendar month; without parts, and 0.00, for a month in which nobody is paid. */
    public record Wage(List<Part> parts, BigDecimal total) {

        public Wage {
            parts = List.copyOf(parts);
        }
    }

    /** The first day that is not paid any more: as many months after the entry as there are rates. The limit date of a stay that is not extended. */
    public LocalDate limit(LocalDate entry) {
        return entry.plusMonths(rates.size());
    }

    /** Percent of the benchmark on a day of the stay; after the last step it stays there. @param day not before {@code entry} */
    public BigDecimal rateOn(LocalDate entry, LocalDate day) {
        int step = 0;
        while (step < rates.size() - 1 && !day.isBefore(entry.plusMonths(step + 1L))) {
            step++;
        }
        return rates.get(step);
    }

    /** The wage of a month up to the limit; months before the entry and from the limit on have no parts. @param benchmark a month, in any currency */
    public Wage of(BigDecimal benchmark, LocalDate entry, YearMonth month) {
        return of(benchmark, entry, limit(entry), month);
    }

    /** The same for a stay that ends on another day. @param end first day that is not paid: of joining, or an extended limit */
    public Wage of(BigDecimal benchmark, LocalDate entry, LocalDate end, YearMonth month) {
        var parts = new ArrayList<Part>();
        var from = later(entry, month.atDay(1));
        var stop = earlier(end, month.plusMonths(1).atDay(1));
        while (from.isBefore(stop)) {
            var next = earlier(stop, nextStep(entry, from, stop));
            parts.add(part(benchmark, rateOn(entry, from), from, next.minusDays(1), month));
            from = next;
        }
        return new Wage(parts, parts.stream().map(Part::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add));
    }

    private LocalDate nextStep(LocalDate entry, LocalDate day, LocalDate otherwise) {
        for (int step = 1; step < rates.size(); step++) {
            if (entry.plusMonths(step).isAfter(day)) {
                return entry.plusMonths(step);
            }
        }
        return otherwise;
    }

    private static Part part(BigDecimal benchmark, BigDecimal rate, LocalDate from, LocalDate to, YearMonth month) {
        var days = BigDecimal.valueOf(to.getDayOfMonth() - from.getDayOfMonth() + 1L);
        var amount = benchmark.multiply(rate).multiply(days).divide(HUNDRED.multiply(BigDecimal.valueOf(month.lengthOfMonth())), 2, RoundingMode.HALF_UP);
        return new Part(from, to, rate, amount);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
