package io.heyi.ballot;

import static io.heyi.ballot.BallotFixtures.END;
import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.audit.AuditTrail;
import io.heyi.inbox.FakeNeighbours;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.interest.PlayedInterests;
import io.heyi.orchestration.JobGuard;
import io.heyi.orchestration.UserTask;
import io.heyi.orchestration.UserTaskListener;
import io.heyi.shared.PageRequest;
import io.heyi.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/** Voting and reading by page and API, as everybody concerned and as those who are not. */
@SpringBootTest(classes = BallotWebTest.Beans.class, properties = {"heyi.audit.sealing.enabled=false",
        "spring.flyway.locations=classpath:db/migration/ballot,classpath:db/migration/inbox,classpath:db/migration/files,classpath:db/migration/audit"})
@AutoConfigureMockMvc(addFilters = false)
@ContextConfiguration(initializers = TestDatabase.class)
class BallotWebTest {

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class, TransactionAutoConfiguration.class,
            JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class, FlywayAutoConfiguration.class, JacksonAutoConfiguration.class,
            HttpMessageConvertersAutoConfiguration.class, ServletWebServerFactoryAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
            WebMvcAutoConfiguration.class, ThymeleafAutoConfiguration.class})
    @ComponentScan(basePackages = {"io.heyi.ballot.internal", "io.heyi.inbox.internal", "io.heyi.files", "io.heyi.audit.internal", "io.heyi.web.internal"})
    @Import({FakeAccess.class, FakeNeighbours.RecordedCommands.class, FakeNeighbours.RecordedNotices.class, FakeNeighbours.NoInstances.class, SetClock.class, PlayedInterests.class})
    static class Beans {

        @Bean
        SecurityFilterChain everybodyComesIn(HttpSecurity http) throws Exception {
            return http.csrf(CsrfConfigurer::disable).authorizeHttpRequests(requests -> requests.anyRequest().permitAll()).build();
        }

        @Bean
        JobGuard guard() {
            return Mockito.mock(JobGuard.class);
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicLong KEYS = new AtomicLong(500_000);
    private static final Pattern RECEIPT = Pattern.compile("name=\"receipt\" value=\"([0-9a-f]{32})\"");

    @Autowired MockMvc mvc;
    @Autowired Ballots ballots;
    @Autowired FakeAccess access;
    @Autowired PlayedInterests interests;
    @Autowired SetClock clock;
    @Autowired AuditTrail audit;
    @Autowired JdbcClient jdbc;
    @Autowired UserTaskListener engine;
    @Autowired TransactionTemplate transaction;

    private final String caseKey = "EMC-" + UUID.randomUUID();
    private final MockHttpSession session = new MockHttpSession();
    private String id;

    @BeforeEach
    void aSecretBallotOfThreeSeats() {
        clock.now = BallotFixtures.NOW;
        id = open(Secrecy.SECRET);
        access.signIn(user("owner-1", "entrepreneur"));
    }

    private String open(Secrecy secrecy) {
        return transaction.execute(status -> ballots.open(BallotFixtures.aCall(caseKey + secrecy, secrecy, 3))).value();
    }

    private void counted() {
        clock.now = END;
        transaction.executeWithoutResult(status -> ballots.close(new BallotId(id)));
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        var response = mvc.perform(request.session(session)).andReturn().getResponse();
        response.setCharacterEncoding("UTF-8");
        return response;
    }

    private String page(String path, String language) throws Exception {
        var response = answer(get(path).header("Accept-Language", language).accept(MediaType.TEXT_HTML));
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        return response.getContentAsString();
    }

    private MockHttpServletResponse apiVote(String body) throws Exception {
        return answer(post("/api/v1/ballots/" + id + "/votes").contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private JsonNode api(String path) throws Exception {
        var response = answer(get("/api/v1/ballots/" + id + path));
        assertThat(response.getStatus()).isEqualTo(200);
        return JSON.readTree(response.getContentAsString());
    }

    // --- the page

    @Test
    void aVoteIsChosenConfirmedAndAnsweredWithItsReceipt() throws Exception {
        var paper = page("/ballots/" + id, "en");
        assertThat(paper).contains("What becomes of the node Oven?", "Reduce its share", "To the half, from next month", "A vote is final", "secret ballot", "Quorum 2/3 of the roll: 2 of 3 seats");

        var confirm = answer(post("/ballots/" + id + "/confirm").param("option", "replace").param("seat", "ME-0001")).getContentAsString();
        assertThat(confirm).contains("Confirm your vote", "Replace the node", "Micro-enterprise 1").doesNotContain("Keep the node");
        assertThat(ballots.find(new BallotId(id)).orElseThrow().votes()).isZero();
        var found = RECEIPT.matcher(confirm);
        assertThat(found.find()).isTrue();
        var receipt = found.group(1);

        for (int i = 0; i < 2; i++) {
            var done = answer(post("/ballots/" + id + "/votes").param("option", "replace").param("seat", "ME-0001").param("receipt", receipt));
            assertThat(done.getStatus()).isEqualTo(200);
            assertThat(done.getContentAsString()).contains("Your vote has been counted", "data-receipt=\"" + receipt + "\"", "1 of 3 seats have voted").doesNotContain("Replace the node");
        }
        assertThat(ballots.find(new BallotId(id)).orElseThrow().votes()).isEqualTo(1);
        assertThat(session.getAttributeNames().asIterator()).toIterable().allSatisfy(name -> assertThat(String.valueOf(session.getAttribute(name))).doesNotContain(receipt));
        assertThat(page("/ballots/" + id, "en")).contains("Your vote has been counted. It cannot be changed.").doesNotContain(receipt);
    }

    @Test
    void everyPageSpeaksChinese() throws Exception {
        assertThat(page("/ballots/" + id, "zh")).contains("无记名", "法定人数为名册的 2/3", "下一步");
        assertThat(page("/ballots", "zh")).contains("等待我投票", "3 个席位中 0 个已投票");
    }

    @Test
    void withoutAChoiceThePaperComesBackAndSaysSo() throws Exception {
        var again = answer(post("/ballots/" + id + "/confirm").param("seat", "ME-0001").header("Accept-Language", "en")).getContentAsString();
        assertThat(again).contains("Choose one of the options.", "href=\"#f-option\"", "id=\"f-option\"");
        var other = answer(post("/ballots/" + id + "/confirm").param("option", "keep").param("seat", "ME-0002").header("Accept-Language", "en")).getContentAsString();
        assertThat(other).contains("Choose the seat for which you vote.");
    }

    @ParameterizedTest
    @CsvSource({"en, You have an interest in what this ballot is about", "zh, 因此不能投票"})
    void whoHasAnInterestReadsWhyHeDoesNotVote(String language, String words) throws Exception {
        id = transaction.execute(status -> ballots.open(BallotFixtures.about(BallotFixtures.aCall(caseKey + "about", Secrecy.SECRET, 3), "ME-0009"))).value();
        interests.hold("owner-1", "ME-0009");
        try {
            assertThat(page("/ballots/" + id, language)).contains(words).doesNotContain("name=\"option\"");
            assertThat(api("").get("mayVote").asBoolean()).isFalse();
            assertThat(apiVote("{\"option\":\"keep\"}").getStatus()).isEqualTo(403);
            assertThat(answer(post("/ballots/" + id + "/votes").param("option", "keep").param("seat", "ME-0001").param("receipt", Receipt.random().value())).getStatus()).isEqualTo(403);
            assertThat(ballots.find(new BallotId(id)).orElseThrow().votes()).isZero();
        } finally {
            interests.forget();
        }
    }

    @Test
    void aSecondVoteOfTheSeatIsToldSoOnThePage() throws Exception {
        apiVote("{\"option\":\"keep\"}");
        access.signIn(user("second-owner", "entrepreneur"));
        var refused = answer(post("/ballots/" + id + "/votes").param("option", "replace").param("seat", "ME-0001").param("receipt", Receipt.random().value()).header("Accept-Language", "en"));
        assertThat(refused.getContentAsString()).contains("This seat has voted. A vote is final.");
        assertThat(ballots.find(new BallotId(id)).orElseThrow().votes()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void theResultStandsThereWithNumbersListAndAuditOnceCounted(String language) throws Exception {
        var receipt = JSON.readTree(apiVote("{\"option\":\"replace\"}").getContentAsString()).get("receipt").asText();
        access.signIn(user("owner-2", "entrepreneur"));
        apiVote("{\"option\":\"replace\"}");
        assertThat(page("/ballots/" + id, language)).doesNotContain("bl-bar-fill");
        counted();

        var result = page("/ballots/" + id, language);
        assertThat(result).contains("Replace the node", "bl-bar-fill", "width=\"67%\"", receipt).doesNotContain("data-holds=\"false\"");
        assertThat(result).contains(language.equals("en") ? "Chosen: Replace the node" : "当选：Replace the node", language.equals("en") ? "Everything fits" : "全部相符");
        var found = answer(post("/ballots/" + id + "/find").param("receipt", receipt.substring(0, 16).toUpperCase() + " " + receipt.substring(16)).header("Accept-Language", "en"));
        assertThat(found.getContentAsString()).contains("This receipt stands in the list, with the vote: Replace the node");
        assertThat(answer(post("/ballots/" + id + "/find").param("receipt", "0".repeat(32)).header("Accept-Language", "en")).getContentAsString()).contains("not in the list");
        assertThat(answer(post("/ballots/" + id + "/find").param("receipt", "x").header("Accept-Language", "en")).getContentAsString()).contains("32 digits");
    }

    @Test
    void anOpenBallotTellsAfterTheEndWhoVotedWhat() throws Exception {
        id = open(Secrecy.OPEN);
        apiVote("{\"option\":\"reduce\"}");
        assertThat(page("/ballots/" + id, "en")).contains("Has voted").doesNotContain("Cast by");
        counted();
        assertThat(page("/ballots/" + id, "en")).contains("Cast by Mx owner-1", "Reduce its share", "No quorum: votes cast 1, needed 2");
        assertThat(api("/seats").get("items").get(0).get("castBy").asText()).isEqualTo("owner-1");
    }

    @Test
    void theHomePageNamesTheBallotsThatWaitAndFirstTheOneThatEndsSoonest() throws Exception {
        id = transaction.execute(status -> ballots.open(BallotFixtures.aCall(caseKey + "-soon", Secrecy.OPEN, 3).endingAt(BallotFixtures.NOW.plusSeconds(60)))).value();
        assertThat(page("/", "en")).contains("Ballots that wait for you", "/ballots/" + id);
        apiVote("{\"option\":\"keep\"}");
        assertThat(page("/", "en")).doesNotContain("/ballots/" + id);
    }

    @Test
    void theTaskLeadsToTheBallotAndTakesNoDecisionItself() throws Exception {
        var key = KEYS.incrementAndGet();
        engine.created(new UserTask(key, key + 1, 77, 88, 1, "some-process", "userTask_CastVote", "ballot.castVote", caseKey + "SECRET", Optional.empty(), List.of(), List.of("owner-1"),
                Optional.of(END), Map.of("ballot", id, "seat", Map.of("id", "ME-0001"))));
        var task = jdbc.sql("select id from inbox.task where engine_key = :key").param("key", key).query(UUID.class).single();

        assertThat(page("/inbox/tasks/" + task, "en")).contains("Cast a vote", "What becomes of the node Oven?", "href=\"/ballots/" + id + "\"", "Go to the ballot").doesNotContain("name=\"outcome\"");
        var refused = answer(post("/api/v1/tasks/" + task + "/complete").contentType(MediaType.APPLICATION_JSON).content("{\"outcome\":\"voted\",\"reason\":\"keep\"}"));
        assertThat(refused.getStatus()).isEqualTo(422);

        apiVote("{\"option\":\"keep\"}");
        assertThat(jdbc.sql("select outcome from inbox.task where id = :id").param("id", task).query(String.class).single()).isEqualTo("voted");
    }

    // --- the API

    @Test
    void theApiCastsAVoteOnceAndGivesTheReceipt() throws Exception {
        var receipt = Receipt.random().value();
        var body = "{\"seat\":\"ME-0001\",\"option\":\"keep\",\"receipt\":\"" + receipt + "\"}";
        assertThat(JSON.readTree(apiVote(body).getContentAsString())).isEqualTo(JSON.readTree("{\"receipt\":\"" + receipt + "\",\"repeated\":false}"));
        assertThat(JSON.readTree(apiVote(body).getContentAsString()).get("repeated").asBoolean()).isTrue();
        var twice = apiVote("{\"option\":\"replace\"}");
        assertThat(twice.getStatus()).isEqualTo(409);
        assertThat(twice.getContentAsString()).contains("ME-0001").doesNotContain(receipt);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"option\":\"abolish\"}", "{}", "{\"option\":\"keep\",\"receipt\":\"short\"}"})
    void aBadVoteNamesItsFieldAndChangesNothing(String body) throws Exception {
        var refused = apiVote(body);
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(JSON.readTree(refused.getContentAsString()).toString()).contains(body.contains("short") ? "receipt" : "option");
        assertThat(ballots.find(new BallotId(id)).orElseThrow().votes()).isZero();
    }

    @Test
    void nobodyOffTheRollVotesOrReads() throws Exception {
        access.signIn(user("owner-9", "entrepreneur"));
        assertThat(apiVote("{\"option\":\"keep\"}").getStatus()).isEqualTo(403);
        assertThat(apiVote("{\"seat\":\"ME-0001\",\"option\":\"keep\"}").getStatus()).isEqualTo(403);
        for (var path : List.of("/ballots/" + id, "/api/v1/ballots/" + id, "/api/v1/ballots/" + id + "/votes", "/api/v1/ballots/" + id + "/seats", "/ballots/nonsense")) {
            assertThat(answer(get(path)).getStatus()).as(path).isEqualTo(404);
        }
        assertThat(ballots.find(new BallotId(id)).orElseThrow().votes()).isZero();
    }

    @Test
    void nobodyVotesForTheSeatOfAnother() throws Exception {
        assertThat(apiVote("{\"seat\":\"ME-0002\",\"option\":\"keep\"}").getStatus()).isEqualTo(403);
    }

    @Test
    void aVoteAfterTheEndIsAConflictThatNamesTheEnd() throws Exception {
        clock.now = END;
        var late = apiVote("{\"option\":\"keep\"}");
        assertThat(late.getStatus()).isEqualTo(409);
        assertThat(late.getContentAsString()).contains(END.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner-1", "observer", "auditor", "operator", "administrator"})
    void nobodyReadsAResultBeforeTheEnd(String reader) throws Exception {
        apiVote("{\"option\":\"replace\"}");
        access.signIn(user(reader, reader, "entrepreneur"));
        assertThat(api("").get("result").isNull()).isTrue();
        assertThat(api("").get("votes").asInt()).isEqualTo(1);
        assertThat(page("/ballots/" + id, "en")).doesNotContain("bl-bar-fill", "Published votes");
        var votes = answer(get("/api/v1/ballots/" + id + "/votes"));
        assertThat(votes.getStatus() == 403 || JSON.readTree(votes.getContentAsString()).get("total").asInt() == 0).isTrue();
        assertThat(answer(post("/ballots/" + id + "/find").param("receipt", "0".repeat(32))).getStatus()).isEqualTo(409);
    }

    @Test
    void theApiTellsResultAndAuditOnceCounted() throws Exception {
        for (int i = 1; i <= 3; i++) {
            access.signIn(user("owner-" + i, "entrepreneur"));
            apiVote("{\"option\":\"" + (i < 3 ? "replace" : "keep") + "\"}");
        }
        counted();
        var ballot = api("");
        assertThat(ballot.at("/result/outcome").asText()).isEqualTo("CHOSEN");
        assertThat(ballot.at("/result/chosen").asText()).isEqualTo("replace");
        assertThat(ballot.at("/result/counts/2/votes").asInt()).isEqualTo(2);
        assertThat(ballot.at("/audit/votesEqualSeatsThatVoted").asBoolean()).isTrue();
        assertThat(ballot.at("/audit/ok").asBoolean()).isTrue();
        assertThat(api("/votes").get("total").asInt()).isEqualTo(3);
        assertThat(api("/seats").get("items")).allSatisfy(seat -> assertThat(seat.get("castBy").isNull() && seat.get("receipt").isNull() && seat.get("voted").asBoolean()).isTrue());

        access.signIn(user("operator", "operator"));
        assertThat(api("").get("result").isNull()).isTrue();
        assertThat(answer(get("/api/v1/ballots/" + id + "/votes")).getStatus()).isEqualTo(403);
        assertThat(page("/ballots/" + id, "en")).contains("not of what was voted").doesNotContain("bl-bar-fill", "Chosen:");
    }

    @Test
    void theListsArePagedAndRefuseWhatTheyDoNotKnow() throws Exception {
        var list = JSON.readTree(answer(get("/api/v1/ballots").param("view", "running").param("size", "1")).getContentAsString());
        assertThat(list.get("items")).hasSize(1);
        assertThat(list.get("total").asInt()).isPositive();
        assertThat(answer(get("/api/v1/ballots").param("view", "all")).getStatus()).isEqualTo(422);
        assertThat(answer(get("/api/v1/ballots").param("size", "1000")).getStatus()).isEqualTo(422);
        assertThat(page("/ballots?view=ended&page=x", "en")).contains("Ended");
    }

    @Test
    void nothingOfARefusedVoteIsWrittenIntoTheHistory() throws Exception {
        access.signIn(user("owner-9", "entrepreneur"));
        apiVote("{\"option\":\"replace\",\"receipt\":\"" + "a".repeat(32) + "\"}");
        assertThat(audit.entries(new PageRequest(0, 200)).items()).noneMatch(entry -> entry.details().toString().contains("a".repeat(32)));
    }
}
