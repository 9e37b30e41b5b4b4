package io.heyi.tender.internal;

import io.heyi.tender.BidScoring.Reason;
import io.heyi.tender.PartyId;
import io.heyi.tender.QuestionView;
import io.heyi.tender.TenderCode;
import io.heyi.tender.TenderState;
import io.heyi.tender.TenderWeights;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A tender as one reader may see it; sealed bids are in no view.
 *
 * @param termsDigest SHA-256 of the published terms; null for a draft
 * @param highestPercent null where prices are amounts in {@code currency}; else they are percents of a pool up to this one
 * @param bidsReceived how many lie in the box
 * @param bids opened ones that the reader may see, best first once ranked; empty while sealed
 * @param openedBy the people who confirmed the opening
 * @param taskDueAt until when the present task should be done; null while nobody is asked
 * @param outcome null before publication of the award
 * @param may what the reader can do now
 */
public record TenderView(TenderCode code, TenderState state, String title, String need, String requirements, PartyId caller, String callerName, String caseKey, String currency, BigDecimal highestPercent,
                         TenderWeights weights, String termsDigest, Instant publishedAt, Instant questionsUntil, Instant bidsUntil, boolean extended, int minimumBids,
                         BigDecimal minimumRating, boolean everybody, List<PartyId> invited, List<QuestionView> questions, int bidsReceived, List<Mine> mine, List<OpenerView> openedBy,
                         List<BidView> bids, Instant taskDueAt, OutcomeView outcome, String cancellation, May may) {

    /**
     * A party of the reader's.
     *
     * @param obstacle why it cannot take part; null when it can
     * @param receipt of what lies in the box now; null for none
     */
    public record Mine(PartyId party, String name, BigDecimal rating, String obstacle, ReceiptView receipt) {}

    public record ReceiptView(PartyId party, Instant at, String digest) {}

    public record OpenerView(String person, Instant at) {}

    /**
     * @param price and {@code plan}, {@code delivery}, {@code start}: null where the reader may not see them
     * @param rank 0 before the ranking, or for a bid that does not count; then {@code obstacle} says why
     */
    public record BidView(PartyId bidder, String name, boolean inside, boolean mine, BigDecimal price, String plan, String delivery, LocalDate start, Instant at, String digest,
                          BigDecimal rating, String obstacle, BigDecimal quality, BigDecimal risk, String judgement, int rank, TenderWeights points, BigDecimal total,
                          List<Reason> reasons) {}

    /**
     * @param winner null for no award
     * @param reason the decider's words, or the code noBids or noEligible
     */
    public record OutcomeView(PartyId winner, String winnerName, String reason, boolean deviates, Instant at) {}

    /** What the reader can do now; everything is checked again when it is done. */
    public record May(boolean ask, boolean answer, boolean bid, boolean judge, boolean publish, boolean cancel) {}
}
