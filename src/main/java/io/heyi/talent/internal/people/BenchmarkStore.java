package io.heyi.talent.internal.people;

import io.heyi.shared.Money;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.talent.internal.people.Benchmarks.Row;
import io.heyi.talent.internal.people.Benchmarks.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Benchmarks with their history. */
@Repository
class BenchmarkStore {

    private static final String ROW = "select b.*, c.currency from talent.benchmark b join talent.country c on c.code = b.country join talent.role r on r.code = b.role ";

    private final JdbcClient jdbc;

    BenchmarkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Row> inForce(String role, String country, LocalDate day) {
        return jdbc.sql(ROW + "where b.state = 'CONFIRMED' and b.role = ? and b.country = ? and b.valid_from <= ? order by b.valid_from desc, b.id desc limit 1")
                .params(role, country, day).query(BenchmarkStore::row).optional();
    }

    /** What counts on the day for each role and country. @param country null for all; @param role null for all */
    PageOf<Row> inForce(String role, String country, LocalDate day, PageRequest page) {
        var latest = "(select distinct on (role, country) * from talent.benchmark where state = 'CONFIRMED' and valid_from <= ? and (?::text is null or role = ?) and (?::text is null or country = ?) "
                + "order by role, country, valid_from desc, id desc)";
        var total = jdbc.sql("select count(*) from " + latest + " as latest").params(day, role, role, country, country).query(Long.class).single();
        var rows = jdbc.sql(ROW.replace("talent.benchmark b", latest + " as b") + "order by r.position, b.country limit ? offset ?")
                .params(day, role, role, country, country, page.size(), page.offset()).query(BenchmarkStore::row).list();
        return PageOf.of(rows, total, page);
    }

    /** Whatever was ever proposed, the newest first. */
    PageOf<Row> history(String role, String country, PageRequest page) {
        var wanted = "where (?::text is null or b.role = ?) and (?::text is null or b.country = ?) ";
        var total = jdbc.sql("select count(*) from talent.benchmark b " + wanted).params(role, role, country, country).query(Long.class).single();
        return PageOf.of(jdbc.sql(ROW + wanted + "order by b.id desc limit ? offset ?").params(role, role, country, country, page.size(), page.offset()).query(BenchmarkStore::row).list(), total, page);
    }

    /** What waits for the settlement officer, the oldest first; at most one for each role and country. */
    List<Row> open() {
        return jdbc.sql(ROW + "where b.state = 'PROPOSED' order by b.id").query(BenchmarkStore::row).list();
    }

    Optional<Row> find(long id) {
        return jdbc.sql(ROW + "where b.id = ? for update of b").param(id).query(BenchmarkStore::row).optional();
    }

    Optional<Row> openOne(String role, String country) {
        return jdbc.sql(ROW + "where b.state = 'PROPOSED' and b.role = ? and b.country = ?").params(role, country).query(BenchmarkStore::row).optional();
    }

    long propose(String role, String country, LocalDate validFrom, Money amount, String source, String by, Instant at) {
        return jdbc.sql("insert into talent.benchmark (role, country, valid_from, amount, source, state, proposed_by, proposed_at) values (?, ?, ?, ?, ?, 'PROPOSED', ?, ?) returning id")
                .params(role, country, validFrom, amount.amount(), source, by, at.atOffset(ZoneOffset.UTC)).query(Long.class).single();
    }

    void decide(long id, State state, String by, Instant at) {
        jdbc.sql("update talent.benchmark set state = ?, decided_by = ?, decided_at = ? where id = ? and state = 'PROPOSED'").params(state.name(), by, at.atOffset(ZoneOffset.UTC), id).update();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        var decided = row.getObject("decided_at", OffsetDateTime.class);
        return new Row(row.getLong("id"), row.getString("role"), row.getString("country"), row.getObject("valid_from", LocalDate.class),
                new Money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency"))), row.getString("source"), State.valueOf(row.getString("state")),
                row.getString("proposed_by"), row.getObject("proposed_at", OffsetDateTime.class).toInstant(), row.getString("decided_by"), decided == null ? null : decided.toInstant());
    }
}
