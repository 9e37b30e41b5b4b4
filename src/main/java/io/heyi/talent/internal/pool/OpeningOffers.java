package io.heyi.talent.internal.pool;

import io.heyi.access.CurrentUser;

/** Making an offer for a place of an opening, with all its rules, for those who come to it by another way than the page of offers. */
public interface OpeningOffers {

    /** The same offer again gives the first. */
    Reply<Offer> offer(CurrentUser owner, OpeningCode code, OfferService.Input input);
}
