package io.heyi.inbox.internal.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Working days of countries beyond the library of holidays, from {@code heyi.policy.inbox.calendars.*} (A, product-bar T13).
 *
 * @param country of whoever has not chosen one, ISO 3166 with two letters; default CN
 * @param holidays days off that the library does not know, by country
 * @param workedWeekends Saturdays and Sundays that are worked instead of a holiday, by country, as China's State Council announces them each year
 */
public record CalendarPolicy(String country, Map<String, List<LocalDate>> holidays, Map<String, List<LocalDate>> workedWeekends) {

    /** @throws IllegalArgumentException for a country without two letters or a worked weekend in the week; the product then does not start */
    public CalendarPolicy {
        country = country == null ? "CN" : country;
        holidays = holidays == null ? Map.of() : Map.copyOf(holidays);
        workedWeekends = workedWeekends == null ? Map.of() : Map.copyOf(workedWeekends);
        if (!country.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("heyi.policy.inbox.calendars.country must have two capital letters, not " + country);
        }
        workedWeekends.values().stream().flatMap(List::stream).filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0).findFirst().ifPresent(day -> {
            throw new IllegalArgumentException("heyi.policy.inbox.calendars.worked-weekends must be Saturdays or Sundays, not " + day);
        });
    }

    /** All defaults. */
    public static CalendarPolicy defaults() {
        return new CalendarPolicy(null, null, null);
    }
}
