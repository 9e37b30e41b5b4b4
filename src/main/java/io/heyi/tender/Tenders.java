package io.heyi.tender;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What other modules may ask of tenders: a replacement, a support contract or an election calls for bids and hears of the outcome by {@link TenderClosed}. */
public interface Tenders {

    /**
     * Publishes a tender in the caller's transaction; the same reference again gives the tender that it opened before and changes nothing.
     *
     * @param reference the caller's own key, 1 to 120 characters
     * @param by user name or {@code system}
     * @throws IllegalArgumentException for terms that no person could publish either, with the first fault
     */
    TenderCode publish(String reference, TenderTerms terms, String by);

    /** The terms that the policy proposes from now on: weights, times, minimum bids and rating, and the caller's own people beside the witness for the opening. */
    TenderTerms usual(PartyId caller, String title, String need, String requirements, String currency);

    Optional<TenderState> state(TenderCode code);

    /** Until when bids are taken; calls that take none now are missing from the result. */
    Map<TenderCode, Instant> bidsUntil(Collection<TenderCode> codes);

    /** The bids of an awarded tender, the winner first, then the others as ranked; empty where nothing was awarded. */
    List<Offer> offers(TenderCode code);

    /** @param price as in the bid: an amount in the tender's currency, or a percent where the terms have {@link TenderTerms#highestPercent()} */
    record Offer(PartyId party, BigDecimal price) {}

    /** What a party has under way: its own published calls, and how many bids of its lie in calls that are not decided. Which these are stays sealed (ADR 11). */
    Undecided undecided(PartyId party);

    /** @param calls codes of its own calls, oldest first; @param bids number of its bids in calls of others */
    record Undecided(List<TenderCode> calls, int bids) {}

    /** Ends a tender that is not decided yet; a repeat changes nothing. */
    void cancel(TenderCode code, String reason, String by);
}
