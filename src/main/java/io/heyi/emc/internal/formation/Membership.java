package io.heyi.emc.internal.formation;

import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.MetricTarget;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.ContractTerms.Place;
import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.Tier;
import io.heyi.emc.internal.formation.Candidate.Standing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns accepted commitments into nodes of the contract, and sees which places stay empty (domain.md P2). Pure. */
final class Membership {

    private static final int LONGEST_CONTRIBUTION = 1000;

    private Membership() {}

    /** The terms with the lead and those named beforehand only, less who has been lost. */
    static ContractTerms named(ContractTerms terms, Collection<Candidate> candidates, Set<ActorId> lost) {
        var fromTheCall = candidates.stream().map(Candidate::actor).collect(Collectors.toSet());
        return with(terms, terms.places(), terms.nodes().stream().filter(node -> node.lead() || !fromTheCall.contains(node.actor()) && !lost.contains(node.actor())).toList(),
                terms.split());
    }

    /** The terms with every member that is in now. */
    static ContractTerms assembled(ContractTerms terms, Collection<Candidate> candidates, Set<ActorId> lost, BigDecimal leadRatio, Split split) {
        var base = named(terms, candidates, lost);
        var nodes = new ArrayList<Node>();
        base.nodes().forEach(node -> nodes.add(ratio(node, split == Split.EQUAL ? null : node.lead() && leadRatio != null ? leadRatio : node.ratioPercent())));
        candidates.stream().filter(candidate -> candidate.is(Standing.ACCEPTED)).sorted(ReviewRules.BEST_FIRST)
                .forEach(candidate -> place(terms, candidate.place()).ifPresent(place -> nodes.add(node(candidate, place, split))));
        return with(terms, terms.places().stream().map(place -> roomFor(place, nodes)).toList(), nodes, split);
    }

    /** A silent lead takes everybody, also more than were wanted. */
    private static Place roomFor(Place place, List<Node> nodes) {
        int taken = (int) nodes.stream().filter(node -> place.id().equals(node.place())).count();
        return taken <= place.wanted() ? place : new Place(place.id(), place.title(), place.description(), place.tier(), place.kinds(), taken, place.metrics());
    }

    /** Places that nobody fills. */
    static List<Place> empty(ContractTerms assembled, Tier tier) {
        return assembled.places().stream().filter(place -> place.tier() == tier)
                .filter(place -> assembled.nodes().stream().noneMatch(node -> place.id().equals(node.place()))).toList();
    }

    static ContractTerms without(ContractTerms terms, List<Place> dropped) {
        return with(terms, terms.places().stream().filter(place -> !dropped.contains(place)).toList(), terms.nodes(), terms.split());
    }

    static java.util.Optional<Place> place(ContractTerms terms, String id) {
        return terms.places().stream().filter(place -> place.id().equals(id)).findFirst();
    }

    private static Node node(Candidate candidate, Place place, Split split) {
        var commitment = candidate.commitment();
        var approach = commitment.plan().approach().strip();
        var contribution = approach.length() > LONGEST_CONTRIBUTION ? approach.substring(0, LONGEST_CONTRIBUTION) : approach;
        var ratio = place.tier() == Tier.TACTICAL || split == Split.EQUAL ? null : candidate.ratioPercent();
        return new Node(candidate.actor(), candidate.kind(), candidate.name(), false, place.tier(), place.id(), contribution, commitment.services(),
                place.metrics().stream().map(target -> target(target, commitment)).toList(), ratio, commitment.investment(), List.of(), List.of(), null);
    }

    /** What was promised is the grab value; a promise beyond leading moves leading along. */
    private static MetricTarget target(MetricTarget called, Commitment commitment) {
        var grab = commitment.valueFor(called).orElse(called.bottom());
        boolean beyond = called.higherIsBetter() ? grab.compareTo(called.leading()) > 0 : grab.compareTo(called.leading()) < 0;
        return new MetricTarget(called.metric(), called.name(), called.unit(), called.bottom(), grab, beyond ? grab : called.leading(), called.region());
    }

    private static Node ratio(Node node, BigDecimal ratio) {
        return new Node(node.actor(), node.kind(), node.name(), node.lead(), node.tier(), node.place(), node.contribution(), node.services(), node.targets(), ratio,
                node.investment(), node.costs(), node.deliverables(), node.otherFlows());
    }

    private static ContractTerms with(ContractTerms terms, List<Place> places, List<Node> nodes, Split split) {
        return new ContractTerms(terms.title(), terms.userScenario(), terms.goal(), terms.type(), terms.platform(), terms.parent(), terms.currency(), terms.governance(),
                terms.goals(), terms.shareSpace(), terms.reinvestmentPercent(), split, places, nodes, terms.terminationConditions());
    }
}
