package io.heyi.microenterprise.internal.election;

import io.heyi.shared.Fraction;
import java.time.Duration;
import java.time.Instant;

/**
 * The numbers of owner elections, from {@code heyi.policy.election.*}; a value left out takes its default. All are assumptions (A of domain.md P5, those with
 * another source say so) that a process owner may change.
 *
 * @param nominationDays length of the nomination window, 1 to 60 days; default 7 (A)
 * @param foundingNominationDays the same where a founding waits for it; it ends as soon as everybody has a plan who said that he stands; 1 to 30; default 3 (A)
 * @param nominationReminderDays days between two reminders in it, 1 to 30; default 3 (A)
 * @param foundingReminderDays the same where a founding waits for it, 1 to 30; default 1 (A)
 * @param reminderDays days before the end of any other wait at which whoever it waits for is reminded, at the latest in its middle; 1 to 30; default 1 (A)
 * @param mostCandidates candidates at most, 1 to 10; default 4 (Hamel and Zanini 2018: three to four pitch)
 * @param eligibilityDays days for the compliance check on each level of the platform; silence of all levels clears; 1 to 30; default 2 (A)
 * @param questionDays length of the question round, 1 to 30 days; default 2 (A)
 * @param ballotDays length of a ballot, 1 to 30 days; default 3 (A)
 * @param quorum share of the roll that must vote, rounded up; default 2/3 (A)
 * @param recallNeeded share of the roll that recalls while the bottom values are met, rounded up; default 2/3 (Hamel and Zanini 2018)
 * @param motionSignatures share of the roll that must sign a motion for recall, rounded up; default 1/3 (A)
 * @param motionDays days in which a motion collects them, 1 to 60; default 7 (A)
 * @param immunityDays days after the members have decided who leads (ADR 22) without recall, challenge or an election called by missed months, 0 to 365; default 90 (A)
 * @param challengePledgePercent by how much a challenger's plan beats the present leading values, 0 to 100 percent; default 5 (A)
 * @param missedMonths months in a row below bottom that call an election, 1 to 12; default 3 (Hamel and Zanini 2018)
 * @param acceptanceDays days to accept the office, 1 to 30; default 3 (A)
 * @param interimChoiceDays days for the platform's owner to name an interim owner before the next level is asked, 1 to 30; default 3 (A)
 * @param interimDays longest time of an interim owner, 1 to 180 days; default 60 (A)
 */
public record ElectionPolicy(Integer nominationDays, Integer foundingNominationDays, Integer nominationReminderDays, Integer foundingReminderDays, Integer reminderDays,
                             Integer mostCandidates, Integer eligibilityDays, Integer questionDays, Integer ballotDays,
                             Fraction quorum, Fraction recallNeeded, Fraction motionSignatures, Integer motionDays, Integer immunityDays, Integer challengePledgePercent,
                             Integer missedMonths, Integer acceptanceDays, Integer interimChoiceDays, Integer interimDays) {

    private static final Fraction TWO_THIRDS = new Fraction(2, 3);

    /** @throws IllegalArgumentException for a value outside its range; the product then does not start */
    public ElectionPolicy {
        nominationDays = within("nomination-days", nominationDays, 7, 1, 60);
        foundingNominationDays = within("founding-nomination-days", foundingNominationDays, 3, 1, 30);
        nominationReminderDays = within("nomination-reminder-days", nominationReminderDays, 3, 1, 30);
        foundingReminderDays = within("founding-reminder-days", foundingReminderDays, 1, 1, 30);
        reminderDays = within("reminder-days", reminderDays, 1, 1, 30);
        mostCandidates = within("most-candidates", mostCandidates, 4, 1, 10);
        eligibilityDays = within("eligibility-days", eligibilityDays, 2, 1, 30);
        questionDays = within("question-days", questionDays, 2, 1, 30);
        ballotDays = within("ballot-days", ballotDays, 3, 1, 30);
        quorum = quorum == null ? TWO_THIRDS : quorum;
        recallNeeded = recallNeeded == null ? TWO_THIRDS : recallNeeded;
        motionSignatures = motionSignatures == null ? new Fraction(1, 3) : motionSignatures;
        motionDays = within("motion-days", motionDays, 7, 1, 60);
        immunityDays = within("immunity-days", immunityDays, 90, 0, 365);
        challengePledgePercent = within("challenge-pledge-percent", challengePledgePercent, 5, 0, 100);
        missedMonths = within("missed-months", missedMonths, 3, 1, 12);
        acceptanceDays = within("acceptance-days", acceptanceDays, 3, 1, 30);
        interimChoiceDays = within("interim-choice-days", interimChoiceDays, 3, 1, 30);
        interimDays = within("interim-days", interimDays, 60, 1, 180);
    }

    /** All defaults. */
    public static ElectionPolicy defaults() {
        return new ElectionPolicy(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** When whoever is missing is reminded in a wait. */
    public Instant reminderAt(Instant from, Instant due) {
        var before = Duration.ofDays(reminderDays);
        var half = Duration.between(from, due).dividedBy(2);
        return due.minus(before.compareTo(half) < 0 ? before : half);
    }

    /** Time between two reminders while nominations are open; the window of a founding is too short for the usual ones. */
    public Duration nominationReminders(boolean founding) {
        return Duration.ofDays(founding ? foundingReminderDays : nominationReminderDays);
    }

    private static int within(String name, Integer value, int usual, int least, int most) {
        int chosen = value == null ? usual : value;
        if (chosen < least || chosen > most) {
            throw new IllegalArgumentException("heyi.policy.election." + name + " must be " + least + " to " + most + ", not " + chosen);
        }
        return chosen;
    }
}
