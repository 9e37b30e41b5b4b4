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
import io.heyi.emc.ContractTerms.Node;
import io.heyi.emc.internal.party.Parties;
import io.heyi.ledger.Ledger;
import io.heyi.microenterprise.Proposals;
import io.heyi.shared.FieldError;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
