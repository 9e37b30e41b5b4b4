package io.heyi.talent.internal.pool;

import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.shared.FieldsJson;
import io.heyi.talent.StayCode;
import io.heyi.talent.internal.domain.pool.PoolStay;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Loads and stores whole stays; storing also writes what happened into the history of the stay, in the same transaction. */
@Repository
public class StayStore {

    private static final FieldsJson JSON = new FieldsJson(PoolStay.class);

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    StayStore(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    StayCode nextCode() {
        return new StayCode("PS-%04d".formatted(jdbc.sql("select nextval('talent.stay_number')").query(Long.class).single()));
    }

    /** @return false when the person is in the pool already; then nothing has changed */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean insert(PoolStay stay) {
        int rows = jdbc.sql("""
                insert into talent.pool_stay (code, person, cause, phase, entered, last_day, changed_at, state)
                values (:code, :person, :cause, :phase, :entered, :last, :now, :state) on conflict do nothing""")
                .param("code", stay.code().value()).param("person", stay.person().value()).param("cause", stay.cause().name()).param("phase", stay.phase().name())
                .param("entered", stay.entered()).param("last", stay.limit()).param("now", utc(clock.instant())).param("state", JSON.write(stay)).update();
        if (rows == 1) {
            remember(stay);
        }
        return rows == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void save(PoolStay stay) {
        int rows = jdbc.sql("""
                update talent.pool_stay set phase = :phase, outcome = :outcome, last_day = :last, refusals = :refusals, escalated = :escalated, changed_at = :now, ended_on = :ended,
                    state = :state where code = :code""")
                .param("phase", stay.phase().name()).param("outcome", stay.outcome().map(Enum::name).orElse(null)).param("last", stay.limit()).param("refusals", stay.refusals())
                .param("escalated", stay.escalations() > 0).param("now", utc(clock.instant())).param("ended", stay.endedOn().orElse(null)).param("state", JSON.write(stay))
                .param("code", stay.code().value()).update();
        if (rows != 1) {
            throw new IllegalStateException("stay " + stay.code() + " was not stored");
        }
        remember(stay);
    }

    private void remember(PoolStay stay) {
        stay.takeFacts().forEach(fact -> audit.record(new AuditEvent(stay.code().value(), fact.actor(), "talent.stay." + fact.fact(), fact.details())));
    }

    @Transactional(readOnly = true)
    public Optional<PoolStay> find(StayCode code) {
        return jdbc.sql("select state from talent.pool_stay where code = ?").param(code.value()).query(String.class).optional().map(StayStore::read);
    }

    /** Holds the row until the transaction ends. @throws IllegalStateException when there is no such stay */
    @Transactional(propagation = Propagation.MANDATORY)
    public PoolStay lock(StayCode code) {
        return jdbc.sql("select state from talent.pool_stay where code = ? for update").param(code.value()).query(String.class).optional().map(StayStore::read)
                .orElseThrow(() -> new IllegalStateException("there is no stay " + code));
    }

    /** The person's stay that goes on, held until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<PoolStay> lockOpen(Username person) {
        return jdbc.sql("select state from talent.pool_stay where person = ? and outcome is null for update").param(person.value()).query(String.class).optional().map(StayStore::read);
    }

    @Transactional(readOnly = true)
    public Optional<PoolStay> open(Username person) {
        return jdbc.sql("select state from talent.pool_stay where person = ? and outcome is null").param(person.value()).query(String.class).optional().map(StayStore::read);
    }

    /** Stays that go on, of these people. */
    @Transactional(readOnly = true)
    public Map<Username, StayCode> open(Collection<Username> people) {
        var found = new HashMap<Username, StayCode>();
        jdbc.sql("select person, code from talent.pool_stay where outcome is null and person = any (:people)").param("people", people.stream().map(Username::value).toArray(String[]::new))
                .query((row, n) -> found.put(new Username(row.getString(1)), new StayCode(row.getString(2)))).list();
        return found;
    }

    /** The person's stays that are over, the latest first; at most ten. */
    @Transactional(readOnly = true)
    public List<PoolStay> past(Username person) {
        return jdbc.sql("select state from talent.pool_stay where person = ? and outcome is not null order by entered desc, code desc limit 10").param(person.value())
                .query(String.class).list().stream().map(StayStore::read).toList();
    }

    /** Stays that go on and were last moved before that moment, by code, after the given one. */
    @Transactional(readOnly = true)
    public List<String> waiting(Instant before, String after, int limit) {
        return jdbc.sql("select code from talent.pool_stay where outcome is null and phase <> 'IN_POOL' and changed_at < ? and code > ? order by code limit ?")
                .params(utc(before), after, limit).query(String.class).list();
    }

    private static PoolStay read(String state) {
        return JSON.read(state, PoolStay.class);
    }

    static OffsetDateTime utc(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
