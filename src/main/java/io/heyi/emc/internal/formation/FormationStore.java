package io.heyi.emc.internal.formation;

import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Loads and stores whole formations. Storing also writes what happened to the timeline and to the audit chain, in the same transaction. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class FormationStore {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    FormationStore(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    public Optional<Formation> find(EmcCode emc) {
        return jdbc.sql("select state from emc.formation where emc = ?").param(emc.value()).query(String.class).optional()
                .map(state -> FormationJson.read(state, Formation.class));
    }

    /** As {@link #find}, holding the row until the transaction ends, so that two acts are taken one after the other. */
    public Optional<Formation> findForUpdate(EmcCode emc) {
        return jdbc.sql("select state from emc.formation where emc = ? for update").param(emc.value()).query(String.class).optional()
                .map(state -> FormationJson.read(state, Formation.class));
    }

    /** EMCs whose formation waits for its process and is past its first deadline, in the order of their codes, after the given one. */
    List<String> waiting(Instant unchangedSince, String after, int limit) {
        return jdbc.sql("""
                select emc from emc.formation
                where phase not in ('ACTIVE', 'LAPSED', 'WITHDRAWN') and changed_at < :since and (phase <> 'JOINING' or join_deadline < :since) and emc > :after
                order by emc limit :limit""")
                .param("since", utc(unchangedSince)).param("after", after).param("limit", limit).query(String.class).list();
    }

    void insert(Formation formation) {
        write("""
                insert into emc.formation (emc, phase, canvas, lead, join_deadline, committed, bidders, changed_at, state)
                values (:emc, :phase, :canvas, :lead, :deadline, :committed, :bidders, :changed, :state::jsonb)""", formation);
    }

    public void save(Formation formation) {
        write("""
                update emc.formation set phase = :phase, join_deadline = :deadline, committed = :committed, bidders = :bidders, changed_at = :changed, state = :state::jsonb
                 where emc = :emc and canvas = :canvas and lead = :lead""", formation);
    }

    private void write(String sql, Formation formation) {
        int rows = jdbc.sql(sql)
                .param("emc", formation.emc().value())
                .param("phase", formation.phase().name())
                .param("canvas", formation.isCanvas())
                .param("lead", formation.lead().value())
                .param("deadline", formation.hasCall() ? utc(formation.round().deadline()) : null)
                .param("committed", formation.entries().stream().map(entry -> entry.actor().value()).toArray(String[]::new))
                .param("bidders", formation.bidders().stream().map(ActorId::value).toArray(String[]::new))
                .param("changed", utc(clock.instant()))
                .param("state", FormationJson.write(formation))
                .update();
        if (rows != 1) {
            throw new IllegalStateException("the formation of " + formation.emc() + " was not stored");
        }
        formation.takeFacts().forEach(fact -> remember(formation.emc(), fact));
    }

    private void remember(EmcCode emc, FormationFact fact) {
        jdbc.sql("insert into emc.formation_timeline (emc, at, actor, fact, arguments) values (?, ?, ?, ?, ?::jsonb)")
                .params(emc.value(), utc(fact.at()), fact.actor(), fact.fact(), FormationJson.write(fact.arguments())).update();
        var who = Formation.SEALED.contains(fact.fact()) ? AuditEvent.SYSTEM : fact.actor();
        audit.record(new AuditEvent(emc.value(), who, "emc." + fact.fact(), fact.details()));
    }

    /** What happened, oldest first; at most the latest 200. */
    public List<TimelineRow> timeline(EmcCode emc) {
        return jdbc.sql("""
                select * from (select id, at, actor, fact, arguments from emc.formation_timeline where emc = ? order by id desc limit 200) latest order by id""")
                .param(emc.value())
                .query((row, n) -> new TimelineRow(row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("actor"), row.getString("fact"),
                        List.of(FormationJson.read(row.getString("arguments"), String[].class)))).list();
    }

    public record TimelineRow(Instant at, String actor, String fact, List<String> arguments) {}

    /** Calls that are open at this time and to which none of the actors has committed and which none of them leads, the nearest deadline first. */
    public List<OpenCall> openCalls(List<ActorId> actors, Instant now, int limit) {
        var ids = actors.stream().map(ActorId::value).toArray(String[]::new);
        return jdbc.sql("""
                select emc, join_deadline from emc.formation
                 where phase = 'JOINING' and join_deadline > :now and not (committed && cast(:actors as text[])) and not (lead = any (cast(:actors as text[])))
                 order by join_deadline, emc limit :limit""").param("now", utc(now)).param("actors", ids).param("limit", limit)
                .query((row, n) -> new OpenCall(new EmcCode(row.getString("emc")), row.getObject("join_deadline", OffsetDateTime.class).toInstant())).list();
    }

    /** Open calls of which platform owners have been told, the nearest deadline first. */
    List<EmcCode> aboutToClose(Instant now, int limit) {
        return jdbc.sql("""
                select emc from emc.formation where phase = 'JOINING' and join_deadline > :now and state -> 'rounds' -> -1 ->> 'escalatedAt' is not null
                 order by join_deadline, emc limit :limit""").param("now", utc(now)).param("limit", limit).query((row, n) -> new EmcCode(row.getString(1))).list();
    }

    /** What has become of what these actors committed to, latest change first; nothing that is still sealed. */
    List<EmcCode> opened(List<ActorId> actors, Instant since, int limit) {
        return jdbc.sql("""
                select emc from emc.formation where bidders && cast(:actors as text[]) and phase <> 'JOINING' and changed_at >= :since
                 order by changed_at desc, emc limit :limit""").param("actors", actors.stream().map(ActorId::value).toArray(String[]::new)).param("since", utc(since))
                .param("limit", limit).query((row, n) -> new EmcCode(row.getString(1))).list();
    }

    /**
     * Open calls that one of these actors leads with questions that wait for an answer, the nearest deadline first.
     *
     * @param standIn whether also those for which stand-ins were called, unless one of the actors bids
     */
    List<Unanswered> waitingForAnswers(List<ActorId> own, boolean standIn, Instant now, int limit) {
        return jdbc.sql("""
                select formation.state, emc.title from emc.formation join emc.emc on emc.code = formation.emc where phase = 'JOINING' and join_deadline > :now
                   and (formation.lead = any (cast(:own as text[])) or :standIn and formation.state -> 'rounds' -> -1 ->> 'standInsAt' is not null and not (bidders && cast(:own as text[])))
                   and exists (select 1 from jsonb_array_elements(formation.state -> 'questions' -> 'asked') question where question ->> 'answer' is null)
                 order by join_deadline, formation.emc limit :limit""").param("now", utc(now)).param("own", own.stream().map(ActorId::value).toArray(String[]::new))
                .param("standIn", standIn).param("limit", limit).query((row, n) -> new Unanswered(FormationJson.read(row.getString("state"), Formation.class), row.getString("title"))).list();
    }

    /** @param title of the EMC whose call has questions without an answer */
    record Unanswered(Formation formation, String title) {}

    public record OpenCall(EmcCode emc, Instant joinDeadline) {}

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
