package io.heyi.replacement.internal;

import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.replacement.ReplacementCode;
import io.heyi.replacement.internal.domain.Departing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which parties leave which EMCs because they are dissolved, and which case sees to it. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class DepartureStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    DepartureStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param code of the case that sees to it now; @param standing false once it was taken back */
    public record Row(EmcCode emc, ActorId subject, ReplacementCode code, Departing departing, boolean standing) {}

    /** Keeps it, or lets another case see to it from now on; one that was taken back stands again. */
    void keep(EmcCode emc, ActorId subject, ReplacementCode code, Departing departing) {
        jdbc.sql("""
                insert into replacement.departure (cause, emc, subject, preferred, code, asked_at) values (:cause, :emc, :subject, :preferred, :code, :at)
                on conflict (cause, emc, subject) do update set code = :code, preferred = :preferred, withdrawn_at = null""")
                .param("cause", departing.dissolution()).param("emc", emc.value()).param("subject", subject.value())
                .param("preferred", departing.preferred() == null ? null : departing.preferred().value()).param("code", code.value()).param("at", CaseStore.utc(departing.at())).update();
    }

    void takeBack(Row row) {
        jdbc.sql("update replacement.departure set withdrawn_at = ? where cause = ? and emc = ? and subject = ? and withdrawn_at is null")
                .params(CaseStore.utc(clock.instant()), row.departing().dissolution(), row.emc().value(), row.subject().value()).update();
    }

    /** All of a dissolution, by EMC; also those that were taken back. */
    @Transactional(readOnly = true)
    public List<Row> of(String cause) {
        return jdbc.sql("select * from replacement.departure where cause = ? order by emc").param(cause).query((row, n) -> row(row)).list();
    }

    /** The standing departure that the case sees to; the latest where several dissolutions want the same. */
    @Transactional(readOnly = true)
    public Optional<Row> by(ReplacementCode code) {
        return jdbc.sql("select * from replacement.departure where code = ? and withdrawn_at is null order by asked_at desc, cause desc limit 1").param(code.value())
                .query((row, n) -> row(row)).optional();
    }

    /** Parties of the EMC that are about to leave it so; not those that have left, who may have come back. */
    @Transactional(readOnly = true)
    public Set<ActorId> leaving(EmcCode emc) {
        return jdbc.sql("select distinct d.subject from replacement.departure d join replacement.replacement_case c on c.code = d.code where d.emc = ? and d.withdrawn_at is null and c.outcome is null").param(emc.value())
                .query((row, n) -> new ActorId(row.getString(1))).list().stream().collect(Collectors.toUnmodifiableSet());
    }

    private static Row row(ResultSet row) throws SQLException {
        var preferred = row.getString("preferred");
        var departing = new Departing(row.getString("cause"), preferred == null ? null : new ActorId(preferred), row.getObject("asked_at", OffsetDateTime.class).toInstant());
        return new Row(new EmcCode(row.getString("emc")), new ActorId(row.getString("subject")), new ReplacementCode(row.getString("code")), departing,
                row.getObject("withdrawn_at") == null);
    }
}
