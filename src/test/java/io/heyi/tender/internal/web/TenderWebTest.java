package io.heyi.tender.internal.web;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.access.CurrentUser;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.NoInstances;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.inbox.Inbox;
import io.heyi.interest.PlayedInterests;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.shared.WorkingDays;
import io.heyi.tender.KnownBidders;
import io.heyi.tender.PartyId;
import io.heyi.tender.TenderCode;
import io.heyi.tender.internal.TenderCases;
import io.heyi.tender.internal.TenderSteps;
import io.heyi.tender.internal.domain.Tender;
import io.heyi.testing.TestDatabase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureWebMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/** The tender room, the directory and the API with real tenders on a real database. */
@SpringBootTest(classes = TenderWebTest.Application.class, properties = {"spring.flyway.locations=classpath:db/migration/tender", "heyi.tender.sealing.generate-missing=true",
        "heyi.tender.sealing.key-file=target/test-sealing-key.json"})
@ContextConfiguration(initializers = TestDatabase.class)
@AutoConfigureMockMvc
class TenderWebTest {

    @SpringBootConfiguration
    @AutoConfigureWebMvc
    @EnableWebSecurity
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class,
            JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class, FlywayAutoConfiguration.class})
    @ComponentScan(basePackages = {"io.heyi.web.internal", "io.heyi.tender.internal"}, excludeFilters = @ComponentScan.Filter(type = org.springframework.context.annotation.FilterType.REGEX,
            pattern = "io\\.heyi\\.tender\\.internal\\.(process\\..*|.*Test.*)"))
    @Import({KnownBidders.class, PlayedInterests.class, RecordedAudit.class, SetClock.class, FakeAccess.class, NoInstances.class})
    static class Application {

        @Bean
        ProcessCommands process() {
            return Mockito.mock(ProcessCommands.class);
        }

        @Bean
        WorkingDays calendar() {
            return new WorkingDays(ZoneOffset.UTC, Set.of());
        }
    }

    private static final CurrentUser OWNER = user("owner-1", "entrepreneur", "me-owner:ME-0001");
    private static final CurrentUser FIRST_OWNER = user("owner-2", "entrepreneur", "me-owner:ME-0002");
    private static final CurrentUser CHEF = user("partner-chef", "external-partner");
    private static final CurrentUser AUDITOR = user("auditor", "auditor");
    private static final String BID = "{\"party\": \"ME-0002\", \"price\": \"600000.50\", \"plan\": \"SECRET-PLAN\", \"delivery\": \"daily\", \"start\": \"2026-05-01\"}";

    @Autowired MockMvc mvc;
    @MockitoBean Inbox inbox;
    @Autowired FakeAccess access;
    @Autowired SetClock clock;
    @Autowired TenderSteps steps;
    @Autowired TenderCases cases;
    @Autowired TransactionTemplate transaction;

    private String code;

    @BeforeEach
    void aPublishedTender() throws Exception {
        clock.now = Instant.parse("2026-03-02T02:00:00Z");
        var response = send(OWNER, post("/api/v1/tenders"), "{\"title\": \"Logistics <b>\", \"need\": \"Bring ovens\", \"caller\": \"ME-0001\", \"currency\": \"CNY\"}");
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(201);
        code = json(response).path("code").asText();
    }

    private static JsonNode json(MockHttpServletResponse response) throws Exception {
        return new ObjectMapper().readTree(response.getContentAsByteArray());
    }

    private MockHttpServletResponse send(CurrentUser person, MockHttpServletRequestBuilder request, String body) throws Exception {
        access.signIn(person);
        return mvc.perform((body == null ? request : request.contentType(MediaType.APPLICATION_JSON).content(body)).locale(Locale.ENGLISH)
                .with(org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user(person.username().value())).with(csrf())).andReturn().getResponse();
    }

    private String page(CurrentUser person, String path, String language) throws Exception {
        access.signIn(person);
        var response = mvc.perform(get(path).locale(Locale.of(language)).with(org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user(person.username().value())))
                .andReturn().getResponse();
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(200);
        assertThat(response.getContentAsString()).doesNotContain("??");
        return response.getContentAsString();
    }

    private MockHttpServletResponse bid(String key) throws Exception {
        return send(FIRST_OWNER, post("/api/v1/tenders/" + code + "/bids").header("Idempotency-Key", key), BID);
    }

    private void in(Consumer<Tender> act) {
        transaction.executeWithoutResult(status -> {
            var tender = cases.any(new TenderCode(code));
            act.accept(tender);
            cases.save(tender);
        });
    }

    private void openedByTwo() throws Exception {
        bid("one");
        send(CHEF, post("/api/v1/tenders/" + code + "/bids"), BID.replace("ME-0002", "partner-chef").replace("600000.50", "540000"));
        clock.now = cases.read(new TenderCode(code)).bidsUntil();
        steps.countBids(new TenderCode(code));
        in(tender -> tender.confirmOpening("owner-1", clock.now));
        in(tender -> tender.confirmOpening("officer", clock.now));
        steps.openBids(new TenderCode(code));
    }

    @Test
    void aSealedBidIsAnsweredWithItsReceiptAndAReplayWithTheSameOne() throws Exception {
        var first = bid("key");
        assertThat(first.getStatus()).isEqualTo(201);
        assertThat(json(bid("key")).path("digest").asText()).isEqualTo(json(first).path("digest").asText()).hasSize(64);
        assertThat(json(bid("other")).path("digest").asText()).isNotEqualTo(json(first).path("digest").asText());
    }

    @Test
    void nobodyReadsASealedBidByApiOrPage() throws Exception {
        bid("key");
        for (var reader : new CurrentUser[] {OWNER, FIRST_OWNER, CHEF, AUDITOR}) {
            assertThat(send(reader, get("/api/v1/tenders/" + code), null).getContentAsString()).contains("\"bidsReceived\":1", "\"bids\":[]").doesNotContain("SECRET-PLAN", "600000.5");
            assertThat(page(reader, "/tenders/" + code, "en")).doesNotContain("SECRET-PLAN", "600000.5");
        }
    }

    @Test
    void faultyBidsAndForeignOnesAreRefused() throws Exception {
        assertThat(send(CHEF, post("/api/v1/tenders/" + code + "/bids"), BID).getStatus()).isEqualTo(403);
        var faulty = send(FIRST_OWNER, post("/api/v1/tenders/" + code + "/bids"), "{\"party\": \"no party\", \"price\": true, \"start\": \"soon\", \"x\": 1}");
        assertThat(faulty.getStatus()).isEqualTo(422);
        assertThat(send(FIRST_OWNER, post("/api/v1/tenders/T-9999/bids"), BID).getStatus()).isEqualTo(404);
        clock.now = clock.now.plusSeconds(86400 * 30);
        assertThat(bid("late").getStatus()).isEqualTo(409);
        assertThat(send(FIRST_OWNER, delete("/api/v1/tenders/" + code + "/bids/ME-0002"), null).getStatus()).isEqualTo(409);
    }

    @Test
    void questionsAreAskedAnsweredAndSeenByAll() throws Exception {
        assertThat(send(CHEF, post("/api/v1/tenders/" + code + "/questions"), "{\"party\": \"partner-chef\", \"text\": \"How many?\"}").getStatus()).isEqualTo(200);
        assertThat(page(OWNER, "/tenders/" + code, "en")).contains("How many?", "answer-1");
        assertThat(send(OWNER, post("/api/v1/tenders/" + code + "/questions/1/answers"), "{\"text\": \"Forty\"}").getStatus()).isEqualTo(200);
        assertThat(page(FIRST_OWNER, "/tenders/" + code, "zh")).contains("How many?", "Forty").doesNotContain("partner-chef");
        assertThat(send(FIRST_OWNER, post("/api/v1/tenders/" + code + "/questions/1/answers"), "{\"text\": \"Fifty\"}").getStatus()).isEqualTo(403);
    }

    @Test
    void theWayToATaskIsShownToWhoeverHasOne() throws Exception {
        openedByTwo();
        when(inbox.waiting(argThat(reader -> reader != null && reader.username().equals(OWNER.username())), any())).thenReturn(Map.of(code, 1L));

        assertThat(page(OWNER, "/tenders/" + code, "en")).contains("/inbox?businessKey=" + code, "To my task");
        assertThat(page(FIRST_OWNER, "/tenders/" + code, "en")).doesNotContain("/inbox?businessKey=");
        assertThat(page(AUDITOR, "/tenders/" + code, "en")).doesNotContain("/inbox?businessKey=");
    }

    @Test
    void whoJudgesABidIsOneStepFromTheBiddersRecord() throws Exception {
        openedByTwo();
        assertThat(page(OWNER, "/tenders/" + code, "en")).contains("/actors/ME-0002/record", "/actors/partner-chef/record", "Track record of");
    }

    @Test
    void numbersInJsonHaveNoExponent() throws Exception {
        var response = send(OWNER, post("/api/v1/tenders"), """
                {"title": "Ovens", "need": "Bring ovens", "caller": "ME-0001", "currency": "CNY", "weights": {"price": "4e1", "quality": 3e1, "rating": 20, "risk": 10}}""");
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(201);
        assertThat(send(OWNER, get("/api/v1/tenders/" + json(response).path("code").asText()), null).getContentAsString()).contains("\"price\":40,\"quality\":30,").doesNotContain("E+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void theRoomShowsTermsAsTextInBothLanguages(String language) throws Exception {
        assertThat(page(FIRST_OWNER, "/tenders/" + code, language)).contains("Logistics &lt;b&gt;", "Bring ovens", code).doesNotContain("Logistics <b>");
        assertThat(page(FIRST_OWNER, "/tenders/" + code + "?bid=ME-0002", language)).contains("id=\"bid\"", "requestKey");
        assertThat(page(OWNER, "/tenders", language)).contains(code);
        assertThat(page(CHEF, "/tenders?show=all&query=" + code, language)).contains(code);
        assertThat(page(OWNER, "/tenders/new", language)).contains("ME-0001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void afterTheOpeningTheBidsAreJudgedRankedAndShown(String language) throws Exception {
        openedByTwo();
        assertThat(page(OWNER, "/tenders/" + code, language)).contains("SECRET-PLAN", "judgements[ME-0002].quality");
        assertThat(page(FIRST_OWNER, "/tenders/" + code, language)).contains("SECRET-PLAN").doesNotContain("540,000", "judgements[");
        access.signIn(OWNER);
        var form = post("/tenders/" + code + "/judgements").param("judgements[ME-0002].quality", "85").param("judgements[ME-0002].risk", "9").param("judgements[ME-0002].reason", "good")
                .param("judgements[partner-chef].quality", "78").param("judgements[partner-chef].risk", "7").param("judgements[partner-chef].reason", "fair");
        assertThat(send(OWNER, form, null).getStatus()).isEqualTo(302);
        in(tender -> tender.fixJudgements("owner-1", clock.now));
        steps.rankBids(new TenderCode(code));
        in(tender -> tender.award(new PartyId("ME-0002"), "nearer", "owner-1", clock.now));
        steps.publishOutcome(new TenderCode(code));
        assertThat(page(CHEF, "/tenders/" + code, language)).contains("Enterprise ME-0002", "nearer", "fair").doesNotContain("good</q>");
    }

    @Test
    void linesThatBeginWithADashAreAListInTheRoom() throws Exception {
        var response = send(OWNER, post("/api/v1/tenders"), """
                {"title": "Ovens", "need": "Bring ovens\\nand <b>spoons</b>", "requirements": "Deliver:\\n- Meal boxes\\n- Menus", "caller": "ME-0001", "currency": "CNY"}""");
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(201);
        assertThat(page(FIRST_OWNER, "/tenders/" + json(response).path("code").asText(), "en")).contains("Bring ovens\nand &lt;b&gt;spoons&lt;/b&gt;</p>", ">Deliver:</p>", ">Meal boxes</li>", ">Menus</li>");
    }

    @Test
    void judgementsComeByTheApiAsWell() throws Exception {
        openedByTwo();
        assertThat(send(OWNER, put("/api/v1/tenders/" + code + "/judgements"), "{\"judgements\": [{\"bidder\": \"ME-0002\", \"quality\": 85, \"risk\": 9, \"reason\": \"r\"}]}").getStatus()).isEqualTo(200);
        assertThat(send(FIRST_OWNER, put("/api/v1/tenders/" + code + "/judgements"), "{\"judgements\": [{\"bidder\": \"ME-0002\", \"quality\": 100, \"risk\": 10, \"reason\": \"r\"}]}").getStatus()).isEqualTo(403);
        assertThat(send(OWNER, put("/api/v1/tenders/" + code + "/judgements"), "{\"judgements\": [null]}").getStatus()).isEqualTo(422);
    }

    @Test
    void aRefusedFormShowsWhatWasTyped() throws Exception {
        var response = send(FIRST_OWNER, post("/tenders/" + code + "/bids").param("party", "ME-0002").param("price", "much").param("plan", "my plan").param("delivery", "").param("start", "")
                .param("requestKey", "k"), null);
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsString()).contains("value=\"much\"", "my plan");
        var call = send(OWNER, post("/tenders").param("caller", "ME-0001").param("title", "T").param("need", "").param("weights.price", "50").param("requestKey", "k"), null);
        assertThat(call.getContentAsString()).contains("value=\"50\"");
    }

    @Test
    void aBidByThePageIsSealedAndTakenBack() throws Exception {
        var sealed = send(FIRST_OWNER, post("/tenders/" + code + "/bids").param("party", "ME-0002").param("price", "5.50").param("plan", "p").param("delivery", "d").param("start", "2026-05-01")
                .param("requestKey", UUID.randomUUID().toString()), null);
        assertThat(sealed.getRedirectedUrl()).isEqualTo("/tenders/" + code);
        assertThat(page(FIRST_OWNER, "/tenders/" + code, "en")).contains("withdraw-ME-0002");
        assertThat(send(FIRST_OWNER, post("/tenders/" + code + "/bids/ME-0002/withdrawal"), null).getStatus()).isEqualTo(302);
        assertThat(page(FIRST_OWNER, "/tenders/" + code, "en")).doesNotContain("withdraw-ME-0002");
    }

    @Test
    void aDraftIsWrittenChangedAndPublishedByPage() throws Exception {
        var drafted = send(OWNER, post("/tenders").param("caller", "ME-0001").param("title", "Draft").param("need", "n").param("currency", "CNY").param("weights.price", "40")
                .param("weights.quality", "30").param("weights.rating", "20").param("weights.risk", "10").param("everybody", "true").param("draft", "1")
                .param("questionsUntil", "2026-03-05T10:00").param("bidsUntil", "2026-03-20T10:00").param("requestKey", UUID.randomUUID().toString()), null);
        var address = drafted.getRedirectedUrl();
        assertThat(page(OWNER, address + "/edit", "en")).contains("2026-03-20T10:00");
        access.signIn(FIRST_OWNER);
        assertThat(send(FIRST_OWNER, get(address), null).getStatus()).isEqualTo(404);
        assertThat(send(OWNER, post(address + "/publication"), null).getStatus()).isEqualTo(302);
        assertThat(page(FIRST_OWNER, address, "en")).contains("Draft");
        assertThat(send(OWNER, get(address + "/edit"), null).getStatus()).isEqualTo(409);
    }

    @Test
    void outsidersCallNothingAndAnUnknownTenderIsNotFound() throws Exception {
        assertThat(send(CHEF, get("/tenders/new"), null).getStatus()).isEqualTo(403);
        assertThat(send(CHEF, get("/tenders/T-9999"), null).getStatus()).isEqualTo(404);
        assertThat(send(CHEF, get("/api/v1/tenders/x"), null).getStatus()).isEqualTo(404);
        assertThat(send(OWNER, get("/api/v1/tenders?size=999"), null).getStatus()).isEqualTo(422);
        assertThat(send(OWNER, post("/api/v1/tenders/" + code + "/cancellation"), "{\"reason\": \"no need\"}").getStatus()).isEqualTo(200);
        assertThat(page(CHEF, "/tenders/" + code, "en")).contains("no need");
    }
}
