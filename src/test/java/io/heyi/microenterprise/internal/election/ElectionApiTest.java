package io.heyi.microenterprise.internal.election;

import static io.heyi.microenterprise.internal.election.Electoral.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heyi.inbox.FakeNeighbours;
import io.heyi.microenterprise.ElectionId;
import io.heyi.microenterprise.ElectionWeb;
import io.heyi.microenterprise.FoundingModule;
import io.heyi.microenterprise.MicroenterpriseKind;
import io.heyi.microenterprise.TownPeople;
import io.heyi.microenterprise.internal.Takeover;
import io.heyi.microenterprise.internal.domain.ExistingMicroenterprise;
import io.heyi.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Elections as clients use them, and as somebody would who wants more than is his. */
@ElectionWeb
class ElectionApiTest {

    private static final String TARGETS = "[{\"metric\": \"Ovens in use\", \"unit\": \"ovens\", \"bottom\": 500, \"grab\": 800, \"leading\": 1200, \"dueMonth\": \"2099-12\"}]";

    @Autowired MockMvc mvc;
    @Autowired ObjectMapper json;
    @Autowired JdbcClient jdbc;
    @Autowired TownPeople people;
    @Autowired Takeover takeover;
    @Autowired CandidacySteps candidacies;
    @Autowired BallotSteps balloting;
    @Autowired FoundingModule.SentMessages messages;
    @Autowired FakeNeighbours.SetClock clock;

    private Instant began;
    private String code;

    /** Owned by entrepreneur-01; 02, 03 and 04 are members. */
    @BeforeEach
    void aMicroenterpriseOfFour() {
        began = clock.now;
        code = takeover.take(new ExistingMicroenterprise("election-api/" + UUID.randomUUID(), "Bakery", "food", MicroenterpriseKind.USER, "Families who bake", "Bread", member(1),
                IntStream.rangeClosed(2, 4).mapToObj(Electoral::member).toList(), Money.of("100", "CNY"), Money.of("400", "CNY"), new BigDecimal("50"), 18,
                Instant.parse("2025-01-01T00:00:00Z")));
        jdbc.sql("update microenterprise.microenterprise set targets = ?::jsonb where code = ?").params(TARGETS, code).update();
    }

    @AfterEach
    void timeIsBack() {
        clock.now = began;
    }

    private MockHttpServletResponse call(String person, MockHttpServletRequestBuilder request) throws Exception {
        people.signIn(person);
        var response = mvc.perform(request.locale(Locale.ENGLISH)).andReturn().getResponse();
        response.setCharacterEncoding("UTF-8");
        return response;
    }

    private JsonNode read(String person, String path) throws Exception {
        var response = call(person, get("/api/v1" + path));
        assertThat(response.getStatus()).as(path + " " + response.getContentAsString()).isEqualTo(200);
        return json.readTree(response.getContentAsString());
    }

    private MockHttpServletResponse send(String person, String path, Object body) throws Exception {
        return call(person, post("/api/v1" + path).contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body)));
    }

    /** @return the answer, which must have this status */
    private JsonNode sent(int status, String person, String path, Object body) throws Exception {
        var response = send(person, path, body);
        assertThat(response.getStatus()).as(person + " " + path + " " + response.getContentAsString()).isEqualTo(status);
        return json.readTree(response.getContentAsString());
    }

    private ObjectNode plan(String ovens) {
        var plan = json.createObjectNode().put("team", "The present team").put("pay", "A third of the profit").put("stake", "10000").put("pitch", "I know the bakers");
        plan.putArray("targets").addObject().put("metric", "Ovens in use").put("value", ovens).put("dueMonth", "2099-12");
        return plan;
    }

    private String start(int status, String person, Map<String, Object> body) throws Exception {
        return sent(status, person, "/microenterprises/" + code + "/elections", body).path("id").asText();
    }

    private String resigned() throws Exception {
        return start(201, "entrepreneur-01", Map.of("trigger", "RESIGNATION", "reason", "a new idea"));
    }

    private String ballotAmong(String id, String... candidates) throws Exception {
        for (var candidate : candidates) {
            sent(200, candidate, "/elections/" + id + "/candidacies", plan("600"));
        }
        candidacies.closeNominations(new ElectionId(id));
        candidacies.closeCompliance(new ElectionId(id));
        return balloting.open(new ElectionId(id)).ballot();
    }

    private static Map<String, Object> vote(String option) {
        return Map.of("option", option);
    }

    // --- the usual way

    @Test
    void anElectionIsAnnouncedReadAndListed() throws Exception {
        var id = resigned();
        assertThat(id).matches("OE-\\d{4}");
        var view = read("entrepreneur-30", "/elections/" + id);
        assertThat(view.path("phase").asText()).isEqualTo("NOMINATION");
        assertThat(view.path("roll")).hasSize(4);
        assertThat(view.at("/targets/0/least").decimalValue()).isEqualByComparingTo("500");
        assertThat(read("auditor", "/microenterprises/" + code + "/elections").path("items").findValuesAsText("id")).containsExactly(id);
        assertThat(read("auditor", "/elections?open=true&size=1").path("items")).hasSize(1);
        assertThat(messages.sent).anyMatch(one -> one.message().equals("microenterprise.electionAnnounced") && one.businessKey().equals(id));
    }

    @Test
    void membersAskAndCandidatesAnswer() throws Exception {
        var id = resigned();
        sent(200, "entrepreneur-02", "/elections/" + id + "/candidacies", plan("600"));
        sent(200, "entrepreneur-03", "/elections/" + id + "/questions", Map.of("text", "Where do we bake?"));
        sent(200, "entrepreneur-02", "/elections/" + id + "/questions/1/answers", Map.of("text", "At home"));
        assertThat(read("entrepreneur-04", "/elections/" + id).path("questions").get(0).path("answers").get(0).path("text").asText()).isEqualTo("At home");

        sent(403, "entrepreneur-30", "/elections/" + id + "/questions", Map.of("text", "And me?"));
        sent(403, "entrepreneur-03", "/elections/" + id + "/questions/1/answers", Map.of("text", "In the shop"));
        sent(409, "entrepreneur-02", "/elections/" + id + "/questions/1/answers", Map.of("text", "Elsewhere"));
        sent(422, "entrepreneur-02", "/elections/" + id + "/questions/9/answers", Map.of("text", "What?"));
    }

    // --- attacks

    @Test
    void nobodyNominatesAnother() throws Exception {
        var id = resigned();
        var foreign = plan("600").put("candidate", "entrepreneur-03");
        assertThat(sent(422, "entrepreneur-02", "/elections/" + id + "/candidacies", foreign).path("errors").get(0).path("field").asText()).isEqualTo("candidate");
        sent(200, "entrepreneur-02", "/elections/" + id + "/candidacies", plan("600"));
        assertThat(read("auditor", "/elections/" + id).path("candidates").findValuesAsText("username")).containsExactly("entrepreneur-02");

        sent(409, "entrepreneur-03", "/elections/" + id + "/candidacies/withdrawal", Map.of("text", "out with him"));
        sent(403, "auditor", "/elections/" + id + "/candidacies", plan("600"));
        sent(403, "entrepreneur-01", "/elections/" + id + "/candidacies", plan("600"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"499.99", "0", "-600", "many"})
    void aPlanBelowTheBottomValuesDoesNotStand(String ovens) throws Exception {
        var id = resigned();
        assertThat(sent(422, "entrepreneur-02", "/elections/" + id + "/candidacies", plan(ovens)).path("errors").get(0).path("field").asText()).isEqualTo("targets[0].value");
        assertThat(read("auditor", "/elections/" + id).path("candidates")).isEmpty();
    }

    @Test
    void aChallengerMustBeatTheLeadingValues() throws Exception {
        var weak = Map.of("trigger", "CHALLENGE", "plan", plan("1259"));
        assertThat(sent(422, "entrepreneur-30", "/microenterprises/" + code + "/elections", weak).path("errors").get(0).path("field").asText()).contains("value");
        var id = start(201, "entrepreneur-30", Map.of("trigger", "CHALLENGE", "plan", plan("1260")));
        assertThat(read("auditor", "/elections/" + id).path("candidates").findValuesAsText("username")).containsExactly("entrepreneur-30");
    }

    @Test
    void aMotionRepeatedIsOneMotionAndNobodySignsForAnother() throws Exception {
        var motion = Map.<String, Object>of("trigger", "RECALL", "reason", "leading values missed");
        var id = start(201, "entrepreneur-02", motion);
        assertThat(start(201, "entrepreneur-02", motion)).isEqualTo(id);
        start(409, "entrepreneur-03", motion);
        start(403, "entrepreneur-01", motion);
        start(403, "entrepreneur-30", motion);

        sent(200, "entrepreneur-02", "/elections/" + id + "/signatures", Map.of());
        assertThat(read("auditor", "/elections/" + id).at("/motion/signatures").asInt()).as("moving it was the signature").isEqualTo(1);
        sent(403, "entrepreneur-01", "/elections/" + id + "/signatures", Map.of());
        sent(403, "entrepreneur-30", "/elections/" + id + "/signatures", Map.of());
        sent(200, "entrepreneur-03", "/elections/" + id + "/signatures", Map.of());
        assertThat(read("auditor", "/elections/" + id).at("/motion/signatures").asInt()).isEqualTo(2);
        assertThat(messages.sent).filteredOn(one -> one.message().equals("microenterprise.motionCarried") && one.businessKey().equals(id)).hasSize(1);
        sent(403, "entrepreneur-03", "/elections/" + id + "/withdrawal", Map.of("text", "not mine"));
    }

    @Test
    void onlyTheRollVotesAndEachSeatOnceAndInTime() throws Exception {
        var ballot = ballotAmong(resigned(), "entrepreneur-02", "entrepreneur-03");
        sent(403, "entrepreneur-30", "/ballots/" + ballot + "/votes", vote("c1"));
        sent(403, "platform-owner-food", "/ballots/" + ballot + "/votes", vote("c1"));
        sent(422, "entrepreneur-04", "/ballots/" + ballot + "/votes", vote("c9"));
        sent(200, "entrepreneur-04", "/ballots/" + ballot + "/votes", vote("c1"));
        sent(409, "entrepreneur-04", "/ballots/" + ballot + "/votes", vote("c2"));

        clock.now = Instant.parse(read("entrepreneur-03", "/ballots/" + ballot).path("endsAt").asText());
        sent(409, "entrepreneur-03", "/ballots/" + ballot + "/votes", vote("c2"));
    }

    @Test
    void nobodyLearnsWhoVotedWhat() throws Exception {
        var id = resigned();
        var ballot = ballotAmong(id, "entrepreneur-02", "entrepreneur-03");
        for (var voter : new String[] {"entrepreneur-01", "entrepreneur-02", "entrepreneur-04"}) {
            sent(200, voter, "/ballots/" + ballot + "/votes", vote("c1"));
        }
        assertThat(read("entrepreneur-01", "/elections/" + id).at("/ballots/0/votes")).as("while it runs").isEmpty();
        assertThat(read("entrepreneur-01", "/ballots/" + ballot + "/votes").path("items")).isEmpty();
        sent(200, "entrepreneur-03", "/ballots/" + ballot + "/votes", vote("c2"));
        balloting.decide(new ElectionId(id));

        for (var reader : new String[] {"entrepreneur-01", "entrepreneur-03", "auditor", "administrator", "platform-owner-food"}) {
            assertThat(read(reader, "/elections/" + id).at("/ballots/0/votes").toString()).doesNotContain("entrepreneur-");
        }
        assertThat(read("entrepreneur-01", "/ballots/" + ballot + "/votes").toString()).doesNotContain("entrepreneur-");
        assertThat(read("entrepreneur-01", "/ballots/" + ballot + "/seats").path("items")).isNotEmpty().allSatisfy(seat ->
                assertThat(seat.toString()).doesNotContain("\"c1\"").doesNotContain("\"c2\""));
    }

    @Test
    void outsidersSeeElectionsOnlyWhereTheyMayStandAndNothingOfOthersPlans() throws Exception {
        var id = resigned();
        sent(200, "entrepreneur-02", "/elections/" + id + "/candidacies", plan("600"));
        var view = read("partner-chef", "/elections/" + id);
        assertThat(view.path("candidates")).isEmpty();
        assertThat(view.path("timeline")).isEmpty();
        candidacies.closeNominations(new ElectionId(id));
        assertThat(call("partner-chef", get("/api/v1/elections/" + id)).getStatus()).isEqualTo(404);
        sent(404, "partner-chef", "/elections/" + id + "/candidacies", plan("600"));
        assertThat(read("partner-chef", "/microenterprises/" + code + "/elections").path("items")).isEmpty();
    }

    @Test
    void nominationsThatAreClosedStayClosed() throws Exception {
        var id = resigned();
        sent(200, "entrepreneur-02", "/elections/" + id + "/candidacies", plan("600"));
        clock.now = Instant.parse(read("auditor", "/elections/" + id).path("dueAt").asText());
        sent(409, "entrepreneur-03", "/elections/" + id + "/candidacies", plan("900"));
        sent(409, "entrepreneur-02", "/elections/" + id + "/candidacies", plan("900"));
    }

    // --- faults

    @ParameterizedTest
    @ValueSource(strings = {"{\"trigger\": \"FOUNDING\", \"reason\": \"x\"}", "{\"trigger\": \"AUTOMATIC\", \"reason\": \"x\"}", "{\"trigger\": \"RESIGNATION\"}", "{\"trigger\": \"RESIGNATION\", \"reason\": \" \"}",
            "{\"trigger\": \"RESIGNATION\", \"reason\": \"x\", \"toPool\": \"yes\"}", "[]", "{", "{\"trigger\": \"RESIGNATION\", \"reason\": \"x\", \"who\": 1}"})
    void aFaultyStartNamesItsFieldAndStartsNothing(String body) throws Exception {
        var response = call("entrepreneur-01", post("/api/v1/microenterprises/" + code + "/elections").contentType(MediaType.APPLICATION_JSON).content(body));
        assertThat(response.getStatus()).as(response.getContentAsString()).isIn(400, 422);
        assertThat(read("auditor", "/microenterprises/" + code + "/elections").path("total").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OE-9999999", "oe-0001", "1", "OE-0001'--"})
    void anUnknownElectionIsNotFound(String id) throws Exception {
        assertThat(call("auditor", get("/api/v1/elections/{id}", id)).getStatus()).isEqualTo(404);
    }
}
