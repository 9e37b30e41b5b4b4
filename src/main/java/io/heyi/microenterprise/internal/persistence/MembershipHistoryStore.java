package io.heyi.microenterprise.internal.persistence;

import io.heyi.access.Username;
import io.heyi.microenterprise.MembershipHistory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Memberships that go on and those that have ended. */
@Repository
@Transactional(readOnly = true)
class MembershipHistoryStore implements MembershipHistory {

    private static final String ALL = """
            select * from (select username, code, since, null::timestamptz as until from microenterprise.member
            union all select username, code, since, until from microenterprise.former_member) belonging""";
    private static final int ROWS_AT_ONCE = 5_000;

    private final JdbcTemplate jdbc;

    MembershipHistoryStore(JdbcTemplate jdbc) {
        this.jdbc = new JdbcTemplate(jdbc.getDataSource());
        this.jdbc.setFetchSize(ROWS_AT_ONCE);
    }

    @Override
    public void forEach(Collection<Username> people, Consumer<Belonging> each) {
        jdbc.query(ALL + " where username = any(?)", row -> {
            each.accept(belonging(row));
        }, (Object) people.stream().map(Username::value).toArray(String[]::new));
    }

    @Override
    public void forEach(Consumer<Belonging> each) {
        jdbc.query(ALL, row -> {
            each.accept(belonging(row));
        });
    }

    private static Belonging belonging(ResultSet row) throws SQLException {
        return new Belonging(new Username(row.getString("username")), row.getString("code"), row.getObject("since", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("until", OffsetDateTime.class)).map(OffsetDateTime::toInstant));
    }
}
