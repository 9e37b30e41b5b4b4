package io.heyi.ballot;

import static io.heyi.ballot.BallotFixtures.END;
import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heyi.access.Username;
import io.heyi.inbox.FakeNeighbours.FakeAccess;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.testing.TestDatabase;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/** The discussion of a ballot by page and API. */
@SpringBootTest(classes = BallotWebTest.Beans.class, properties = {"heyi.audit.sealing.enabled=false",
        "spring.flyway.locations=classpath:db/migration/ballot,classpath:db/migration/inbox,classpath:db/migration/files,classpath:db/migration/audit"})
@AutoConfigureMockMvc(addFilters = false)
@ContextConfiguration(initializers = TestDatabase.class)
class DiscussionWebTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([0-9a-f-]{36})\"");

    @Autowired MockMvc mvc;
    @Autowired Ballots ballots;
    @Autowired FakeAccess access;
    @Autowired SetClock clock;
    @Autowired TransactionTemplate transaction;

    private final MockHttpSession session = new MockHttpSession();
    private String id;

    @BeforeEach
    void aSecretBallotThatOwnerThreeHasCalledAboutTheObserver() {
        clock.now = BallotFixtures.NOW;
        var call = BallotFixtures.aCall("EMC-" + UUID.randomUUID(), Secrecy.SECRET, 3)
                .answeredBy(new Speakers(List.of(new Username("owner-3")), List.of(new Username("observer"))));
        id = transaction.execute(status -> ballots.open(call)).value();
        access.signIn(user("owner-1", "entrepreneur"));
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

    private MockHttpServletResponse send(String path, String body) throws Exception {
        return answer(post("/api/v1/ballots/" + id + "/posts" + path).contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private JsonNode api(String path) throws Exception {
        var response = answer(get("/api/v1/ballots/" + id + path));
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        return JSON.readTree(response.getContentAsString());
    }

    private void objected() throws Exception {
        assertThat(send("", "{\"kind\":\"OBJECTION\",\"text\":\"The <b>oven</b> line stops.\",\"option\":\"replace\"}").getStatus()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void thePageOfTheBallotShowsTheLatestPostsAndTheWayToTheDiscussion(String language) throws Exception {
        objected();
        assertThat(page("/ballots/" + id, language)).contains("The &lt;b&gt;oven&lt;/b&gt; line stops.", "/ballots/" + id + "/discussion", "Mx owner-1",
                language.equals("en") ? "objections: 1, of which stand: 1" : "异议：1，其中保留：1");
        assertThat(page("/ballots/" + id + "/discussion", language)).contains(language.equals("en") ? "Against: Replace the node" : "针对：Replace the node",
                language.equals("en") ? "Write nothing that tells how you vote" : "请勿写出您如何投票", "name=\"kind\"").doesNotContain("/answers\"");
    }

    @Test
    void aFormThatIsSentTwiceWritesOnce() throws Exception {
        var key = KEY.matcher(page("/ballots/" + id + "/discussion", "en"));
        assertThat(key.find()).isTrue();
        for (int i = 0; i < 2; i++) {
            var sent = answer(post("/ballots/" + id + "/posts").param("kind", "QUESTION").param("text", "What does it cost?").param("option", "").param("key", key.group(1)));
            assertThat(sent.getRedirectedUrl()).isEqualTo("/ballots/" + id + "/discussion");
        }
        assertThat(api("/posts").get("total").asInt()).isEqualTo(1);
    }

    @Test
    void aBadFormKeepsWhatWasWrittenAndNamesTheField() throws Exception {
        var refused = answer(post("/ballots/" + id + "/posts").param("kind", "QUESTION").param("text", "About the oven").param("option", "keep").param("key", "k").header("Accept-Language", "en"));
        assertThat(refused.getContentAsString()).contains("Only an objection is against an option", "About the oven", "f-option-errors");
        assertThat(api("/posts").get("total").asInt()).isZero();
    }

    @Test
    void whoCalledTheBallotAnswersAnObjectionOnThePage() throws Exception {
        objected();
        access.signIn(user("owner-3", "entrepreneur"));
        assertThat(page("/ballots/" + id + "/discussion?show=standing", "en")).contains("/ballots/" + id + "/posts/1/answers", "Say what becomes of it", "Left standing", "nobody of his own");

        var refused = answer(post("/ballots/" + id + "/posts/1/answers").param("text", "It runs on").param("show", "standing").param("key", "k").header("Accept-Language", "en"));
        assertThat(refused.getContentAsString()).contains("f-kind1-errors", "It runs on", "open=\"open\"", "one of: INTEGRATED, LEFT_STANDING");
        var sent = answer(post("/ballots/" + id + "/posts/1/answers").param("kind", "INTEGRATED").param("text", "It runs on").param("show", "standing").param("key", "k"));
        assertThat(sent.getRedirectedUrl()).isEqualTo("/ballots/" + id + "/discussion?show=standing&page=0");
        assertThat(page("/ballots/" + id + "/discussion", "en")).contains("Integrated", "It runs on");
        assertThat(api("").at("/discussion/standing").asInt()).isZero();
    }

    @Test
    void whoCalledTheBallotIsOfferedNoRulingOnHisOwnObjection() throws Exception {
        access.signIn(user("owner-3", "entrepreneur"));
        objected();
        assertThat(page("/ballots/" + id + "/discussion", "en")).doesNotContain("/posts/1/answers", "Say what becomes of it");
        assertThat(send("/1/answers", "{\"kind\":\"INTEGRATED\",\"text\":\"It runs on\"}").getStatus()).isEqualTo(403);
    }

    @Test
    void theSubjectAnswersQuestionsAndWritesNoPosts() throws Exception {
        send("", "{\"kind\":\"QUESTION\",\"text\":\"What happened?\"}");
        access.signIn(user("observer", "entrepreneur"));
        assertThat(page("/ballots/" + id + "/discussion", "en")).contains("You may answer questions", "/posts/1/answers").doesNotContain("action=\"/ballots/" + id + "/posts\"");
        assertThat(send("", "{\"kind\":\"REACTION\",\"text\":\"Nothing.\"}").getStatus()).isEqualTo(403);
        assertThat(JSON.readTree(send("/1/answers", "{\"text\":\"A flood.\"}").getContentAsString()).at("/answers/0/author").asText()).isEqualTo("observer");
    }

    @Test
    void theApiWritesOnceForAKey() throws Exception {
        var request = post("/api/v1/ballots/" + id + "/posts").header("Idempotency-Key", "my-key").contentType(MediaType.APPLICATION_JSON);
        assertThat(answer(request.content("{\"kind\":\"QUESTION\",\"text\":\"Why?\"}")).getStatus()).isEqualTo(201);
        assertThat(answer(request.content("{\"kind\":\"QUESTION\",\"text\":\"Why?\"}")).getStatus()).isEqualTo(200);
        var other = answer(request.content("{\"kind\":\"QUESTION\",\"text\":\"Why not?\"}"));
        assertThat(other.getStatus()).isEqualTo(422);
        assertThat(other.getContentAsString()).contains("Idempotency-Key");
        assertThat(api("").get("discussion")).isEqualTo(JSON.readTree("{\"questions\":1,\"reactions\":0,\"objections\":0,\"standing\":0}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"kind\":1}", "{\"kind\":\"QUESTION\",\"text\":\"x\",\"vote\":\"keep\"}", "{\"kind\":\"QUESTION\"}"})
    void aBadBodyIsRefusedWithItsField(String body) throws Exception {
        var refused = send("", body);
        assertThat(refused.getStatus()).isIn(400, 422);
        assertThat(api("/posts").get("total").asInt()).isZero();
    }

    @Test
    void nobodyOffTheRollReadsAndOperatorsSeeOnlyHowMuchThereIs() throws Exception {
        objected();
        access.signIn(user("owner-9", "entrepreneur"));
        for (var path : List.of("/ballots/" + id + "/discussion", "/api/v1/ballots/" + id + "/posts")) {
            assertThat(answer(get(path)).getStatus()).as(path).isEqualTo(404);
        }
        assertThat(send("/1/answers", "{\"kind\":\"INTEGRATED\",\"text\":\"x\"}").getStatus()).isEqualTo(404);
        access.signIn(user("operator", "operator"));
        assertThat(answer(get("/api/v1/ballots/" + id + "/posts")).getStatus()).isEqualTo(403);
        assertThat(api("").at("/discussion/objections").asInt()).isEqualTo(1);
        assertThat(page("/ballots/" + id, "en")).doesNotContain("oven&lt;/b&gt;", "/discussion\"");
        access.signIn(user("auditor", "auditor"));
        assertThat(api("/posts").get("total").asInt()).isEqualTo(1);
        assertThat(answer(get("/api/v1/ballots/" + id + "/posts").param("kind", "secret")).getStatus()).isEqualTo(422);
        assertThat(send("/0/answers", "{\"text\":\"x\"}").getStatus()).isEqualTo(404);
    }

    @Test
    void theResultTellsWhichObjectionsStood() throws Exception {
        objected();
        clock.now = END;
        var late = send("", "{\"kind\":\"QUESTION\",\"text\":\"Too late?\"}");
        assertThat(late.getStatus()).isEqualTo(409);
        assertThat(late.getContentAsString()).contains(END.toString());
        transaction.executeWithoutResult(status -> ballots.close(new BallotId(id)));

        assertThat(page("/ballots/" + id, "en")).contains("Objections that stood when it was decided", "oven&lt;/b&gt; line stops.", "The discussion is the one that the history knows of")
                .doesNotContain("data-holds=\"false\"");
        assertThat(page("/ballots/" + id + "/discussion", "zh")).contains("讨论也随之结束").doesNotContain("<form method=\"post\" class=\"stack\"");
        assertThat(api("").at("/result/standingObjections").asInt()).isEqualTo(1);
        for (var language : List.of("en", "zh")) {
            assertThat(page("/ballots/" + id + "/standing", language)).as("what a case repeats of its ballot").contains("data-standing=\"" + id + "\"", "bl-posts").doesNotContain("??", "<html", "<form");
        }
        access.signIn(user("operator", "operator"));
        assertThat(answer(get("/ballots/" + id + "/standing")).getStatus()).as("what was said is not for operators").isEqualTo(204);
        access.signIn(user("owner-1", "entrepreneur"));
        assertThat(api("/posts?kind=standing").at("/items/0/stands").asBoolean()).isTrue();
    }
}
