package io.heyi.emc.internal.renewal;

import io.heyi.shared.Fraction;
import java.time.Duration;

/**
 * The numbers of the monthly renewal, from {@code heyi.policy.emc.renewal.*}; a value left out takes its default. All are of domain.md P3 (A unless it names a
 * source) and a process owner may change them.
 *
 * @param leadDays days before the month's end on which a renewal starts, 2 to 25; default 10
 * @param freezeDays days before the month's end at which figures are frozen, 1 to {@code leadDays}; default 7
 * @param disputeWorkingDays window for disputes, 1 to 10; default 2
 * @param proposalDays days before the month's end by which the lead has proposed, 0 to {@code freezeDays}; default 2
 * @param minimumWindow least time that anybody is given, also where a renewal is late, 1 hour to 10 days; default 24 hours
 * @param reminderBefore how long before a deadline who is silent is reminded, 10 minutes to 5 days; default 12 hours
 * @param renegotiations how often an objection sends the terms back to the lead, 0 to 5; default 1
 * @param tacitExtensions months in a row that a contract runs on old terms without agreement, 0 to 12; default 1
 * @param ratioQuorum share of the strategic members that must agree to a change of ratios, members or money, rounded up; default 1/1
 * @param goalQuorum the same where only goals and targets change; default 2/3
 * @param lateAfter how long after a deadline a renewal counts as late, up to 2 days; default 1 hour
 */
public record RenewalPolicy(Integer leadDays, Integer freezeDays, Integer disputeWorkingDays, Integer proposalDays, Duration minimumWindow, Duration reminderBefore,
                            Integer renegotiations, Integer tacitExtensions, Fraction ratioQuorum, Fraction goalQuorum, Duration lateAfter) {

    /** @throws IllegalArgumentException for a value outside its range; the product then does not start */
    public RenewalPolicy {
        leadDays = within("lead-days", leadDays, 10, 2, 25);
        freezeDays = within("freeze-days", freezeDays, Math.min(7, leadDays), 1, leadDays);
        disputeWorkingDays = within("dispute-working-days", disputeWorkingDays, 2, 1, 10);
        proposalDays = within("proposal-days", proposalDays, Math.min(2, freezeDays), 0, freezeDays);
        minimumWindow = within("minimum-window", minimumWindow, Duration.ofHours(24), Duration.ofHours(1), Duration.ofDays(10));
        reminderBefore = within("reminder-before", reminderBefore, Duration.ofHours(12), Duration.ofMinutes(10), Duration.ofDays(5));
        renegotiations = within("renegotiations", renegotiations, 1, 0, 5);
        tacitExtensions = within("tacit-extensions", tacitExtensions, 1, 0, 12);
        ratioQuorum = ratioQuorum == null ? new Fraction(1, 1) : ratioQuorum;
        goalQuorum = goalQuorum == null ? new Fraction(2, 3) : goalQuorum;
        lateAfter = within("late-after", lateAfter, Duration.ofHours(1), Duration.ZERO, Duration.ofDays(2));
    }

    public static RenewalPolicy defaults() {
        return new RenewalPolicy(null, null, null, null, null, null, null, null, null, null, null);
    }

    private static <T extends Comparable<T>> T within(String name, T value, T standard, T least, T most) {
        if (value == null) {
            return standard;
        }
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("heyi.policy.emc.renewal." + name + " must be " + least + " to " + most + ", not " + value);
        }
        return value;
    }
}
