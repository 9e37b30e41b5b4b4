package io.heyi.talent.internal.pool;

import io.heyi.access.Username;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.shared.WorkingDays;
import io.heyi.talent.internal.domain.pool.StayPhase;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stays that go on, for the coordinator's desk. It tells no figure of pay. */
@Component
@Transactional(readOnly = true)
public class PoolList {

    private final JdbcClient jdbc;
    private final WorkingDays calendar;
    private final Clock clock;

    PoolList(JdbcClient jdbc, WorkingDays calendar, Clock clock) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * @param daysIn since the entry
     * @param daysLeft until the limit, below 0 when it has passed
     * @param openOffers that wait for the person's answer
     * @param escalated whether others had to be asked because nobody decided
     */
    public record Row(String code, Username person, StayPhase phase, LocalDate entered, LocalDate limit, long daysIn, long daysLeft, int refusals, int openOffers, boolean escalated) {}

    /** How many are how far. @param soon whose limit comes within 30 days; @param decision where people have to decide; @param offered with an offer to answer */
    public record Counts(long all, long firstMonth, long secondMonth, long later, long soon, long decision, long offered) {}

    public Counts counts() {
        var today = today();
        return jdbc.sql("""
                select count(*), count(*) filter (where entered > :month), count(*) filter (where entered <= :month and entered > :two), count(*) filter (where entered <= :two),
                    count(*) filter (where phase = 'IN_POOL' and last_day <= :soon), count(*) filter (where phase in ('LIMIT_DECISION', 'LEGAL_CHECK')),
                    count(*) filter (where exists (select from talent.offer o where o.person = s.person and o.state = 'OPEN' and o.expires_at > :now))
                from talent.pool_stay s where outcome is null""")
                .param("month", today.minusMonths(1)).param("two", today.minusMonths(2)).param("soon", today.plusDays(30)).param("now", StayStore.utc(clock.instant()))
                .query((row, n) -> new Counts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7))).single();
    }

    /** Whose limit comes first stands first. */
    public PageOf<Row> open(PageRequest page) {
        long total = jdbc.sql("select count(*) from talent.pool_stay where outcome is null").query(Long.class).single();
        var today = today();
        var rows = jdbc.sql("""
                select s.*, (select count(*) from talent.offer o where o.person = s.person and o.state = 'OPEN' and o.expires_at > :now) as open_offers
                from talent.pool_stay s where outcome is null order by last_day, code limit :size offset :offset""")
                .param("now", StayStore.utc(clock.instant())).param("size", page.size()).param("offset", page.offset()).query((row, n) -> {
                    var entered = row.getObject("entered", LocalDate.class);
                    var limit = row.getObject("last_day", LocalDate.class);
                    return new Row(row.getString("code"), new Username(row.getString("person")), StayPhase.valueOf(row.getString("phase")), entered, limit, ChronoUnit.DAYS.between(entered, today),
                            ChronoUnit.DAYS.between(today, limit), row.getInt("refusals"), row.getInt("open_offers"), row.getBoolean("escalated"));
                }).list();
        return PageOf.of(rows, total, page);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), calendar.zone());
    }
}
