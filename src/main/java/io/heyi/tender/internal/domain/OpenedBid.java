package io.heyi.tender.internal.domain;

import io.heyi.tender.PartyId;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A bid that came out of the box.
 *
 * @param rating stars as of the opening
 * @param obstacle why it does not count: {@code unknown}, {@code frozen}, {@code rating} or {@code conflict}; null for none
 * @param judgement null until somebody has judged it
 */
public record OpenedBid(PartyId bidder, String name, boolean inside, Bid bid, Instant at, String digest, BigDecimal rating, String obstacle, Judgement judgement) {

    public boolean isEligible() {
        return obstacle == null;
    }

    OpenedBid judged(Judgement later) {
        return new OpenedBid(bidder, name, inside, bid, at, digest, rating, obstacle, later);
    }
}
