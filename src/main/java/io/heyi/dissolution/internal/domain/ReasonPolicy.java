package io.heyi.dissolution.internal.domain;

import java.math.BigDecimal;

/**
 * What counts as a reason to dissolve, from {@code heyi.policy.dissolution-reasons.*}; a value left out takes its default. How long a cash allowance may be exceeded stands
 * in {@link DissolutionPolicy#cashMonths()}.
 *
 * @param leadingShortPercent of a leading value that may be missed; more speaks for a dissolution; 0 to 100, default 15 (domain.md P4, E19)
 * @param leadingMonths in a row in which the same leading value was missed by more, 1 to 24; default 3 (A)
 */
public record ReasonPolicy(BigDecimal leadingShortPercent, Integer leadingMonths) {

    /** @throws IllegalArgumentException for a value outside its range; the product then does not start */
    public ReasonPolicy {
        leadingShortPercent = leadingShortPercent == null ? new BigDecimal(15) : leadingShortPercent;
        leadingMonths = leadingMonths == null ? 3 : leadingMonths;
        if (leadingShortPercent.signum() < 0 || leadingShortPercent.compareTo(new BigDecimal(100)) > 0) {
            throw new IllegalArgumentException("heyi.policy.dissolution-reasons.leading-short-percent must be 0 to 100, not " + leadingShortPercent);
        }
        if (leadingMonths < 1 || leadingMonths > 24) {
            throw new IllegalArgumentException("heyi.policy.dissolution-reasons.leading-months must be 1 to 24, not " + leadingMonths);
        }
    }

    public static ReasonPolicy defaults() {
        return new ReasonPolicy(null, null);
    }
}
