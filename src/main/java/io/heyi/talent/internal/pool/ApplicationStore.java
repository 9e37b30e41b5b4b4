package io.heyi.talent.internal.pool;

import io.heyi.access.Username;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who is interested in which opening, and what the owner has answered. Nothing answers by itself. */
@Repository
public class ApplicationStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    ApplicationStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param answer null while the owner has not answered */
    public record Application(OpeningCode opening, Username person, String text, Instant at, String answer, Username answeredBy, Instant answeredAt) {}

    /** @return false when the same was said before or is answered already */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean apply(OpeningCode opening, Username person, String text) {
        return jdbc.sql("""
                insert into talent.application as known (opening, person, text, at) values (?, ?, ?, ?)
                on conflict (opening, person) do update set text = excluded.text, at = excluded.at where known.answered_at is null and known.text <> excluded.text""")
                .params(opening.value(), person.value(), text, StayStore.utc(clock.instant())).update() == 1;
    }

    /** @return false when there is none that waits */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean answer(OpeningCode opening, Username person, String answer, Username by) {
        return jdbc.sql("update talent.application set answer = ?, answered_by = ?, answered_at = ? where opening = ? and person = ? and answered_at is null")
                .params(answer, by.value(), StayStore.utc(clock.instant()), opening.value(), person.value()).update() == 1;
    }

    @Transactional(readOnly = true)
    public boolean isAnswered(OpeningCode opening, Username person) {
        return find(opening, person).filter(one -> one.answeredAt() != null).isPresent();
    }

    @Transactional(readOnly = true)
    public Optional<Application> find(OpeningCode opening, Username person) {
        return jdbc.sql("select * from talent.application where opening = ? and person = ?").params(opening.value(), person.value()).query(ApplicationStore::row).optional();
    }

    /** Those that wait for an answer first, the oldest first. */
    @Transactional(readOnly = true)
    public PageOf<Application> of(OpeningCode opening, PageRequest page) {
        long total = jdbc.sql("select count(*) from talent.application where opening = ?").param(opening.value()).query(Long.class).single();
        var rows = jdbc.sql("select * from talent.application where opening = ? order by answered_at is not null, at, person limit ? offset ?")
                .params(opening.value(), page.size(), page.offset()).query(ApplicationStore::row).list();
        return PageOf.of(rows, total, page);
    }

    /** @param count of applications without an answer */
    public record Waiting(OpeningCode opening, String microenterprise, String role, long count) {}

    /** Openings of these micro-enterprises with applications that nobody has answered, the one that waits longest first. */
    @Transactional(readOnly = true)
    public List<Waiting> waiting(Collection<String> microenterprises) {
        return jdbc.sql("""
                select o.code, o.microenterprise, o.role, count(*) from talent.opening o join talent.application a on a.opening = o.code
                where o.microenterprise = any (?) and a.answered_at is null and o.withdrawn_at is null group by o.code order by min(a.at), o.code limit 20""")
                .param(microenterprises.toArray(String[]::new)).query((row, n) -> new Waiting(new OpeningCode(row.getString(1)), row.getString(2), row.getString(3), row.getLong(4))).list();
    }

    private static Application row(ResultSet row, int n) throws SQLException {
        var by = row.getString("answered_by");
        return new Application(new OpeningCode(row.getString("opening")), new Username(row.getString("person")), row.getString("text"), OfferStore.instant(row, "at"), row.getString("answer"),
                by == null ? null : new Username(by), OfferStore.instant(row, "answered_at"));
    }
}
