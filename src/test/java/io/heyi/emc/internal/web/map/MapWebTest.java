package io.heyi.emc.internal.web.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Relation;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.emc.Actuals;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcFilter;
import io.heyi.emc.EmcState;
import io.heyi.emc.EmcSummary;
import io.heyi.emc.EmcTotals;
import io.heyi.emc.EmcType;
import io.heyi.emc.Emcs;
import io.heyi.emc.internal.map.NetworkMap;
import io.heyi.emc.internal.party.Parties;
import io.heyi.inbox.Inbox;
import io.heyi.microenterprise.MicroenterpriseKind;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.MicroenterpriseSummary;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.microenterprise.Proposals;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureWebMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;

/** The network map and the home block, with the real shell and messages on facades that answer what a test wants. */
@SpringBootTest(classes = MapWebTest.Application.class)
@AutoConfigureMockMvc
class MapWebTest {

    @SpringBootConfiguration
    @AutoConfigureWebMvc
    @EnableWebSecurity
    @ComponentScan({"io.heyi.web.internal", "io.heyi.emc.internal.web.map", "io.heyi.emc.internal.map"})
    static class Application {

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-12-01T02:00:00Z"), ZoneOffset.UTC);
        }
    }

    private static final ActorId OVEN = new ActorId("ME-0001");
    private static final ActorId SOAP = new ActorId("ME-0002");
    private static final ActorId CHEF = new ActorId("partner-chef");
    private static final EmcSummary COOKING = new EmcSummary(new EmcCode("EMC-0001"), "Smart <cooking>", "Dinner without shopping", EmcType.SOLUTION, EmcState.ACTIVE, "food", null, OVEN, "Oven", 3,
            YearMonth.of(2026, 12), Instant.EPOCH, List.of(OVEN, SOAP, CHEF));

    @Autowired MockMvc mvc;
    @Autowired MyEmcsBlock block;
    @MockitoBean Access access;
    @MockitoBean Emcs emcs;
    @MockitoBean Parties parties;
    @MockitoBean Microenterprises microenterprises;
    @MockitoBean Proposals proposals;
    @MockitoBean Inbox inbox;
    @MockitoBean Actuals actuals;

    private final CurrentUser owner = new CurrentUser(new Username("entrepreneur-01"), "Owner", Set.of(Role.ENTREPRENEUR),
            Set.of(new Relation(new Username("entrepreneur-01"), Relation.Kind.ME_OWNER, "ME-0001")), Set.of(), "s");

    private static MicroenterpriseSummary me(String code, String platform) {
        return new MicroenterpriseSummary(code, "Name of " + code, MicroenterpriseState.RUNNING, platform, MicroenterpriseKind.USER, "entrepreneur-01", "Scenario", 3, Instant.EPOCH);
    }

    @BeforeEach
    void network() {
        when(access.currentUser()).thenReturn(owner);
        when(access.people(anyCollection())).thenReturn(Map.of());
        when(access.nameOf(any())).thenCallRealMethod();
        when(proposals.platforms()).thenReturn(List.of(new Proposals.PlatformView("food", "microenterprise.platform.food"), new Proposals.PlatformView("clothing", "microenterprise.platform.clothing")));
        when(emcs.search(any(EmcFilter.class), any(), any())).thenReturn(PageOf.of(List.of(COOKING), 1, PageRequest.first()));
        when(emcs.summary(COOKING.code(), owner)).thenReturn(Optional.of(COOKING));
        when(emcs.totals(any())).thenReturn(new EmcTotals(List.of(new EmcTotals.PlatformEmcs("food", 7, 5)), List.of(new EmcTotals.Tie("food", OVEN, 7), new EmcTotals.Tie("food", SOAP, 3), new EmcTotals.Tie("food", CHEF, 1))));
        when(microenterprises.countByPlatform()).thenReturn(Map.of("food", 3_000L, "clothing", 2_000L));
        when(microenterprises.find(anyCollection())).thenAnswer(call -> call.<Collection<String>>getArgument(0).stream().collect(Collectors.toMap(code -> code, code -> me(code, code.equals("ME-0002") ? "clothing" : "food"))));
        when(microenterprises.search(any(), any(), any(), any())).thenReturn(PageOf.of(List.of(me("ME-0001", "food")), 1, PageRequest.first()));
        when(parties.find(anyCollection())).thenAnswer(call -> call.<Collection<ActorId>>getArgument(0).stream().filter(id -> !id.equals(CHEF))
                .collect(Collectors.toMap(id -> id, id -> new Parties.Party(id, ActorKind.MICROENTERPRISE, "Name of " + id, List.of(), List.of(), "food"))));
    }

    private MockHttpServletResponse answer(String address) throws Exception {
        return mvc.perform(get(URI.create(address)).locale(Locale.ENGLISH).with(user("entrepreneur-01"))).andReturn().getResponse();
    }

    private String page(String address) throws Exception {
        var response = answer(address);
        assertThat(response.getStatus()).isEqualTo(200);
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void atFirstThePlatformsAreShownWithWhatRunsBetweenThem() throws Exception {
        assertThat(page("/map")).contains("3,000", "2,000", "\"platform:food\"", "\"from\":\"platform:food\",\"to\":\"platform:clothing\",\"kind\":\"ties\",\"weight\":3");
    }

    @Test
    void emcsAreDrawnAndListedWithTheirParties() throws Exception {
        assertThat(page("/map?show=emcs")).contains("Smart &lt;cooking&gt;", "Name of ME-0002", "partner-chef", "\"to\":\"ME-0001\",\"kind\":\"lead\"", "\"to\":\"partner-chef\",\"kind\":\"member\"", "1 found")
                .doesNotContain("Smart <cooking>");
    }

    @Test
    void aFocusAsksForItsNeighboursAndTellsWhatItIs() throws Exception {
        var page = page("/map?focus=ME-0001");

        var asked = ArgumentCaptor.forClass(EmcFilter.class);
        Mockito.verify(emcs, Mockito.atLeastOnce()).search(asked.capture(), any(), any());
        assertThat(asked.getAllValues()).allSatisfy(filter -> assertThat(filter.actors()).containsExactly(OVEN));
        assertThat(page).contains("Around ME-0001", "/microenterprises/ME-0001", "EMCs: 1");
        assertThat(page("/map?focus=EMC-0001")).contains("Parties: 3", "/emcs/EMC-0001");
    }

    @Test
    void enterprisesAreListedWithTheirEmcs() throws Exception {
        assertThat(page("/map?show=enterprises&state=RUNNING&platform=food&query=oven")).contains("Name of ME-0001", "focus=EMC-0001");
        Mockito.verify(microenterprises).search("oven", "food", MicroenterpriseState.RUNNING, new PageRequest(0, 20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/map?show=nonsense&state=WHAT&type=NO&focus=%20%3C&page=-1", "/map?page=99999999&show=emcs", "/map?platform=%3Cscript%3E", "/map?query=%00%25_%27&show=enterprises"})
    void nonsenseInTheAddressCountsAsNotAsked(String address) throws Exception {
        assertThat(answer(address).getStatus()).isEqualTo(200);
    }

    @Test
    void thePanelOfANodeIsAFragmentAndUnknownOnesAreNotFound() throws Exception {
        assertThat(page("/map/details?id=EMC-0001")).contains("Dinner without shopping").doesNotContain("<html");
        when(emcs.search(any(EmcFilter.class), any(), any())).thenReturn(PageOf.of(List.of(), 0, PageRequest.first()));
        assertThat(answer("/map/details?id=EMC-0002").getStatus()).isEqualTo(404);
        assertThat(answer("/map/details?id=someone").getStatus()).isEqualTo(404);
        assertThat(answer("/map/details?id=%3Cb%3E").getStatus()).isEqualTo(404);
    }

    @Test
    void theHomeBlockTellsOfMyEmcsWhatWaitsAndWhatWasAttained() {
        when(parties.actorsOf(owner)).thenReturn(List.of(OVEN));
        when(inbox.waiting(owner, List.of("EMC-0001"))).thenReturn(Map.of("EMC-0001", 2L));
        when(actuals.frozen(COOKING.code(), YearMonth.of(2026, 12))).thenReturn(Optional.empty());
        when(actuals.frozen(COOKING.code(), YearMonth.of(2026, 11))).thenReturn(Optional.of(new Actuals.Frozen(COOKING.code(), YearMonth.of(2026, 11), Instant.EPOCH, List.of(),
                List.of(new Actuals.NodeResult(OVEN, new BigDecimal("104.5"), new BigDecimal("3.0"), new BigDecimal("3.2"), false)), null)));

        assertThat(block.visibleTo(owner)).isTrue();
        assertThat((List<?>) block.model(owner).get("rows")).singleElement().isEqualTo(new MyEmcsBlock.Row(COOKING, true, 2, new MyEmcsBlock.Attained(YearMonth.of(2026, 11), new BigDecimal("104.5"))));
        assertThat(block.visibleTo(new CurrentUser(new Username("auditor"), "A", Set.of(Role.AUDITOR), Set.of(), Set.of(), "s"))).isFalse();
    }

    @Test
    void homeShowsTheBlock() throws Exception {
        when(parties.actorsOf(owner)).thenReturn(List.of(OVEN));
        when(inbox.waiting(any(), anyCollection())).thenReturn(Map.of("EMC-0001", 1L));

        assertThat(page("/")).contains("My EMCs", "You lead it", "1 task waits for you", "December 2026");
    }
}
