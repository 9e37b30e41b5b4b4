package io.heyi.emc.internal.web.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.emc.ContractTerms.ShareSpace;
import io.heyi.emc.ContractTerms.Split;
import io.heyi.emc.EmcCode;
import io.heyi.emc.Emcs;
import io.heyi.emc.ReadableMonths;
import io.heyi.emc.Tier;
import io.heyi.emc.internal.party.Parties;
import io.heyi.emc.internal.sharing.Sharing;
import io.heyi.emc.internal.sharing.SharingBook;
import io.heyi.emc.internal.sharing.VersionedSharing;
import io.heyi.ledger.Ledger;
import io.heyi.shared.Money;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureWebMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;

/** The what-if calculator and the statements, by API and page, with the real rule and real messages. */
@SpringBootTest(classes = SharingWebTest.Application.class)
@AutoConfigureMockMvc
class SharingWebTest {

    @SpringBootConfiguration
    @AutoConfigureWebMvc
    @EnableWebSecurity
    @ComponentScan({"io.heyi.web.internal", "io.heyi.emc.internal.web.sharing"})
    @Import(VersionedSharing.class)
    static class Application {

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-12-01T02:00:00Z"), ZoneOffset.UTC);
        }
    }

    private static final ObjectMapper EXACT = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true)).build();
    private static final EmcCode EMC = new EmcCode("EMC-0001");
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    @Autowired MockMvc mvc;
    @Autowired Sharing sharing;
    @MockitoBean Access access;
    @MockitoBean Emcs emcs;
    @MockitoBean SharingBook book;
    @MockitoBean Ledger ledger;
    @MockitoBean Parties parties;

    private final CurrentUser partner = new CurrentUser(new Username("partner-chef"), "Chef", Set.of(Role.EXTERNAL_PARTNER), Set.of(), Set.of(), "s");

    @BeforeEach
    void people() {
        when(access.currentUser()).thenReturn(partner);
        when(access.people(anyCollection())).thenReturn(Map.of());
        when(access.nameOf(any())).thenCallRealMethod();
        when(parties.find(anyCollection())).thenReturn(Map.of(new ActorId("ME-0001"), new Parties.Party(new ActorId("ME-0001"), ActorKind.MICROENTERPRISE, "Oven", List.of(), List.of(), "food")));
    }

    private MockHttpServletResponse preview(String body, Locale locale) throws Exception {
        return mvc.perform(post("/api/v1/sharing/preview").contentType(MediaType.APPLICATION_JSON).content(body).locale(locale).with(user("partner-chef")).with(csrf())).andReturn().getResponse();
    }

    private JsonNode computed(String body) throws Exception {
        var response = preview(body, Locale.ENGLISH);
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(200);
        return EXACT.readTree(response.getContentAsByteArray());
    }

    private List<String> refused(String body) throws Exception {
        var response = preview(body, Locale.ENGLISH);
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(422);
        return StreamSupport.stream(EXACT.readTree(response.getContentAsByteArray()).path("errors").spliterator(), false)
                .map(error -> error.path("field").asText() + " " + error.path("code").asText().substring("emcsharing.error.".length())).toList();
    }

    @Test
    void theExampleE5IsAnsweredAsTheIssueFixesIt() throws Exception {
        var answer = computed("""
                {"actualProfit": 1000000, "bottomProfit": 0, "leadingProfit": "2000000", "shareSpacePercent": 100, "reinvestmentPercent": "5",
                 "parties": [{"id": "lead", "ratioPercent": 10, "tier": "STRATEGIC"}, {"id": "developer", "ratioPercent": "7", "tier": "STRATEGIC"}, {"id": "legal", "tier": "TACTICAL"}]}""");

        assertThat(answer.path("pool").decimalValue()).isEqualByComparingTo("1000000");
        assertThat(answer.path("reinvestment").decimalValue()).isEqualByComparingTo("50000");
        assertThat(answer.path("retained").decimalValue()).isEqualByComparingTo("780000");
        assertThat(answer.path("parties")).extracting(party -> party.path("id").asText() + " " + party.path("amount").asText()).containsExactly("lead 100000.00", "developer 70000.00", "legal 0.00");
        assertThat(answer.path("ruleVersion").asText()).isEqualTo("sharing-1");
        assertThat(answer.path("explanation")).extracting(JsonNode::asText).contains("Profit above the bottom value: 1,000,000.00 less 0.00 is 1,000,000.00.",
                "Check: reinvestment 50,000.00, parties 170,000.00 and 780,000.00 that stay with the lead make the pool of 1,000,000.00.");
    }

    @Test
    void withoutRatiosTheSplitIsEqualAsInE7() throws Exception {
        var answer = computed("""
                {"actualProfit": 1000000, "bottomProfit": 0, "leadingProfit": 1000000, "tiers": [30, 50], "reinvestmentPercent": 0,
                 "parties": [{"id": "1"}, {"id": "2"}, {"id": "3"}, {"id": "4"}, {"id": "5"}, {"id": "6"}, {"id": "7"}]}""");

        assertThat(answer.path("pool").asText()).isEqualTo("300000.00");
        assertThat(answer.path("parties")).extracting(party -> party.path("amount").asText()).containsExactly("42857.15", "42857.15", "42857.14", "42857.14", "42857.14", "42857.14", "42857.14");
    }

    @Test
    void theExplanationSpeaksTheReadersLanguage() throws Exception {
        var answer = preview("{\"actualProfit\":5,\"bottomProfit\":10,\"leadingProfit\":20,\"shareSpacePercent\":30,\"reinvestmentPercent\":5,\"parties\":[{\"id\":\"a\",\"ratioPercent\":50,\"tier\":\"STRATEGIC\"}]}", Locale.CHINESE);

        assertThat(EXACT.readTree(answer.getContentAsByteArray()).path("explanation").get(0).asText()).isEqualTo("实际利润 5.00 未超过底线值 10.00，因此没有可分享的金额。");
    }

    @Test
    void badInputIsRefusedWithEveryFieldError() throws Exception {
        assertThat(refused("{\"actualProfit\":1,\"bottomProfit\":0,\"leadingProfit\":1,\"shareSpacePercent\":100,\"reinvestmentPercent\":5,\"parties\":[{\"id\":\"a\",\"ratioPercent\":96,\"tier\":\"STRATEGIC\"}]}")).containsExactly("parties overWhole");
        assertThat(refused("{\"actualProfit\":1,\"bottomProfit\":0,\"leadingProfit\":1,\"shareSpacePercent\":100,\"parties\":[{\"id\":\"a\",\"ratioPercent\":1,\"tier\":\"TACTICAL\"},{\"id\":\"a\",\"ratioPercent\":2,\"tier\":\"SENIOR\"}]}"))
                .containsExactly("parties[1].tier unknownTier", "parties[0].ratioPercent tacticalWithRatio", "parties[1].id twice");
        assertThat(refused("{\"actualProfit\":\"1e9999\",\"bottomProfit\":true,\"leadingProfit\":\"=1+1\",\"shareSpacePercent\":1,\"tiers\":[1,2],\"parties\":{},\"more\":1}"))
                .containsExactlyInAnyOrder("bottomProfit notANumber", "parties notAList", "more unknownField", "actualProfit notANumber", "leadingProfit notANumber", "tiers twoShareSpaces");
        assertThat(refused("{\"actualProfit\":1,\"bottomProfit\":0,\"leadingProfit\":1,\"tiers\":[1],\"parties\":[null,{\"id\":\"b\",\"ratioPercent\":1},{\"id\":\"c\"}]}"))
                .contains("parties[2].ratioPercent someRatiosMissing", "tiers twoTiers");
        assertThat(refused("{}")).contains("actualProfit missing", "bottomProfit missing", "shareSpacePercent noShareSpace", "parties missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{\"actualProfit\":1,\"actualProfit\":2}", "{} x", "\"a\"", "{\"a\":"})
    void whatIsNoJsonObjectIsRefused(String body) throws Exception {
        assertThat(preview(body, Locale.ENGLISH).getStatus()).as(body).isIn(400, 422);
    }

    private String page(String address) throws Exception {
        var response = mvc.perform(get(java.net.URI.create(address)).locale(Locale.ENGLISH).with(user("partner-chef"))).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(200);
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void thePageComputesAnExampleAndWhateverStandsInItsAddress() throws Exception {
        assertThat(page("/sharing")).contains("250,000.00", "12,500.00", "sharing-1");
        assertThat(page("/sharing?actualProfit=1000000&bottomProfit=0&leadingProfit=&space=percent&shareSpacePercent=100&tiers%5B0%5D=30&tiers%5B1%5D=50&reinvestmentPercent=5&split=ratios"
                + "&id=lead&ratio=10&tier=STRATEGIC&id=developer&ratio=7&tier=STRATEGIC&id=&ratio=&tier=STRATEGIC")).contains("780,000.00", "70,000.00").doesNotContain("notice-bad");
    }

    @Test
    void thePageNamesFaultsAtTheirFieldsAndEscapesWhatWasTyped() throws Exception {
        var page = page("/sharing?actualProfit=%3Cscript%3E&bottomProfit=0&leadingProfit=1&space=tiers&tiers%5B0%5D=30&tiers%5B1%5D=500&split=ratios&id=%22%3E%3Cb%3E&ratio=99&tier=STRATEGIC&id=b&ratio=9&tier=TACTICAL");

        assertThat(page).contains("href=\"#f-actualProfit\"", "href=\"#f-tiers-1-\"", "href=\"#f-parties-1-ratioPercent\"", "&lt;script&gt;").doesNotContain("\"><b>");
    }

    @Test
    void rowsComeAndGoWithoutScript() throws Exception {
        var address = "/sharing?actualProfit=1&bottomProfit=0&leadingProfit=1&space=tiers&tiers%5B0%5D=30&tiers%5B1%5D=50&split=equal&id=a&ratio=&tier=STRATEGIC&id=b&ratio=&tier=STRATEGIC";

        assertThat(page(address + "&add=1")).contains("f-parties-2-id");
        assertThat(page(address + "&drop=0")).contains("value=\"b\"").doesNotContain("value=\"a\"");
    }

    private SharingBook.Statement statement() {
        var input = new Sharing.Input(new BigDecimal("1000000.00"), new BigDecimal("0.00"), new BigDecimal("2000000.00"), new ShareSpace(new BigDecimal("100"), null), new BigDecimal("5"), Split.RATIOS,
                List.of(new Sharing.Party("ME-0001", new BigDecimal("10"), Tier.STRATEGIC)));
        return new SharingBook.Statement(EMC, YearMonth.of(2026, 11), "CNY", input, sharing.compute("sharing-1", input), "EMC-0001/2026-11/sharing", Instant.parse("2026-12-01T01:00:00Z"));
    }

    private void partyUntilNovember() {
        when(emcs.mayRead(partner, EMC)).thenReturn(true);
        when(emcs.monthsFor(partner, EMC)).thenReturn(ReadableMonths.of(List.of(NOVEMBER)));
    }

    private MockHttpServletResponse read(String path) throws Exception {
        return mvc.perform(get("/api/v1/emcs" + path).locale(Locale.ENGLISH).with(user("partner-chef"))).andReturn().getResponse();
    }

    @Test
    void whoIsNamedByAMonthsContractSeesWhatItSharedWithItsInputs() throws Exception {
        partyUntilNovember();
        when(book.statement(eq(EMC), any())).thenReturn(Optional.of(statement()));
        when(book.statement(EMC, NOVEMBER)).thenReturn(Optional.of(statement()));
        when(book.statements(eq(EMC), eq(ReadableMonths.of(List.of(NOVEMBER))), any())).thenReturn(PageOf.of(List.of(statement()), 1, PageRequest.first()));
        when(book.recomputes(any())).thenReturn(true);

        var one = EXACT.readTree(read("/EMC-0001/sharing/2026-11").getContentAsByteArray());
        assertThat(one.path("recomputed").asBoolean()).isTrue();
        assertThat(one.path("period").asText()).isEqualTo("2026-11");
        assertThat(one.path("pool").asText()).isEqualTo("1000000.00");
        assertThat(one.path("actualProfit").asText()).isEqualTo("1000000.00");
        assertThat(EXACT.readTree(read("/EMC-0001/sharing").getContentAsByteArray()).path("items").get(0).path("entryKey").asText()).isEqualTo("EMC-0001/2026-11/sharing");
        assertThat(read("/EMC-0001/sharing/2026-12").getStatus()).isEqualTo(404);
        assertThat(read("/EMC-0001/sharing/2026-13").getStatus()).isEqualTo(404);
        assertThat(read("/EMC-0001/sharing?size=0").getStatus()).isEqualTo(422);
    }

    @Test
    void theMonthsOfAnEmcAreShownWithStepsFundAndAWayToTryOtherFigures() throws Exception {
        partyUntilNovember();
        when(emcs.actingFor(partner, EMC)).thenReturn(List.of(new ActorId("partner-chef")));
        when(book.statements(eq(EMC), eq(ReadableMonths.of(List.of(NOVEMBER))), any())).thenReturn(PageOf.of(List.of(statement()), 1, PageRequest.first()));
        when(book.recomputes(any())).thenReturn(true);
        when(ledger.balances("EMC-0001")).thenReturn(List.of(new Ledger.Balance(Ledger.Account.reinvestmentFund(), Money.of("50000", "CNY"))));

        var page = page("/emcs/EMC-0001/sharing");
        assertThat(page).contains("November 2026", "50,000.00", "Oven (ME-0001)", "Recomputed: same cents", "ME-0001 has 10% of 1,000,000.00");
        var address = page.replaceAll("(?s).*href=\"(/sharing\\?[^\"]+)\".*", "$1").replace("&amp;", "&");
        assertThat(page(address)).contains("1,000,000.00").doesNotContain("notice-bad");
    }

    @Test
    void whoHasLeftSeesNoFundOfTheOthers() throws Exception {
        partyUntilNovember();
        when(book.statements(eq(EMC), eq(ReadableMonths.of(List.of(NOVEMBER))), any())).thenReturn(PageOf.of(List.of(statement()), 1, PageRequest.first()));
        when(ledger.balances("EMC-0001")).thenReturn(List.of(new Ledger.Balance(Ledger.Account.reinvestmentFund(), Money.of("98765", "CNY"))));

        assertThat(page("/emcs/EMC-0001/sharing")).contains("November 2026").doesNotContain("98,765");
    }

    @Test
    void whoIsNotPartyToItSeesNothing() throws Exception {
        when(book.statement(EMC, YearMonth.of(2026, 11))).thenReturn(Optional.of(statement()));

        assertThat(read("/EMC-0001/sharing/2026-11").getStatus()).isEqualTo(404);
        assertThat(read("/EMC-0001/sharing").getStatus()).isEqualTo(404);
        assertThat(read("/nonsense/sharing").getStatus()).isEqualTo(404);
    }
}
