package io.heyi.performance.internal.domain;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Counts consecutive months below bottom (domain.md §3a) and puts them before the decision table that says when a replacement case is due (P4). */
public final class Trigger {

    /** The table, which process owners change. */
    public static final String DECISION = "underperformance-trigger";
    /** Below bottom several months in a row. */
    public static final String CONSECUTIVE = "consecutive";
    /** So far below that one month is enough. */
    public static final String FAR_BELOW = "farBelow";
    /** No case yet. */
    public static final String NONE = "none";
    /** All that the table may answer. */
    public static final Set<String> ANSWERS = Set.of(CONSECUTIVE, FAR_BELOW, NONE);

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

    /**
     * What the table is told.
     *
     * @param percentOfBottom see {@link Target#percentOfBottom}; null where there is none
     */
    public static Map<String, Object> question(int periodsBelow, BigDecimal percentOfBottom) {
        var question = new HashMap<String, Object>();
        question.put("periodsBelow", periodsBelow);
        question.put("percentOfBottom", percentOfBottom);
        return question;
    }
}
