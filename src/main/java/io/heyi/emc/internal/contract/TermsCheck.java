package io.heyi.emc.internal.contract;

import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.CostEntry;
import io.heyi.emc.ContractTerms.MetricTarget;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.ContractTerms.Place;
import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.ContractTerms.TerminationCondition;
import io.heyi.emc.Tier;
import io.heyi.shared.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds everything in which terms break the invariants of an EMC contract (domain.md §2), on the field names of their JSON. Looks at the terms alone;
 * whether actors, platform and parent exist is {@link TermsWorld}'s affair.
 */
final class TermsCheck extends FieldCheck {

    private static final int NODES = 100;
    private static final int PLACES = 50;
    private static final int HEADCOUNT = 100_000;

    private final ContractTerms terms;

    private TermsCheck(ContractTerms terms) {
        super(new ArrayList<>());
        this.terms = terms;
    }

    static List<FieldError> check(ContractTerms terms) {
        return new TermsCheck(terms).run();
    }

    private List<FieldError> run() {
        text("title", terms.title(), TITLE);
        text("userScenario", terms.userScenario(), TEXT);
        text("goal", terms.goal(), TEXT);
        present("type", terms.type());
        text("platform", terms.platform(), SHORT);
        present("currency", terms.currency());
        optionalText("governance", terms.governance(), TEXT);
        goals();
        shareSpace();
        percent("reinvestmentPercent", terms.reinvestmentPercent());
        present("split", terms.split());
        places();
        nodes();
        sum();
        new DeliverablesCheck(terms, errors).run();
        exits();
        return List.copyOf(errors);
    }

    // --- goals

    private void goals() {
        if (terms.goals().isEmpty()) {
            error("goals", "missing");
        }
        targets("goals", terms.goals(), true);
        var profits = terms.goals().stream().filter(goal -> ContractTerms.PROFIT.equals(goal.metric())).toList();
        if (profits.size() != 1) {
            error("goals", "profitGoalMissing");
            return;
        }
        profit("goals[" + terms.goals().indexOf(profits.getFirst()) + "].", profits.getFirst());
    }

    private void profit(String field, MetricTarget profit) {
        if (!Objects.equals(profit.unit(), terms.currency())) {
            error(field + "unit", "profitUnit", String.valueOf(terms.currency()));
        }
        money(field + "bottom", profit.bottom(), true);
        money(field + "grab", profit.grab(), true);
        money(field + "leading", profit.leading(), true);
        if (profit.bottom() != null && profit.leading() != null && profit.leading().compareTo(profit.bottom()) < 0) {
            error(field + "leading", "profitLeadingBelowBottom");
        }
        if (profit.region() != null) {
            error(field + "region", "profitHasNoRegion");
        }
    }

    private void targets(String field, List<MetricTarget> targets, boolean grabbed) {
        if (!atMost(field, targets, LISTED)) {
            return;
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < targets.size(); i++) {
            var target = targets.get(i);
            var at = field + "[" + i + "].";
            target(at, target, grabbed);
            if (target.metric() != null && !seen.add(target.metric())) {
                error(at + "metric", "metricTwice", target.metric());
            }
        }
    }

    /** No raising of an order until bottom and leading values exist; the grabbed value lies between them [S10]. */
    private void target(String field, MetricTarget target, boolean grabbed) {
        code(field + "metric", target.metric());
        text(field + "name", target.name(), TITLE);
        text(field + "unit", target.unit(), SHORT);
        optionalText(field + "region", target.region(), TITLE);
        boolean whole = figure(field + "bottom", target.bottom()) & figure(field + "leading", target.leading());
        if (target.grab() == null) {
            if (grabbed) {
                error(field + "grab", "missing");
            }
        } else if (figure(field + "grab", target.grab()) && whole && !between(target)) {
            error(field + "grab", "grabOutside", target.bottom(), target.leading());
        }
    }

    private static boolean between(MetricTarget target) {
        var low = target.bottom().min(target.leading());
        var high = target.bottom().max(target.leading());
        return target.grab().compareTo(low) >= 0 && target.grab().compareTo(high) <= 0;
    }

    // --- money

    private void shareSpace() {
        var space = terms.shareSpace();
        if (space == null || space.percent() == null == (space.tiers() == null)) {
            error("shareSpace", "shareSpace");
        } else if (space.percent() != null) {
            percent("shareSpace.percent", space.percent());
        } else if (space.tiers().size() != 2) {
            error("shareSpace.tiers", "twoTiers");
        } else {
            percent("shareSpace.tiers[0]", space.tiers().get(0));
            percent("shareSpace.tiers[1]", space.tiers().get(1));
        }
    }

    /** Shares and reinvestment are at most the whole (E5): 96 + 5 is refused. */
    private void sum() {
        if (terms.split() != Split.RATIOS) {
            return;
        }
        var parts = Stream.concat(terms.nodes().stream().map(Node::ratioPercent), Stream.of(Optional.ofNullable(terms.reinvestmentPercent()).orElse(BigDecimal.ZERO)))
                .filter(Objects::nonNull).toList();
        if (!parts.stream().allMatch(TermsCheck::isPercentage)) {
            return;
        }
        var sum = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(HUNDRED) > 0) {
            error("reinvestmentPercent", "sharesAboveWhole", sum);
        }
    }

    // --- places and parties

    private void places() {
        if (!atMost("places", terms.places(), PLACES)) {
            return;
        }
        var ids = new HashSet<String>();
        for (int i = 0; i < terms.places().size(); i++) {
            place("places[" + i + "].", terms.places().get(i), ids);
        }
    }

    private void place(String field, Place place, Set<String> ids) {
        if (code(field + "id", place.id()) && !ids.add(place.id())) {
            error(field + "id", "placeTwice", place.id());
        }
        text(field + "title", place.title(), TITLE);
        optionalText(field + "description", place.description(), TEXT);
        present(field + "tier", place.tier());
        if (place.wanted() < 1 || place.wanted() > 50) {
            error(field + "wanted", "outOfRange", 1, 50);
        }
        if (place.tier() == Tier.STRATEGIC && place.metrics().isEmpty()) {
            error(field + "metrics", "placeWithoutMetric");
        }
        targets(field + "metrics", place.metrics(), false);
    }

    private void nodes() {
        if (terms.nodes().isEmpty()) {
            error("nodes", "leadMissing");
            return;
        }
        if (!atMost("nodes", terms.nodes(), NODES)) {
            return;
        }
        var seen = new HashSet<ActorId>();
        var taken = new HashMap<String, Integer>();
        for (int i = 0; i < terms.nodes().size(); i++) {
            node("nodes[" + i + "].", terms.nodes().get(i), seen, taken);
        }
        leads();
    }

    private void leads() {
        long leads = terms.nodes().stream().filter(Node::lead).count();
        if (leads == 0) {
            error("nodes", "leadMissing");
        } else if (leads > 1) {
            error("nodes", "twoLeads");
        }
    }

    private void node(String field, Node node, Set<ActorId> seen, Map<String, Integer> taken) {
        if (present(field + "actor", node.actor()) && !seen.add(node.actor())) {
            error(field + "actor", "actorTwice", node.actor().value());
        }
        present(field + "kind", node.kind());
        optionalText(field + "name", node.name(), 200);
        if (present(field + "tier", node.tier())) {
            share(field, node);
        }
        if (node.lead() && node.kind() != null && node.kind() != ActorKind.MICROENTERPRISE) {
            error(field + "kind", "leadNotMicroenterprise");
        }
        placeOf(field, node, taken);
        optionalText(field + "contribution", node.contribution(), TEXT);
        texts(field + "services", node.services());
        targets(field + "targets", node.targets(), true);
        money(field + "investment", node.investment(), false);
        costs(field + "costs", node.costs());
        optionalText(field + "otherFlows", node.otherFlows(), TEXT);
    }

    private void share(String field, Node node) {
        if (node.lead() && node.tier() != Tier.STRATEGIC) {
            error(field + "tier", "leadNotStrategic");
        }
        if (node.tier() == Tier.TACTICAL && node.ratioPercent() != null && node.ratioPercent().signum() != 0) {
            error(field + "ratioPercent", "tacticalShare");
        } else if (node.ratioPercent() != null) {
            percent(field + "ratioPercent", node.ratioPercent());
        }
    }

    private void placeOf(String field, Node node, Map<String, Integer> taken) {
        if (node.place() == null) {
            return;
        }
        var place = terms.places().stream().filter(one -> node.place().equals(one.id())).findFirst();
        if (place.isEmpty()) {
            error(field + "place", "unknownPlace", clipped(node.place()));
            return;
        }
        if (node.lead()) {
            error(field + "place", "leadHasNoPlace");
        }
        if (node.tier() != null && place.get().tier() != null && node.tier() != place.get().tier()) {
            error(field + "tier", "otherTierThanPlace");
        }
        if (node.kind() != null && !place.get().kinds().isEmpty() && !place.get().kinds().contains(node.kind())) {
            error(field + "kind", "notForThisKind");
        }
        if (taken.merge(node.place(), 1, Integer::sum) == place.get().wanted() + 1) {
            error(field + "place", "placeOverfull", place.get().wanted());
        }
    }

    private void costs(String field, List<CostEntry> costs) {
        if (!atMost(field, costs, LISTED)) {
            return;
        }
        for (int i = 0; i < costs.size(); i++) {
            var cost = costs.get(i);
            var at = field + "[" + i + "].";
            text(at + "label", cost.label(), TITLE);
            if (present(at + "amount", cost.amount())) {
                money(at + "amount", cost.amount(), false);
            }
            if (cost.headcount() < 0 || cost.headcount() > HEADCOUNT) {
                error(at + "headcount", "outOfRange", 0, HEADCOUNT);
            }
        }
    }

    // --- exit

    private void exits() {
        var exits = terms.terminationConditions();
        if (exits.isEmpty()) {
            error("terminationConditions", "exitMissing");
        }
        if (!atMost("terminationConditions", exits, LISTED)) {
            return;
        }
        var doubles = doubles(exits, TerminationCondition::code);
        for (int i = 0; i < exits.size(); i++) {
            var at = "terminationConditions[" + i + "].";
            if (code(at + "code", exits.get(i).code()) && doubles.contains(exits.get(i).code())) {
                error(at + "code", "exitTwice", exits.get(i).code());
            }
            text(at + "text", exits.get(i).text(), TEXT);
        }
    }

    private static <T> Set<String> doubles(List<T> items, Function<T, String> name) {
        return items.stream().map(name).filter(Objects::nonNull).collect(Collectors.groupingBy(one -> one, Collectors.counting())).entrySet().stream()
                .filter(one -> one.getValue() > 1).map(Map.Entry::getKey).collect(Collectors.toSet());
    }
}
