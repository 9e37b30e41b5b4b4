package io.heyi.emc.internal.formation;

import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Deliverable;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.ContractTerms.Place;
import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.Tier;
import io.heyi.emc.internal.formation.Candidate.Standing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns accepted commitments into nodes of the contract, and sees which places stay empty (domain.md P2). Pure. */
final class Membership {

    /** What a contract has room for (domain.md §2). */
    private static final int MOST_PARTIES = 100;
    private static final int MOST_IN_A_PLACE = 50;

    private Membership() {}

    /**
     * The terms with the lead and those named beforehand only, less who has been lost. Their ratios stay though an equal split does not use them: a later choice may
     * split by ratios again.
     *
     * @param leadRatio and {@code split}: as fixed; null for those of the terms
     */
    static ContractTerms named(ContractTerms terms, Collection<Candidate> candidates, Set<ActorId> lost, BigDecimal leadRatio, Split split) {
        var fromTheCall = candidates.stream().map(Candidate::actor).collect(Collectors.toSet());
        return with(terms, terms.places(), terms.nodes().stream().filter(node -> node.lead() || !fromTheCall.contains(node.actor()) && !lost.contains(node.actor()))
                .map(node -> node.lead() && leadRatio != null ? node.withRatio(leadRatio) : node).toList(), split == null ? terms.split() : split);
    }

    /** The terms with every member that is in now. */
    static ContractTerms filled(ContractTerms named, Collection<Candidate> candidates) {
        var nodes = new ArrayList<>(named.nodes());
        candidates.stream().filter(candidate -> candidate.is(Standing.ACCEPTED)).sorted(ReviewRules.BEST_FIRST)
                .forEach(candidate -> place(named, candidate.place()).ifPresent(place -> nodes.add(node(candidate, place, named.split()))));
        var known = nodes.stream().flatMap(node -> node.deliverables().stream()).map(Deliverable::id).collect(Collectors.toSet());
        return with(named, named.places().stream().map(place -> roomFor(place, nodes)).toList(), nodes.stream().map(node -> waitingForNobodyGone(node, known)).toList(),
                named.split());
    }

    /** Nothing waits for what a lost member would have delivered. */
    private static Node waitingForNobodyGone(Node node, Set<String> known) {
        return new Node(node.actor(), node.kind(), node.name(), node.lead(), node.tier(), node.place(), node.contribution(), node.services(), node.targets(), node.ratioPercent(),
                node.investment(), node.costs(), node.deliverables().stream()
                .map(one -> new Deliverable(one.id(), one.title(), one.due(), one.dependsOn().stream().filter(known::contains).toList())).toList(), node.otherFlows());
    }

    /** As many as the contract has room for: the best of every place before the second best of any, strategic places first. */
    static List<Candidate> fitting(ContractTerms filled, Collection<Candidate> candidates) {
        var turns = new TreeMap<Integer, List<Candidate>>();
        candidates.stream().filter(candidate -> place(filled, candidate.place()).isPresent()).collect(Collectors.groupingBy(Candidate::place)).forEach((id, group) -> {
            int room = MOST_IN_A_PLACE - (int) filled.nodes().stream().filter(node -> id.equals(node.place())).count();
            var best = group.stream().sorted(ReviewRules.BEST_FIRST).limit(Math.max(room, 0)).toList();
            for (int turn = 0; turn < best.size(); turn++) {
                turns.computeIfAbsent(turn, n -> new ArrayList<>()).add(best.get(turn));
            }
        });
        return turns.values().stream().flatMap(turn -> turn.stream().sorted(Comparator.comparing((Candidate one) -> isTactical(filled, one)).thenComparing(ReviewRules.BEST_FIRST)))
                .limit(Math.max(MOST_PARTIES - filled.nodes().size(), 0)).toList();
    }

    static boolean isTactical(ContractTerms terms, Candidate candidate) {
        return place(terms, candidate.place()).filter(place -> place.tier() == Tier.TACTICAL).isPresent();
    }

    /** Everything that is given away by ratio, reinvestment included, in percent. */
    static BigDecimal given(ContractTerms terms) {
        return Stream.concat(Stream.ofNullable(terms.reinvestmentPercent()), terms.nodes().stream().map(Node::ratioPercent).filter(Objects::nonNull))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
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

    static Optional<Place> place(ContractTerms terms, String id) {
        return terms.places().stream().filter(place -> place.id().equals(id)).findFirst();
    }

    private static Node node(Candidate candidate, Place place, Split split) {
        var commitment = candidate.commitment();
        var ratio = place.tier() == Tier.TACTICAL || split == Split.EQUAL ? null : candidate.ratioPercent();
        return new Node(candidate.actor(), candidate.kind(), candidate.name(), false, place.tier(), place.id(), commitment.plan().approach().strip(), commitment.services(),
                place.metrics().stream().map(target -> target.grabbed(commitment.valueFor(target).orElse(target.bottom()))).toList(), ratio, commitment.investment(), List.of(), List.of(), null);
    }

    private static ContractTerms with(ContractTerms terms, List<Place> places, List<Node> nodes, Split split) {
        return new ContractTerms(terms.title(), terms.userScenario(), terms.goal(), terms.type(), terms.platform(), terms.parent(), terms.currency(), terms.governance(),
                terms.goals(), terms.shareSpace(), terms.reinvestmentPercent(), split, places, nodes, terms.terminationConditions());
    }
}
