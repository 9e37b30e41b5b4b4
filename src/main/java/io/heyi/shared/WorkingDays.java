package io.heyi.shared;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Set;

/**
 * Counts in working days: Monday to Friday without the given holidays, and the weekend days that are worked instead, in one zone (domain.md §3a).
 * A deadline of n working days ends at the same time of day n working days later; a start on a day off counts from the next working day's 09:00.
 */
public record WorkingDays(ZoneId zone, Set<LocalDate> holidays, Set<LocalDate> workedWeekends) {

    /** The company's zone, for whoever needs no more of its calendar: what to have injected as a {@code ZoneId} (A). */
    public static final String ZONE = "${heyi.calendar.zone:Asia/Shanghai}";

    public static final LocalTime START_OF_WORK = LocalTime.of(9, 0);

    public WorkingDays {
        holidays = Set.copyOf(holidays);
        workedWeekends = Set.copyOf(workedWeekends);
    }

    /** Without a weekend that is worked. */
    public WorkingDays(ZoneId zone, Set<LocalDate> holidays) {
        this(zone, holidays, Set.of());
    }

    /** The first month that begins at that instant or later: the first that an owner answers for who takes the office then. */
    public static YearMonth firstMonthBegunAt(Instant at, ZoneId zone) {
        var month = YearMonth.from(at.atZone(zone));
        return month.atDay(1).atStartOfDay(zone).toInstant().isBefore(at) ? month.plusMonths(1) : month;
    }

    public boolean isWorkingDay(LocalDate day) {
        return workedWeekends.contains(day) || day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY && !holidays.contains(day);
    }

    /**
     * @param days 0 or more
     * @throws IllegalArgumentException for negative days
     */
    public Instant after(Instant start, int days) {
        if (days < 0) {
            throw new IllegalArgumentException("days must not be negative: " + days);
        }
        var local = start.atZone(zone);
        var day = local.toLocalDate();
        var time = local.toLocalTime();
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
            time = START_OF_WORK;
        }
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day.atTime(time).atZone(zone).toInstant();
    }

    /**
     * The instant n working days before a deadline, for reminders; never before {@code notBefore}.
     *
     * @param days 0 or more
     */
    public Instant before(Instant deadline, int days, Instant notBefore) {
        var local = deadline.atZone(zone);
        var day = local.toLocalDate();
        for (int left = days; left > 0; ) {
            day = day.minusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        var reminder = day.atTime(local.toLocalTime()).atZone(zone).toInstant();
        return reminder.isBefore(notBefore) ? notBefore : reminder;
    }
}
