package io.heyi.tender.internal.persistence;

import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.tender.PartyId;
import io.heyi.tender.TenderCode;
import io.heyi.tender.TenderState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of tenders; nothing of what is sealed, not even who has bid, except a reader's own bids. */
@Repository
public class TenderList {

    /** Published ones open to this reader, and drafts of the reader's own parties. */
    static final String VISIBLE = """
            (caller = any(:own) or state <> 'DRAFT' and terms_digest is not null and (:inside or everybody or invited && cast(:own as text[])))""";

    private final JdbcClient jdbc;

    TenderList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which tenders are wanted. */
    public enum Which { OPEN, CLOSED, MINE, ALL }

    /** @param bidsReceived how many lie in the box; {@code mine} whether a party of the reader's calls or bids */
    public record Row(TenderCode code, String title, TenderState state, PartyId caller, Instant bidsUntil, int bidsReceived, boolean mine, boolean reminded) {}

    /**
     * Nearest deadline first among the open ones, else the latest first.
     *
     * @param query text in code or title; empty for all
     */
    public PageOf<Row> search(boolean inside, List<PartyId> own, String query, Which which, PageRequest page) {
        var where = " from tender.tender where " + VISIBLE + " and (code ilike :query or title ilike :query) and " + switch (which) {
            case OPEN -> "state = 'PUBLISHED'";
            case CLOSED -> "state not in ('DRAFT', 'PUBLISHED')";
            case MINE -> "(caller = any(:own) or bidders && cast(:own as text[]))";
            case ALL -> "true";
        };
        var parameters = Map.of("inside", inside, "own", TenderStore.texts(own), "query", containing(query));
        var total = jdbc.sql("select count(*)" + where).params(parameters).query(Long.class).single();
        var order = which == Which.OPEN ? " order by bids_until, code" : " order by bids_until desc, code desc";
        return PageOf.of(jdbc.sql("select code, title, state, caller, bids_until, cardinality(bidders) as bids, (caller = any(:own) or bidders && cast(:own as text[])) as mine, progress ->> 'remindedAt' is not null as reminded"
                        + where + order + " limit :size offset :offset").params(parameters).param("size", page.size()).param("offset", page.offset())
                .query((row, n) -> new Row(new TenderCode(row.getString("code")), row.getString("title"), TenderState.valueOf(row.getString("state")), new PartyId(row.getString("caller")),
                        row.getObject("bids_until", OffsetDateTime.class).toInstant(), row.getInt("bids"), row.getBoolean("mine"), row.getBoolean("reminded"))).list(), total, page);
    }

    /** Open calls that these parties neither called nor have bid for, invitations first, then the nearest deadline. */
    public List<Row> waitingForBids(boolean inside, List<PartyId> own, Instant now, int limit) {
        return jdbc.sql("select code, title, state, caller, bids_until, cardinality(bidders) as bids, progress ->> 'remindedAt' is not null as reminded from tender.tender where " + VISIBLE
                        + " and state = 'PUBLISHED' and bids_until > :now and not (bidders && cast(:own as text[])) and not (caller = any(:own))"
                        + " order by not (invited && cast(:own as text[])), bids_until, code limit :limit")
                .param("inside", inside).param("own", TenderStore.texts(own)).param("now", now.atOffset(ZoneOffset.UTC)).param("limit", limit)
                .query((row, n) -> new Row(new TenderCode(row.getString("code")), row.getString("title"), TenderState.PUBLISHED, new PartyId(row.getString("caller")),
                        row.getObject("bids_until", OffsetDateTime.class).toInstant(), row.getInt("bids"), false, row.getBoolean("reminded"))).list();
    }

    /**
     * Open tenders with questions that may wait for an answer of the reader's, the nearest deadline first: those that the own parties call. Who has an interest in what
     * a tender is about is not known here.
     *
     * @param standIn whether also those for which stand-ins were called, unless an own party bids or is what the tender is about
     */
    public List<Row> waitingForAnswers(List<PartyId> own, boolean standIn, Instant now, int limit) {
        return jdbc.sql("""
                select code, title, caller, bids_until, cardinality(bidders) as bids, coalesce(progress ->> 'questionsRemindedAt', progress ->> 'questionsClosedAt') is not null as reminded from tender.tender
                 where (caller = any(:own) or :standIn and jsonb_exists(progress -> 'escalated', 'questions') and not (bidders && cast(:own as text[]))
                          and not jsonb_exists_any(coalesce(terms -> 'concerned', '[]'::jsonb), cast(:own as text[])))
                   and state = 'PUBLISHED' and bids_until > :now
                   and exists (select 1 from jsonb_array_elements(progress -> 'questions' -> 'asked') question where question ->> 'answer' is null)
                 order by bids_until, code limit :limit""").param("own", TenderStore.texts(own)).param("standIn", standIn).param("now", now.atOffset(ZoneOffset.UTC)).param("limit", limit)
                .query((row, n) -> new Row(new TenderCode(row.getString("code")), row.getString("title"), TenderState.PUBLISHED, new PartyId(row.getString("caller")),
                        row.getObject("bids_until", OffsetDateTime.class).toInstant(), row.getInt("bids"), true, row.getBoolean("reminded"))).list();
    }

    /** What a person types is text, not a pattern. */
    private static String containing(String text) {
        return "%" + text.strip().replace("\u0000", "").replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
