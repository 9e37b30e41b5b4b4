package io.heyi.microenterprise.internal.persistence;

import io.heyi.access.Username;
import io.heyi.microenterprise.Tenures.Tenure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owners over time: the owner of the record, and every hand-over that its life cycle has noted; closing it ends the last. */
@Repository
public class TenureStore {

    private static final String HANDED_OVER = "reason in ('ownerElected', 'interimOwner')";

    private final JdbcClient jdbc;

    TenureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Codes of the micro-enterprises that the person owns or has owned. */
    public List<String> ownedBy(Username person) {
        return jdbc.sql("select code from microenterprise.microenterprise where owner = :person union select code from microenterprise.state_change where " + HANDED_OVER
                + " and :person in (details ->> 'owner', details ->> 'former')").param("person", person.value()).query(String.class).list();
    }

    /** Oldest first. */
    public List<Tenure> tenures(Collection<String> codes) {
        return jdbc.sql("""
                with handed as (
                    select code, at, details ->> 'owner' as owner, details ->> 'former' as former, reason = 'interimOwner' as interim,
                           row_number() over of_one as n, lead(at) over of_one as until
                      from microenterprise.state_change where code = any (:codes) and %s window of_one as (partition by code order by id))
                select m.code, m.name, coalesce(h.former, m.owner) as owner, m.founded_at as since, coalesce(h.at, m.closed_at) as until, true as first, false as interim, 0 as n
                  from microenterprise.microenterprise m left join handed h on h.code = m.code and h.n = 1 where m.code = any (:codes)
                union all select h.code, m.name, h.owner, h.at, coalesce(h.until, m.closed_at), false, h.interim, h.n from handed h join microenterprise.microenterprise m on m.code = h.code
                 order by since, code, n""".formatted(HANDED_OVER)).param("codes", codes.toArray(String[]::new)).query(TenureStore::row).list();
    }

    private static Tenure row(ResultSet row, int n) throws SQLException {
        return new Tenure(row.getString("code"), row.getString("name"), new Username(row.getString("owner")), row.getObject("since", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("until", OffsetDateTime.class)).map(OffsetDateTime::toInstant), row.getBoolean("first"), row.getBoolean("interim"));
    }
}
