package io.heyi.tender.internal.domain;

import io.heyi.tender.PartyId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Receipts of all bids that were ever sealed for a tender; of each bidder the latest counts. */
public final class Receipts {

    private List<Receipt> all = new ArrayList<>();

    void add(Receipt receipt) {
        retire(receipt.bidder());
        all.add(receipt);
    }

    void retire(PartyId bidder) {
        all.replaceAll(one -> one.bidder().equals(bidder) && one.current() ? one.retired() : one);
    }

    List<Receipt> current() {
        return all.stream().filter(Receipt::current).toList();
    }

    Optional<Receipt> of(PartyId bidder) {
        return current().stream().filter(one -> one.bidder().equals(bidder)).findFirst();
    }

    /** What this bidder sent under this key, replaced or not. */
    Optional<Receipt> sent(PartyId bidder, String requestKey) {
        return all.stream().filter(one -> one.bidder().equals(bidder) && one.requestKey().equals(requestKey)).findFirst();
    }

    Set<PartyId> bidders() {
        return current().stream().map(Receipt::bidder).collect(Collectors.toUnmodifiableSet());
    }
}
