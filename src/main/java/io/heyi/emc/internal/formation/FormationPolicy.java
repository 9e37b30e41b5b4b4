package io.heyi.emc.internal.formation;

import io.heyi.access.Role;
import io.heyi.tender.Questions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The numbers of forming an EMC, from {@code heyi.policy.emc.formation.*}; a value left out takes its default (domain.md P2). All are assumptions (A) that a
 * process owner may change, except where a source is named.
 *
 * @param joinWindowDays days from the call to the join deadline, 1 to 90; default 10 (A)
 * @param reminderHours hours between reminders of who is not in yet, 1 to 168; default 24 (daily, [S10])
 * @param escalateDaysBefore days before the join deadline on which platform owners are told, 0 to 30; default 2 ([S10])
 * @param minimumCommitments commitments wanted per place before a call is opened without extension, 1 to 20; default 2 (A)
 * @param extensionDays length of the one extension, 1 to 30; default 5 (A)
 * @param minimumRating stars needed to be eligible, 0 to 5; default 2.0 (A)
 * @param newcomerRating stars of an actor without any history, 0 to 5; default 3.0 (A)
 * @param weights points per criterion, 100 in sum; default commitment 40, price 25, rating 20, plan 15 (A)
 * @param questionDaysBefore days before the join deadline on which questions end, 0 to 30; default 2, half of a window that is shorter (A)
 * @param questionReminderHours hours before the end of questions at which the lead is reminded of those without an answer, at the latest after half of their time; 1 to 240; default 24 (A)
 * @param answerDays days after the end of questions on which stand-ins are called for those without an answer, at the latest after half of the remaining time; 1 to 30; default 1 (A)
 * @param standInRole role that is called for them; default process owner (A)
 * @param reviewDays days the lead has for choosing, 1 to 30; default 5 (A)
 * @param reviewReminderHours hours before the review deadline, 1 to 240; default 24 ([S10])
 * @param signingDays days for signing, 1 to 30; default 5 (A)
 * @param signingReminderHours hours before the signing deadline, 1 to 240; default 24 (A)
 * @param reopenDays length of the second call of an empty place, 1 to 30; default 3 (A)
 */
public record FormationPolicy(Integer joinWindowDays, Integer reminderHours, Integer escalateDaysBefore, Integer minimumCommitments, Integer extensionDays,
                              BigDecimal minimumRating, BigDecimal newcomerRating, Map<String, BigDecimal> weights, Integer questionDaysBefore, Integer questionReminderHours,
                              Integer answerDays, Role standInRole, Integer reviewDays, Integer reviewReminderHours,
                              Integer signingDays, Integer signingReminderHours, Integer reopenDays) {

    /** The criteria of {@link io.heyi.tender.BidScoring}. */
    public static final List<String> CRITERIA = List.of("commitment", "price", "rating", "plan");

    private static final BigDecimal FIVE = new BigDecimal(5);

    /** @throws IllegalArgumentException for a value outside its range; the product then does not start */
    public FormationPolicy {
        joinWindowDays = within("join-window-days", joinWindowDays, 10, 1, 90);
        reminderHours = within("reminder-hours", reminderHours, 24, 1, 168);
        escalateDaysBefore = within("escalate-days-before", escalateDaysBefore, 2, 0, 30);
        minimumCommitments = within("minimum-commitments", minimumCommitments, 2, 1, 20);
        extensionDays = within("extension-days", extensionDays, 5, 1, 30);
        minimumRating = stars("minimum-rating", minimumRating, new BigDecimal("2.0"));
        newcomerRating = stars("newcomer-rating", newcomerRating, new BigDecimal("3.0"));
        weights = weights == null || weights.isEmpty() ? usualWeights() : new TreeMap<>(weights);
        questionDaysBefore = within("question-days-before", questionDaysBefore, 2, 0, 30);
        questionReminderHours = within("question-reminder-hours", questionReminderHours, 24, 1, 240);
        answerDays = within("answer-days", answerDays, 1, 1, 30);
        standInRole = standInRole == null ? Role.PROCESS_OWNER : standInRole;
        reviewDays = within("review-days", reviewDays, 5, 1, 30);
        reviewReminderHours = within("review-reminder-hours", reviewReminderHours, 24, 1, 240);
        signingDays = within("signing-days", signingDays, 5, 1, 30);
        signingReminderHours = within("signing-reminder-hours", signingReminderHours, 24, 1, 240);
        reopenDays = within("reopen-days", reopenDays, 3, 1, 30);
        if (!CallWeights.areSound(weights)) {
            throw new IllegalArgumentException("heyi.policy.emc.formation.weights must name " + CRITERIA + " with 100 points in sum, not " + weights);
        }
    }

    /** All defaults. */
    public static FormationPolicy defaults() {
        return new FormationPolicy(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    public Duration joinWindow() {
        return Duration.ofDays(joinWindowDays);
    }

    public Duration extension() {
        return Duration.ofDays(extensionDays);
    }

    /** When the lead is reminded of open questions of a round whose time runs from the given moment. */
    Instant answersReminderAt(Instant from, CallRound round) {
        return Questions.reminderAt(from, round.questionsUntil(), Duration.ofHours(questionReminderHours));
    }

    /** When stand-ins are called for open questions of a round. */
    Instant answersDueAt(CallRound round) {
        return Questions.answersDueAt(round.questionsUntil(), round.deadline(), Duration.ofDays(answerDays));
    }

    public Duration reviewTime() {
        return Duration.ofDays(reviewDays);
    }

    public Duration signingTime() {
        return Duration.ofDays(signingDays);
    }

    public Duration reopenWindow() {
        return Duration.ofDays(reopenDays);
    }

    private static Map<String, BigDecimal> usualWeights() {
        return new TreeMap<>(Map.of("commitment", new BigDecimal(40), "price", new BigDecimal(25), "rating", new BigDecimal(20), "plan", new BigDecimal(15)));
    }

    private static BigDecimal stars(String name, BigDecimal value, BigDecimal usual) {
        var chosen = value == null ? usual : value;
        if (chosen.signum() < 0 || chosen.compareTo(FIVE) > 0) {
            throw new IllegalArgumentException("heyi.policy.emc.formation." + name + " must be 0 to 5, not " + chosen);
        }
        return chosen;
    }

    private static int within(String name, Integer value, int usual, int least, int most) {
        int chosen = value == null ? usual : value;
        if (chosen < least || chosen > most) {
            throw new IllegalArgumentException("heyi.policy.emc.formation." + name + " must be " + least + " to " + most + ", not " + chosen);
        }
        return chosen;
    }
}
