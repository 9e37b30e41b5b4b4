package io.heyi.performance;

import io.heyi.access.CurrentUser;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.tender.BidRecords;
import io.heyi.tender.PartyId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Published bids in memory. */
public class FakeBids implements BidRecords {

    private final Map<PartyId, List<PublishedBid>> bids = new ConcurrentHashMap<>();

    public void set(PartyId party, List<PublishedBid> published) {
        bids.put(party, published);
    }

    @Override
    public PageOf<PublishedBid> bidsOf(PartyId party, CurrentUser reader, PageRequest page) {
        var all = bids.getOrDefault(party, List.of());
        return PageOf.of(all.stream().skip(page.offset()).limit(page.size()).toList(), all.size(), page);
    }
}
