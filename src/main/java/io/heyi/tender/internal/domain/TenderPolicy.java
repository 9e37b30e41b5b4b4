package io.heyi.tender.internal.domain;

import io.heyi.access.Role;
import io.heyi.tender.Questions;
import io.heyi.tender.TenderWeights;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * The numbers of a tender, from {@code heyi.policy.tender.*}; a value left out takes its default (domain.md P2, P8). All are assumptions (A) that a process owner
 * may change.
 *
 * @param bidWindowDays days from publication to the deadline for bids, 1 to 90; default 15 (P8)
 * @param questionDays days from publication to the end of questions, 1 to 90, less than the bid window; default 7
 * @param answerDays days after the end of questions on which stand-ins are called for those without an answer, 1 to 30; default 1
 * @param reminderDays days before the deadline on which who has not bid is reminded, 0 to 30; default 2 (P2)
 * @param minimumBids bids wanted before the box may be opened without extension, 1 to 20; default 2 (P2, P8)
 * @param extensionDays length of the one extension, 1 to 30; default 5 (P2)
 * @param minimumRating stars needed to bid, 0 to 5; default 2.0 (P2)
 * @param weights points per criterion, 100 in sum; default price 40, quality 30, rating 20, risk 10 (P8)
 * @param openingDays days for the two people to open, 1 to 30; default 2
 * @param evaluationDays days for judging the bids, 1 to 30; default 5
 * @param awardDays days for the award, 1 to 30; default 5
 * @param taskReminderHours hours before the end of each of these, and of the questions, 1 to 240; default 24
 * @param escalationDays days that a task gets once stand-ins were called, 1 to 30; default 2
 * @param witnessRole role beside the caller's people that may open; default settlement officer (four eyes, domain.md §1a)
 * @param standInRole role that is called when people are silent; default process owner
 * @param showLosingPrices whether those who took part see the prices of bids that lost; default no
 */
public record TenderPolicy(Integer bidWindowDays, Integer questionDays, Integer answerDays, Integer reminderDays, Integer minimumBids, Integer extensionDays, BigDecimal minimumRating,
                           TenderWeights weights, Integer openingDays, Integer evaluationDays, Integer awardDays, Integer taskReminderHours, Integer escalationDays,
                           Role witnessRole, Role standInRole, Boolean showLosingPrices) {

    private static final String PREFIX = "heyi.policy.tender.";
    private static final BigDecimal FIVE = BigDecimal.valueOf(5);

    /** @throws IllegalArgumentException for a value outside its range; the product then does not start */
    public TenderPolicy {
        bidWindowDays = within("bid-window-days", bidWindowDays, 15, 1, 90);
        questionDays = within("question-days", questionDays, Math.clamp(bidWindowDays - 1L, 1, 7), 1, 90);
        answerDays = within("answer-days", answerDays, 1, 1, 30);
        reminderDays = within("reminder-days", reminderDays, 2, 0, 30);
        minimumBids = within("minimum-bids", minimumBids, 2, 1, 20);
        extensionDays = within("extension-days", extensionDays, 5, 1, 30);
        minimumRating = minimumRating == null ? new BigDecimal("2.0") : minimumRating;
        weights = weights == null ? new TenderWeights(BigDecimal.valueOf(40), BigDecimal.valueOf(30), BigDecimal.valueOf(20), BigDecimal.valueOf(10)) : weights;
        openingDays = within("opening-days", openingDays, 2, 1, 30);
        evaluationDays = within("evaluation-days", evaluationDays, 5, 1, 30);
        awardDays = within("award-days", awardDays, 5, 1, 30);
        taskReminderHours = within("task-reminder-hours", taskReminderHours, 24, 1, 240);
        escalationDays = within("escalation-days", escalationDays, 2, 1, 30);
        witnessRole = witnessRole == null ? Role.SETTLEMENT_OFFICER : witnessRole;
        standInRole = standInRole == null ? Role.PROCESS_OWNER : standInRole;
        showLosingPrices = showLosingPrices != null && showLosingPrices;
        if (minimumRating.signum() < 0 || minimumRating.compareTo(FIVE) > 0) {
            throw new IllegalArgumentException(PREFIX + "minimum-rating must be 0 to 5, not " + minimumRating);
        }
        if (!weights.areSound()) {
            throw new IllegalArgumentException(PREFIX + "weights must be points for price, quality, rating and risk with 100 in sum, not " + weights);
        }
    }

    /** All defaults. */
    public static TenderPolicy defaults() {
        return new TenderPolicy(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    public Duration extension() {
        return Duration.ofDays(extensionDays);
    }

    /** When the caller is reminded of open questions. */
    public Instant remindCallerAt(Instant published, Instant questionsUntil) {
        return Questions.reminderAt(published, questionsUntil, Duration.ofHours(taskReminderHours));
    }

    /** When stand-ins are called for open questions. */
    public Instant answersDueAt(Instant questionsUntil, Instant bidsUntil) {
        return Questions.answersDueAt(questionsUntil, bidsUntil, Duration.ofDays(answerDays));
    }

    private static int within(String name, Integer value, int usual, int least, int most) {
        int chosen = value == null ? usual : value;
        if (chosen < least || chosen > most) {
            throw new IllegalArgumentException(PREFIX + name + " must be " + least + " to " + most + ", not " + chosen);
        }
        return chosen;
    }
}
