package io.heyi.tender;

import java.util.List;

/**
 * Fact: a tender is over; its caller goes on from here. Published in the transaction that ends it; listeners may hear it again.
 *
 * @param reference under which the caller opened it, see {@link Tenders#publish}
 * @param ranking all ranked bidders, best first; empty when none was ranked
 * @param winner null unless awarded
 */
public record TenderClosed(TenderCode tender, String reference, TenderState outcome, List<PartyId> ranking, PartyId winner) {

    public TenderClosed {
        ranking = List.copyOf(ranking);
    }
}
