package io.heyi.microenterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heyi.access.Access;
import io.heyi.access.Relation;
import io.heyi.access.Role;
import io.heyi.access.Username;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

/** Founding as a client sees it: API, inbox, engine and workers together. */
@WholeProduct
class FoundingApiTest extends ByTheApi {

    private static final Map<String, Role[]> PEOPLE = Map.of("entrepreneur-01", roles(Role.ENTREPRENEUR), "entrepreneur-02", roles(Role.ENTREPRENEUR),
            "entrepreneur-03", roles(Role.ENTREPRENEUR), "platform-owner-food", roles(Role.PLATFORM_OWNER, Role.ENTREPRENEUR),
            "committee-1", roles(Role.INVESTMENT_COMMITTEE), "committee-2", roles(Role.INVESTMENT_COMMITTEE), "committee-3", roles(Role.INVESTMENT_COMMITTEE),
            "administrator", roles(Role.ADMINISTRATOR), "auditor", roles(Role.AUDITOR), "partner-chef", roles(Role.EXTERNAL_PARTNER));

    @Autowired Access access;

    FoundingApiTest() {
        super(PEOPLE);
    }

    @BeforeEach
    void people() {
        know();
        access.grant(List.of(new Relation(new Username("platform-owner-food"), Relation.Kind.PLATFORM_OWNER, "food")));
    }

    private ObjectNode body(String asked, String... coFounders) {
        var body = json.createObjectNode().put("name", "Smart oven").put("platform", "food").put("kind", "USER")
                .put("userScenario", "Baking at home " + UUID.randomUUID()).put("valueProposition", "Bread like from the baker").put("currency", "CNY")
                .put("fundingAsked", new BigDecimal(asked)).put("ownInvestment", "20000").put("cashFlowAllowance", 50_000).put("horizonMonths", 18);
        body.putArray("leadingTargets").addObject().put("metric", "Ovens in use").put("unit", "ovens").put("bottom", 500).put("grab", new BigDecimal("800.25"))
                .put("leading", "1200").put("dueMonth", "2099-12");
        body.set("coFounders", json.valueToTree(coFounders));
        body.putArray("roles").addObject().put("title", "Baker").put("headcount", 2).putArray("skills").add("sourdough");
        return body;
    }

    private String submit(String person, ObjectNode body) throws Exception {
        var response = send(person, "/proposals", body);
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(201);
        var answer = json.readTree(response.getContentAsByteArray());
        assertThat(response.getHeader("Location")).endsWith("/api/v1/proposals/" + answer.path("id").asText());
        assertThat(answer.path("status").asText()).isEqualTo("SUBMITTED");
        return answer.path("id").asText();
    }

    private void decide(String person, String id, String outcome, Map<String, Object> variables) throws Exception {
        var task = await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200)).until(() -> taskOf(person, id), found -> !found.isMissingNode());
        var response = send(person, "/tasks/" + task.path("id").asText() + "/complete", Map.of("outcome", outcome, "reason", "as agreed", "variables", variables));
        assertThat(response.getStatus()).as(person + " " + outcome + " " + response.getContentAsString()).isEqualTo(200);
    }

    private JsonNode taskOf(String person, String id) throws Exception {
        for (var view : List.of("mine", "group")) {
            var items = read(person, "/tasks?view=" + view + "&businessKey=" + id).path("items");
            if (!items.isEmpty()) {
                return items.get(0);
            }
        }
        return json.missingNode();
    }

    private JsonNode awaitStatus(String id, String status) {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200))
                .until(() -> read("entrepreneur-01", "/proposals/" + id), view -> view.path("status").asText().equals(status));
    }

    @Test
    void aProposalIsFoundedWithCommitteePledgesAndSignatures() throws Exception {
        var id = submit("entrepreneur-01", body("800000", "entrepreneur-02", "entrepreneur-03"));

        decide("platform-owner-food", id, "sponsor", Map.of("fundingGranted", "760000"));
        decide("committee-1", id, "approve", Map.of());
        decide("committee-2", id, "approve", Map.of());
        decide("entrepreneur-02", id, "join", Map.of("pledgeAmount", "40000"));
        decide("entrepreneur-03", id, "decline", Map.of());
        for (var signatory : List.of("entrepreneur-01", "entrepreneur-02", "platform-owner-food")) {
            decide(signatory, id, "sign", Map.of("agreementRead", true));
        }

        var view = awaitStatus(id, "FOUNDED");
        var code = view.path("microenterpriseCode").asText();
        assertThat(code).matches("ME-\\d{4}");
        assertThat(view.path("processInstanceKey").isIntegralNumber()).isTrue();
        assertThat(view.path("fundingAsked").decimalValue()).isEqualByComparingTo("800000");
        assertThat(view.path("leadingTargets").get(0).path("grab").decimalValue()).isEqualByComparingTo("800.25");
        assertThat(view.path("timeline").findValuesAsText("what")).contains("Sponsored with 760,000.00 CNY of 800,000.00 CNY asked", code + " is founded and announced");
        var me = read("auditor", "/microenterprises/" + code);
        assertThat(me.path("state").asText()).isEqualTo("RUNNING");
        assertThat(me.path("members").findValuesAsText("username")).containsExactly("entrepreneur-01", "entrepreneur-02");
        var entry = read("partner-chef", "/microenterprises/" + code + "/ledger").path("items").get(0);
        assertThat(sum(entry, "DEBIT")).isEqualByComparingTo("820000").isEqualByComparingTo(sum(entry, "CREDIT"));
        assertThat(entry.path("description").asText()).isEqualTo("Funding at the founding");
        assertThat(read("entrepreneur-02", "/microenterprises?query=" + code).path("total").asLong()).isEqualTo(1);
        assertThat(call("entrepreneur-02", get("/api/v1/proposals/" + id + "/agreement")).getContentAsString()).contains("FOUNDING AGREEMENT", "创立协议");
    }

    private static BigDecimal sum(JsonNode entry, String side) {
        BigDecimal sum = BigDecimal.ZERO;
        for (var posting : entry.path("postings")) {
            sum = posting.path("side").asText().equals(side) ? sum.add(posting.path("amount").decimalValue()) : sum;
        }
        return sum;
    }

    @Test
    void whereACoFounderStandsTooTheFoundingWaitsForTheElectionAndGoesOnWithItsResult() throws Exception {
        var id = submit("entrepreneur-01", body("300000", "entrepreneur-02"));
        decide("platform-owner-food", id, "sponsor", Map.of());
        decide("entrepreneur-02", id, "join", Map.of("pledgeAmount", "0", "standsForOwner", true));
        for (var signatory : List.of("entrepreneur-01", "entrepreneur-02", "platform-owner-food")) {
            decide(signatory, id, "sign", Map.of("agreementRead", true));
        }
        var election = await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200))
                .until(() -> read("entrepreneur-01", "/proposals/" + id).path("ownerElection").asText(""), found -> !found.isEmpty());
        var plan = json.createObjectNode().put("team", "Both of us").put("pay", "Half and half").put("stake", "0");
        plan.putArray("targets").addObject().put("metric", "Ovens in use").put("value", "900").put("dueMonth", "2099-12");
        assertThat(send("entrepreneur-02", "/elections/" + election + "/candidacies", plan).getStatus()).isEqualTo(200);
        for (int candidate = 1; candidate <= 2; candidate++) {
            var task = await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200)).until(() -> taskOf("platform-owner-food", election), found -> !found.isMissingNode());
            var facts = read("platform-owner-food", "/tasks/" + task.path("id").asText()).path("facts");
            decide("platform-owner-food", election, facts.findValuesAsText("title").contains("Mx entrepreneur-01") ? "veto" : "clear", Map.of());
        }
        decide("entrepreneur-02", election, "accept", Map.of("planRead", true));

        var code = awaitStatus(id, "FOUNDED").path("microenterpriseCode").asText();
        var me = read("auditor", "/microenterprises/" + code);
        assertThat(me.path("owner").asText()).isEqualTo("entrepreneur-02");
        assertThat(me.path("rights").findValuesAsText("holder")).hasSize(3).containsOnly("entrepreneur-02");
    }

    @Test
    void aProposalSentBackIsReworkedAndDeclinedInTheEnd() throws Exception {
        var id = submit("entrepreneur-01", body("300000", "entrepreneur-02"));

        decide("platform-owner-food", id, "sendBack", Map.of());
        awaitStatus(id, "REWORK");
        decide("entrepreneur-01", id, "resubmit", Map.of("note", "explained below"));
        decide("platform-owner-food", id, "decline", Map.of());

        assertThat(awaitStatus(id, "DECLINED").path("closingReason").asText()).isEqualTo("as agreed");
        await().atMost(Duration.ofSeconds(60)).until(() -> taskOf("platform-owner-food", id).isMissingNode());
    }

    @Test
    void withdrawingEndsTheCaseAndItsTasks() throws Exception {
        var id = submit("entrepreneur-01", body("300000", "entrepreneur-02"));
        await().atMost(Duration.ofSeconds(60)).until(() -> !taskOf("platform-owner-food", id).isMissingNode());

        assertThat(send("entrepreneur-02", "/proposals/" + id + "/withdrawal", "{}").getStatus()).isEqualTo(403);
        assertThat(send("partner-chef", "/proposals/" + id + "/withdrawal", "{}").getStatus()).isEqualTo(404);
        for (int i = 0; i < 2; i++) {
            var answer = send("entrepreneur-01", "/proposals/" + id + "/withdrawal", "{}");
            assertThat(answer.getStatus()).isEqualTo(200);
            assertThat(json.readTree(answer.getContentAsString()).path("status").asText()).isEqualTo("WITHDRAWN");
        }

        await().atMost(Duration.ofSeconds(60)).until(() -> taskOf("platform-owner-food", id).isMissingNode());
    }

    @Test
    void aRepeatedRequestWithItsKeyHasTheFirstAnswer() throws Exception {
        var body = json.writeValueAsString(body("300000", "entrepreneur-02"));
        var key = UUID.randomUUID().toString();
        var answers = Stream.of(1, 2).map(i -> {
            try {
                return call("entrepreneur-01", post("/api/v1/proposals").contentType(MediaType.APPLICATION_JSON).header("Idempotency-Key", key).content(body)).getContentAsString();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }).toList();

        assertThat(answers.get(1)).isEqualTo(answers.get(0)).contains("SUBMITTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "7", "{\"name\": 1}", "{\"leadingTargets\": {}}", "{\"roles\": [1]}", "{\"coFounders\": \"all\"}",
        "{\"horizonMonths\": 1.5}", "{\"fundingAsked\": true}", "{\"name\": \"a\", \"name\": \"b\"}", "{\"grantEverything\": true}", "{\"fundingAsked\": 1e999999}"})
    void whatIsNoProposalGetsFieldErrors(String body) throws Exception {
        var response = send("entrepreneur-01", "/proposals", body);

        assertThat(response.getStatus()).as(response.getContentAsString()).isIn(400, 422);
        assertThat(response.getContentType()).startsWith("application/problem+json");
    }

    @Test
    void faultsOfReadingAndOfTheRulesAreToldTogether() throws Exception {
        var body = body("300000", "entrepreneur-02").put("grantEverything", true).put("name", " ").put("horizonMonths", 1.5);

        var response = send("entrepreneur-01", "/proposals", body);

        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(json.readTree(response.getContentAsString()).path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("grantEverything", "name", "horizonMonths");
    }

    @Test
    void strangersAndTheUnknown() throws Exception {
        assertThat(mvc.perform(get("/api/v1/proposals")).andReturn().getResponse().getStatus()).isEqualTo(401);
        assertThat(send("auditor", "/proposals", body("300000", "entrepreneur-02")).getStatus()).isEqualTo(403);
        for (var path : List.of("/proposals/" + UUID.randomUUID(), "/proposals/nonsense", "/microenterprises/ME-9999", "/microenterprises/ME-9999/ledger")) {
            assertThat(call("entrepreneur-01", get("/api/v1" + path)).getStatus()).as(path).isEqualTo(404);
        }
        for (var path : List.of("/proposals?page=-1", "/proposals?size=100000", "/proposals?status=NONSENSE", "/microenterprises?page=x", "/microenterprises?query=" + "q".repeat(300))) {
            assertThat(call("entrepreneur-01", get("/api/v1" + path)).getStatus()).as(path).isEqualTo(422);
        }
    }

    @Test
    void thePoliciesOfFoundingAndItsDecisionTablesStandOnOnePage() throws Exception {
        var page = mvc.perform(get("/policies").locale(Locale.ENGLISH).with(oidcLogin().idToken(token -> token.claim("preferred_username", "committee-1"))))
                .andReturn().getResponse();
        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getContentAsString()).contains("heyi.policy.founding.minimum-pledge-percent", "Least pledge of a co-founder", "founding-route.dmn",
                "Above the threshold the investment committee votes as well", "2/3 (66.7%)", "500,000", "href=\"/policies\"").doesNotContain("??");
    }

    @Test
    void timeCannotBeMovedOutsideTheLocalProfile() throws Exception {
        assertThat(send("administrator", "/local/clock", Map.of("advance", "P1D")).getStatus()).isEqualTo(404);
        assertThat(call("administrator", get("/api/v1/local/clock")).getStatus()).isEqualTo(404);
    }
}
