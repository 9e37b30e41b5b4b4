package io.heyi.talent.internal.pool;

import io.heyi.access.Username;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The answered offers of openings. */
@Repository
@Transactional(readOnly = true)
class PastPlacements implements Placements {

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;

    PastPlacements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Found(Placement placement, OffsetDateTime at) {}

    @Override
    public void forEachAnswered(Consumer<Placement> each) {
        var at = Instant.EPOCH.atOffset(ZoneOffset.UTC);
        var code = "";
        for (var rows = next(at, code); !rows.isEmpty(); rows = next(at, code)) {
            rows.forEach(row -> each.accept(row.placement()));
            at = rows.getLast().at();
            code = rows.getLast().placement().offer();
        }
    }

    private List<Found> next(OffsetDateTime at, String code) {
        return jdbc.sql("""
                select code, opening, person, state, answered_at, joined_on, left_on from talent.offer where opening is not null and answered_at is not null
                    and state in ('NOTICE', 'AWAITS_RELEASE', 'JOINED', 'REFUSED', 'FAILED') and (answered_at, code) > (?, ?) order by answered_at, code limit ?""")
                .params(at, code, AT_ONCE).query(PastPlacements::row).list();
    }

    private static Found row(ResultSet row, int n) throws SQLException {
        var at = row.getObject("answered_at", OffsetDateTime.class);
        return new Found(new Placement(row.getString("code"), new OpeningCode(row.getString("opening")), new Username(row.getString("person")), !row.getString("state").equals("REFUSED"),
                at.toInstant(), row.getObject("joined_on", LocalDate.class), row.getObject("left_on", LocalDate.class)), at);
    }

    @Override
    public Map<Username, Set<OpeningCode>> refused() {
        var refused = new HashMap<Username, Set<OpeningCode>>();
        jdbc.sql("select person, opening from talent.offer where state = 'REFUSED' and opening is not null")
                .query((row, n) -> refused.computeIfAbsent(new Username(row.getString(1)), any -> new HashSet<>()).add(new OpeningCode(row.getString(2)))).list();
        return refused;
    }

    @Override
    public Set<Username> settledSince(Instant since) {
        return new HashSet<>(jdbc.sql("select person from talent.offer where state in ('NOTICE', 'AWAITS_RELEASE') or state = 'JOINED' and answered_at >= ?").param(StayStore.utc(since))
                .query((row, n) -> new Username(row.getString(1))).list());
    }
}
