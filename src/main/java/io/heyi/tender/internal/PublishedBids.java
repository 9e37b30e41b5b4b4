package io.heyi.tender.internal;

import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.tender.BidRecords;
import io.heyi.tender.Bidders;
import io.heyi.tender.PartyId;
import io.heyi.tender.internal.persistence.BidList;
import io.heyi.tender.internal.persistence.BidList.Row;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Published bids with what their callers are called. */
@Service
@Transactional(readOnly = true)
class PublishedBids implements BidRecords {

    private final BidList list;
    private final Bidders bidders;

    PublishedBids(BidList list, Bidders bidders) {
        this.list = list;
        this.bidders = bidders;
    }

    @Override
    public PageOf<PublishedBid> bidsOf(PartyId party, CurrentUser reader, PageRequest page) {
        if (!reader.isInside() && !reader.has(Role.EXTERNAL_PARTNER)) {
            return PageOf.of(List.of(), 0, page);
        }
        var rows = list.published(party, reader.isInside(), bidders.partiesOf(reader), page);
        var callers = bidders.find(rows.items().stream().map(Row::caller).distinct().toList());
        return rows.map(row -> new PublishedBid(row.code(), row.title(), row.caller(), callers.containsKey(row.caller()) ? callers.get(row.caller()).name() : row.caller().value(),
                row.decidedAt(), row.rank(), row.bids(), row.points(), row.won()));
    }
}
