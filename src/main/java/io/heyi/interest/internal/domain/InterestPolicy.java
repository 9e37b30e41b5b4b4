package io.heyi.interest.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The numbers of the interest register, from {@code heyi.policy.interest.*}; a value left out takes its default. All are assumptions (A) that a process owner may change.
 *
 * @param monthsAfterWork months for which work leaves an interest after its last day, 0 to 120; default 12
 * @param monthsBetweenConfirmations months after which deciders are asked whether their declarations still hold, 1 to 60; default 12
 * @param daysUntilTieBinds days after which a declared tie of kinship, to which the relative has not objected, keeps the relative out too, 1 to 365; default 30
 * @param daysAfterChange days for which what somebody has ended or corrected about himself goes on to count, 0 to 365; default 30
 */
public record InterestPolicy(Integer monthsAfterWork, Integer monthsBetweenConfirmations, Integer daysUntilTieBinds, Integer daysAfterChange) {

    /** @throws IllegalArgumentException for a value outside its range; the product then does not start */
    public InterestPolicy {
        monthsAfterWork = within("months-after-work", monthsAfterWork, 12, 0, 120);
        monthsBetweenConfirmations = within("months-between-confirmations", monthsBetweenConfirmations, 12, 1, 60);
        daysUntilTieBinds = within("days-until-tie-binds", daysUntilTieBinds, 30, 1, 365);
        daysAfterChange = within("days-after-change", daysAfterChange, 30, 0, 365);
    }

    /** All defaults. */
    public static InterestPolicy defaults() {
        return new InterestPolicy(null, null, null, null);
    }

    /** What its author has changed since then still counts today. */
    public Instant changedSince(LocalDate today, ZoneId zone) {
        return today.minusDays(daysAfterChange).atStartOfDay(zone).toInstant();
    }

    private static int within(String name, Integer value, int usual, int least, int most) {
        int chosen = value == null ? usual : value;
        if (chosen < least || chosen > most) {
            throw new IllegalArgumentException("heyi.policy.interest." + name + " must be " + least + " to " + most + ", not " + chosen);
        }
        return chosen;
    }
}
