package io.heyi.emc.internal.formation;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/** What makes the weights of a call usable: every criterion of the scoring, none below zero, 100 points in sum (domain.md P2). */
final class CallWeights {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private CallWeights() {}

    static boolean areSound(Map<String, BigDecimal> weights) {
        return weights.keySet().equals(Set.copyOf(FormationPolicy.CRITERIA))
                && weights.values().stream().allMatch(points -> points != null && points.signum() >= 0)
                && weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(HUNDRED) == 0;
    }
}
