package io.heyi.emc.internal.renewal;

import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Loads and stores whole renewals; storing also writes what happened into the history of the case, in the same transaction. */
@Repository
public class RenewalStore {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    RenewalStore(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Contracts whose last version's month has to be renewed and that have no renewal for it, the longest due first.
     *
     * Holds the contracts' rows, so that none of them ends between its being found and its renewal being started.
     *
     * @param latestDue the latest month whose renewal has to have begun
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<RenewalId> due(YearMonth latestDue, int limit) {
        return jdbc.sql("""
                select code, latest_period from emc.emc e
                where state in ('ACTIVE', 'RENEWAL_PENDING') and latest_period <= :latest
                  and not exists (select 1 from emc.renewal r where r.emc = e.code and r.period = e.latest_period)
                order by latest_period, code limit :limit for no key update of e""")
                .param("latest", latestDue.toString()).param("limit", limit).query((row, number) -> RenewalId.of(row.getString(1) + "/" + row.getString(2))).list();
    }

    /** Renewals of a contract that have not ended; at most one by rule. */
    @Transactional(readOnly = true)
    public List<RenewalId> running(EmcCode emc) {
        return jdbc.sql("select period from emc.renewal where emc = ? and outcome is null").param(emc.value())
                .query((row, number) -> RenewalId.of(emc + "/" + row.getString(1))).list();
    }

    /** Renewals that wait for their process and are past the cut-off, in the order of their ids, after the given one. */
    @Transactional(readOnly = true)
    public List<String> waiting(Instant before, String after, int limit) {
        return jdbc.sql("""
                select emc || '/' || period from emc.renewal
                where outcome is null and changed_at < :before and (step <> 'WAITING_FOR_CUT_OFF' or due_at < :before) and emc || '/' || period > :after
                order by 1 limit :limit""")
                .param("before", utc(before)).param("after", after).param("limit", limit).query(String.class).list();
    }

    /** @return false when there is a renewal of that contract and month already; then nothing has changed */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean insert(Renewal renewal) {
        int rows = jdbc.sql("""
                insert into emc.renewal (emc, period, title, step, waits_on, due_at, started_at, changed_at, state)
                values (:emc, :period, coalesce((select title from emc.emc where code = :emc), :emc), :step, :waitsOn, :due, :now, :now, :state)
                on conflict do nothing""")
                .param("emc", renewal.id().emc().value()).param("period", renewal.id().period().toString()).param("step", renewal.step().name())
                .param("waitsOn", renewal.waitsOn().name()).param("due", utc(renewal.dueAt().orElse(null))).param("now", utc(renewal.startedAt()))
                .param("state", RenewalJson.write(renewal)).update();
        if (rows == 1) {
            remember(renewal);
        }
        return rows == 1;
    }

    @Transactional(readOnly = true)
    public Optional<Renewal> find(RenewalId id) {
        return select(id, "");
    }

    /** Holds the row until the transaction ends. @throws IllegalStateException when there is no such renewal */
    @Transactional(propagation = Propagation.MANDATORY)
    public Renewal lock(RenewalId id) {
        return select(id, " for update").orElseThrow(() -> new IllegalStateException("there is no renewal " + id));
    }

    /** Whether the caller has the row or can have it at once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isHeldOrFree(RenewalId id) {
        return select(id, " for update skip locked").isPresent();
    }

    private Optional<Renewal> select(RenewalId id, String lock) {
        return jdbc.sql("select state from emc.renewal where emc = :emc and period = :period" + lock)
                .param("emc", id.emc().value()).param("period", id.period().toString()).query(String.class).optional()
                .map(state -> RenewalJson.read(state, Renewal.class));
    }

    /** After a step of the process: what had failed before is over. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void saveStep(Renewal renewal) {
        save(renewal);
        jdbc.sql("update emc.renewal set failed_at = null, failure = null where emc = :emc and period = :period and failed_at is not null")
                .param("emc", renewal.id().emc().value()).param("period", renewal.id().period().toString()).update();
    }

    /** After what somebody has said; an incident stays in sight. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void save(Renewal renewal) {
        int rows = jdbc.sql("""
                update emc.renewal set title = :title, step = :step, outcome = :outcome, waits_on = :waitsOn, waiting_for = :waitingFor, due_at = :due,
                       changed_at = :now, ended_at = :ended, state = :state
                where emc = :emc and period = :period""")
                .param("title", renewal.title()).param("step", renewal.step().name()).param("outcome", renewal.outcome().map(Enum::name).orElse(null))
                .param("waitsOn", renewal.waitsOn().name()).param("waitingFor", renewal.waitingFor().toArray(String[]::new))
                .param("due", utc(renewal.dueAt().orElse(null))).param("now", utc(clock.instant())).param("ended", utc(renewal.endedAt().orElse(null)))
                .param("state", RenewalJson.write(renewal)).param("emc", renewal.id().emc().value()).param("period", renewal.id().period().toString()).update();
        if (rows != 1) {
            throw new IllegalStateException("renewal " + renewal.id() + " was not stored");
        }
        remember(renewal);
    }

    private void remember(Renewal renewal) {
        var stream = renewal.id().toString();
        renewal.takeFacts().forEach(fact -> audit.record(new AuditEvent(stream, fact.actor(), "emc.renewal." + fact.fact(), fact.details())));
    }

    /** A job of this renewal's process has run out of retries; shown until the next step succeeds. */
    @Transactional
    public void failed(RenewalId id, String why) {
        jdbc.sql("update emc.renewal set failed_at = :now, failure = :why where emc = :emc and period = :period and outcome is null")
                .param("now", utc(clock.instant())).param("why", why.length() > 500 ? why.substring(0, 500) : why)
                .param("emc", id.emc().value()).param("period", id.period().toString()).update();
    }

    @Transactional(readOnly = true)
    public Optional<String> failure(RenewalId id) {
        return jdbc.sql("select failure from emc.renewal where emc = :emc and period = :period and failed_at is not null and outcome is null")
                .param("emc", id.emc().value()).param("period", id.period().toString()).query(String.class).optional();
    }

    @Transactional(readOnly = true)
    public Optional<ContractTerms> draft(RenewalId id) {
        return jdbc.sql("select draft from emc.renewal where emc = :emc and period = :period and draft is not null")
                .param("emc", id.emc().value()).param("period", id.period().toString()).query(String.class).optional()
                .map(json -> RenewalJson.read(json, ContractTerms.class));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void keepDraft(RenewalId id, ContractTerms terms, String person, Instant at) {
        jdbc.sql("update emc.renewal set draft = :draft, draft_by = :person, draft_at = :at where emc = :emc and period = :period")
                .param("draft", RenewalJson.write(terms)).param("person", person).param("at", utc(at))
                .param("emc", id.emc().value()).param("period", id.period().toString()).update();
    }

    /** The lead begins anew, from the contract as it is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void dropDraft(RenewalId id) {
        jdbc.sql("update emc.renewal set draft = null, draft_by = null, draft_at = null where emc = :emc and period = :period and draft is not null")
                .param("emc", id.emc().value()).param("period", id.period().toString()).update();
    }

    private static OffsetDateTime utc(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
