package io.heyi.emc.internal.web.formation;

import static io.heyi.emc.ContractFixtures.aContract;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.heyi.ProductOnly;
import io.heyi.access.Access;
import io.heyi.emc.Actuals;
import io.heyi.emc.ContractFixtures;
import io.heyi.emc.EmcCode;
import io.heyi.emc.KnownMicroenterprises;
import io.heyi.emc.internal.contract.Contracts;
import io.heyi.emc.internal.formation.CallSteps;
import io.heyi.emc.internal.formation.ContractSteps;
import io.heyi.emc.internal.formation.FormationStart;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.inbox.TaskType;
import io.heyi.interest.PlayedInterests;
import io.heyi.microenterprise.Proposals;
import io.heyi.microenterprise.TownPeople;
import io.heyi.orchestration.ProcessCommands;
import io.heyi.shared.WorkingDays;
import io.heyi.testing.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureWebMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;

/** Pages and API of calls with the real shell on a real database: who may see and do what. */
@SpringBootTest(classes = FormationWebTest.Application.class, properties = "spring.flyway.locations=classpath:db/migration")
@ContextConfiguration(initializers = {TestDatabase.class, ProductOnly.class})
@AutoConfigureMockMvc
class FormationWebTest {

    private static final Instant START = Instant.parse("2026-11-02T02:00:00Z");
    private static final Instant DEADLINE = START.plus(Duration.ofDays(10));
    private static final String SECRET = "Nobody else cooks like this";
    private static final String LEAD = "entrepreneur-01";
    private static final String BIDDER = "entrepreneur-02";
    private static final String INSIDE = "entrepreneur-30";

    @SpringBootConfiguration
    @AutoConfigureWebMvc
    @EnableWebSecurity
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class,
            JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class, FlywayAutoConfiguration.class})
    @ComponentScan(excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class), value = {"io.heyi.web.internal",
            "io.heyi.emc.internal.contract", "io.heyi.emc.internal.party", "io.heyi.emc.internal.chain", "io.heyi.emc.internal.formation", "io.heyi.tender.internal.bids",
            "io.heyi.emc.internal.web.formation", "io.heyi.emc.internal.web.emcs", "io.heyi.emc.internal.web.chain",
            "io.heyi.emc.internal.web.canvas", "io.heyi.emc.internal.canvas"})
    @Import({TownPeople.class, PlayedInterests.class, KnownMicroenterprises.class, RecordedAudit.class, SetClock.class})
    static class Application {

        /** Whoever the request is made by. */
        @Bean
        @Primary
        Access signedIn(TownPeople people) {
            return (Access) Proxy.newProxyInstance(Access.class.getClassLoader(), new Class<?>[] {Access.class}, (proxy, method, arguments) -> {
                if (method.getName().equals("currentUser")) {
                    return people.as(SecurityContextHolder.getContext().getAuthentication().getName());
                }
                try {
                    return method.invoke(people, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });
        }

        @Bean
        ProcessCommands processCommands() {
            return Mockito.mock(ProcessCommands.class);
        }

        @Bean
        WorkingDays calendar() {
            return new WorkingDays(ZoneId.of("Asia/Shanghai"), Set.of());
        }

        @Bean
        Actuals actuals() {
            var actuals = Mockito.mock(Actuals.class);
            Mockito.when(actuals.rating(ArgumentMatchers.any())).thenReturn(new BigDecimal("3.0"));
            return actuals;
        }

        @Bean
        Proposals proposals() {
            var proposals = Mockito.mock(Proposals.class);
            Mockito.when(proposals.platforms()).thenReturn(List.of(new Proposals.PlatformView("food", "microenterprise.platform.food")));
            return proposals;
        }
    }

    @Autowired MockMvc mvc;
    @Autowired Contracts contracts;
    @Autowired FormationStart starts;
    @Autowired CallSteps steps;
    @Autowired ContractSteps contract;
    @Autowired @Qualifier("signContract") TaskType signTask;
    @Autowired TownPeople people;
    @Autowired SetClock clock;
    @Autowired TransactionTemplate transaction;

    @BeforeEach
    void now() {
        clock.now = START;
    }

    private EmcCode called() {
        return called(DEADLINE);
    }

    private EmcCode called(Instant deadline) {
        return transaction.execute(status -> {
            var code = contracts.create(aContract().title("Smart cooking <b>&").onlyTheLead().build(), people.as(LEAD));
            starts.start(code, new FormationStart.Call(deadline, null, null));
            return code;
        });
    }

    private static String body(String actor, String orders, String share) {
        return """
                {"actor": "%s", "place": "recipes", "values": [{"metric": "orders", "value": %s}], "shareAskedPercent": %s, "plan": "%s"}""".formatted(actor, orders, share, SECRET);
    }

    private MockHttpServletResponse sends(String person, HttpMethod method, String path, String body) throws Exception {
        return answered(MockMvcRequestBuilders.request(method, path).contentType(MediaType.APPLICATION_JSON).content(body), person);
    }

    private MockHttpServletResponse answered(MockHttpServletRequestBuilder request, String person) throws Exception {
        var response = mvc.perform(request.with(user(person)).with(csrf())).andReturn().getResponse();
        response.setCharacterEncoding("UTF-8");
        return response;
    }

    private MockHttpServletResponse gets(String person, String path) throws Exception {
        return answered(MockMvcRequestBuilders.get(path).locale(Locale.ENGLISH), person);
    }

    private String api(EmcCode emc, String rest) {
        return "/api/v1/emcs/" + emc + rest;
    }

    private EmcCode committed() throws Exception {
        var emc = called();
        assertThat(sends(BIDDER, HttpMethod.POST, api(emc, "/commitments"), body("ME-0002", "211.98765", "20.4321")).getStatus()).isEqualTo(201);
        return emc;
    }

    private EmcCode reviewed() throws Exception {
        var emc = committed();
        clock.now = DEADLINE;
        steps.openCommitments(emc);
        return emc;
    }

    // --- API

    @Test
    void aCommitmentIsAnsweredWithItsReceiptAndNothingElse() throws Exception {
        var answer = sends(BIDDER, HttpMethod.POST, api(called(), "/commitments"), body("ME-0002", "200", "20"));
        assertThat(answer.getStatus()).isEqualTo(201);
        assertThat(answer.getContentAsString()).contains("\"digest\":\"").doesNotContain(SECRET);
    }

    @Test
    void refusalsOfCommitmentsAreClear() throws Exception {
        var emc = called();
        assertThat(sends(INSIDE, HttpMethod.POST, api(emc, "/commitments"), body("ME-0002", "200", "20")).getStatus()).as("not his actor").isEqualTo(403);
        assertThat(sends("auditor", HttpMethod.POST, api(emc, "/commitments"), body("ME-0002", "200", "20")).getStatus()).isEqualTo(403);
        assertThat(sends(BIDDER, HttpMethod.POST, "/api/v1/emcs/EMC-9999/commitments", body("ME-0002", "200", "20")).getStatus()).isEqualTo(404);
        assertThat(sends(BIDDER, HttpMethod.POST, api(emc, "/commitments"), body("ME-0002", "1", "200")).getContentAsString()).contains("values[0].value", "shareAskedPercent");
        assertThat(sends(INSIDE, HttpMethod.DELETE, api(emc, "/commitments/ME-0002"), "").getStatus()).isEqualTo(403);
        clock.now = DEADLINE;
        assertThat(sends(BIDDER, HttpMethod.POST, api(emc, "/commitments"), body("ME-0002", "200", "20")).getStatus()).as("after the deadline").isEqualTo(409);
        assertThat(sends(BIDDER, HttpMethod.DELETE, api(emc, "/commitments/ME-0002"), "").getStatus()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"actor\":", "{\"actor\":[1],\"place\":{},\"values\":7,\"plan\":[]}", "{\"actor\":\"../../x\",\"place\":\"recipes\"}",
            "{\"actor\":\"ME-0002\",\"place\":\"recipes\",\"values\":[null,{\"metric\":\"orders\",\"value\":\"1e999999\"}],\"plan\":\"x\"}",
            "{\"actor\":\"ME-0002\",\"place\":\"recipes\",\"values\":[],\"plan\":\"x\",\"admin\":true}"})
    void hostileBodiesAreRefusedFieldByField(String hostile) throws Exception {
        var answer = sends(BIDDER, HttpMethod.POST, api(called(), "/commitments"), hostile);
        assertThat(answer.getStatus()).isIn(400, 422);
        assertThat(answer.getContentAsString()).doesNotContain("Exception");
    }

    @Test
    void aCommitmentCanBeTakenBack() throws Exception {
        var emc = committed();
        assertThat(gets(BIDDER, api(emc, "/commitments")).getContentAsString()).contains("ME-0002", "digest").doesNotContain(SECRET);
        assertThat(sends(BIDDER, HttpMethod.DELETE, api(emc, "/commitments/ME-0002"), "").getStatus()).isEqualTo(204);
        assertThat(gets(BIDDER, api(emc, "/commitments")).getContentAsString()).isEqualTo("{\"commitments\":[]}");
    }

    @Test
    void sealedCommitmentsAreShownToNobody() throws Exception {
        var emc = committed();
        for (var reader : List.of(LEAD, INSIDE, BIDDER, "auditor", "administrator", "partner-chef")) {
            for (var path : List.of(api(emc, "/call"), api(emc, "/commitments"), api(emc, "/review"), "/emcs/" + emc + "/call", "/emcs/" + emc + "/review")) {
                assertThat(gets(reader, path).getContentAsString()).as("%s reads %s", reader, path).doesNotContain(SECRET, "211.98765", "20.4321");
            }
        }
        assertThat(gets(LEAD, api(emc, "/review")).getStatus()).isEqualTo(409);
        assertThat(gets(INSIDE, api(emc, "/review")).getStatus()).isEqualTo(403);
    }

    @Test
    void theLeadChoosesByApi() throws Exception {
        var emc = reviewed();
        assertThat(gets(LEAD, api(emc, "/review")).getContentAsString()).contains(SECRET, "\"ratioSum\":");
        var choice = """
                {"choices": [{"actor": "ME-0002", "decision": "ACCEPT", "ratioPercent": %s}], "leadRatioPercent": 40, "split": "RATIOS"}""";
        assertThat(sends(LEAD, HttpMethod.PUT, api(emc, "/review"), choice.formatted("55.0001")).getStatus()).isEqualTo(422);
        assertThat(sends(LEAD, HttpMethod.PUT, api(emc, "/review"), choice.formatted("55")).getStatus()).isEqualTo(200);
        assertThat(sends(LEAD, HttpMethod.PUT, api(emc, "/review"), "{\"choices\": [{\"actor\": \"ME-0002\", \"decision\": \"PERHAPS\"}]}").getStatus()).isEqualTo(422);
        for (var other : List.of(BIDDER, INSIDE, "auditor", "administrator")) {
            assertThat(sends(other, HttpMethod.PUT, api(emc, "/review"), choice.formatted("55")).getStatus()).as(other).isEqualTo(403);
        }
    }

    @Test
    void onlyTheLeadWithdrawsWithAReason() throws Exception {
        var emc = called();
        assertThat(sends(INSIDE, HttpMethod.POST, api(emc, "/withdraw"), "{\"reason\": \"no\"}").getStatus()).isEqualTo(403);
        assertThat(sends(LEAD, HttpMethod.POST, api(emc, "/withdraw"), "{}").getStatus()).isEqualTo(422);
        assertThat(sends(LEAD, HttpMethod.POST, api(emc, "/withdraw"), "{\"reason\": \"the oven is late\"}").getStatus()).isEqualTo(200);
    }

    @Test
    void questionsAreAskedAndAnsweredByApi() throws Exception {
        var emc = called();
        var answer = sends(BIDDER, HttpMethod.POST, api(emc, "/questions"), "{\"actor\": \"ME-0002\", \"text\": \"How many?\"}");
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString()).contains("How many?", "\"mine\":true");
        assertThat(sends(INSIDE, HttpMethod.POST, api(emc, "/questions"), "{\"actor\": \"ME-0002\", \"text\": \"?\"}").getStatus()).isEqualTo(403);
        assertThat(sends(LEAD, HttpMethod.POST, api(emc, "/questions"), "{\"actor\": \"ME-0001\", \"text\": \"?\"}").getContentAsString()).contains("\"field\":\"actor\"");
        assertThat(sends(BIDDER, HttpMethod.POST, api(emc, "/questions/1/answers"), "{\"text\": \"Forty\"}").getStatus()).isEqualTo(403);
        assertThat(sends(LEAD, HttpMethod.POST, api(emc, "/questions/one/answers"), "{\"text\": \"Forty\"}").getStatus()).isEqualTo(422);
        assertThat(sends(LEAD, HttpMethod.POST, api(emc, "/questions/1/answers"), "{\"text\": \"Forty\"}").getStatus()).isEqualTo(200);
        assertThat(sends(LEAD, HttpMethod.POST, api(emc, "/questions/1/answers"), "{\"text\": \"Fifty\"}").getStatus()).isEqualTo(409);
        assertThat(gets("partner-chef", api(emc, "/call")).getContentAsString()).contains("How many?", "Forty").doesNotContain("ME-0002", BIDDER);
        assertThat(gets(INSIDE, api(emc, "/call")).getContentAsString()).contains("Forty").doesNotContain("\"mine\":true", "ME-0002", BIDDER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"actor\": [1], \"text\": {}}", "{\"actor\": \"../x\", \"text\": \"?\"}", "{\"actor\": \"ME-0002\"}", "{\"actor\": \"ME-0002\", \"text\": \"?\", \"by\": \"x\"}"})
    void hostileQuestionsAreRefusedFieldByField(String hostile) throws Exception {
        var answer = sends(BIDDER, HttpMethod.POST, api(called(), "/questions"), hostile);
        assertThat(answer.getStatus()).isIn(400, 422);
        assertThat(answer.getContentAsString()).doesNotContain("Exception");
    }

    // --- pages

    @Test
    void questionsAreAskedAndAnsweredOnThePage() throws Exception {
        var emc = called(START.plus(Duration.ofHours(20)));
        assertThat(gets(BIDDER, "/emcs/" + emc + "/call").getContentAsString()).contains("Nobody has asked anything.", "Name of ME-0002 (ME-0002)").doesNotContain("??");
        assertThat(asks(BIDDER, emc, " ").getContentAsString()).contains("Write a text of at most", "id=\"questions\"").doesNotContain("??");
        assertThat(asks(INSIDE, emc, "?").getStatus()).isEqualTo(403);
        assertThat(asks(BIDDER, emc, "How <b>many?").getRedirectedUrl()).isEqualTo("/emcs/" + emc + "/call");
        for (var language : List.of(Locale.ENGLISH, Locale.CHINESE)) {
            var home = answered(MockMvcRequestBuilders.get("/").locale(language).header("Accept-Language", language.toLanguageTag()), LEAD).getContentAsString();
            assertThat(home).contains("/emcs/" + emc + "/call#questions").doesNotContain("??");
        }
        var page = gets(LEAD, "/emcs/" + emc + "/call").getContentAsString();
        assertThat(page).contains("How &lt;b&gt;many?", "answer-1", "/emcs/" + emc + "/questions/1/answers", "Question 1 asked").doesNotContain("Ask for", "How <b>", "??");
        assertThat(answers(LEAD, emc, "").getContentAsString()).contains("href=\"#f-answer-1\"");
        assertThat(answers(BIDDER, emc, "Forty").getStatus()).isEqualTo(403);
        assertThat(answers(LEAD, emc, "Forty").getRedirectedUrl()).isEqualTo("/emcs/" + emc + "/call");
        assertThat(gets(INSIDE, "/emcs/" + emc + "/call").getContentAsString()).contains("Forty").doesNotContain("answer-1", "ME-0002", "??");
        assertThat(gets(LEAD, "/").getContentAsString()).doesNotContain("/emcs/" + emc + "/call#questions");
    }

    private MockHttpServletResponse asks(String person, EmcCode emc, String text) throws Exception {
        return answered(MockMvcRequestBuilders.post("/emcs/" + emc + "/questions").locale(Locale.ENGLISH).param("actor", "ME-0002").param("text", text)
                .param("requestKey", UUID.randomUUID().toString()), person);
    }

    private MockHttpServletResponse answers(String person, EmcCode emc, String text) throws Exception {
        return answered(MockMvcRequestBuilders.post("/emcs/" + emc + "/questions/1/answers").locale(Locale.ENGLISH).param("answer-1", text), person);
    }

    @ParameterizedTest
    @ValueSource(strings = {LEAD, BIDDER, INSIDE, "auditor", "partner-chef"})
    void theCallIsShownToEverybodyWhoMaySeeIt(String reader) throws Exception {
        var emc = committed();
        for (var language : List.of(Locale.ENGLISH, Locale.CHINESE)) {
            var response = answered(MockMvcRequestBuilders.get("/emcs/" + emc + "/call").locale(language).header("Accept-Language", language.toLanguageTag()), reader);
            assertThat(response.getStatus()).isEqualTo(200);
            assertThat(response.getContentAsString()).contains("Smart cooking &lt;b&gt;&amp;", "Place recipes").doesNotContain("??", "Smart cooking <b>", SECRET);
            assertThat(response.getContentAsString().contains("Name of ME-0002")).as("who bids is sealed too").isEqualTo(reader.equals(BIDDER));
        }
        assertThat(gets(reader, "/emcs/EMC-9999/call").getStatus()).isEqualTo(404);
    }

    @Test
    void onceOpenedACommitmentIsShownInFullToItsOwnBidderAlone() throws Exception {
        var emc = reviewed();
        assertThat(gets(BIDDER, "/emcs/" + emc + "/call").getContentAsString()).contains("What you committed to: Place recipes", SECRET, "211.98765", "20.4321%");
        assertThat(gets(BIDDER, api(emc, "/commitments")).getContentAsString()).contains(SECRET);
        assertThat(gets(INSIDE, "/emcs/" + emc + "/call").getContentAsString()).doesNotContain(SECRET, "211.98765", "What you committed to");
    }

    @Test
    void committingOnThePageSealsOrTellsWhatIsWrong() throws Exception {
        var emc = called();
        assertThat(gets(BIDDER, "/emcs/" + emc + "/call?actor=ME-0002&place=recipes").getContentAsString()).contains("values[0].value", "plan.approach");
        assertThat(gets(INSIDE, "/emcs/" + emc + "/call?actor=ME-0002&place=recipes").getContentAsString()).as("not his actor").doesNotContain("plan.approach");
        assertThat(posts(BIDDER, emc, "200", "x").getContentAsString()).contains("This must be a number", SECRET);
        assertThat(posts(BIDDER, emc, "99", "10").getContentAsString()).contains("A commitment reaches the bottom value", SECRET);
        assertThat(posts(INSIDE, emc, "200", "10").getStatus()).isEqualTo(403);
        assertThat(posts(BIDDER, emc, "200", "10").getRedirectedUrl()).isEqualTo("/emcs/" + emc + "/call");
        assertThat(gets(BIDDER, "/emcs/" + emc + "/call").getContentAsString()).contains("Sealed").doesNotContain(SECRET);
    }

    private MockHttpServletResponse posts(String person, EmcCode emc, String orders, String share) throws Exception {
        return answered(MockMvcRequestBuilders.post("/emcs/" + emc + "/commitments").locale(Locale.ENGLISH).param("actor", "ME-0002").param("place", "recipes")
                .param("values[0].value", orders).param("shareAskedPercent", share).param("plan.approach", SECRET), person);
    }

    @Test
    void theChoiceIsMadeOnThePage() throws Exception {
        var emc = reviewed();
        assertThat(gets(LEAD, "/emcs/" + emc + "/review").getContentAsString()).contains(SECRET, "choices[ME-0002].decision", "Commitment:").doesNotContain("??");
        assertThat(gets("auditor", "/emcs/" + emc + "/review").getContentAsString()).contains(SECRET).doesNotContain("choices[ME-0002].decision");
        assertThat(gets(BIDDER, "/emcs/" + emc + "/review").getStatus()).isEqualTo(403);
        assertThat(chooses(LEAD, emc, "90").getContentAsString()).contains("at most 100% can be given away");
        assertThat(chooses(LEAD, emc, "20").getRedirectedUrl()).isEqualTo("/emcs/" + emc + "/review");
        assertThat(chooses(BIDDER, emc, "20").getStatus()).isEqualTo(403);
        assertThat(gets(BIDDER, "/emcs/" + emc + "/call").getContentAsString()).as("its own rank").contains("Rank 1 with");
    }

    private MockHttpServletResponse chooses(String person, EmcCode emc, String ratio) throws Exception {
        return answered(MockMvcRequestBuilders.post("/emcs/" + emc + "/review").locale(Locale.ENGLISH).param("choices[ME-0002].decision", "ACCEPT")
                .param("choices[ME-0002].ratioPercent", ratio).param("choices[ME-0002].reason", "").param("leadRatioPercent", "40").param("split", "RATIOS"), person);
    }

    @Test
    void theSecondChoiceIsMadeOnThePageBesideWhoIsInAndWhoDidNotSign() throws Exception {
        var emc = reviewed();
        contract.acceptAll(emc);
        var hash = contract.draftContract(emc).termsHash();
        var refusing = new TaskContext(UUID.randomUUID(), 1, "emc-formation", "task", emc.value(), Optional.empty(), List.of(), START, Optional.empty(),
                Map.of("signatory", Map.of("actor", "ME-0002"), "termsHash", hash));
        signTask.decide(refusing, new TaskDecision(people.as(BIDDER), "refuse", Optional.of("too much"), Map.of(), clock.now));
        contract.checkSignatures(emc);
        assertThat(contract.draftContract(emc).draftResult()).isEqualTo("reopen");
        steps.reopenPlaces(emc);
        assertThat(sends("entrepreneur-03", HttpMethod.POST, api(emc, "/commitments"), body("ME-0003", "150", "20")).getStatus()).isEqualTo(201);
        clock.now = DEADLINE.plus(Duration.ofDays(3));
        steps.openCommitments(emc);
        var page = gets(LEAD, "/emcs/" + emc + "/review").getContentAsString();
        assertThat(page).contains("Did not sign", "choices[ME-0003].decision").doesNotContain("choices[ME-0002]", "??");
        var choice = MockMvcRequestBuilders.post("/emcs/" + emc + "/review").locale(Locale.ENGLISH).param("choices[ME-0003].decision", "ACCEPT").param("leadRatioPercent", "40").param("split", "RATIOS");
        assertThat(answered(choice, LEAD).getContentAsString()).as("beside the row of ME-0003").containsPattern("(?s)choices\\[ME-0003].ratioPercent.{0,900}Give Name of ME-0003 a ratio");
        assertThat(answered(choice.param("choices[ME-0003].ratioPercent", "20"), LEAD).getRedirectedUrl()).isEqualTo("/emcs/" + emc + "/review");
    }

    @Test
    void signaturesAndHistoryAreShownWhileAllSign() throws Exception {
        var emc = reviewed();
        contract.acceptAll(emc);
        contract.draftContract(emc);
        assertThat(gets(INSIDE, "/emcs/" + emc + "/call").getContentAsString()).contains("Not signed yet", "The lead was silent").doesNotContain("??");
        assertThat(gets(LEAD, "/emcs/" + emc + "/review").getContentAsString()).contains("The choice is made").doesNotContain("??");
    }

    @Test
    void theTextToSignIsShownBeforeItIsSigned() throws Exception {
        var emc = reviewed();
        contract.acceptAll(emc);
        var hash = contract.draftContract(emc).termsHash();
        for (var address : List.of("/emcs/" + emc + "?tab=contract", "/emcs/" + emc + "/contract-draft", api(emc, "/contracts/draft"))) {
            for (var reader : List.of(LEAD, BIDDER, "auditor")) {
                var answer = gets(reader, address);
                assertThat(answer.getStatus()).isEqualTo(200);
                assertThat(answer.getContentAsString()).as("%s reads %s", reader, address).contains(hash, SECRET).doesNotContain("??");
            }
        }
        assertThat(gets(LEAD, "/emcs/" + emc + "/contract-draft").getHeader("Content-Disposition")).contains(emc + "-draft.txt");
        assertThat(gets("partner-chef", "/emcs/" + emc + "/contract-draft").getStatus()).as("no party").isEqualTo(404);
        assertThat(gets("partner-chef", api(emc, "/contracts/draft")).getStatus()).isEqualTo(404);
        assertThat(gets(LEAD, api(called(), "/contracts/draft")).getStatus()).as("nothing is drafted").isEqualTo(404);
    }

    @Test
    void aCanvasHasSignaturesAndNoCall() throws Exception {
        var emc = transaction.execute(status -> {
            var code = contracts.create(aContract().nodes(ContractFixtures.lead("ME-0001", "40"), ContractFixtures.strategic("ME-0002", "recipes", "25")).build(), people.as(LEAD));
            starts.start(code, new FormationStart.Canvas());
            return code;
        });
        contract.draftContract(emc);
        assertThat(gets(BIDDER, "/emcs/" + emc + "/call").getContentAsString()).contains("named on a canvas", "Read the contract").doesNotContain("Call for members", "??");
    }

    @Test
    void homePagesTellOfCallsAndOfWhatBecameOfCommitments() throws Exception {
        var soonest = START.plus(Duration.ofDays(1));
        var emc = called(soonest);
        sends(BIDDER, HttpMethod.POST, api(emc, "/commitments"), body("ME-0002", "200", "20"));
        steps.remindInvited(emc);
        steps.escalateInvited(emc);
        for (var person : List.of("entrepreneur-03", "platform-owner-food")) {
            assertThat(gets(person, "/").getContentAsString()).as(person).contains(emc.value()).doesNotContain("??");
        }
        assertThat(gets("entrepreneur-03", "/").getContentAsString()).contains("Reminder");
        assertThat(gets("platform-owner-food", "/").getContentAsString()).contains("about to close without your micro-enterprises", "28 of yours are not in");
        clock.now = soonest;
        steps.openCommitments(emc);
        assertThat(gets(BIDDER, "/").getContentAsString()).contains("What became of your commitments", emc.value(), "Name of ME-0002: Not decided yet");
    }

    @Test
    void whatChangedSinceARefusedTextIsShown() throws Exception {
        var emc = committed();
        sends("entrepreneur-03", HttpMethod.POST, api(emc, "/commitments"), body("ME-0003", "150", "20"));
        sends("entrepreneur-04", HttpMethod.POST, api(emc, "/commitments"), body("ME-0004", "150", "20"));
        clock.now = DEADLINE;
        steps.openCommitments(emc);
        contract.acceptAll(emc);
        var hash = contract.draftContract(emc).termsHash();
        var refusing = new TaskContext(UUID.randomUUID(), 1, "emc-formation", "task", emc.value(), Optional.empty(), List.of(), START, Optional.empty(),
                Map.of("signatory", Map.of("actor", "ME-0003"), "termsHash", hash));
        signTask.decide(refusing, new TaskDecision(people.as("entrepreneur-03"), "refuse", Optional.of("too much"), Map.of(), clock.now));
        contract.checkSignatures(emc);
        assertThat(contract.draftContract(emc).draftResult()).isEqualTo("sign");
        assertThat(gets(LEAD, "/emcs/" + emc + "?tab=contract").getContentAsString()).contains("What changed since", "ME-0003").doesNotContain("??");
    }

    @Test
    void aCallIsWithdrawnOnThePage() throws Exception {
        var emc = called();
        var address = "/emcs/" + emc + "/withdrawal";
        assertThat(answered(MockMvcRequestBuilders.post(address).locale(Locale.ENGLISH).param("reason", ""), LEAD).getContentAsString()).contains("Give a reason");
        assertThat(answered(MockMvcRequestBuilders.post(address).param("reason", "late"), INSIDE).getStatus()).isEqualTo(403);
        assertThat(answered(MockMvcRequestBuilders.post(address).param("reason", "late"), LEAD).getRedirectedUrl()).isEqualTo("/emcs/" + emc + "/call");
        assertThat(gets(LEAD, "/emcs/" + emc + "/call").getStatus()).isEqualTo(200);
    }
}
