package io.heyi.inbox.internal.calendar;

import com.ibm.icu.util.ChineseCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The statutory holidays of mainland China, which the library of holidays does not have: fixed days, days of the lunar calendar, and the day of Clear and Bright. The days that
 * the State Council moves around them each year are in {@link CalendarPolicy}.
 */
final class ChineseHolidays {

    static final String COUNTRY = "CN";

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Set<MonthDay> FIXED = Set.of(MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(5, 2), MonthDay.of(10, 1), MonthDay.of(10, 2), MonthDay.of(10, 3));

    private ChineseHolidays() {}

    /** @param year 2000 to 2099 */
    static Set<LocalDate> in(int year) {
        var days = new HashSet<LocalDate>();
        FIXED.forEach(day -> days.add(day.atYear(year)));
        days.add(clearAndBright(year));
        LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1)).filter(ChineseHolidays::isLunarHoliday).forEach(days::add);
        return Set.copyOf(days);
    }

    /** When the sun reaches 15 degrees, by the usual rule for this century. */
    private static LocalDate clearAndBright(int year) {
        int inCentury = year % 100;
        return LocalDate.of(year, 4, (int) (inCentury * 0.2422 + 4.81) - inCentury / 4);
    }

    /** Eve and first three days of the lunar year, Dragon Boat, Mid-Autumn. */
    private static boolean isLunarHoliday(LocalDate day) {
        return Lunar.of(day.plusDays(1)).is(1, 1) || Stream.of(1, 2, 3).anyMatch(first -> Lunar.of(day).is(1, first)) || Lunar.of(day).is(5, 5) || Lunar.of(day).is(8, 15);
    }

    private record Lunar(int month, int day, boolean leap) {

        static Lunar of(LocalDate day) {
            var calendar = new ChineseCalendar();
            Instant noon = day.atTime(12, 0).atZone(ZONE).toInstant();
            calendar.setTimeZone(com.ibm.icu.util.TimeZone.getTimeZone(ZONE.getId()));
            calendar.setTimeInMillis(noon.toEpochMilli());
            return new Lunar(calendar.get(ChineseCalendar.MONTH) + 1, calendar.get(ChineseCalendar.DAY_OF_MONTH), calendar.get(ChineseCalendar.IS_LEAP_MONTH) == 1);
        }

        boolean is(int wantedMonth, int wantedDay) {
            return month == wantedMonth && day == wantedDay && !leap;
        }
    }
}
