package io.heyi.emc.internal.formation;

import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms.MetricTarget;
import io.heyi.emc.ContractTerms.Place;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an actor commits to; sealed until the join deadline. Percents with up to four decimals, amounts in the contract's currency.
 *
 * @param values one per metric of the place
 * @param shareAskedPercent of the pool; 0 for a tactical place
 * @param investment own money put in for the period; null for none
 * @param services what it would offer to the others; may be empty
 */
public record Commitment(ActorId actor, String place, List<Promise> values, BigDecimal shareAskedPercent, Plan plan, BigDecimal investment, List<String> services) {

    private static final int SCALE = 4;

    public Commitment {
        values = List.copyOf(values);
        services = services == null ? List.of() : List.copyOf(services);
    }

    /** @param region as in the place's target; null for all */
    public record Promise(String metric, BigDecimal value, String region) {

        boolean isFor(MetricTarget target) {
            return target.metric().equals(metric) && java.util.Objects.equals(target.region(), region);
        }
    }

    /** How it will be done; only the approach is required, the rest counts for the completeness of the plan. */
    public record Plan(String approach, String deliverables, String team, String risks) {

        /** Share of the four parts that are filled in, 0 to 1. */
        BigDecimal completeness() {
            long filled = Stream.of(approach, deliverables, team, risks).filter(part -> part != null && !part.isBlank()).count();
            return new BigDecimal(filled).divide(new BigDecimal(4), 2, RoundingMode.HALF_UP);
        }
    }

    Optional<BigDecimal> valueFor(MetricTarget target) {
        return values.stream().filter(promise -> promise.isFor(target)).map(Promise::value).findFirst();
    }

    /** How far the promised values reach from bottom (0) to leading (1), the mean of all metrics; 1 for a place without metrics. */
    BigDecimal reach(Place place) {
        if (place.metrics().isEmpty()) {
            return BigDecimal.ONE;
        }
        var sum = place.metrics().stream().map(target -> reach(target, valueFor(target).orElse(target.bottom()))).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(new BigDecimal(place.metrics().size()), SCALE, RoundingMode.HALF_UP);
    }

    private static BigDecimal reach(MetricTarget target, BigDecimal value) {
        var whole = target.leading().subtract(target.bottom());
        if (whole.signum() == 0) {
            return BigDecimal.ONE;
        }
        var part = value.subtract(target.bottom()).divide(whole, SCALE, RoundingMode.HALF_UP);
        return part.max(BigDecimal.ZERO).min(BigDecimal.ONE);
    }
}
