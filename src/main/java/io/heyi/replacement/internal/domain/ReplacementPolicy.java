package io.heyi.replacement.internal.domain;

import io.heyi.shared.Fraction;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * The numbers of the underperformer case, from {@code heyi.policy.replacement.*}; a value left out takes its default. All are assumptions (A) of domain.md P4 that a
 * process owner may change.
 *
 * @param answerWorkingDays to answer in writing, 1 to 20; default 3
 * @param judgeWorkingDays for each judge of a claimed cause, 1 to 20; default 2
 * @param cureDays of the cure period, 1 to 90; default 15
 * @param helpWorkingDays to say how the others help, 1 to 20 and not beyond the cure period; default 3
 * @param voteDays of the members' vote, 1 to 30; default 3
 * @param votesNeeded share of the remaining members, rounded up; default 2/3
 * @param fewestVoters remaining members with different people, none with an interest, below whom nobody is asked and the party is kept, 1 to 10; default 2, so that nobody
 *     decides alone (the smallest roll of domain.md E13 is 3, which needs 2)
 * @param secretVote whether nobody learns who voted what; default false, as members vote in the name of their parties
 * @param reducedPercent what "reduce" leaves of the present share, in percent, more than 0 and less than 100; default 50
 * @param appealWorkingDays to appeal against the decision, 1 to 20; default 3
 * @param evidenceMonths frozen months in the evidence, 1 to 24; default 6
 * @param membersAsking different members whose request opens a case, 1 to 10; default 2
 * @param requestDays how long a single member's request waits for others, 1 to 365; default 30
 * @param citedConditions codes of contract conditions that a replacement cites, the first one that the contract lists; where it lists none of them, its first; default
 *     below-bottom, underperformance
 * @param takeOverWorkingDays for each one who is asked to take the part over, 1 to 20; default 2
 * @param tenderDays after which a tender for the part is called off, 10 to 180; default 60
 * @param handOverWorkingDays for the checklist, 1 to 60; default 5
 * @param closingWorkingDays for the platform's owner to close what is missing, 1 to 20; default 2
 * @param coverWorkingDays to propose a temporary cover, 1 to 20; default 2
 * @param longestCoverDays of a temporary cover, 7 to 365; default 90
 * @param coverSearchDays before the end of a cover when the search comes back, 1 to 60; default 20
 * @param settlementWorkingDays to settle what a granted appeal makes good, 1 to 20; default 5
 * @param departureBidDays in which bids are taken for the part of a party that is dissolved, 2 to 60; default 7, so that it fits into the 30 days of a dissolution (P6)
 * @param departureSearchDays after which the tender for such a part is called off, 5 to 180 and more than {@code departureBidDays}; default 19
 * @param departureConditions codes of contract conditions that the end of such a part cites, the first one that the contract lists; default party-dissolved, dissolution
 * @param departureRated whether such a party is rated for the days of its part that no month has rated; default false, for the failure itself is not punished (P6)
 * @param noticeDays how long before the end of a cure period, or of a tender for the part, those concerned are told, 1 to 9; default 3
 * @param reminderBefore how long before a deadline who is silent is reminded, 10 minutes to 5 days; default 12 hours
 * @param escalateBefore how long before a deadline the lead or the platform is told of silence, 5 minutes to 5 days and not before the reminder; default 4 hours
 */
public record ReplacementPolicy(Integer answerWorkingDays, Integer judgeWorkingDays, Integer cureDays, Integer helpWorkingDays, Integer voteDays, Fraction votesNeeded,
                                Integer fewestVoters, Boolean secretVote, BigDecimal reducedPercent, Integer appealWorkingDays, Integer evidenceMonths, Integer membersAsking, Integer requestDays,
                                List<String> citedConditions, Integer takeOverWorkingDays, Integer tenderDays, Integer handOverWorkingDays, Integer closingWorkingDays, Integer coverWorkingDays,
                                Integer longestCoverDays, Integer coverSearchDays, Integer settlementWorkingDays, Integer departureBidDays, Integer departureSearchDays,
                                List<String> departureConditions, Boolean departureRated, Integer noticeDays, Duration reminderBefore, Duration escalateBefore) {

    /** @throws IllegalArgumentException for a value outside its range; the product then does not start */
    public ReplacementPolicy {
        answerWorkingDays = within("answer-working-days", answerWorkingDays, 3, 1, 20);
        judgeWorkingDays = within("judge-working-days", judgeWorkingDays, 2, 1, 20);
        cureDays = within("cure-days", cureDays, 15, 1, 90);
        helpWorkingDays = within("help-working-days", helpWorkingDays, 3, 1, 20);
        voteDays = within("vote-days", voteDays, 3, 1, 30);
        votesNeeded = votesNeeded == null ? new Fraction(2, 3) : votesNeeded;
        fewestVoters = within("fewest-voters", fewestVoters, 2, 1, 10);
        secretVote = secretVote != null && secretVote;
        reducedPercent = within("reduced-percent", reducedPercent, new BigDecimal(50), new BigDecimal("0.01"), new BigDecimal("99.99"));
        appealWorkingDays = within("appeal-working-days", appealWorkingDays, 3, 1, 20);
        evidenceMonths = within("evidence-months", evidenceMonths, 6, 1, 24);
        membersAsking = within("members-asking", membersAsking, 2, 1, 10);
        requestDays = within("request-days", requestDays, 30, 1, 365);
        citedConditions = citedConditions == null || citedConditions.isEmpty() ? List.of("below-bottom", "underperformance") : List.copyOf(citedConditions);
        takeOverWorkingDays = within("take-over-working-days", takeOverWorkingDays, 2, 1, 20);
        tenderDays = within("tender-days", tenderDays, 60, 10, 180);
        handOverWorkingDays = within("hand-over-working-days", handOverWorkingDays, 5, 1, 60);
        closingWorkingDays = within("closing-working-days", closingWorkingDays, 2, 1, 20);
        coverWorkingDays = within("cover-working-days", coverWorkingDays, 2, 1, 20);
        longestCoverDays = within("longest-cover-days", longestCoverDays, 90, 7, 365);
        coverSearchDays = within("cover-search-days", coverSearchDays, 20, 1, 60);
        settlementWorkingDays = within("settlement-working-days", settlementWorkingDays, 5, 1, 20);
        departureBidDays = within("departure-bid-days", departureBidDays, 7, 2, 60);
        departureSearchDays = within("departure-search-days", departureSearchDays, Math.max(19, departureBidDays + 1), Math.max(5, departureBidDays + 1), 180);
        departureConditions = departureConditions == null || departureConditions.isEmpty() ? List.of("party-dissolved", "dissolution") : List.copyOf(departureConditions);
        departureRated = departureRated != null && departureRated;
        noticeDays = within("notice-days", noticeDays, 3, 1, 9);
        reminderBefore = within("reminder-before", reminderBefore, Duration.ofHours(12), Duration.ofMinutes(10), Duration.ofDays(5));
        escalateBefore = within("escalate-before", escalateBefore, Duration.ofHours(4), Duration.ofMinutes(5), Duration.ofDays(5));
    }

    public static ReplacementPolicy defaults() {
        return new ReplacementPolicy(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    private static <T extends Comparable<T>> T within(String name, T value, T standard, T least, T most) {
        if (value == null) {
            return standard;
        }
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("heyi.policy.replacement." + name + " must be " + least + " to " + most + ", not " + value);
        }
        return value;
    }
}
