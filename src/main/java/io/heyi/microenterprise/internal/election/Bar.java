package io.heyi.microenterprise.internal.election;

import io.heyi.microenterprise.ProposalView.Target;
import java.math.BigDecimal;

/** A present target of the micro-enterprise as it stood when the election was announced: what a plan must reach or beat (domain.md P5). More is better. */
public record Bar(String metric, String unit, BigDecimal bottom, BigDecimal leading) {

    static Bar of(Target target) {
        return new Bar(target.metric(), target.unit(), target.bottom(), target.leading());
    }

    /** The least that a plan must promise. */
    public BigDecimal least(boolean challenge, ElectionPolicy policy) {
        return challenge ? leading.multiply(BigDecimal.valueOf(100L + policy.challengePledgePercent())).movePointLeft(2).stripTrailingZeros() : bottom;
    }
}
