package io.heyi.inbox.internal.calendar;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.inbox.InboxTest;
import io.heyi.shared.FieldError;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@InboxTest
@TestPropertySource(properties = {"heyi.policy.inbox.calendars.worked-weekends.CN=2026-02-14", "heyi.policy.inbox.calendars.holidays.CN=2026-02-20"})
class CalendarsTest {

    @Autowired Calendars calendars;

    private final io.heyi.access.Username person = user("p-" + UUID.randomUUID().toString().substring(0, 8)).username();

    private boolean worked(String day) {
        return calendars.of(person).isWorkingDay(LocalDate.parse(day));
    }

    @Test
    void whoHasChosenNothingHasTheHolidaysOfChina() {
        assertThat(List.of("2026-01-01", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-04-05", "2026-05-01", "2026-06-19", "2026-09-25", "2026-10-01", "2026-10-02"))
                .noneMatch(this::worked);
        assertThat(List.of("2026-02-13", "2026-04-07", "2026-05-04", "2026-12-25")).allMatch(this::worked);
        assertThat(worked("2025-01-28")).as("eve of the lunar year").isFalse();
        assertThat(worked("2025-04-04")).as("Clear and Bright").isFalse();
    }

    @Test
    void daysThatTheStateMovesComeFromThePolicy() {
        assertThat(worked("2026-02-14")).as("a Saturday that is worked").isTrue();
        assertThat(worked("2026-02-20")).as("a further day off").isFalse();
        assertThat(calendars.of(person).after(java.time.Instant.parse("2026-02-13T02:00:00Z"), 2)).as("two working days after a Friday")
                .isEqualTo(java.time.Instant.parse("2026-02-23T02:00:00Z"));
    }

    @Test
    void whoWorksElsewhereHasTheHolidaysAndTheZoneOfThatCountry() {
        assertThat(calendars.choose(person, "DE", "Europe/Berlin")).isEmpty();
        assertThat(calendars.choose(person, "DE", "Europe/Berlin")).as("repeated").isEmpty();
        assertThat(calendars.of(person).zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(worked("2026-12-25")).isFalse();
        assertThat(worked("2026-02-17")).isTrue();
        assertThat(worked("2026-02-14")).as("China's worked Saturday is not Germany's").isFalse();
    }

    @Test
    void aWrongCountryOrZoneIsNamedAndChangesNothing() {
        calendars.choose(person, "DE", "Europe/Berlin");
        assertThat(calendars.choose(person, "XX", "Mars/Olympus")).extracting(FieldError::field).containsExactly("country", "zone");
        assertThat(calendars.choose(person, "../cn", "Europe/Paris")).extracting(FieldError::field).containsExactly("country");
        assertThat(calendars.chosen(person)).isEqualTo(new PersonalCalendar("DE", ZoneId.of("Europe/Berlin")));
    }

    @Test
    void aWorkedWeekendInTheWeekStopsTheStart() {
        assertThatThrownBy(() -> new CalendarPolicy(null, null, Map.of("CN", List.of(LocalDate.parse("2026-02-13"))))).hasMessageContaining("worked-weekends").hasMessageContaining("2026-02-13");
        assertThatThrownBy(() -> new CalendarPolicy("China", null, null)).hasMessageContaining("country");
    }
}
