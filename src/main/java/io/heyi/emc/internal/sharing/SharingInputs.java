package io.heyi.emc.internal.sharing;

import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.Tier;
import io.heyi.emc.internal.contract.ContractMonth;
import io.heyi.emc.internal.contract.ContractMonth.Phase;
import io.heyi.emc.internal.sharing.Sharing.Input;
import io.heyi.emc.internal.sharing.Sharing.Party;
import io.heyi.emc.internal.sharing.Sharing.Span;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** What the terms of a contract and its month's profit say to the rule of sharing. */
public final class SharingInputs {

    private static final BigDecimal WHOLE = new BigDecimal("100");

    private SharingInputs() {}

    /**
     * @param actualProfit null when none was reported; a figure with parts of a cent is rounded half up
     * @throws IllegalArgumentException for terms without a profit goal
     */
    public static Input of(ContractTerms terms, BigDecimal actualProfit) {
        return of(terms, actualProfit, terms.nodes().stream().map(node -> party(node, terms.split())).toList(), List.of());
    }

    /** Parts may have changed within the month; what all share has not. Parties that have left come after those that are there at its end. */
    static Input of(ContractMonth month, BigDecimal actualProfit) {
        var last = month.phases().getLast().terms();
        if (!month.isDivided()) {
            return of(last, actualProfit);
        }
        var spans = month.phases().stream().map(phase -> new Span(phase.days(), parties(phase.terms(), last))).toList();
        var parties = month.parties().values().stream()
                .map(node -> new Party(node.actor().value(), last.split() == Split.EQUAL ? null : average(node.actor(), month, spans), node.tier())).toList();
        return of(last, actualProfit, parties, spans);
    }

    private static Input of(ContractTerms terms, BigDecimal actualProfit, List<Party> parties, List<Span> spans) {
        var profit = terms.profit().orElseThrow(() -> new IllegalArgumentException("the terms have no profit goal"));
        return new Input(cents(actualProfit), cents(profit.bottom()), cents(profit.leading()), terms.shareSpace(), terms.reinvestmentPercent(), terms.split(), parties, spans);
    }

    private static Party party(Node node, Split split) {
        return new Party(node.actor().value(), split == Split.EQUAL ? null : ratio(node), node.tier());
    }

    /** What ratios leave open stays with the lead of the day: a lead of earlier days has it as part of its ratio, for it is the last lead that shares out. */
    private static List<Party> parties(ContractTerms terms, ContractTerms last) {
        var formerLead = terms.lead().map(Node::actor).filter(lead -> terms.split() == Split.RATIOS && last.lead().map(Node::actor).filter(lead::equals).isEmpty());
        return terms.nodes().stream().map(node -> {
            var party = party(node, terms.split());
            return formerLead.filter(node.actor()::equals).isEmpty() ? party : new Party(party.id(), party.ratioPercent().add(open(terms)), party.tier());
        }).toList();
    }

    private static BigDecimal open(ContractTerms terms) {
        return WHOLE.subtract(terms.reinvestmentPercent()).subtract(terms.nodes().stream().map(SharingInputs::ratio).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** For reading only, cut to four decimals; what is computed with are the spans. */
    private static BigDecimal average(ActorId actor, ContractMonth month, List<Span> spans) {
        var weighted = spans.stream().flatMap(span -> span.of(actor.value()).map(party -> party.ratioPercent().multiply(BigDecimal.valueOf(span.days()))).stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return weighted.divide(BigDecimal.valueOf(month.phases().stream().mapToInt(Phase::days).sum()), SharingInvariants.PERCENT_DECIMALS, RoundingMode.DOWN);
    }

    /** Nothing is agreed for a strategic node without a ratio. */
    private static BigDecimal ratio(Node node) {
        return node.tier() == Tier.TACTICAL || node.ratioPercent() == null ? BigDecimal.ZERO : node.ratioPercent();
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount == null ? null : amount.setScale(2, RoundingMode.HALF_UP);
    }
}
