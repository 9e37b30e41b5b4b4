package io.heyi.microenterprise.internal.persistence;

import io.heyi.access.Username;
import io.heyi.microenterprise.Memberships.Membership;
import io.heyi.microenterprise.MicroenterpriseState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Present and former places of people in micro-enterprises. */
@Repository
public class MembershipStore {

    private static final String PLACES = """
            select p.username, p.code, m.name, m.state, p.role, p.since from microenterprise.member p join microenterprise.microenterprise m on m.code = p.code where\s""";

    private final JdbcClient jdbc;

    MembershipStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Holds the person's place in the world of work until the transaction ends: two moves of one person come one after the other. */
    public void hold(Username person) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('microenterprise.member/' || ?, 0))").param(person.value()).query((row, n) -> n).single();
    }

    /** Oldest first. */
    public List<Membership> of(Collection<Username> people) {
        return jdbc.sql(PLACES + "p.username = any (:people) order by p.since, p.code").param("people", people.stream().map(Username::value).distinct().toArray(String[]::new))
                .query((row, n) -> membership(row)).list();
    }

    /** The owner first. */
    public List<Membership> in(String code) {
        return jdbc.sql(PLACES + "p.code = ? order by p.role desc, p.username").param(code).query((row, n) -> membership(row)).list();
    }

    private static Membership membership(ResultSet row) throws SQLException {
        return new Membership(new Username(row.getString("username")), row.getString("code"), row.getString("name"), MicroenterpriseState.valueOf(row.getString("state")),
                row.getString("role").equals("OWNER"), row.getObject("since", OffsetDateTime.class).toInstant());
    }

    public void add(String code, Username person, Instant now) {
        jdbc.sql("insert into microenterprise.member (code, username, role, since) values (?, ?, 'MEMBER', ?)").params(code, person.value(), utc(now)).update();
    }

    /** Ends a place and keeps it as a former one. @return whether there was one of this role */
    public boolean end(String code, Username person, boolean owner, Instant now) {
        return jdbc.sql("""
                with ended as (delete from microenterprise.member where code = :code and username = :person and role = :role returning code, username, since)
                insert into microenterprise.former_member (code, username, since, until) select code, username, since, :until from ended
                on conflict (code, username, until) do update set since = least(former_member.since, excluded.since)""")
                .param("code", code).param("person", person.value()).param("role", owner ? "OWNER" : "MEMBER").param("until", utc(now)).update() == 1;
    }

    public boolean wasThere(String code, Username person) {
        return jdbc.sql("select exists (select 1 from microenterprise.former_member where code = ? and username = ?)").params(code, person.value()).query(Boolean.class).single();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
