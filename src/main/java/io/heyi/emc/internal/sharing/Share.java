package io.heyi.emc.internal.sharing;

import io.heyi.emc.internal.sharing.Sharing.Step;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One party's share before the left-over cents.
 *
 * @param floored cut to the cent
 * @param fraction what was cut off; of all shares of a month in the same measure
 */
record Share(String id, BigDecimal floored, BigDecimal fraction) {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    static Share of(String id, BigDecimal exact) {
        var floored = exact.setScale(2, RoundingMode.DOWN);
        return new Share(id, floored, exact.subtract(floored));
    }

    /** The fractions are below one cent each and those of zero take none, so one round over the shares is always enough. */
    static Map<String, BigDecimal> withLeftOverCents(List<Share> shares, BigDecimal total, List<Step> steps) {
        var amounts = new HashMap<String, BigDecimal>();
        shares.forEach(share -> amounts.put(share.id(), share.floored()));
        var left = total.subtract(shares.stream().map(Share::floored).reduce(Pool.ZERO, BigDecimal::add)).movePointRight(2).intValueExact();
        var lucky = shares.stream().sorted(Comparator.comparing(Share::fraction).reversed().thenComparing(Share::id, LowestId.FIRST)).limit(left).map(Share::id).toList();
        lucky.forEach(id -> amounts.merge(id, CENT, BigDecimal::add));
        if (left > 0) {
            steps.add(Pool.step("cents", left, String.join(", ", lucky)));
        }
        return amounts;
    }
}
