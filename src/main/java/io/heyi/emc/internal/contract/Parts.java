package io.heyi.emc.internal.contract;

import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Deliverable;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.ContractTerms.Place;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** What a change of one part does to the parts of the others (domain.md §0.2: only the contract binds). Pure. */
public final class Parts {

    private Parts() {}

    /** SHA-256 of what a party binds itself to: the terms that all share, and its own part. @throws IllegalArgumentException for no party */
    public static String hash(ContractTerms terms, ActorId actor) {
        return TermsJson.hash(terms.withNodes(List.of(terms.node(actor).orElseThrow(() -> new IllegalArgumentException(actor + " is no party")))));
    }

    /** Parties whose part is new or worse than before, but for the subject, which the contract's conditions and the ballot bind. */
    public static List<ActorId> mustSign(ContractTerms before, ContractTerms next, ActorId subject) {
        return next.nodes().stream().filter(node -> !node.actor().equals(subject)).filter(node -> before.node(node.actor()).filter(old -> isNoWorse(old, node)).isEmpty())
                .map(Node::actor).toList();
    }

    /** The same part, with a higher share or less to wait for. */
    private static boolean isNoWorse(Node old, Node now) {
        return ratio(now).compareTo(ratio(old)) >= 0 && bare(old).equals(bare(now)) && waitsForNothingNew(old, now);
    }

    private static boolean waitsForNothingNew(Node old, Node now) {
        var before = old.deliverables().stream().collect(Collectors.toMap(Deliverable::id, Deliverable::dependsOn, (one, two) -> one));
        return now.deliverables().stream().allMatch(one -> before.get(one.id()).containsAll(one.dependsOn()));
    }

    /** The same part with no higher investment, whatever share of the gain it gets and whoever leads. */
    public static boolean bindsToNoMore(Node old, Node now) {
        return investment(now).compareTo(investment(old)) <= 0 && bare(owed(old)).equals(bare(owed(now)));
    }

    private static BigDecimal investment(Node node) {
        return node.investment() == null ? BigDecimal.ZERO : node.investment();
    }

    private static Node owed(Node n) {
        return new Node(n.actor(), n.kind(), null, false, n.tier(), n.place(), n.contribution(), n.services(), n.targets(), n.ratioPercent(), null, n.costs(), n.deliverables(),
                n.otherFlows());
    }

    /** The part without its ratio and without what it waits for, in one text. */
    private static String bare(Node n) {
        var deliverables = n.deliverables().stream().map(d -> new Deliverable(d.id(), d.title(), d.due(), List.of())).toList();
        return TermsJson.canonical(new Node(n.actor(), n.kind(), n.name(), n.lead(), n.tier(), n.place(), n.contribution(), n.services(), n.targets(), null, n.investment(), n.costs(),
                deliverables, n.otherFlows()));
    }

    private static BigDecimal ratio(Node node) {
        return node.ratioPercent() == null ? BigDecimal.ZERO : node.ratioPercent();
    }

    /** Whether nothing has changed but parts and the seats of places. */
    static boolean sharedIsKept(ContractTerms before, ContractTerms next) {
        return TermsJson.write(withPlaces(before.withNodes(List.of()), List.of())).equals(TermsJson.write(withPlaces(next.withNodes(List.of()), List.of())));
    }

    /** The same terms with other places. */
    public static ContractTerms withPlaces(ContractTerms t, List<Place> places) {
        return new ContractTerms(t.title(), t.userScenario(), t.goal(), t.type(), t.platform(), t.parent(), t.currency(), t.governance(), t.goals(), t.shareSpace(),
                t.reinvestmentPercent(), t.split(), places, t.nodes(), t.terminationConditions());
    }
}
