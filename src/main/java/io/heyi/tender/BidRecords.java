package io.heyi.tender;

import io.heyi.access.CurrentUser;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.math.BigDecimal;
import java.time.Instant;

/** What a party has bid for and won, as far as it was published, for its track record (product-bar D9). */
public interface BidRecords {

    /**
     * Bids in decided tenders that the reader may know of, the latest decision first. Of sealed, judged or cancelled tenders nothing is told; a bid that did not count is
     * told to who acts for its bidder only.
     */
    PageOf<PublishedBid> bidsOf(PartyId party, CurrentUser reader, PageRequest page);

    /**
     * @param rank 1 for the best; 0 for a bid that did not count
     * @param bids how many took part in the ranking
     * @param points of at most 100; null for a bid that did not count
     * @param won whether it was awarded
     */
    record PublishedBid(TenderCode tender, String title, PartyId caller, String callerName, Instant decidedAt, int rank, int bids, BigDecimal points, boolean won) {}
}
