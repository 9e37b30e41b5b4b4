package io.heyi.talent.internal.pool;

import io.heyi.access.Username;
import io.heyi.talent.NextPlaces;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads no figure of pay. */
@Component
@Transactional(readOnly = true)
class OfferedPlaces implements NextPlaces {

    private final JdbcClient jdbc;
    private final Clock clock;

    OfferedPlaces(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Offered> offersTo(Collection<Username> people) {
        return people.isEmpty() ? List.of() : jdbc.sql("""
                select code, person, microenterprise, role, state <> 'OPEN' as accepted, expires_at from talent.offer
                 where person = any (:people::text[]) and (state = 'OPEN' and expires_at > :now or state in ('NOTICE', 'AWAITS_RELEASE')) order by offered_at desc, code desc""")
                .param("people", people.stream().map(Username::value).toArray(String[]::new)).param("now", StayStore.utc(clock.instant()))
                .query((row, n) -> new Offered(row.getString("code"), new Username(row.getString("person")), row.getString("microenterprise"), row.getString("role"), row.getBoolean("accepted"),
                        OfferStore.instant(row, "expires_at"))).list();
    }
}
