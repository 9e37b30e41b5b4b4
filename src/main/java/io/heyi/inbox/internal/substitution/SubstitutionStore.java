package io.heyi.inbox.internal.substitution;

import io.heyi.access.Username;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SubstitutionStore {

    private final JdbcClient jdbc;

    SubstitutionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when this id is known */
    boolean insert(Substitution made) {
        return jdbc.sql("""
                        insert into inbox.substitution (id, absent, substitute, first_day, last_day, processes, reason, made_by, made_at)
                        values (:id, :absent, :substitute, :first, :last, :processes::text[], :reason, :by, :at) on conflict (id) do nothing""")
                .param("id", made.id()).param("absent", made.absent().value()).param("substitute", made.substitute().value()).param("first", made.firstDay())
                .param("last", made.lastDay()).param("processes", made.processes().stream().sorted().toArray(String[]::new)).param("reason", made.reason())
                .param("by", made.madeBy().value()).param("at", at(made.madeAt())).update() == 1;
    }

    Optional<Substitution> find(UUID id) {
        return jdbc.sql("select * from inbox.substitution where id = :id").param("id", id).query(this::substitution).optional();
    }

    Optional<Substitution> lock(UUID id) {
        return jdbc.sql("select * from inbox.substitution where id = :id for update").param("id", id).query(this::substitution).optional();
    }

    void revoke(UUID id, Username by, Instant now) {
        jdbc.sql("update inbox.substitution set revoked_by = :by, revoked_at = :at where id = :id").param("by", by.value()).param("at", at(now)).param("id", id).update();
    }

    /** In whose place the person acts on that day. */
    List<Substitution> inForce(Username substitute, LocalDate day) {
        return jdbc.sql("""
                        select * from inbox.substitution where substitute = :substitute and revoked_at is null and first_day <= :day and last_day >= :day
                        order by absent, made_at, id""")
                .param("substitute", substitute.value()).param("day", day).query(this::substitution).list();
    }

    /** Who acts for any of these people on that day. */
    List<Substitution> inForceFor(Set<String> absent, LocalDate day) {
        return jdbc.sql("""
                        select * from inbox.substitution where absent = any(:absent::text[]) and revoked_at is null and first_day <= :day and last_day >= :day
                        order by absent, made_at, id""")
                .param("absent", absent.toArray(String[]::new)).param("day", day).query(this::substitution).list();
    }

    /** How many of this person are not over. */
    long countAhead(Username absent, LocalDate today) {
        return jdbc.sql("select count(*) from inbox.substitution where absent = :absent and revoked_at is null and last_day >= :today").param("absent", absent.value())
                .param("today", today).query(Long.class).single();
    }

    /** Not over yet, between the same two, on any of these days. */
    List<Substitution> overlapping(Username absent, Username substitute, LocalDate first, LocalDate last) {
        return jdbc.sql("""
                        select * from inbox.substitution where absent = :absent and substitute = :substitute and revoked_at is null and first_day <= :last and last_day >= :first
                        order by first_day, id""")
                .param("absent", absent.value()).param("substitute", substitute.value()).param("first", first).param("last", last).query(this::substitution).list();
    }

    /** Both ways, the latest first. */
    PageOf<Substitution> around(Username person, PageRequest page) {
        var where = " from inbox.substitution where absent = :person or substitute = :person";
        var total = jdbc.sql("select count(*)" + where).param("person", person.value()).query(Long.class).single();
        return PageOf.of(jdbc.sql("select *" + where + " order by last_day desc, id limit :limit offset :offset").param("person", person.value())
                .param("limit", page.size()).param("offset", page.offset()).query(this::substitution).list(), total, page);
    }

    /** Everybody's, the latest first. */
    PageOf<Substitution> all(PageRequest page) {
        var total = jdbc.sql("select count(*) from inbox.substitution").query(Long.class).single();
        return PageOf.of(jdbc.sql("select * from inbox.substitution order by last_day desc, id limit :limit offset :offset")
                .param("limit", page.size()).param("offset", page.offset()).query(this::substitution).list(), total, page);
    }

    private Substitution substitution(ResultSet row, int number) throws SQLException {
        var revokedBy = row.getString("revoked_by");
        return new Substitution(row.getObject("id", UUID.class), new Username(row.getString("absent")), new Username(row.getString("substitute")),
                row.getObject("first_day", LocalDate.class), row.getObject("last_day", LocalDate.class), Set.of((String[]) row.getArray("processes").getArray()),
                row.getString("reason"), new Username(row.getString("made_by")), instant(row, "made_at"),
                revokedBy == null ? Optional.empty() : Optional.of(new Substitution.Revoked(new Username(revokedBy), instant(row, "revoked_at"))));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
