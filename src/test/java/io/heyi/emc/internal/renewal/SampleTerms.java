package io.heyi.emc.internal.renewal;

import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.MetricTarget;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.ContractTerms.ShareSpace;
import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.ContractTerms.TerminationCondition;
import io.heyi.emc.EmcType;
import io.heyi.emc.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The smart-cooking EMC: oven (lead), food network and user community share the profit, a chef is paid for his work. */
final class SampleTerms {

    static final ActorId OVEN = new ActorId("ME-0001");
    static final ActorId FOOD = new ActorId("ME-0002");
    static final ActorId COMMUNITY = new ActorId("ME-0003");
    static final ActorId CHEF = new ActorId("chef-01");
    static final ActorId DAIRY = new ActorId("ME-0004");

    private SampleTerms() {}

    static ContractTerms terms() {
        return terms(List.of(node(OVEN, true, Tier.STRATEGIC, "20"), node(FOOD, false, Tier.STRATEGIC, "15"), node(COMMUNITY, false, Tier.STRATEGIC, "10"),
                node(CHEF, false, Tier.TACTICAL, null)));
    }

    static ContractTerms terms(List<Node> nodes) {
        return new ContractTerms("Smart cooking", "A family wants dinner", "Dinner in 20 minutes", EmcType.SOLUTION, "food", null, "CNY", "consent",
                List.of(target(ContractTerms.PROFIT, "100000", "200000", "400000")), new ShareSpace(new BigDecimal("30"), null), new BigDecimal("5"), Split.RATIOS,
                List.of(), nodes, List.of(new TerminationCondition("goal-missed", "The goal is missed by more than 25%")));
    }

    static MetricTarget target(String metric, String bottom, String grab, String leading) {
        return new MetricTarget(metric, metric, "CNY", new BigDecimal(bottom), new BigDecimal(grab), new BigDecimal(leading), null);
    }

    static Node node(ActorId actor, boolean lead, Tier tier, String ratio) {
        var kind = actor.value().startsWith("ME-") ? ActorKind.MICROENTERPRISE : ActorKind.PARTNER;
        return new Node(actor, kind, actor.value(), lead, tier, null, "works", List.of(), List.of(target("orders", "100", "150", "200")),
                ratio == null ? null : new BigDecimal(ratio), BigDecimal.ZERO, List.of(), List.of(), null);
    }

    /** With one node changed. */
    static ContractTerms with(ContractTerms terms, ActorId actor, UnaryOperator<Node> change) {
        return terms.withNodes(terms.nodes().stream().map(node -> node.actor().equals(actor) ? change.apply(node) : node).toList());
    }

    static ContractTerms withNode(ContractTerms terms, Node more) {
        var nodes = new ArrayList<>(terms.nodes());
        nodes.add(more);
        return terms.withNodes(nodes);
    }

    static UnaryOperator<Node> ratio(String percent) {
        return n -> new Node(n.actor(), n.kind(), n.name(), n.lead(), n.tier(), n.place(), n.contribution(), n.services(), n.targets(), new BigDecimal(percent),
                n.investment(), n.costs(), n.deliverables(), n.otherFlows());
    }

    static UnaryOperator<Node> targets(MetricTarget... targets) {
        return n -> new Node(n.actor(), n.kind(), n.name(), n.lead(), n.tier(), n.place(), n.contribution(), n.services(), List.of(targets), n.ratioPercent(),
                n.investment(), n.costs(), n.deliverables(), n.otherFlows());
    }
}
