package io.heyi.microenterprise.internal.persistence;

import io.heyi.access.Username;
import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.microenterprise.ElectionId;
import io.heyi.microenterprise.ElectionPhase;
import io.heyi.microenterprise.ElectionTrigger;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.internal.election.Candidate;
import io.heyi.microenterprise.internal.election.ElectionFact;
import io.heyi.microenterprise.internal.election.ElectionSettled;
import io.heyi.microenterprise.internal.election.OwnerElection;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Loads and stores whole elections. Storing also writes what happened to the timeline and to the audit chain, in the same transaction. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class ElectionStore {

    static final String ENDED = "('ELECTED', 'INCUMBENT_CONFIRMED', 'INTERIM_OVER', 'RECALL_FAILED', 'WITHDRAWN', 'CANCELLED')";

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ElectionStore(JdbcClient jdbc, AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Next code without gap or double: the counter's row stays locked until the announcing transaction ends. */
    public ElectionId nextId() {
        int number = jdbc.sql("update microenterprise.election_counter set last_number = last_number + 1 returning last_number").query(Integer.class).single();
        return new ElectionId("OE-%04d".formatted(number));
    }

    public Optional<OwnerElection> find(ElectionId id) {
        return jdbc.sql("select state from microenterprise.election where id = ?").param(id.value()).query(String.class).optional().map(ElectionStore::read);
    }

    /** Holds the row until the transaction ends, so that two acts are taken one after the other. */
    public Optional<OwnerElection> findForUpdate(ElectionId id) {
        return jdbc.sql("select state from microenterprise.election where id = ? for update").param(id.value()).query(String.class).optional().map(ElectionStore::read);
    }

    /** @throws IllegalStateException when there is no such election */
    public OwnerElection lock(ElectionId id) {
        return findForUpdate(id).orElseThrow(() -> new IllegalStateException("there is no election " + id));
    }

    /** Elections of a micro-enterprise that have not ended: at most one, and at most one motion that collects signatures. */
    public List<OwnerElection> open(String microenterprise) {
        return jdbc.sql("select state from microenterprise.election where microenterprise = ? and phase not in " + ENDED + " order by id").param(microenterprise)
                .query(String.class).list().stream().map(ElectionStore::read).toList();
    }

    /** When the members decided last who leads. */
    public Optional<Instant> lastDecided(String microenterprise) {
        return lastDecision(microenterprise).flatMap(OwnerElection::endedAt);
    }

    /** The election in which the members decided last who leads. */
    public Optional<OwnerElection> lastDecision(String microenterprise) {
        return jdbc.sql("select state from microenterprise.election where microenterprise = ? and phase in ('ELECTED', 'INCUMBENT_CONFIRMED') order by ended_at desc, id desc")
                .param(microenterprise).query(String.class).list().stream().map(ElectionStore::read).filter(one -> one.office().isDecided()).findFirst();
    }

    /** When missed months were answered last short of that: by the election that they called, or by members who voted to keep the owner. */
    public Optional<Instant> lastAnswered(String microenterprise) {
        return jdbc.sql("select state from microenterprise.election where microenterprise = ? and (cause = 'AUTOMATIC' or phase = 'RECALL_FAILED')").param(microenterprise)
                .query(String.class).list().stream().map(ElectionStore::read).flatMap(ElectionStore::answeredAt).max(Instant::compareTo);
    }

    private static Stream<Instant> answeredAt(OwnerElection election) {
        return election.trigger() == ElectionTrigger.AUTOMATIC ? Stream.of(election.openedAt()) : election.endedAt().filter(at -> election.motion().isOwnerKept()).stream();
    }

    /** Elections that wait for their process and whose deadline or last change lies before the moment, in the order of their codes, after the given one. */
    public List<String> waiting(Instant before, String after, int limit) {
        return jdbc.sql("select id from microenterprise.election where phase not in " + ENDED
                + " and changed_at < :before and coalesce(due_at, changed_at) < :before and id > :after order by id limit :limit")
                .param("before", utc(before)).param("after", after).param("limit", limit).query(String.class).list();
    }

    public void insert(OwnerElection election) {
        write("""
                insert into microenterprise.election (id, microenterprise, cause, phase, incumbent, roll, candidates, opened_at, changed_at, due_at, reminded_at, reminded, ended_at, state)
                values (:id, :me, :cause, :phase, :incumbent, :roll, :candidates, :opened, :changed, :due, :remindedAt, :reminded, :ended, :state::jsonb)""", election);
    }

    /** Tells the module of an election that this settles. */
    public void save(OwnerElection election) {
        boolean before = jdbc.sql("select phase from microenterprise.election where id = ?").param(election.id().value()).query(String.class).optional()
                .map(ElectionPhase::valueOf).filter(ElectionStore::isSettled).isPresent();
        update(election);
        if (!before && isSettled(election.phase())) {
            events.publishEvent(new ElectionSettled(election));
        }
    }

    private static boolean isSettled(ElectionPhase phase) {
        return phase.isFinal() || phase == ElectionPhase.INTERIM;
    }

    private void update(OwnerElection election) {
        write("""
                update microenterprise.election set phase = :phase, candidates = :candidates, changed_at = :changed, due_at = :due, reminded_at = :remindedAt, reminded = :reminded, ended_at = :ended, state = :state::jsonb
                 where id = :id and microenterprise = :me and cause = :cause and incumbent = :incumbent and roll = cast(:roll as text[]) and opened_at = :opened""", election);
    }

    private void write(String sql, OwnerElection election) {
        int rows = jdbc.sql(sql)
                .param("id", election.id().value())
                .param("me", election.microenterprise())
                .param("cause", election.trigger().name())
                .param("phase", election.phase().name())
                .param("incumbent", election.incumbent().value())
                .param("roll", names(election.roll()))
                .param("candidates", names(election.candidates().stream().map(Candidate::person).distinct().toList()))
                .param("opened", utc(election.openedAt()))
                .param("changed", utc(clock.instant()))
                .param("due", election.dueAt().map(ElectionStore::utc).orElse(null))
                .param("remindedAt", election.awaited().remindedAt().map(ElectionStore::utc).orElse(null))
                .param("reminded", names(election.awaited().remindedAt().map(at -> election.awaited().people()).orElse(List.of())))
                .param("ended", election.endedAt().map(ElectionStore::utc).orElse(null))
                .param("state", StateJson.write(election))
                .update();
        if (rows != 1) {
            throw new IllegalStateException("election " + election.id() + " was not stored");
        }
        election.takeFacts().forEach(fact -> remember(election.id(), fact));
    }

    private void remember(ElectionId id, ElectionFact fact) {
        jdbc.sql("insert into microenterprise.election_timeline (election, at, actor, fact, arguments) values (?, ?, ?, ?, ?::jsonb)")
                .params(id.value(), utc(fact.at()), fact.actor(), fact.fact(), StateJson.write(fact.arguments())).update();
        audit.record(new AuditEvent(id.value(), fact.actor(), "microenterprise." + fact.fact(), fact.details()));
    }

    /** What happened, oldest first; at most the latest 200. */
    public List<TimelineRow> timeline(ElectionId id) {
        return jdbc.sql("""
                select * from (select id, at, actor, fact, arguments from microenterprise.election_timeline where election = ? order by id desc limit 200) latest order by id""")
                .param(id.value())
                .query((row, n) -> new TimelineRow(row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("actor"), row.getString("fact"),
                        List.of(StateJson.read(row.getString("arguments"), String[].class)))).list();
    }

    public record TimelineRow(Instant at, String actor, String fact, List<String> arguments) {}

    // --- backup leader and months

    /** Keeps the runner-up as backup leader; without one, whoever was it before goes. */
    public void keepBackup(String code, Optional<Username> runnerUp, ElectionId election, Instant now) {
        jdbc.sql("delete from microenterprise.backup_leader where code = ?").param(code).update();
        runnerUp.ifPresent(person -> jdbc.sql("insert into microenterprise.backup_leader (code, username, election, since) values (?, ?, ?, ?)")
                .params(code, person.value(), election.value(), utc(now)).update());
    }

    public Optional<Backup> backup(String code) {
        return jdbc.sql("select * from microenterprise.backup_leader where code = ?").param(code)
                .query((row, n) -> new Backup(new Username(row.getString("username")), new ElectionId(row.getString("election")), row.getObject("since", OffsetDateTime.class).toInstant())).optional();
    }

    public record Backup(Username person, ElectionId election, Instant since) {}

    /** Keeps what a concluded month says; a repeat changes nothing. @return whether it is new */
    public boolean judge(String code, YearMonth period, String contract, boolean met, Instant at) {
        return jdbc.sql("insert into microenterprise.bottom_month (code, period, contract, met, at) values (?, ?, ?, ?, ?) on conflict do nothing")
                .params(code, period.toString(), contract, met, utc(at)).update() == 1;
    }

    /** Concluded months from the given one on, latest first, each met only when every contract of it met its bottom values. */
    public List<Judged> months(String code, YearMonth since, int most) {
        return jdbc.sql("""
                select period, bool_and(met) as met, max(at) as at from microenterprise.bottom_month where code = :code and period >= :since
                 group by period order by period desc limit :most""").param("code", code).param("since", since.toString()).param("most", most)
                .query((row, n) -> new Judged(YearMonth.parse(row.getString("period")), row.getBoolean("met"), row.getObject("at", OffsetDateTime.class).toInstant())).list();
    }

    /** @param at when the last contract of the month was concluded */
    public record Judged(YearMonth period, boolean met, Instant at) {}

    /**
     * Micro-enterprises without an open election whose latest months, so many, were all missed; in the order of their codes, after the given one.
     *
     * @param states those in which they are looked at
     * @param since one of the months was judged at this moment or later; keeps the search as small as what is new, whatever the history
     */
    public List<String> missing(Collection<MicroenterpriseState> states, int months, Instant since, String after, int limit) {
        return jdbc.sql("""
                with missed as (select distinct code from microenterprise.bottom_month where not met and at >= :since and code > :after)
                select me.code from missed join microenterprise.microenterprise me on me.code = missed.code
                 where me.state = any (:states)
                   and not exists (select 1 from microenterprise.election e where e.microenterprise = me.code and e.phase not in\s"""
                + ENDED + """
                )
                   and (select count(*) = :months and not bool_or(met) from (
                           select bool_and(met) as met from microenterprise.bottom_month where code = me.code group by period order by period desc limit :months) latest)
                 order by me.code limit :limit""")
                .param("states", states.stream().map(Enum::name).toArray(String[]::new)).param("months", months).param("since", utc(since)).param("after", after).param("limit", limit)
                .query(String.class).list();
    }

    private static OwnerElection read(String state) {
        return StateJson.read(state, OwnerElection.class);
    }

    private static String[] names(List<Username> people) {
        return people.stream().map(Username::value).toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
