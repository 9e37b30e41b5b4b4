package io.heyi.emc.internal.renewal;

import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.internal.contract.TermsJson;
import java.util.List;

/** Compares terms. */
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

    private static ContractTerms withoutGoals(ContractTerms terms) {
        var nodes = terms.nodes().stream().map(n -> new Node(n.actor(), n.kind(), n.name(), n.lead(), n.tier(), n.place(), n.contribution(), n.services(), List.of(),
                n.ratioPercent(), n.investment(), n.costs(), n.deliverables(), n.otherFlows())).toList();
        return new ContractTerms(terms.title(), terms.userScenario(), "", terms.type(), terms.platform(), terms.parent(), terms.currency(), terms.governance(), List.of(),
                terms.shareSpace(), terms.reinvestmentPercent(), terms.split(), terms.places(), nodes, terms.terminationConditions());
    }
}
