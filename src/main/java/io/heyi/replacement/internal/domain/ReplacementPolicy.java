package io.heyi.replacement.internal.domain;

import io.heyi.shared.Fraction;
import java.math.BigDecimal;
import java.time.Duration;

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
 * @param secretVote whether nobody learns who voted what; default false, as members vote in the name of their parties
 * @param reducedPercent what "reduce" leaves of the present share, in percent, more than 0 and less than 100; default 50
 * @param appealWorkingDays to appeal against the decision, 1 to 20; default 3
 * @param evidenceMonths frozen months in the evidence, 1 to 24; default 6
 * @param membersAsking different members whose request opens a case, 1 to 10; default 2
 * @param requestDays how long a single member's request waits for others, 1 to 365; default 30
 * @param reminderBefore how long before a deadline who is silent is reminded, 10 minutes to 5 days; default 12 hours
 */
public record ReplacementPolicy(Integer answerWorkingDays, Integer judgeWorkingDays, Integer cureDays, Integer helpWorkingDays, Integer voteDays, Fraction votesNeeded,
                                Boolean secretVote, BigDecimal reducedPercent, Integer appealWorkingDays, Integer evidenceMonths, Integer membersAsking, Integer requestDays, Duration reminderBefore) {

    /** @throws IllegalArgumentException for a value outside its range; the product then does not start */
    public ReplacementPolicy {
        answerWorkingDays = within("answer-working-days", answerWorkingDays, 3, 1, 20);
        judgeWorkingDays = within("judge-working-days", judgeWorkingDays, 2, 1, 20);
        cureDays = within("cure-days", cureDays, 15, 1, 90);
        helpWorkingDays = within("help-working-days", helpWorkingDays, 3, 1, 20);
        voteDays = within("vote-days", voteDays, 3, 1, 30);
        votesNeeded = votesNeeded == null ? new Fraction(2, 3) : votesNeeded;
        secretVote = secretVote != null && secretVote;
        reducedPercent = within("reduced-percent", reducedPercent, new BigDecimal(50), new BigDecimal("0.01"), new BigDecimal("99.99"));
        appealWorkingDays = within("appeal-working-days", appealWorkingDays, 3, 1, 20);
        evidenceMonths = within("evidence-months", evidenceMonths, 6, 1, 24);
        membersAsking = within("members-asking", membersAsking, 2, 1, 10);
        requestDays = within("request-days", requestDays, 30, 1, 365);
        reminderBefore = within("reminder-before", reminderBefore, Duration.ofHours(12), Duration.ofMinutes(10), Duration.ofDays(5));
    }

    public static ReplacementPolicy defaults() {
        return new ReplacementPolicy(null, null, null, null, null, null, null, null, null, null, null, null, null);
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
