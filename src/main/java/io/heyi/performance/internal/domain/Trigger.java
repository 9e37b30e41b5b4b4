package io.heyi.performance.internal.domain;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Optional;

/** Counts consecutive months below bottom (domain.md §3a) and says when a replacement case is due (P4). */
public final class Trigger {

    /** Below bottom several months in a row. */
    public static final String CONSECUTIVE = "consecutive";
    /** So far below that one month is enough. */
    public static final String FAR_BELOW = "farBelow";

    private Trigger() {}

    /**
     * Months below in a row up to and with this one. A month at or above bottom resets it; a month without a contract breaks the row.
     *
     * @param before months below up to {@code lastPeriod}
     * @param lastPeriod the month counted last; null for none
     */
    public static int count(int before, YearMonth lastPeriod, YearMonth period, boolean below) {
        if (!below) {
            return 0;
        }
        return lastPeriod != null && lastPeriod.plusMonths(1).equals(period) ? before + 1 : 1;
    }

    /** The rule that is met, if any. */
    public static Optional<String> met(int periodsBelow, Target target, BigDecimal value, PerformancePolicy policy) {
        if (periodsBelow >= policy.periodsBelow()) {
            return Optional.of(CONSECUTIVE);
        }
        return target.farBelow(value, policy.farBelowPercent()) ? Optional.of(FAR_BELOW) : Optional.empty();
    }
}
