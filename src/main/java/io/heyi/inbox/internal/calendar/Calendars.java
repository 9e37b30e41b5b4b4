package io.heyi.inbox.internal.calendar;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.heyi.access.Username;
import io.heyi.shared.FieldError;
import io.heyi.shared.WorkingDays;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Working days of people by the holidays of their country (product-bar T13). Deadlines of the rules keep the company's calendar; reminders and the deadline view take these. */
@Component
public class Calendars {

    /** Years before and after today's whose holidays a calendar holds. */
    private static final int YEARS = 2;

    private static final Set<String> COUNTRIES = Stream.concat(Stream.of(ChineseHolidays.COUNTRY), HolidayManager.getSupportedCalendarCodes().stream()
            .map(code -> code.toUpperCase(Locale.ROOT))).filter(Set.of(Locale.getISOCountries())::contains).collect(Collectors.toUnmodifiableSet());

    private final CalendarPolicy policy;
    private final PersonalCalendars personal;
    private final ZoneId zone;
    private final ObjectProvider<WorkingDays> company;
    private final Clock clock;
    private final Map<CountryYear, Set<LocalDate>> known = new ConcurrentHashMap<>();

    private record CountryYear(String country, int year) {}

    Calendars(CalendarPolicy policy, PersonalCalendars personal, @Value(WorkingDays.ZONE) ZoneId zone, ObjectProvider<WorkingDays> company, Clock clock) {
        this.policy = policy;
        this.personal = personal;
        this.zone = zone;
        this.company = company;
        this.clock = clock;
    }

    /** The calendar of the rules, for what belongs to nobody yet. */
    public WorkingDays company() {
        return company.getIfAvailable(() -> workingDays(usual()));
    }

    /** The person's own, or that of the company's country for whoever has not chosen. */
    public WorkingDays of(Username person) {
        return workingDays(chosen(person));
    }

    /** Where the person works, as chosen or as usual. */
    public PersonalCalendar chosen(Username person) {
        return personal.find(person).orElseGet(this::usual);
    }

    /** Countries whose holidays are known, by code. */
    public Set<String> countries() {
        return COUNTRIES;
    }

    /**
     * Saves where the person works; repeating it changes nothing.
     *
     * @return what to mend; nothing was saved then
     */
    public List<FieldError> choose(Username person, String country, String zoneId) {
        var errors = new ArrayList<FieldError>();
        if (!COUNTRIES.contains(country)) {
            errors.add(FieldError.of("country", "inbox.calendar.error.country"));
        }
        if (!ZoneId.getAvailableZoneIds().contains(zoneId)) {
            errors.add(FieldError.of("zone", "inbox.calendar.error.zone"));
        }
        if (errors.isEmpty()) {
            personal.save(person, new PersonalCalendar(country, ZoneId.of(zoneId)));
        }
        return errors;
    }

    private PersonalCalendar usual() {
        return new PersonalCalendar(policy.country(), zone);
    }

    WorkingDays workingDays(PersonalCalendar where) {
        var holidays = new HashSet<>(policy.holidays().getOrDefault(where.country(), List.of()));
        var thisYear = LocalDate.ofInstant(clock.instant(), where.zone()).getYear();
        for (int year = thisYear - YEARS; year <= thisYear + YEARS; year++) {
            holidays.addAll(holidays(new CountryYear(where.country(), year)));
        }
        return new WorkingDays(where.zone(), holidays, Set.copyOf(policy.workedWeekends().getOrDefault(where.country(), List.of())));
    }

    private Set<LocalDate> holidays(CountryYear wanted) {
        return COUNTRIES.contains(wanted.country()) ? known.computeIfAbsent(wanted, Calendars::lookedUp) : Set.of();
    }

    private static Set<LocalDate> lookedUp(CountryYear wanted) {
        return wanted.country().equals(ChineseHolidays.COUNTRY) ? ChineseHolidays.in(wanted.year())
                : HolidayManager.getInstance(ManagerParameters.create(wanted.country().toLowerCase(Locale.ROOT))).getHolidays(Year.of(wanted.year()), HolidayType.PUBLIC_HOLIDAY).stream()
                        .map(Holiday::getDate).collect(Collectors.toUnmodifiableSet());
    }
}
