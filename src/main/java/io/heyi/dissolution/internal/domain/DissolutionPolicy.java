package io.heyi.dissolution.internal.domain;

import io.heyi.shared.Fraction;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * The numbers of the dissolution case, from {@code heyi.policy.dissolution.*}; a value left out takes its default. All are assumptions (A) of domain.md P6 that a
 * process owner may change.
 *
 * @param caseDays until the platform owners are told that the case takes too long, 5 to 180; default 30
 * @param objectionWorkingDays for a member to object to a case that the platform has opened, 1 to 20; default 3
 * @param judgeWorkingDays for each one who judges an objection, 1 to 20; default 2
 * @param proposalDays in which alternatives may be proposed, 1 to 30; default 7
 * @param agreeWorkingDays for whoever would take it over, 1 to 20; default 3
 * @param decideWorkingDays for the platform owner to decide, 1 to 20; default 3
 * @param voteDays of a members' vote, 1 to 30; default 3
 * @param votesNeeded share of the members, rounded up; default 2/3
 * @param electionDays after which the search for a new owner counts as failed, 5 to 120; default 30
 * @param lessonsWorkingDays to write down what was learnt, 1 to 20; default 5
 * @param inventoryWorkingDays to close the inventory before more people are asked, 1 to 60; default 10
 * @param signWorkingDays to sign the waterfall before who is missing is asked again, 1 to 20; default 3
 * @param lookAgain how long a case that waits for obligations looks again by itself, 1 hour to 24 hours and in each calendar day; default 24 hours
 * @param shieldMonths after founding in which missed leading values allow no dissolution, 0 to 60; default 18 (domain.md P9)
 * @param cashMonths for which the cash allowance must have been exceeded, 1 to 24; default 3
 * @param runDownPercent of the cash at the beginning that may still be spent, 0 to 100; default 20
 * @param reminderBefore how long before a deadline who is silent is reminded, 10 minutes to 5 days; default 12 hours
 */
public record DissolutionPolicy(Integer caseDays, Integer objectionWorkingDays, Integer judgeWorkingDays, Integer proposalDays, Integer agreeWorkingDays, Integer decideWorkingDays,
                                Integer voteDays, Fraction votesNeeded, Integer electionDays, Integer lessonsWorkingDays, Integer inventoryWorkingDays, Integer signWorkingDays,
                                Duration lookAgain, Integer shieldMonths, Integer cashMonths, BigDecimal runDownPercent, Duration reminderBefore) {

    /** @throws IllegalArgumentException for a value outside its range; the product then does not start */
    public DissolutionPolicy {
        caseDays = within("case-days", caseDays, 30, 5, 180);
        objectionWorkingDays = within("objection-working-days", objectionWorkingDays, 3, 1, 20);
        judgeWorkingDays = within("judge-working-days", judgeWorkingDays, 2, 1, 20);
        proposalDays = within("proposal-days", proposalDays, 7, 1, 30);
        agreeWorkingDays = within("agree-working-days", agreeWorkingDays, 3, 1, 20);
        decideWorkingDays = within("decide-working-days", decideWorkingDays, 3, 1, 20);
        voteDays = within("vote-days", voteDays, 3, 1, 30);
        votesNeeded = votesNeeded == null ? new Fraction(2, 3) : votesNeeded;
        electionDays = within("election-days", electionDays, 30, 5, 120);
        lessonsWorkingDays = within("lessons-working-days", lessonsWorkingDays, 5, 1, 20);
        inventoryWorkingDays = within("inventory-working-days", inventoryWorkingDays, 10, 1, 60);
        signWorkingDays = within("sign-working-days", signWorkingDays, 3, 1, 20);
        lookAgain = within("look-again", lookAgain, Duration.ofHours(24), Duration.ofHours(1), Duration.ofHours(24));
        shieldMonths = within("shield-months", shieldMonths, 18, 0, 60);
        cashMonths = within("cash-months", cashMonths, 3, 1, 24);
        runDownPercent = within("run-down-percent", runDownPercent, new BigDecimal(20), BigDecimal.ZERO, new BigDecimal(100));
        reminderBefore = within("reminder-before", reminderBefore, Duration.ofHours(12), Duration.ofMinutes(10), Duration.ofDays(5));
    }

    public static DissolutionPolicy defaults() {
        return new DissolutionPolicy(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    private static <T extends Comparable<T>> T within(String name, T value, T standard, T least, T most) {
        if (value == null) {
            return standard;
        }
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("heyi.policy.dissolution." + name + " must be " + least + " to " + most + ", not " + value);
        }
        return value;
    }
}
