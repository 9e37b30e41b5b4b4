package io.heyi.microenterprise.internal.domain;

import io.heyi.microenterprise.KillClause;
import io.heyi.shared.Fraction;
import java.math.BigDecimal;
import java.util.List;

/**
 * The numbers of founding that are not in {@code founding-route.dmn}, from {@code heyi.policy.founding.*}; a value left out takes its default.
 * All are assumptions (A of domain.md P1) that a process owner may change.
 *
 * @param minimumTeam people including the proposer, 1 to 50; default 2 (A)
 * @param minimumPledgePercent least pledge of a co-founder who pledges at all, in percent of the money asked, 0 to 100; default 5 (A, "5% of the round")
 * @param reworkRounds how often a proposal may be sent back, 0 to 10; default 2 (A)
 * @param minimumPanel least number of committee members without an interest, 1 to 100; default 3 (A)
 * @param panelCheckedAbove money asked above which a panel must be possible when submitting; the committee threshold of {@code founding-route.dmn} (A)
 * @param committeeQuorum share of the committee's roll that must vote, rounded up to whole members; default 2/3 (domain.md §3a)
 * @param committeeBallots ballots before a vote without quorum lapses, 1 to 5; default 2 (A)
 * @param signingExtensions extensions of the signing deadline, 0 to 5; default 1 (issue 2, part 4)
 * @param draftsPerPerson drafts that one person may keep at a time, 1 to 200; default 20 (A)
 * @param currencies ISO codes that proposals may be made in; default CNY, EUR, USD (A)
 * @param killLeadingShortPercent of a leading value that may be missed by the kill conditions of agreements drawn up from now on, 0 to 100; default 15 (domain.md P4, E19)
 * @param killLeadingMonths in a row in which the same leading value must have been missed by more, 1 to 24; default 3 (A)
 * @param killShieldMonths after founding in which that does not count, 0 to 60; default 18 (domain.md P9)
 * @param killCashMonths for which the cash-flow allowance must have been exceeded, 1 to 24; default 3 (domain.md P4)
 */
public record FoundingPolicy(Integer minimumTeam, BigDecimal minimumPledgePercent, Integer reworkRounds, Integer minimumPanel, BigDecimal panelCheckedAbove,
                             Fraction committeeQuorum, Integer committeeBallots, Integer signingExtensions, Integer draftsPerPerson, List<String> currencies,
                             BigDecimal killLeadingShortPercent, Integer killLeadingMonths, Integer killShieldMonths, Integer killCashMonths) {

    static final Fraction USUAL_QUORUM = new Fraction(2, 3);

    /** @throws IllegalArgumentException for a value outside its range; the product then does not start */
    public FoundingPolicy {
        minimumTeam = within("minimum-team", minimumTeam, 2, 1, 50);
        minimumPledgePercent = minimumPledgePercent == null ? new BigDecimal(5) : minimumPledgePercent;
        reworkRounds = within("rework-rounds", reworkRounds, 2, 0, 10);
        minimumPanel = within("minimum-panel", minimumPanel, 3, 1, 100);
        panelCheckedAbove = panelCheckedAbove == null ? new BigDecimal(500_000) : panelCheckedAbove;
        committeeQuorum = committeeQuorum == null ? USUAL_QUORUM : committeeQuorum;
        committeeBallots = within("committee-ballots", committeeBallots, 2, 1, 5);
        signingExtensions = within("signing-extensions", signingExtensions, 1, 0, 5);
        draftsPerPerson = within("drafts-per-person", draftsPerPerson, 20, 1, 200);
        currencies = currencies == null || currencies.isEmpty() ? List.of("CNY", "EUR", "USD") : List.copyOf(currencies);
        killLeadingShortPercent = killLeadingShortPercent == null ? new BigDecimal(15) : killLeadingShortPercent;
        killLeadingMonths = within("kill-leading-months", killLeadingMonths, 3, 1, 24);
        killShieldMonths = within("kill-shield-months", killShieldMonths, 18, 0, 60);
        killCashMonths = within("kill-cash-months", killCashMonths, 3, 1, 24);
        percent("minimum-pledge-percent", minimumPledgePercent);
        percent("kill-leading-short-percent", killLeadingShortPercent);
    }

    /** All defaults. */
    public static FoundingPolicy defaults() {
        return new FoundingPolicy(null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** The kill conditions of an agreement that is drawn up now. */
    KillClause killClause() {
        return new KillClause(FoundingAgreement.KILL_CLAUSE, killLeadingShortPercent, killLeadingMonths, killShieldMonths, killCashMonths);
    }

    private static void percent(String name, BigDecimal value) {
        if (value.signum() < 0 || value.compareTo(new BigDecimal(100)) > 0) {
            throw new IllegalArgumentException("heyi.policy.founding." + name + " must be 0 to 100");
        }
    }

    private static int within(String name, Integer value, int usual, int least, int most) {
        int chosen = value == null ? usual : value;
        if (chosen < least || chosen > most) {
            throw new IllegalArgumentException("heyi.policy.founding." + name + " must be " + least + " to " + most + ", not " + chosen);
        }
        return chosen;
    }
}
