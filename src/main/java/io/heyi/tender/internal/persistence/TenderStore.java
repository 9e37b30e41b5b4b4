package io.heyi.tender.internal.persistence;

import io.heyi.audit.AuditEvent;
import io.heyi.audit.AuditTrail;
import io.heyi.tender.PartyId;
import io.heyi.tender.TenderCode;
import io.heyi.tender.TenderTerms;
import io.heyi.tender.Tenders;
import io.heyi.tender.internal.BidSecrets;
import io.heyi.tender.internal.domain.Tender;
import io.heyi.tender.internal.domain.TenderFact;
import java.sql.ResultSet;
import java.sql.SQLException;
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

/** Loads and stores whole tenders. Storing also writes what happened to the timeline and to the audit chain, in the same transaction. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class TenderStore {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    TenderStore(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    public TenderCode nextCode() {
        return new TenderCode("T-%04d".formatted(jdbc.sql("select nextval('tender.tender_number')").query(Long.class).single()));
    }

    public Optional<Tender> find(TenderCode code) {
        return jdbc.sql("select terms, progress from tender.tender where code = ?").param(code.value()).query((row, n) -> tender(row)).optional();
    }

    /** As {@link #find}, holding the row until the transaction ends, so that two acts are taken one after the other. */
    public Optional<Tender> findForUpdate(TenderCode code) {
        return jdbc.sql("select terms, progress from tender.tender where code = ? for update").param(code.value()).query((row, n) -> tender(row)).optional();
    }

    /** Holds the reference until the transaction ends, so that two that open under the same one do so one after the other. */
    public Optional<Tender> ofReference(String reference) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:reference, 1603))").param("reference", reference).query((row, n) -> n).list();
        return jdbc.sql("select terms, progress from tender.tender where reference = ?").param(reference).query((row, n) -> tender(row)).optional();
    }

    private static Tender tender(ResultSet row) throws SQLException {
        var terms = row.getString("terms");
        var tender = TenderJson.read(row.getString("progress"), Tender.class).with(TenderJson.read(terms, TenderTerms.class));
        tender.requireTerms(terms);
        return tender;
    }

    public void insert(Tender tender) {
        write("""
                insert into tender.tender (code, reference, state, caller, title, everybody, invited, bidders, bids_until, created_at, changed_at, terms, terms_digest, progress)
                values (:code, :reference, :state, :caller, :title, :everybody, :invited, :bidders, :bidsUntil, :now, :now, :terms::jsonb, :digest, :progress::jsonb)""", tender);
    }

    public void save(Tender tender) {
        write("""
                update tender.tender set state = :state, caller = :caller, title = :title, everybody = :everybody, invited = :invited, bidders = :bidders,
                       bids_until = :bidsUntil, changed_at = :now, terms = :terms::jsonb, terms_digest = :digest, progress = :progress::jsonb
                 where code = :code and reference = :reference""", tender);
    }

    private void write(String sql, Tender tender) {
        var terms = tender.terms();
        int rows = jdbc.sql(sql)
                .param("code", tender.code().value()).param("reference", tender.reference()).param("state", tender.state().name()).param("caller", terms.caller().value())
                .param("title", terms.title()).param("everybody", terms.everybody()).param("invited", texts(terms.invited())).param("bidders", texts(tender.bidders()))
                .param("bidsUntil", utc(tender.bidsUntil())).param("now", utc(clock.instant())).param("terms", TenderJson.of(terms))
                .param("digest", tender.termsDigest().orElse(null)).param("progress", TenderJson.write(tender)).update();
        if (rows != 1) {
            throw new IllegalStateException("tender " + tender.code() + " was not stored");
        }
        tender.takeFacts().forEach(fact -> remember(tender.code(), fact));
    }

    /** Who takes part is not told before the box is open, not even to readers of the history (docs/adr/0011). */
    private void remember(TenderCode code, TenderFact fact) {
        var who = Tender.isSealed(fact) ? AuditEvent.SYSTEM : fact.actor();
        jdbc.sql("insert into tender.timeline (tender, at, actor, fact, arguments) values (?, ?, ?, ?, ?::jsonb)")
                .params(code.value(), utc(fact.at()), who, fact.fact(), TenderJson.write(fact.arguments())).update();
        var event = new AuditEvent(code.value(), who, "tender." + fact.fact(), fact.details());
        audit.record(BidSecrets.isSecret(event) ? event.salted() : event);
    }

    /** What happened, oldest first; at most the latest 200. */
    public List<TimelineRow> timeline(TenderCode code) {
        return jdbc.sql("select * from (select id, at, actor, fact, arguments from tender.timeline where tender = ? order by id desc limit 200) latest order by id").param(code.value())
                .query((row, n) -> new TimelineRow(row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("actor"), row.getString("fact"),
                        List.of(TenderJson.read(row.getString("arguments"), String[].class)))).list();
    }

    public record TimelineRow(Instant at, String actor, String fact, List<String> arguments) {}

    /** Tenders that wait for their process and are past their deadline, unchanged since then, in the order of their codes, after the given one. */
    public List<String> waiting(Instant unchangedSince, String after, int limit) {
        return jdbc.sql("""
                select code from tender.tender
                 where state in ('PUBLISHED', 'CLOSED', 'OPENED', 'RANKED') and changed_at < :since and (state <> 'PUBLISHED' or bids_until < :since) and code > :after
                 order by code limit :limit""").param("since", utc(unchangedSince)).param("after", after).param("limit", limit).query(String.class).list();
    }

    /** Until when bids are taken, of those calls that take them now. */
    public Map<TenderCode, Instant> bidsUntil(Collection<TenderCode> codes) {
        var taking = new HashMap<TenderCode, Instant>();
        jdbc.sql("select code, bids_until from tender.tender where code = any (cast(:codes as text[])) and state = 'PUBLISHED' and bids_until > :now")
                .param("codes", codes.stream().map(TenderCode::value).toArray(String[]::new)).param("now", utc(clock.instant()))
                .query(row -> {
                    taking.put(new TenderCode(row.getString("code")), row.getObject("bids_until", OffsetDateTime.class).toInstant());
                });
        return taking;
    }

    /** A draft is nobody's business yet. */
    public Tenders.Undecided undecided(PartyId party) {
        var states = "state in ('PUBLISHED', 'CLOSED', 'OPENED', 'RANKED')";
        var calls = jdbc.sql("select code from tender.tender where caller = ? and " + states + " order by created_at, code").param(party.value())
                .query((row, n) -> new TenderCode(row.getString(1))).list();
        var bids = jdbc.sql("select count(*) from tender.tender where ? = any(bidders) and " + states).param(party.value()).query(Integer.class).single();
        return new Tenders.Undecided(calls, bids);
    }

    static String[] texts(Collection<PartyId> parties) {
        return parties.stream().map(PartyId::value).sorted().toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
