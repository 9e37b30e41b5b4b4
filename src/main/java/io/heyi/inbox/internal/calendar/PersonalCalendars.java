package io.heyi.inbox.internal.calendar;

import io.heyi.access.Username;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people have said of where they work. */
@Repository
class PersonalCalendars {

    private final JdbcClient jdbc;

    PersonalCalendars(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PersonalCalendar> find(Username person) {
        return jdbc.sql("select country, zone from inbox.personal_calendar where person = :person").param("person", person.value())
                .query((row, n) -> new PersonalCalendar(row.getString("country"), ZoneId.of(row.getString("zone")))).optional();
    }

    void save(Username person, PersonalCalendar calendar) {
        jdbc.sql("insert into inbox.personal_calendar (person, country, zone) values (:person, :country, :zone) on conflict (person) do update set country = :country, zone = :zone")
                .param("person", person.value()).param("country", calendar.country()).param("zone", calendar.zone().getId()).update();
    }
}
