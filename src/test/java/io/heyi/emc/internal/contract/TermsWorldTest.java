package io.heyi.emc.internal.contract;

import static io.heyi.emc.ContractFixtures.aContract;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.heyi.emc.ActorId;
import io.heyi.emc.ContractFixtures;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.internal.party.Parties;
import io.heyi.ledger.Ledger;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.Proposals;
import io.heyi.shared.FieldError;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;

class TermsWorldTest {

    private final Parties parties = mock(Parties.class);
    private final Proposals proposals = mock(Proposals.class);
    private final Ledger ledger = mock(Ledger.class);
    @SuppressWarnings("unchecked")
    private final ObjectProvider<Ledger> provider = mock(ObjectProvider.class);

    @Test
    void whatWasAgreedIsNotAskedForAgain() {
        var agreed = aContract().platform("gone").currency("XXX").build();
        assertThat(world().check(Optional.of(agreed), aContract().platform("gone").currency("XXX").title("Another").build())).isEmpty();
        assertThat(world().check(Optional.of(agreed), aContract().platform("gone").currency("XXX").more(ContractFixtures.strategic("ME-0009", null, "1")).build()))
                .containsExactly(FieldError.of("nodes[4].actor", "emc.error.unknownActor", "ME-0009"));
        assertThat(world().check(Optional.of(agreed), aContract().platform("gone").currency("YYY").build())).extracting(FieldError::code)
                .containsExactly("emc.error.unknownCurrency", "emc.error.unknownActor", "emc.error.unknownActor", "emc.error.unknownActor", "emc.error.unknownActor");
    }

    @Test
    void whoHasNoBooksGetsThemInTheContractsCurrency() {
        when(provider.stream()).thenReturn(Stream.of(ledger));
        when(ledger.currencies(anyCollection())).thenReturn(Map.of("ME-0001", Currency.getInstance("CNY"), "ME-0002", Currency.getInstance("CNY")));
        world().openBooks(aContract().build());
        verify(ledger).open(Set.of("SSP-LOGISTICS"), Currency.getInstance("CNY"));
    }

    @Test
    void whereEverybodyHasBooksNoneAreOpened() {
        when(provider.stream()).thenReturn(Stream.of(ledger));
        when(ledger.currencies(anyCollection())).thenReturn(Stream.of("ME-0001", "ME-0002", "SSP-LOGISTICS").collect(Collectors.toMap(id -> id, id -> Currency.getInstance("CNY"))));
        world().openBooks(aContract().build());
        verify(ledger, never()).open(anyCollection(), any());
    }

    @Test
    void whoIsDissolvedIsBoundToNothingNewAndToNoMore() {
        var agreed = aContract().platform("gone").currency("XXX").build();
        var actor = agreed.nodes().get(1).actor();
        when(parties.frozen(actor)).thenReturn(Optional.of(new Lifecycle.Freeze(actor.value(), MicroenterpriseState.DISSOLVING, "DC-0001", Instant.EPOCH)));
        var refused = FieldError.of("nodes[1].actor", "microenterprise.freeze.DISSOLVING", actor.value(), "DC-0001");

        assertThat(world().check(Optional.of(agreed), agreed)).as("it goes on as it was").isEmpty();
        assertThat(world().check(Optional.of(agreed), ContractFixtures.with(agreed, actor, node -> node.ratio("1")))).as("another share").isEmpty();
        assertThat(world().check(Optional.of(agreed), ContractFixtures.with(agreed, actor, node -> node.targets(ContractFixtures.target("orders", "orders", "1", "2", "3")))))
                .as("another target").containsExactly(refused);
        assertThat(world().check(Optional.of(agreed), invested(agreed, 1, "10001"))).as("a higher investment").containsExactly(refused);
        assertThat(world().check(Optional.of(agreed), invested(agreed, 1, "9999"))).as("a smaller one").isEmpty();
    }

    private static ContractTerms invested(ContractTerms terms, int index, String amount) {
        var n = terms.nodes().get(index);
        var node = new Node(n.actor(), n.kind(), n.name(), n.lead(), n.tier(), n.place(), n.contribution(), n.services(), n.targets(), n.ratioPercent(), new BigDecimal(amount), n.costs(),
                n.deliverables(), n.otherFlows());
        return terms.withNodes(IntStream.range(0, terms.nodes().size()).mapToObj(i -> i == index ? node : terms.nodes().get(i)).toList());
    }

    private TermsWorld world() {
        return new TermsWorld(parties, proposals, mock(EmcStore.class), ContractPolicy.defaults(), provider);
    }

    @Test
    void aPartyWhoseBooksAreKeptInAnotherCurrencyIsRefused() {
        var terms = aContract().build();
        when(provider.stream()).thenReturn(Stream.of(ledger));
        when(ledger.currencies(anyCollection())).thenReturn(Map.of("ME-0001", Currency.getInstance("CNY"), "ME-0002", Currency.getInstance("EUR")));
        when(proposals.platforms()).thenReturn(List.of(new Proposals.PlatformView("food", "x")));
        when(parties.find(anyCollection())).thenReturn(terms.nodes().stream().collect(Collectors.toMap(Node::actor, node -> new Parties.Party(node.actor(), node.kind(), node.name(), List.of(), List.of(), null))));

        assertThat(world().check(Optional.empty(), terms))
                .containsExactly(FieldError.of("nodes[1].actor", "emc.error.otherCurrency", new ActorId("ME-0002").value(), "EUR", "CNY"));
    }
}
