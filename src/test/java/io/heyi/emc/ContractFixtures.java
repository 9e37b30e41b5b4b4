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
        return node(actor, true, Tier.STRATEGIC, null, ratioPercent);
    }

    /** A strategic node with a share. */
    public static Node strategic(String actor, String place, String ratioPercent) {
        return node(actor, false, Tier.STRATEGIC, place, ratioPercent);
    }

    /** A tactical node; it has no share. */
    public static Node tactical(String actor, String place) {
        return node(actor, false, Tier.TACTICAL, place, null);
    }

    private static Node node(String actor, boolean lead, Tier tier, String place, String ratioPercent) {
        return new Node(actor == null ? null : new ActorId(actor), kindOf(actor), "Name of " + actor, lead, tier, place, "What " + actor + " brings", List.of("service"),
                List.of(target("orders", "orders", "100", "200", "300")), decimal(ratioPercent), decimal("10000"),
                List.of(new CostEntry("People", decimal("5000.5"), 2)), List.of(), null);
    }

    private static ActorKind kindOf(String actor) {
        if (actor == null) {
            return null;
        }
        return actor.startsWith("ME-") ? ActorKind.MICROENTERPRISE : actor.startsWith("SSP-") ? ActorKind.SHARED_SERVICE_PLATFORM : ActorKind.PARTNER;
    }

    public static Node withDeliverables(Node node, Deliverable... deliverables) {
        return new Node(node.actor(), node.kind(), node.name(), node.lead(), node.tier(), node.place(), node.contribution(), node.services(), node.targets(),
                node.ratioPercent(), node.investment(), node.costs(), List.of(deliverables), node.otherFlows());
    }

    public static Deliverable deliverable(String id, String... dependsOn) {
        return new Deliverable(id, "Deliverable " + id, LocalDate.of(2026, 12, 1), List.of(dependsOn));
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
