package io.heyi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** EMCs from call or canvas to active contract, with the demo's micro-enterprises and a partner from outside (domain.md P2). */
class EmcFormationTest extends OnTheRealStack {

    private static final String OVEN = "entrepreneur-41";
    private static final String FOOD = "entrepreneur-44";
    private static final String COMMUNITY = "entrepreneur-46";
    private static final String CHEF = "partner-chef";
    private static final String SECRET = "Eleven thousand kitchens have tried it";

    @Test
    void aCallBecomesAnActiveContractWithProof() {
        allAreNewcomers();
        String oven = microenterprise("Smart Oven");
        String food = microenterprise("Food Network");
        String emc = opened(OVEN, EmcBody.call(oven));
        aStrangerAndALateComerAreRefused(emc, food);
        String digest = as(FOOD).post("/emcs/%s/commitments".formatted(emc), EmcBody.commitment(food, "20", SECRET)).expect(201).at("/digest");
        as(CHEF).post("/emcs/%s/commitments".formatted(emc), EmcBody.commitment(CHEF, "10", SECRET)).expect(201);
        nobodyCanReadIt(emc, digest);
        theLeadAnswersAQuestionForAll(emc, food);

        advance(Period.ofDays(11));
        as(FOOD).post("/emcs/%s/commitments".formatted(emc), EmcBody.commitment(food, "5", SECRET)).expectProblem(409);
        awaitState(emc, "REVIEW");
        JsonNode ranked = as(OVEN).get("/emcs/%s/review".formatted(emc)).expect(200).body().at("/places/0/candidates");
        assertThat(ranked).hasSize(2).allSatisfy(one -> assertThat(one.path("reasons")).isNotEmpty());
        assertThat(ranked.at("/0/actor").asText()).as("asks for less, offers as much").isEqualTo(CHEF);
        choose(emc, food, 60).expectProblem(422);
        choose(emc, food, 20).expect(200);
        decide(emc, OVEN, "userTask_ReviewCommitments", "fix", Map.of()).expect(200);

        for (String person : List.of(OVEN, FOOD, CHEF)) {
            decide(emc, person, "userTask_SignContract", "sign", Map.of("contractRead", true)).expect(200);
        }
        isActiveWithProof(emc, 3);
    }

    private void aStrangerAndALateComerAreRefused(String emc, String food) {
        as(COMMUNITY).post("/emcs/%s/commitments".formatted(emc), EmcBody.commitment(food, "20", SECRET)).expectProblem(403);
        as(FOOD).post("/emcs/%s/commitments".formatted(emc), EmcBody.commitment(food, "101", SECRET)).expectProblem(422);
        as(FOOD).post("/emcs/EMC-999999/commitments", EmcBody.commitment(food, "20", SECRET)).expectProblem(404);
    }

    private void nobodyCanReadIt(String emc, String digest) {
        assertThat(digest).matches("[0-9a-f]{64}");
        as(OVEN).get("/emcs/%s/review".formatted(emc)).expectProblem(409);
        for (String reader : List.of(OVEN, COMMUNITY, "auditor", "administrator")) {
            String seen = as(reader).get("/emcs/%s/call".formatted(emc)).expect(200).text();
            assertThat(seen).doesNotContain("Food Network", SECRET);
        }
        assertThat(database().query("select count(*) from emc.formation f where f::text like ?", "%" + SECRET + "%")).isEqualTo("0");
        assertThat(database().query("select count(*) from tender.bid where position(convert_to(?, 'UTF8') in content) > 0", SECRET)).isEqualTo("0");
    }

    private void theLeadAnswersAQuestionForAll(String emc, String food) {
        as(FOOD).post("/emcs/%s/questions".formatted(emc), Map.of("actor", food, "text", "How many families?")).expect(200);
        as(FOOD).post("/emcs/%s/questions/1/answers".formatted(emc), Map.of("text", "Many")).expectProblem(403);
        as(OVEN).post("/emcs/%s/questions/1/answers".formatted(emc), Map.of("text", "Four hundred")).expect(200);
        assertThat(as(COMMUNITY).get("/emcs/%s/call".formatted(emc)).expect(200).text()).contains("How many families?", "Four hundred").doesNotContain("Food Network", food);
    }

    private Answer choose(String emc, String food, int ratioOfFood) {
        var choices = List.of(Map.of("actor", food, "decision", "ACCEPT", "ratioPercent", ratioOfFood), Map.of("actor", CHEF, "decision", "ACCEPT", "ratioPercent", 10));
        return as(OVEN).send("PUT", "/emcs/%s/review".formatted(emc), BodyPublishers.ofString(Api.JSON.valueToTree(
                Map.of("choices", choices, "leadRatioPercent", 30, "split", "RATIOS")).toString()), Map.of("Content-Type", "application/json"));
    }

    @Test
    void aCanvasIsSignedInOneSitting() {
        String oven = microenterprise("Smart Oven");
        String community = microenterprise("Cooking Community");
        String emc = opened(OVEN, EmcBody.canvas(List.of(EmcBody.node(oven, true, "STRATEGIC", "40"), EmcBody.node(community, false, "STRATEGIC", "20"))));

        decide(emc, OVEN, "userTask_SignContract", "sign", Map.of()).expectProblem(422);
        decide(emc, OVEN, "userTask_SignContract", "sign", Map.of("contractRead", true)).expect(200);
        as(OVEN).post("/emcs/%s/withdraw".formatted(emc), Map.of("reason", "changed my mind")).expectProblem(409);
        decide(emc, COMMUNITY, "userTask_SignContract", "sign", Map.of("contractRead", true)).expect(200);

        isActiveWithProof(emc, 2);
    }

    @Test
    void aWithdrawnCallEndsItsProcess() {
        String emc = opened(OVEN, EmcBody.call(microenterprise("Smart Oven")));
        as(FOOD).post("/emcs/%s/withdraw".formatted(emc), Map.of("reason", "not mine")).expectProblem(403);
        as(OVEN).post("/emcs/%s/withdraw".formatted(emc), Map.of("reason", "the oven is late")).expect(200);
        awaitState(emc, "WITHDRAWN");
        as(FOOD).post("/emcs/%s/commitments".formatted(emc), EmcBody.commitment(microenterprise("Food Network"), "5", SECRET)).expectProblem(409);
    }

    // --- people's acts

    private String opened(String owner, Map<String, Object> body) {
        return as(owner).post("/emcs", body).expect(201).at("/id");
    }

    private void awaitState(String emc, String state) {
        Await.step("%s of %s".formatted(state, emc), () -> assertThat(as(OVEN).get("/emcs/" + emc).expect(200).at("/state")).isEqualTo(state));
    }

    private Answer decide(String emc, String user, String element, String outcome, Map<String, Object> variables) {
        return desk().decide(user, emc, element, outcome, null, variables);
    }

    private void isActiveWithProof(String emc, int parties) {
        awaitState(emc, "ACTIVE");
        JsonNode view = as(OVEN).get("/emcs/" + emc).expect(200).body();
        assertThat(view.at("/versions")).hasSize(1);
        assertThat(view.at("/versions/0/signedBy")).hasSize(parties);
        assertThat(as(OVEN).get("/emcs/%s/proof".formatted(emc)).expect(200).text()).contains(view.at("/versions/0/termsHash").asText());
    }
}
