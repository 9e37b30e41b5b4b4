package io.heyi.emc;

import io.heyi.emc.ContractTerms.CostEntry;
import io.heyi.emc.ContractTerms.Deliverable;
import io.heyi.emc.ContractTerms.MetricTarget;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.ContractTerms.Place;
import io.heyi.emc.ContractTerms.ShareSpace;
import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.ContractTerms.TerminationCondition;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Contracts for tests. {@link #aContract()} is the smart-cooking EMC: the oven ME-0001 leads, the food network ME-0002 shares, the logistics platform
 * SSP-LOGISTICS is paid its cost, and the chef partner-chef shares; every change of it is a fresh builder's.
 */
public final class ContractFixtures {

    private ContractFixtures() {}

    public static Builder aContract() {
        return new Builder();
    }

    public static BigDecimal decimal(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    public static MetricTarget target(String metric, String unit, String bottom, String grab, String leading) {
        return new MetricTarget(metric, metric, unit, decimal(bottom), decimal(grab), decimal(leading), null);
    }

    public static Place place(String id, Tier tier, int wanted) {
        return new Place(id, "Place " + id, null, tier, List.of(), wanted, List.of(target("orders", "orders", "100", null, "300")));
    }

    /** The lead of a contract, strategic. */
    public static Node lead(String actor, String ratioPercent) {
        return aNode(actor).lead().ratio(ratioPercent).build();
    }

    /** A strategic node with a share. */
    public static Node strategic(String actor, String place, String ratioPercent) {
        return aNode(actor).place(place).ratio(ratioPercent).build();
    }

    /** A tactical node; it has no share. */
    public static Node tactical(String actor, String place) {
        return aNode(actor).tier(Tier.TACTICAL).place(place).build();
    }

    /** A strategic node without place and share. */
    public static NodeBuilder aNode(String actor) {
        return new NodeBuilder(new Node(actor == null ? null : new ActorId(actor), kindOf(actor), "Name of " + actor, false, Tier.STRATEGIC, null, "What " + actor + " brings",
                List.of("service"), List.of(target("orders", "orders", "100", "200", "300")), null, decimal("10000"), List.of(new CostEntry("People", decimal("5000.5"), 2)), List.of(), null));
    }

    /** The same node, for changing it. */
    public static NodeBuilder like(Node node) {
        return new NodeBuilder(node);
    }

    private static ActorKind kindOf(String actor) {
        if (actor == null) {
            return null;
        }
        return actor.startsWith("ME-") ? ActorKind.MICROENTERPRISE : actor.startsWith("SSP-") ? ActorKind.SHARED_SERVICE_PLATFORM : ActorKind.PARTNER;
    }

    public static Node withDeliverables(Node node, Deliverable... deliverables) {
        return like(node).deliverables(deliverables).build();
    }

    /** The contract with one node changed. */
    public static ContractTerms with(ContractTerms terms, ActorId actor, UnaryOperator<NodeBuilder> change) {
        return terms.withNodes(terms.nodes().stream().map(node -> node.actor().equals(actor) ? change.apply(like(node)).build() : node).toList());
    }

    public static ContractTerms withMore(ContractTerms terms, Node more) {
        return terms.withNodes(Stream.concat(terms.nodes().stream(), Stream.of(more)).toList());
    }

    public static Deliverable deliverable(String id, String... dependsOn) {
        return new Deliverable(id, "Deliverable " + id, LocalDate.of(2026, 12, 1), List.of(dependsOn));
    }

    /** Change of a node what a test is about. */
    public static final class NodeBuilder {

        private final Node like;
        private String name;
        private boolean lead;
        private Tier tier;
        private String place;
        private List<MetricTarget> targets;
        private BigDecimal ratioPercent;
        private List<Deliverable> deliverables;

        private NodeBuilder(Node like) {
            this.like = like;
            name = like.name();
            lead = like.lead();
            tier = like.tier();
            place = like.place();
            targets = like.targets();
            ratioPercent = like.ratioPercent();
            deliverables = like.deliverables();
        }

        public NodeBuilder name(String value) {
            name = value;
            return this;
        }

        public NodeBuilder lead() {
            return lead(true);
        }

        public NodeBuilder lead(boolean value) {
            lead = value;
            return this;
        }

        public NodeBuilder tier(Tier value) {
            tier = value;
            return this;
        }

        public NodeBuilder place(String value) {
            place = value;
            return this;
        }

        public NodeBuilder targets(MetricTarget... value) {
            targets = List.of(value);
            return this;
        }

        public NodeBuilder ratio(String percent) {
            ratioPercent = decimal(percent);
            return this;
        }

        public NodeBuilder deliverables(Deliverable... value) {
            deliverables = List.of(value);
            return this;
        }

        public Node build() {
            return new Node(like.actor(), like.kind(), name, lead, tier, place, like.contribution(), like.services(), targets, ratioPercent, like.investment(), like.costs(),
                    deliverables, like.otherFlows());
        }
    }

    /** Change what a test is about; everything else stays sound. */
    public static final class Builder {

        private String title = "Smart cooking";
        private String scenario = "Dinner for a family without planning";
        private String goal = "Every oven cooks a meal a week from our recipes";
        private EmcType type = EmcType.SOLUTION;
        private String platform = "food";
        private String parent;
        private String currency = "CNY";
        private String governance;
        private List<MetricTarget> goals = List.of(target(ContractTerms.PROFIT, "CNY", "100000", "150000", "200000"), target("meals", "meals", "1000", "2000", "3000"));
        private ShareSpace shareSpace = new ShareSpace(decimal("30"), null);
        private BigDecimal reinvestment = decimal("5");
        private Split split = Split.RATIOS;
        private List<Place> places = List.of(place("recipes", Tier.STRATEGIC, 2), place("delivery", Tier.TACTICAL, 1));
        private List<Node> nodes = List.of(lead("ME-0001", "40"), strategic("ME-0002", "recipes", "25"), strategic("partner-chef", "recipes", "10"),
                tactical("SSP-LOGISTICS", "delivery"));
        private List<TerminationCondition> exits = List.of(new TerminationCondition("goal-missed", "The goal is missed by more than 25 %."));

        private Builder() {}

        public Builder title(String value) {
            title = value;
            return this;
        }

        public Builder scenario(String value) {
            scenario = value;
            return this;
        }

        public Builder goal(String value) {
            goal = value;
            return this;
        }

        public Builder type(EmcType value) {
            type = value;
            return this;
        }

        public Builder platform(String value) {
            platform = value;
            return this;
        }

        public Builder parent(String value) {
            parent = value;
            return this;
        }

        public Builder currency(String value) {
            currency = value;
            return this;
        }

        public Builder goals(MetricTarget... value) {
            goals = List.of(value);
            return this;
        }

        public Builder shareSpace(String percent) {
            shareSpace = new ShareSpace(decimal(percent), null);
            return this;
        }

        public Builder tiers(String... rates) {
            shareSpace = new ShareSpace(null, Arrays.stream(rates).map(BigDecimal::new).toList());
            return this;
        }

        public Builder shareSpace(ShareSpace value) {
            shareSpace = value;
            return this;
        }

        public Builder reinvestment(String percent) {
            reinvestment = decimal(percent);
            return this;
        }

        public Builder split(Split value) {
            split = value;
            return this;
        }

        public Builder places(Place... value) {
            places = List.of(value);
            return this;
        }

        public Builder nodes(Node... value) {
            nodes = List.of(value);
            return this;
        }

        /** As the call leaves it: the lead alone. */
        public Builder onlyTheLead() {
            nodes = nodes.stream().filter(Node::lead).toList();
            return this;
        }

        public Builder more(Node node) {
            nodes = new ArrayList<>(nodes);
            nodes.add(node);
            return this;
        }

        public Builder node(int index, UnaryOperator<Node> change) {
            nodes = new ArrayList<>(nodes);
            nodes.set(index, change.apply(nodes.get(index)));
            return this;
        }

        public Builder exits(TerminationCondition... value) {
            exits = List.of(value);
            return this;
        }

        public ContractTerms build() {
            return new ContractTerms(title, scenario, goal, type, platform, parent, currency, governance, goals, shareSpace, reinvestment, split, places, nodes, exits);
        }
    }
}
