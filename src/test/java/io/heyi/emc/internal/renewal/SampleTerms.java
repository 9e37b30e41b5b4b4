package io.heyi.emc.internal.renewal;

import static io.heyi.emc.ContractFixtures.aContract;
import static io.heyi.emc.ContractFixtures.aNode;

import io.heyi.emc.ActorId;
import io.heyi.emc.ContractFixtures;
import io.heyi.emc.ContractFixtures.NodeBuilder;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.MetricTarget;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.Tier;
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
        return aContract().goals(target(ContractTerms.PROFIT, "100000", "200000", "400000")).places().nodes(nodes.toArray(Node[]::new)).build();
    }

    static MetricTarget target(String metric, String bottom, String grab, String leading) {
        return ContractFixtures.target(metric, "CNY", bottom, grab, leading);
    }

    static Node node(ActorId actor, boolean lead, Tier tier, String ratio) {
        return aNode(actor.value()).name(actor.value()).lead(lead).tier(tier).ratio(ratio).targets(target("orders", "100", "150", "200")).build();
    }

    static UnaryOperator<NodeBuilder> ratio(String percent) {
        return node -> node.ratio(percent);
    }

    static UnaryOperator<NodeBuilder> targets(MetricTarget... targets) {
        return node -> node.targets(targets);
    }
}
