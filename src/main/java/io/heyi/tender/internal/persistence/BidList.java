package io.heyi.tender.internal.persistence;

import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.tender.PartyId;
import io.heyi.tender.TenderCode;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Bids of one party in decided tenders. */
@Repository
public class BidList {

    /** Decided tenders that the reader may know of; a bid outside of the ranking is its bidder's own affair. */
    private static final String PUBLISHED = """
             from tender.tender t
             left join lateral (select (one ->> 'rank')::int as rank, (one ->> 'total')::numeric as total
                                  from jsonb_array_elements(t.progress -> 'evaluation' -> 'ranking') one where one ->> 'bidder' = :party) ranked on true
            where t.state in ('AWARDED', 'NO_AWARD') and :party = any (t.bidders) and """ + TenderList.VISIBLE + " and (ranked.rank is not null or :party = any (cast(:own as text[])))";

    private final JdbcClient jdbc;

    BidList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As {@link io.heyi.tender.BidRecords.PublishedBid}. */
    public record Row(TenderCode code, String title, PartyId caller, Instant decidedAt, int rank, int bids, BigDecimal points, boolean won) {}

    /** The latest decision first. @param own parties of the reader */
    public PageOf<Row> published(PartyId party, boolean inside, List<PartyId> own, PageRequest page) {
        var parameters = Map.of("party", party.value(), "inside", inside, "own", TenderStore.texts(own));
        var total = jdbc.sql("select count(*)" + PUBLISHED).params(parameters).query(Long.class).single();
        return PageOf.of(jdbc.sql("""
                select t.code, t.title, t.caller, (t.progress -> 'decision' ->> 'at')::timestamptz as decided_at, coalesce(ranked.rank, 0) as rank, ranked.total,
                       jsonb_array_length(t.progress -> 'evaluation' -> 'ranking') as bids, coalesce(t.progress -> 'decision' ->> 'winner' = :party, false) as won
                """ + PUBLISHED + " order by decided_at desc, t.code desc limit :size offset :offset").params(parameters).param("size", page.size()).param("offset", page.offset())
                .query(BidList::row).list(), total, page);
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(new TenderCode(row.getString("code")), row.getString("title"), new PartyId(row.getString("caller")), row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                row.getInt("rank"), row.getInt("bids"), row.getBigDecimal("total"), row.getBoolean("won"));
    }
}
