package io.heyi.emc;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the parties of an EMC agree on for one period (domain.md §2). A value: its canonical JSON is what is hashed, signed and sealed, so a change of this
 * record's shape must keep old documents readable. Amounts are in {@code currency} with two decimals; percents are 0 to 100 with up to four decimals.
 *
 * @param goal the collaborative leading goal in words; its figures are {@code goals}
 * @param platform sponsoring industry platform, e.g. {@code food}
 * @param parent code of the EMC that this one is nested in; null for none
 * @param governance how decisions are taken, default consent led by the lead's owner [S9]
 * @param goals metrics of the EMC as a whole; {@value #PROFIT} is always among them, in {@code currency}
 * @param split EQUAL where the lead was silent (E7); then the nodes' ratios are not used
 * @param reinvestmentPercent of the pool, taken first
 * @param places what was called for; nodes name theirs
 * @param terminationConditions one of them must be cited on termination
 */
public record ContractTerms(String title, String userScenario, String goal, EmcType type, String platform, String parent, String currency, String governance,
                            List<MetricTarget> goals, ShareSpace shareSpace, BigDecimal reinvestmentPercent, Split split, List<Place> places, List<Node> nodes,
                            List<TerminationCondition> terminationConditions) {

    /** Code of the EMC's own profit among its goals; what sharing is computed from. */
    public static final String PROFIT = "profit";

    public ContractTerms {
        goals = List.copyOf(goals);
        places = List.copyOf(places);
        nodes = List.copyOf(nodes);
        terminationConditions = List.copyOf(terminationConditions);
    }

    @JsonIgnore
    public Optional<Node> lead() {
        return nodes.stream().filter(Node::lead).findFirst();
    }

    public Optional<Node> node(ActorId actor) {
        return nodes.stream().filter(node -> actor.equals(node.actor())).findFirst();
    }

    @JsonIgnore
    public Optional<MetricTarget> profit() {
        return goals.stream().filter(goal -> PROFIT.equals(goal.metric())).findFirst();
    }

    /** The same terms with other parties. */
    public ContractTerms withNodes(List<Node> others) {
        return new ContractTerms(title, userScenario, goal, type, platform, parent, currency, governance, goals, shareSpace, reinvestmentPercent, split, places, others,
                terminationConditions);
    }

    /** The terms without these parties and without what others waited for from them. */
    public ContractTerms without(Collection<ActorId> leaving) {
        var gone = nodes.stream().filter(node -> leaving.contains(node.actor())).flatMap(node -> node.deliverables().stream()).map(Deliverable::id).collect(Collectors.toSet());
        return leaving.isEmpty() ? this : withNodes(nodes.stream().filter(node -> !leaving.contains(node.actor())).map(node -> node.withoutWaitingFor(gone)).toList());
    }

    /** How the pool is split over the strategic nodes. */
    public enum Split { RATIOS, EQUAL }

    /**
     * The three values of a metric: floor, commitment and ambition (domain.md §1). Higher is better when leading is above bottom, lower is better when below.
     *
     * @param metric code, {@code a-z0-9-}, e.g. {@code profit}
     * @param metric code, once per list: figures are reported by it, so each market or product line has a metric of its own
     * @param region market or product line the target is for; null for all
     */
    public record MetricTarget(String metric, String name, String unit, BigDecimal bottom, BigDecimal grab, BigDecimal leading, String region) {

        @JsonIgnore
        public boolean higherIsBetter() {
            return leading.compareTo(bottom) >= 0;
        }

        /** The target with what somebody commits to; a promise beyond leading moves leading along. */
        public MetricTarget grabbed(BigDecimal promise) {
            boolean beyond = higherIsBetter() ? promise.compareTo(leading) > 0 : promise.compareTo(leading) < 0;
            return new MetricTarget(metric, name, unit, bottom, promise, beyond ? promise : leading, region);
        }
    }

    /** Either one percent of profit above bottom, or two: between bottom and leading, and above leading (domain.md §3a). The other is null. */
    public record ShareSpace(BigDecimal percent, List<BigDecimal> tiers) {

        public ShareSpace {
            tiers = tiers == null ? null : List.copyOf(tiers);
        }
    }

    /**
     * A place to fill.
     *
     * @param id unique in the contract, e.g. {@code recipes}
     * @param kinds who may take it; empty for everybody
     * @param wanted number of units, 1 to 50
     * @param metrics what a joiner commits to, with bottom and leading (grab is what the joiner writes)
     */
    public record Place(String id, String title, String description, Tier tier, List<ActorKind> kinds, int wanted, List<MetricTarget> metrics) {

        public Place {
            kinds = List.copyOf(kinds);
            metrics = List.copyOf(metrics);
        }
    }

    /**
     * A party with its part.
     *
     * @param name of the actor when the terms were written
     * @param place id of the place it fills; null for the lead
     * @param ratioPercent of the pool; null or 0 for tactical nodes and with an equal split
     * @param investment own money put in for the period
     * @param services what it offers to the others
     * @param otherFlows value besides money, e.g. user data; null for none
     */
    public record Node(ActorId actor, ActorKind kind, String name, boolean lead, Tier tier, String place, String contribution, List<String> services,
                       List<MetricTarget> targets, BigDecimal ratioPercent, BigDecimal investment, List<CostEntry> costs, List<Deliverable> deliverables,
                       String otherFlows) {

        public Node {
            services = List.copyOf(services);
            targets = List.copyOf(targets);
            costs = List.copyOf(costs);
            deliverables = List.copyOf(deliverables);
        }

        private Node withoutWaitingFor(Set<String> gone) {
            var left = deliverables.stream().map(d -> new Deliverable(d.id(), d.title(), d.due(), d.dependsOn().stream().filter(id -> !gone.contains(id)).toList())).toList();
            return new Node(actor, kind, name, lead, tier, place, contribution, services, targets, ratioPercent, investment, costs, left, otherFlows);
        }

        /** The same node with another share of the pool; null for none. */
        public Node withRatio(BigDecimal percent) {
            return new Node(actor, kind, name, lead, tier, place, contribution, services, targets, percent, investment, costs, deliverables, otherFlows);
        }

        /** The same node with other targets. */
        public Node withTargets(List<MetricTarget> others) {
            return new Node(actor, kind, name, lead, tier, place, contribution, services, others, ratioPercent, investment, costs, deliverables, otherFlows);
        }

        /** The same node as the lead, which takes no place that is called for. */
        public Node leading() {
            return new Node(actor, kind, name, true, tier, null, contribution, services, targets, ratioPercent, investment, costs, deliverables, otherFlows);
        }

        /** The same node under a name and kind. */
        public Node as(String otherName, ActorKind otherKind) {
            return new Node(actor, otherKind, otherName, lead, tier, place, contribution, services, targets, ratioPercent, investment, costs, deliverables, otherFlows);
        }
    }

    /** @param headcount people behind the amount, 0 or more */
    public record CostEntry(String label, BigDecimal amount, int headcount) {}

    /** @param dependsOn ids of deliverables of other nodes that must come first */
    public record Deliverable(String id, String title, LocalDate due, List<String> dependsOn) {

        public Deliverable {
            dependsOn = List.copyOf(dependsOn);
        }
    }

    /** @param code {@code a-z0-9-}, e.g. {@code goal-missed} */
    public record TerminationCondition(String code, String text) {}
}
