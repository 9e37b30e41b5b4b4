package io.heyi.emc.internal.renewal;

import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Deliverable;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.internal.contract.TermsJson;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Compares terms and takes members out of them. */
public final class TermsChange {

    private TermsChange() {}

    /** Whether both say the same; {@code 5} and {@code 5.00} do. */
    public static boolean same(ContractTerms one, ContractTerms other) {
        return TermsJson.write(one).equals(TermsJson.write(other));
    }

    /** Whether nothing but goals and nodes' targets differs (domain.md P3, alteration quorum). */
    public static boolean goalsOnly(ContractTerms one, ContractTerms other) {
        return same(withoutGoals(one), withoutGoals(other));
    }

    /** The terms without these members and without what others waited for from them. */
    public static ContractTerms without(ContractTerms terms, Collection<ActorId> leaving) {
        if (leaving.isEmpty()) {
            return terms;
        }
        Predicate<Node> leaves = node -> leaving.contains(node.actor());
        var gone = terms.nodes().stream().filter(leaves).flatMap(node -> node.deliverables().stream()).map(Deliverable::id).collect(Collectors.toSet());
        return terms.withNodes(terms.nodes().stream().filter(leaves.negate()).map(node -> withDeliverables(node, gone)).toList());
    }

    private static Node withDeliverables(Node n, Set<String> gone) {
        var left = n.deliverables().stream().map(d -> new Deliverable(d.id(), d.title(), d.due(), d.dependsOn().stream().filter(id -> !gone.contains(id)).toList())).toList();
        return new Node(n.actor(), n.kind(), n.name(), n.lead(), n.tier(), n.place(), n.contribution(), n.services(), n.targets(), n.ratioPercent(), n.investment(),
                n.costs(), left, n.otherFlows());
    }

    private static ContractTerms withoutGoals(ContractTerms terms) {
        var nodes = terms.nodes().stream().map(n -> new Node(n.actor(), n.kind(), n.name(), n.lead(), n.tier(), n.place(), n.contribution(), n.services(), List.of(),
                n.ratioPercent(), n.investment(), n.costs(), n.deliverables(), n.otherFlows())).toList();
        return new ContractTerms(terms.title(), terms.userScenario(), "", terms.type(), terms.platform(), terms.parent(), terms.currency(), terms.governance(), List.of(),
                terms.shareSpace(), terms.reinvestmentPercent(), terms.split(), terms.places(), nodes, terms.terminationConditions());
    }
}
