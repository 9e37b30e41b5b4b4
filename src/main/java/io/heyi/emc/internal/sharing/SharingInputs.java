package io.heyi.emc.internal.sharing;

import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.Tier;
import io.heyi.emc.internal.sharing.Sharing.Input;
import io.heyi.emc.internal.sharing.Sharing.Party;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What the terms of a contract and its month's profit say to the rule of sharing. */
public final class SharingInputs {

    private SharingInputs() {}

    /**
     * @param actualProfit null when none was reported; a figure with parts of a cent is rounded half up
     * @throws IllegalArgumentException for terms without a profit goal
     */
    public static Input of(ContractTerms terms, BigDecimal actualProfit) {
        var profit = terms.profit().orElseThrow(() -> new IllegalArgumentException("the terms have no profit goal"));
        var equal = terms.split() == Split.EQUAL;
        return new Input(cents(actualProfit), cents(profit.bottom()), cents(profit.leading()), terms.shareSpace(), terms.reinvestmentPercent(), terms.split(),
                terms.nodes().stream().map(node -> new Party(node.actor().value(), equal ? null : ratio(node), node.tier())).toList());
    }

    /** Nothing is agreed for a strategic node without a ratio. */
    private static BigDecimal ratio(Node node) {
        return node.tier() == Tier.TACTICAL || node.ratioPercent() == null ? BigDecimal.ZERO : node.ratioPercent();
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount == null ? null : amount.setScale(2, RoundingMode.HALF_UP);
    }
}
