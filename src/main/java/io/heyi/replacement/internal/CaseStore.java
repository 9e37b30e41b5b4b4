package io.heyi.replacement.internal;

import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.replacement.ReplacementCode;
import io.heyi.replacement.internal.domain.Candidate;
import io.heyi.replacement.internal.domain.Evidence;
import io.heyi.replacement.internal.domain.Member;
import io.heyi.replacement.internal.domain.ReplacementCase;
import io.heyi.replacement.internal.domain.Search;
import io.heyi.replacement.internal.domain.Silence;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Loads and stores whole cases; storing also writes what happened into the history of the case, in the same transaction. */
@Repository
public class CaseStore {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    CaseStore(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    ReplacementCode nextCode() {
        return new ReplacementCode("RC-%04d".formatted(jdbc.sql("select nextval('replacement.case_number')").query(Long.class).single()));
    }

    /** @return false when there is an open case for that party and EMC already; then nothing has changed */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean insert(ReplacementCase found, StoredEvidence evidence) {
        int rows = jdbc.sql("""
                insert into replacement.replacement_case (code, emc, subject, title, subject_name, actors, step, due_at, opened_at, changed_at, state)
                values (:code, :emc, :subject, :title, :name, :actors, :step, :due, :opened, :now, :state) on conflict do nothing""")
                .param("code", found.code().value()).param("emc", found.emc().value()).param("subject", found.subject().actor().value()).param("title", found.title())
                .param("name", found.subject().name()).param("actors", actors(found)).param("step", found.step().name()).param("due", utc(found.dueAt().orElse(null)))
                .param("opened", utc(found.openedAt())).param("now", utc(clock.instant())).param("state", CaseJson.write(found)).update();
        if (rows == 1) {
            jdbc.sql("insert into replacement.evidence (code, digest, document, frozen_at) values (?, ?, ?, ?)")
                    .params(found.code().value(), evidence.digest(), evidence.document(), utc(found.openedAt())).update();
            remember(found);
        }
        return rows == 1;
    }

    /** Whose people find the case in their lists: the parties, and whoever is asked to take the part or has signed for it. */
    private static String[] actors(ReplacementCase found) {
        var parties = Stream.concat(Stream.of(found.subject()), found.others().stream()).map(Member::actor);
        var takers = found.succession().searched().map(Search::candidates).stream().flatMap(List::stream)
                .filter(one -> one.state() == Candidate.State.ASKED || one.state() == Candidate.State.SIGNED).map(Candidate::actor);
        return Stream.concat(parties, takers).map(ActorId::value).distinct().toArray(String[]::new);
    }

    private static String[] told(ReplacementCase found) {
        return found.silence().map(Silence::whom).orElse(List.of()).toArray(String[]::new);
    }

    /** @param document canonical JSON; @param digest SHA-256 of its bytes */
    public record StoredEvidence(String digest, String document) {

        public Evidence read() {
            return CaseJson.read(document, Evidence.class);
        }
    }

    @Transactional(readOnly = true)
    public Optional<StoredEvidence> evidence(ReplacementCode code) {
        return jdbc.sql("select digest, document from replacement.evidence where code = ?").param(code.value())
                .query((row, n) -> new StoredEvidence(row.getString(1), row.getString(2))).optional();
    }

    @Transactional(readOnly = true)
    public Optional<ReplacementCase> find(ReplacementCode code) {
        return jdbc.sql("select state from replacement.replacement_case where code = ?").param(code.value()).query(String.class).optional().map(CaseStore::read);
    }

    /** Holds the row until the transaction ends. @throws IllegalStateException when there is no such case */
    @Transactional(propagation = Propagation.MANDATORY)
    public ReplacementCase lock(ReplacementCode code) {
        return jdbc.sql("select state from replacement.replacement_case where code = ? for update").param(code.value()).query(String.class).optional().map(CaseStore::read)
                .orElseThrow(() -> new IllegalStateException("there is no replacement case " + code));
    }

    private static ReplacementCase read(String state) {
        return CaseJson.read(state, ReplacementCase.class);
    }

    /** The open case of a party, if any. */
    @Transactional(readOnly = true)
    public Optional<ReplacementCode> open(EmcCode emc, ActorId subject) {
        return jdbc.sql("select code from replacement.replacement_case where emc = ? and subject = ? and outcome is null").params(emc.value(), subject.value())
                .query(String.class).optional().map(ReplacementCode::new);
    }

    /** Open cases of an EMC, oldest first. */
    @Transactional(readOnly = true)
    public List<ReplacementCode> open(EmcCode emc) {
        return jdbc.sql("select code from replacement.replacement_case where emc = ? and outcome is null order by opened_at, code").param(emc.value())
                .query((row, n) -> new ReplacementCode(row.getString(1))).list();
    }

    /** After what somebody has said; an incident stays in sight. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void save(ReplacementCase found) {
        int rows = jdbc.sql("""
                update replacement.replacement_case set actors = :actors, told = :told, step = :step, outcome = :outcome, due_at = :due, changed_at = :now, ended_at = :ended, state = :state where code = :code""")
                .param("actors", actors(found)).param("told", told(found)).param("step", found.step().name()).param("outcome", found.outcome().map(Enum::name).orElse(null)).param("due", utc(found.dueAt().orElse(null)))
                .param("now", utc(clock.instant())).param("ended", utc(found.endedAt().orElse(null))).param("state", CaseJson.write(found)).param("code", found.code().value()).update();
        if (rows != 1) {
            throw new IllegalStateException("replacement case " + found.code() + " was not stored");
        }
        remember(found);
    }

    /** After a step of the process: what had failed before is over. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void saveStep(ReplacementCase found) {
        save(found);
        jdbc.sql("update replacement.replacement_case set failed_at = null, failure = null where code = ? and failed_at is not null").param(found.code().value()).update();
    }

    private void remember(ReplacementCase found) {
        found.takeFacts().forEach(fact -> audit.record(new AuditEvent(found.code().value(), fact.actor(), "replacement." + fact.fact(), fact.details())));
    }

    /** A job of this case's process has run out of retries; shown until the next step succeeds. */
    @Transactional
    public void failed(ReplacementCode code, String why) {
        jdbc.sql("update replacement.replacement_case set failed_at = ?, failure = ? where code = ? and outcome is null")
                .params(utc(clock.instant()), why.length() > 500 ? why.substring(0, 500) : why, code.value()).update();
    }

    @Transactional(readOnly = true)
    public Optional<String> failure(ReplacementCode code) {
        return jdbc.sql("select failure from replacement.replacement_case where code = ? and failure is not null").param(code.value()).query(String.class).optional();
    }

    /** Open cases that had something to do before that moment, by code, after the given one. */
    @Transactional(readOnly = true)
    public List<String> waiting(Instant before, String after, int limit) {
        return jdbc.sql("select code from replacement.replacement_case where outcome is null and changed_at < ? and code > ? order by code limit ?")
                .params(utc(before), after, limit).query(String.class).list();
    }

    /** The party is watched in this month after a cure; a repeat changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void watch(EmcCode emc, ActorId subject, YearMonth period, ReplacementCode code) {
        jdbc.sql("insert into replacement.watch (emc, subject, period, code) values (?, ?, ?, ?) on conflict do nothing").params(emc.value(), subject.value(), period.toString(), code.value()).update();
    }

    /** The case whose cure is watched in this month. */
    @Transactional(readOnly = true)
    public Optional<ReplacementCode> watched(EmcCode emc, ActorId subject, YearMonth period) {
        return jdbc.sql("select code from replacement.watch where emc = ? and subject = ? and period = ?").params(emc.value(), subject.value(), period.toString())
                .query(String.class).optional().map(ReplacementCode::new);
    }

    /** Parties of the EMC that are watched in this month. */
    @Transactional(readOnly = true)
    public List<ActorId> watched(EmcCode emc, YearMonth period) {
        return jdbc.sql("select subject from replacement.watch where emc = ? and period = ? order by subject").params(emc.value(), period.toString())
                .query((row, n) -> new ActorId(row.getString(1))).list();
    }

    static OffsetDateTime utc(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
