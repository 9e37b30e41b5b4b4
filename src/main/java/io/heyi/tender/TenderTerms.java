package io.heyi.tender;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What is called for and by which rules; fixed when the tender is published, with a fingerprint in the history.
 *
 * @param need what is wanted, in the caller's words; {@code requirements} what every bid must meet
 * @param caller who calls and later contracts with the winner
 * @param caseKey business key of the case that the tender belongs to, e.g. of a replacement; null for none
 * @param currency of all bids, ISO code
 * @param questionsUntil end of the questions stage, before {@code bidsUntil}, the deadline for sealed bids
 * @param minimumBids bids wanted before the box may be opened without extension, 1 to 20
 * @param minimumRating stars needed to bid, 0 to 5
 * @param everybody whether all outside partners may take part; otherwise only invited ones. People inside always may
 * @param invited parties that are told of the tender
 * @param openers who may confirm the opening, {@code evaluators} who judge quality and risk, {@code deciders} who award; never people of a bidder
 * @param concerned parties that the tender is about without bidding, e.g. the one whose part is called for; their people, and whoever has an interest in one, stay out of it as those of bidders do.
 *                  Not written down where there are none, so that fingerprints of older terms stand
 * @param highestPercent null where prices are amounts; else they are percents of a pool with up to four decimals, and none is above this one, which is above 0 and at most 100
 */
public record TenderTerms(String title, String need, String requirements, PartyId caller, String caseKey, String currency, TenderWeights weights, Instant questionsUntil,
                          Instant bidsUntil, int minimumBids, BigDecimal minimumRating, boolean everybody, List<PartyId> invited, Addressees openers, Addressees evaluators,
                          Addressees deciders, @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal highestPercent,
                          @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PartyId> concerned) {

    public TenderTerms {
        invited = List.copyOf(invited);
        concerned = concerned == null ? List.of() : List.copyOf(concerned);
    }

    /** The same for a share of a pool: bidders name the percent that they want. */
    public TenderTerms inPercent(BigDecimal highest) {
        return new TenderTerms(title, need, requirements, caller, caseKey, currency, weights, questionsUntil, bidsUntil, minimumBids, minimumRating, everybody, invited, openers, evaluators,
                deciders, highest, concerned);
    }

    /** The same with other times. */
    public TenderTerms until(Instant questions, Instant bids) {
        return new TenderTerms(title, need, requirements, caller, caseKey, currency, weights, questions, bids, minimumBids, minimumRating, everybody, invited, openers, evaluators,
                deciders, highestPercent, concerned);
    }

    /** The same as part of a case. */
    public TenderTerms forCase(String businessKey) {
        return new TenderTerms(title, need, requirements, caller, businessKey, currency, weights, questionsUntil, bidsUntil, minimumBids, minimumRating, everybody, invited, openers, evaluators,
                deciders, highestPercent, concerned);
    }

    /** The same about these parties, whose people keep out of it. */
    public TenderTerms concerning(List<PartyId> parties) {
        return new TenderTerms(title, need, requirements, caller, caseKey, currency, weights, questionsUntil, bidsUntil, minimumBids, minimumRating, everybody, invited, openers, evaluators,
                deciders, highestPercent, parties);
    }
}
