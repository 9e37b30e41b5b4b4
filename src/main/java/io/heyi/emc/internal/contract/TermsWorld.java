package io.heyi.emc.internal.contract;

import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.EmcCode;
import io.heyi.emc.internal.party.Parties;
import io.heyi.ledger.Ledger;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.microenterprise.Proposals;
import io.heyi.shared.FieldError;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whether what terms name exists and can be booked: platform, currency, parent and actors. What was agreed once is not asked for again: the world may change, the contract stands. Only a micro-enterprise that is dissolved may not be bound to more. */
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

    /** @param agreed terms of the latest version; empty before the first */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<FieldError> check(Optional<ContractTerms> agreed, ContractTerms terms) {
        var errors = new ArrayList<FieldError>();
        var platforms = proposals.platforms().stream().map(Proposals.PlatformView::id).toList();
        if (isNew(agreed, terms, ContractTerms::platform) && !platforms.contains(terms.platform())) {
            errors.add(error("platform", "unknownPlatform", String.join(", ", platforms)));
        }
        if (isNew(agreed, terms, ContractTerms::currency) && !policy.currencies().contains(terms.currency())) {
            errors.add(error("currency", "unknownCurrency", String.join(", ", policy.currencies())));
        }
        parent(agreed, terms.parent()).ifPresent(errors::add);
        errors.addAll(actors(agreed, terms));
        return errors;
    }

    private static boolean isNew(Optional<ContractTerms> agreed, ContractTerms terms, Function<ContractTerms, String> part) {
        return part.apply(terms) != null && agreed.filter(before -> part.apply(terms).equals(part.apply(before))).isEmpty();
    }

    /** Fixed with the first version: two contracts that renew at the same time could nest their EMCs in each other otherwise. */
    private Optional<FieldError> parent(Optional<ContractTerms> agreed, String parent) {
        if (agreed.isPresent()) {
            return Objects.equals(agreed.get().parent(), parent) ? Optional.empty() : Optional.of(error("parent", "parentStays"));
        }
        return parent == null || EmcCode.isValid(parent) && emcs.find(new EmcCode(parent)).isPresent() ? Optional.empty() : Optional.of(error("parent", "unknownParent"));
    }

    private List<FieldError> actors(Optional<ContractTerms> agreed, ContractTerms terms) {
        var errors = new ArrayList<FieldError>();
        boolean otherBooks = isNew(agreed, terms, ContractTerms::currency);
        var known = parties.find(terms.nodes().stream().map(Node::actor).filter(Objects::nonNull).distinct().toList());
        var books = ledger.stream().findFirst().map(all -> all.currencies(known.keySet().stream().map(ActorId::value).toList())).orElse(Map.of());
        for (int i = 0; i < terms.nodes().size(); i++) {
            var node = terms.nodes().get(i);
            if (node.actor() == null) {
                continue;
            }
            var before = agreed.flatMap(one -> one.node(node.actor()));
            var freeze = before.filter(old -> Parts.bindsToNoMore(old, node)).isPresent() ? Optional.<Lifecycle.Freeze>empty() : parties.frozen(node.actor());
            if (freeze.isPresent()) {
                errors.add(new FieldError("nodes[" + i + "].actor", freeze.get().messageKey(), freeze.get().arguments()));
                continue;
            }
            if (!otherBooks && before.isPresent()) {
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

    /** From now on no contract in another currency can bind these parties, so that each month's shares can be booked (docs/adr/0013). Changes nothing where books are open. */
    void openBooks(ContractTerms terms) {
        ledger.stream().findFirst().ifPresent(books -> {
            var owners = terms.nodes().stream().filter(node -> node.kind() != ActorKind.PARTNER).map(node -> node.actor().value()).collect(Collectors.toSet());
            owners.removeAll(books.currencies(owners).keySet());
            if (!owners.isEmpty()) {
                books.open(owners, Currency.getInstance(terms.currency()));
            }
        });
    }

    /** Its share could not be booked (docs/adr/0013). */
    private static boolean keepsOtherBooks(Currency books, String currency) {
        return books != null && currency != null && !books.getCurrencyCode().equals(currency);
    }

    private static FieldError error(String field, String code, Object... arguments) {
        return FieldError.of(field, "emc.error." + code, arguments);
    }
}
