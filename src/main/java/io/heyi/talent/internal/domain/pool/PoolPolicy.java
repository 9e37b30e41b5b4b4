package io.heyi.talent.internal.domain.pool;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * The numbers of the talent pool, from {@code heyi.policy.pool.*}; a value left out takes its default. Time allowed is Haier's, all else is assumed (A) in domain.md P6
 * and may be changed by a process owner.
 *
 * @param monthsAllowed from the day of entry, 1 to 24; default 3
 * @param extensionMonths of the one extension, 1 to 12; default 1
 * @param refusalsAllowed offers that a person may refuse before the extension is lost, 0 to 20; default 2
 * @param noticeDays how many days before the limit date the person is reminded, each 1 to 300; default 30, 14, 3
 * @param profileDays to bring one's profile up to date, 1 to 60; default 10
 * @param decisionWorkingDays to decide at the limit before others are asked as well, 1 to 20; default 3
 * @param legalWorkingDays of the legal check before others are asked as well, 1 to 20; default 5
 * @param reminderBefore how long before a deadline who is silent is reminded, 10 minutes to 5 days; default 1 day
 * @param releaseDays notice after which a running micro-enterprise lets somebody go, 0 to 180; default 14
 * @param offerDays that an offer waits for an answer, 1 to 90; default 7
 * @param openingDays that an opening may be open at most, 1 to 720; default 180
 */
public record PoolPolicy(Integer monthsAllowed, Integer extensionMonths, Integer refusalsAllowed, List<Integer> noticeDays, Integer profileDays, Integer decisionWorkingDays,
                         Integer legalWorkingDays, Duration reminderBefore, Integer releaseDays, Integer offerDays, Integer openingDays) {

    /** @throws IllegalArgumentException for a value outside its range; the product then does not start */
    public PoolPolicy {
        monthsAllowed = within("months-allowed", monthsAllowed, 3, 1, 24);
        extensionMonths = within("extension-months", extensionMonths, 1, 1, 12);
        refusalsAllowed = within("refusals-allowed", refusalsAllowed, 2, 0, 20);
        noticeDays = (noticeDays == null || noticeDays.isEmpty() ? List.of(30, 14, 3) : noticeDays).stream().map(days -> within("notice-days", days, 3, 1, 300)).distinct()
                .sorted(Comparator.reverseOrder()).toList();
        profileDays = within("profile-days", profileDays, 10, 1, 60);
        decisionWorkingDays = within("decision-working-days", decisionWorkingDays, 3, 1, 20);
        legalWorkingDays = within("legal-working-days", legalWorkingDays, 5, 1, 20);
        reminderBefore = within("reminder-before", reminderBefore, Duration.ofDays(1), Duration.ofMinutes(10), Duration.ofDays(5));
        releaseDays = within("release-days", releaseDays, 14, 0, 180);
        offerDays = within("offer-days", offerDays, 7, 1, 90);
        openingDays = within("opening-days", openingDays, 180, 1, 720);
    }

    public static PoolPolicy defaults() {
        return new PoolPolicy(null, null, null, null, null, null, null, null, null, null, null);
    }

    private static <T extends Comparable<T>> T within(String name, T value, T usual, T least, T most) {
        var taken = value == null ? usual : value;
        if (taken.compareTo(least) < 0 || taken.compareTo(most) > 0) {
            throw new IllegalArgumentException("heyi.policy.pool." + name + " must be " + least + " to " + most);
        }
        return taken;
    }
}
