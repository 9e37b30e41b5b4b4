package io.heyi.emc.internal.renewal;

import io.heyi.emc.internal.sharing.Sharing;
import java.math.BigDecimal;
import java.util.List;

/** What sharing would give from the figures as they stand; null amounts do not occur: without a profit figure everything is zero. */
public record Reward(String ruleVersion, String currency, BigDecimal profit, BigDecimal pool, BigDecimal reinvestment, BigDecimal retained, List<Sharing.Amount> parties) {

    public Reward {
        parties = List.copyOf(parties);
    }

    static Reward of(Sharing.Result result, String currency, BigDecimal profit) {
        return new Reward(result.ruleVersion(), currency, profit, result.pool(), result.reinvestment(), result.retained(), result.parties());
    }
}
