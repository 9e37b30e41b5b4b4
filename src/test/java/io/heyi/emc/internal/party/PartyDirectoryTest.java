package io.heyi.emc.internal.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.heyi.access.Access;
import io.heyi.access.Person;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.microenterprise.MicroenterpriseKind;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.MicroenterpriseSummary;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartyDirectoryTest {

    private final Microenterprises microenterprises = mock(Microenterprises.class);
    private final SharedServices services = mock(SharedServices.class);
    private final Access access = mock(Access.class);

    @Test
    void noKindCrowdsOutAnotherWhenPartiesAreSearched() {
        var page = new PageRequest(0, 4);
        when(microenterprises.search("food", page)).thenReturn(PageOf.of(IntStream.rangeClosed(1, 4).mapToObj(n -> new MicroenterpriseSummary("ME-000" + n, "Food " + n,
                MicroenterpriseState.RUNNING, "food", MicroenterpriseKind.USER, "entrepreneur-01", "Scenario", 3, Instant.EPOCH)).toList(), 900, page));
        when(services.search("food", page)).thenReturn(PageOf.of(List.of(new SharedServices.SharedService("SSP-FOOD", "Food", List.of())), 1, page));
        when(access.search(eq("food"), eq(Role.EXTERNAL_PARTNER), any())).thenReturn(PageOf.of(List.of(new Person(new Username("partner-food"), "Food", "", Set.of(Role.EXTERNAL_PARTNER))), 1, page));

        assertThat(new PartyDirectory(microenterprises, mock(Lifecycle.class), services, access).search("food", 4)).extracting(party -> party.id().value())
                .containsExactly("ME-0001", "ME-0002", "SSP-FOOD", "partner-food");
    }

    @Test
    void anIdTellsWhatItsBearerIs() {
        assertThat(List.of("ME-0001", "SSP-LOGISTICS", "partner-chef")).extracting(id -> new ActorId(id).kind())
                .containsExactly(ActorKind.MICROENTERPRISE, ActorKind.SHARED_SERVICE_PLATFORM, ActorKind.PARTNER);
    }
}
