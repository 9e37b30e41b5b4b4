package io.heyi.emc.internal.sharing;

import io.heyi.emc.ContractTerms.ShareSpace;
import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.Tier;
import java.math.BigDecimal;
import java.util.List;

/** Computes who gets what of an EMC's month (domain.md §3a, E5 to E7). Pure; every rule has a version that is kept for ever. */
public interface Sharing {

    /** Version of the rule that new months are computed with, e.g. {@code sharing-1}. */
    String currentRule();

    /** @throws IllegalArgumentException for an unknown rule or inputs that break an invariant (shares + reinvestment above 100%, tactical node with a ratio) */
    Result compute(String ruleVersion, Input input);

    /** @param ratioPercent null with an equal split */
    record Party(String id, BigDecimal ratioPercent, Tier tier) {}

    /** Amounts to the cent, in one currency. */
    record Input(BigDecimal actualProfit, BigDecimal bottomProfit, BigDecimal leadingProfit, ShareSpace shareSpace, BigDecimal reinvestmentPercent, Split split,
                 List<Party> parties) {

        public Input {
            parties = List.copyOf(parties);
        }
    }

    record Amount(String id, BigDecimal amount) {}

    /**
     * @param retained what stays with the lead: the pool less reinvestment and parties
     * @param explanation each step as message key with arguments
     */
    record Result(String ruleVersion, BigDecimal pool, BigDecimal reinvestment, List<Amount> parties, BigDecimal retained, List<Step> explanation) {

        public Result {
            parties = List.copyOf(parties);
            explanation = List.copyOf(explanation);
        }
    }

    record Step(String messageKey, List<Object> arguments) {}
}
