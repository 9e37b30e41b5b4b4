package io.heyi.dissolution.internal;

import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.dissolution.DissolutionCode;
import io.heyi.dissolution.internal.domain.Dissolution;
import io.heyi.dissolution.internal.domain.Notice;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Loads and stores whole cases; storing also writes what happened into the history of the case, in the same transaction. */
@Repository
public class DissolutionStore {

    private static final int LONGEST_FAILURE = 500;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    DissolutionStore(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    DissolutionCode nextCode() {
        return new DissolutionCode("DC-%04d".formatted(jdbc.sql("select nextval('dissolution.case_number')").query(Long.class).single()));
    }

    /**
     * @param requestKey who asked and with which key; null without one
     * @return false when there is an open case for that micro-enterprise, or one of this request; then nothing has changed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean insert(Dissolution found, String requestKey) {
        int rows = jdbc.sql("""
                insert into dissolution.dissolution (code, microenterprise, name, platform, trigger, step, due_at, opened_at, changed_at, request_key, state)
                values (:code, :me, :name, :platform, :trigger, :step, :due, :opened, :now, :key, :state) on conflict do nothing""")
                .param("code", found.code().value()).param("me", found.microenterprise()).param("name", found.name()).param("platform", found.platform())
                .param("trigger", found.trigger().name()).param("step", found.step().name()).param("due", utc(found.dueAt().orElse(null))).param("opened", utc(found.openedAt()))
                .param("now", utc(clock.instant())).param("key", requestKey).param("state", DissolutionJson.write(found)).update();
        if (rows == 1) {
            remember(found);
        }
        return rows == 1;
    }

    @Transactional(readOnly = true)
    public Optional<Dissolution> find(DissolutionCode code) {
        return jdbc.sql("select state from dissolution.dissolution where code = ?").param(code.value()).query(String.class).optional().map(DissolutionJson::read);
    }

    /** Holds the row until the transaction ends. @throws IllegalStateException when there is no such case */
    @Transactional(propagation = Propagation.MANDATORY)
    public Dissolution lock(DissolutionCode code) {
        return jdbc.sql("select state from dissolution.dissolution where code = ? for update").param(code.value()).query(String.class).optional().map(DissolutionJson::read)
                .orElseThrow(() -> new IllegalStateException("there is no dissolution " + code));
    }

    /** The open case of a micro-enterprise, if any. */
    @Transactional(readOnly = true)
    public Optional<DissolutionCode> open(String microenterprise) {
        return jdbc.sql("select code from dissolution.dissolution where microenterprise = ? and outcome is null").param(microenterprise).query(String.class).optional().map(DissolutionCode::new);
    }

    /** Cases that settle what is open, in the order in which they are to be locked: only these wait for what happens elsewhere. */
    @Transactional(readOnly = true)
    public List<Dissolution> settling() {
        return jdbc.sql("select state from dissolution.dissolution where outcome is null and step in ('RUNNING_DOWN', 'CLOSING') order by code").query(String.class).list().stream()
                .map(DissolutionJson::read).toList();
    }

    /** Cases in which somebody is asked to take the micro-enterprise over, in the order in which they are to be locked. */
    @Transactional(readOnly = true)
    public List<DissolutionCode> askingTakers() {
        return jdbc.sql("select code from dissolution.dissolution where outcome is null and step = 'AGREEING' order by code").query(String.class).list().stream().map(DissolutionCode::new).toList();
    }

    /** The open cases of these micro-enterprises. */
    @Transactional(readOnly = true)
    public List<Dissolution> openOf(Collection<String> microenterprises) {
        return jdbc.sql("select state from dissolution.dissolution where outcome is null and microenterprise = any (?::text[]) order by code")
                .param(microenterprises.toArray(String[]::new)).query(String.class).list().stream().map(DissolutionJson::read).toList();
    }

    @Transactional(readOnly = true)
    public List<String> openMicroenterprises() {
        return jdbc.sql("select microenterprise from dissolution.dissolution where outcome is null order by code").query(String.class).list();
    }

    /** The case that was opened by this request. */
    @Transactional(readOnly = true)
    public Optional<Dissolution> ofRequest(String requestKey) {
        return jdbc.sql("select state from dissolution.dissolution where request_key = ?").param(requestKey).query(String.class).optional().map(DissolutionJson::read);
    }

    /** After what somebody has said; an incident stays in sight. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void save(Dissolution found) {
        int rows = jdbc.sql("""
                update dissolution.dissolution set step = :step, outcome = :outcome, overdue = :overdue, due_at = :due, changed_at = :now, ended_at = :ended, parties = :parties,
                       platform = :platform, state = :state where code = :code""")
                .param("step", found.step().name()).param("outcome", found.outcome().map(Enum::name).orElse(null)).param("overdue", found.escalatedAt().isPresent())
                .param("due", utc(found.dueAt().orElse(null))).param("now", utc(clock.instant())).param("ended", utc(found.endedAt().orElse(null)))
                .param("parties", found.runDown().notices().stream().map(Notice::party).toArray(String[]::new)).param("platform", found.platform())
                .param("state", DissolutionJson.write(found)).param("code", found.code().value()).update();
        if (rows != 1) {
            throw new IllegalStateException("dissolution " + found.code() + " was not stored");
        }
        remember(found);
    }

    /** After a step of the process: what had failed before is over. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void saveStep(Dissolution found) {
        save(found);
        jdbc.sql("update dissolution.dissolution set failed_at = null, failure = null where code = ? and failed_at is not null").param(found.code().value()).update();
    }

    private void remember(Dissolution found) {
        found.takeFacts().forEach(fact -> audit.record(new AuditEvent(found.code().value(), fact.actor(), "dissolution." + fact.fact(), fact.details())));
    }

    /** A job of this case's process has run out of retries; shown until the next step succeeds. */
    @Transactional
    public void failed(DissolutionCode code, String why) {
        jdbc.sql("update dissolution.dissolution set failed_at = ?, failure = ? where code = ? and outcome is null")
                .params(utc(clock.instant()), why.length() > LONGEST_FAILURE ? why.substring(0, LONGEST_FAILURE) : why, code.value()).update();
    }

    @Transactional(readOnly = true)
    public Optional<String> failure(DissolutionCode code) {
        return jdbc.sql("select failure from dissolution.dissolution where code = ? and failure is not null").param(code.value()).query(String.class).optional();
    }

    /** Open cases that had something to do before that moment, by code, after the given one. */
    @Transactional(readOnly = true)
    public List<String> waiting(Instant before, String after, int limit) {
        return jdbc.sql("select code from dissolution.dissolution where outcome is null and changed_at < ? and code > ? order by code limit ?")
                .params(utc(before), after, limit).query(String.class).list();
    }

    static OffsetDateTime utc(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
