package io.heyi.replacement.internal;

import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.replacement.ReplacementCode;
import io.heyi.replacement.internal.domain.Cause.Request;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Members' requests for a case. */
@Repository
class RequestStore {

    private final JdbcClient jdbc;

    RequestStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One after the other for each party that is asked about. */
    void lock(EmcCode emc, ActorId subject) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('replacement/' || ? || '/' || ?, 0))").params(emc.value(), subject.value()).query((row, n) -> 1).list();
    }

    /** A newer request of the same party takes the place of one that is too old; otherwise the first one stands. @return whether it is stored */
    boolean insert(EmcCode emc, ActorId subject, Request request, Instant tooOld) {
        jdbc.sql("delete from replacement.request where emc = ? and subject = ? and used_by is null and at < ?").params(emc.value(), subject.value(), CaseStore.utc(tooOld)).update();
        return jdbc.sql("insert into replacement.request (emc, subject, party, person, reason, at) values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(emc.value(), subject.value(), request.party().value(), request.person(), request.reason(), CaseStore.utc(request.at())).update() == 1;
    }

    /** Those that wait for others, oldest first. */
    List<Request> waiting(EmcCode emc, ActorId subject, Instant tooOld) {
        return jdbc.sql("select * from replacement.request where emc = ? and subject = ? and used_by is null and at >= ? order by id").params(emc.value(), subject.value(), CaseStore.utc(tooOld))
                .query((row, n) -> new Request(new ActorId(row.getString("party")), row.getString("person"), row.getString("reason"),
                        row.getObject("at", OffsetDateTime.class).toInstant())).list();
    }

    void use(EmcCode emc, ActorId subject, ReplacementCode code) {
        jdbc.sql("update replacement.request set used_by = ? where emc = ? and subject = ? and used_by is null").params(code.value(), emc.value(), subject.value()).update();
    }
}
