package io.heyi.emc.internal.contract;

import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.emc.internal.party.Parties;
import io.heyi.ledger.Ledger;
import io.heyi.microenterprise.Proposals;
import io.heyi.shared.FieldError;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whether what terms name exists: platform, currency, parent and actors. */
@Component
class TermsWorld {

    private final Parties parties;
    private final Proposals proposals;
    private final EmcStore emcs;
    private final ContractPolicy policy;
    private final ObjectProvider<Ledger> ledger;

    TermsWorld(Parties parties, Proposals proposals, EmcStore emcs, ContractPolicy policy, ObjectProvider<Ledger> ledger) {
        this.parties = parties;
        this.proposals = proposals;
        this.emcs = emcs;
        this.policy = policy;
        this.ledger = ledger;
    }

    /** @param self empty for an EMC that is about to be created */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<FieldError> check(Optional<EmcCode> self, ContractTerms terms) {
        var errors = new ArrayList<FieldError>();
        var platforms = proposals.platforms().stream().map(Proposals.PlatformView::id).toList();
        if (terms.platform() != null && !platforms.contains(terms.platform())) {
            errors.add(error("platform", "unknownPlatform", String.join(", ", platforms)));
        }
        if (terms.currency() != null && !policy.currencies().contains(terms.currency())) {
            errors.add(error("currency", "unknownCurrency", String.join(", ", policy.currencies())));
        }
        parent(self, terms.parent()).ifPresent(errors::add);
        errors.addAll(actors(terms));
        return errors;
    }

    private Optional<FieldError> parent(Optional<EmcCode> self, String parent) {
        if (parent == null) {
            return Optional.empty();
        }
        if (!EmcCode.isValid(parent)) {
            return Optional.of(error("parent", "unknownParent"));
        }
        var ancestry = emcs.ancestry(parent);
        if (ancestry.isEmpty()) {
            return Optional.of(error("parent", "unknownParent"));
        }
        return self.filter(ancestry::contains).map(code -> error("parent", ancestry.getFirst().equals(code) ? "parentIsItself" : "parentCircle"));
    }

    private List<FieldError> actors(ContractTerms terms) {
        var errors = new ArrayList<FieldError>();
        var known = parties.find(terms.nodes().stream().map(Node::actor).filter(Objects::nonNull).distinct().toList());
        var books = ledger.stream().findFirst().map(all -> all.currencies(known.keySet().stream().map(ActorId::value).toList())).orElse(Map.of());
        for (int i = 0; i < terms.nodes().size(); i++) {
            var node = terms.nodes().get(i);
            if (node.actor() == null) {
                continue;
            }
            var party = known.get(node.actor());
            if (party == null) {
                errors.add(error("nodes[" + i + "].actor", "unknownActor", node.actor().value()));
            } else if (node.kind() != null && party.kind() != node.kind()) {
                errors.add(error("nodes[" + i + "].kind", "otherKind"));
            } else if (keepsOtherBooks(books.get(node.actor().value()), terms.currency())) {
                errors.add(error("nodes[" + i + "].actor", "otherCurrency", node.actor().value(), books.get(node.actor().value()).getCurrencyCode(), terms.currency()));
            }
        }
        return errors;
    }

    /** Its share could not be booked (docs/adr/0013). */
    private static boolean keepsOtherBooks(Currency books, String currency) {
        return books != null && currency != null && !books.getCurrencyCode().equals(currency);
    }

    private static FieldError error(String field, String code, Object... arguments) {
        return FieldError.of(field, "emc.error." + code, arguments);
    }
}
