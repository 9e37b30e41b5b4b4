package io.heyi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
        String oven = microenterprise("Smart Oven");
        String food = microenterprise("Food Network");
        String emc = opened(OVEN, call(oven));
        aStrangerAndALateComerAreRefused(emc, food);
        String digest = as(FOOD).post("/emcs/%s/commitments".formatted(emc), commitment(food, "20")).expect(201).at("/digest");
        as(CHEF).post("/emcs/%s/commitments".formatted(emc), commitment(CHEF, "10")).expect(201);
        nobodyCanReadIt(emc, digest);

        advance(Period.ofDays(11));
        as(FOOD).post("/emcs/%s/commitments".formatted(emc), commitment(food, "5")).expectProblem(409);
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
        as(COMMUNITY).post("/emcs/%s/commitments".formatted(emc), commitment(food, "20")).expectProblem(403);
        as(FOOD).post("/emcs/%s/commitments".formatted(emc), commitment(food, "101")).expectProblem(422);
        as(FOOD).post("/emcs/EMC-999999/commitments", commitment(food, "20")).expectProblem(404);
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

    private Answer choose(String emc, String food, int ratioOfFood) {
        var choices = List.of(Map.of("actor", food, "decision", "ACCEPT", "ratioPercent", ratioOfFood), Map.of("actor", CHEF, "decision", "ACCEPT", "ratioPercent", 10));
        return as(OVEN).send("PUT", "/emcs/%s/review".formatted(emc), BodyPublishers.ofString(Api.JSON.valueToTree(
                Map.of("choices", choices, "leadRatioPercent", 30, "split", "RATIOS")).toString()), Map.of("Content-Type", "application/json"));
    }

    @Test
    void aCanvasIsSignedInOneSitting() {
        String oven = microenterprise("Smart Oven");
        String community = microenterprise("Cooking Community");
        var body = terms("CANVAS", List.of());
        body.put("nodes", List.of(node(oven, true, "STRATEGIC", "40"), node(community, false, "STRATEGIC", "20")));
        String emc = opened(OVEN, body);

        decide(emc, OVEN, "userTask_SignContract", "sign", Map.of()).expectProblem(422);
        decide(emc, OVEN, "userTask_SignContract", "sign", Map.of("contractRead", true)).expect(200);
        as(OVEN).post("/emcs/%s/withdraw".formatted(emc), Map.of("reason", "changed my mind")).expectProblem(409);
        decide(emc, COMMUNITY, "userTask_SignContract", "sign", Map.of("contractRead", true)).expect(200);

        isActiveWithProof(emc, 2);
    }

    @Test
    void aWithdrawnCallEndsItsProcess() {
        String emc = opened(OVEN, call(microenterprise("Smart Oven")));
        as(FOOD).post("/emcs/%s/withdraw".formatted(emc), Map.of("reason", "not mine")).expectProblem(403);
        as(OVEN).post("/emcs/%s/withdraw".formatted(emc), Map.of("reason", "the oven is late")).expect(200);
        awaitState(emc, "WITHDRAWN");
        as(FOOD).post("/emcs/%s/commitments".formatted(emc), commitment(microenterprise("Food Network"), "5")).expectProblem(409);
    }

    // --- people's acts

    private String opened(String owner, Map<String, Object> body) {
        return as(owner).post("/emcs", body).expect(201).at("/id");
    }

    private void awaitState(String emc, String state) {
        Await.step("%s of %s".formatted(state, emc), () -> assertThat(as(OVEN).get("/emcs/" + emc).expect(200).at("/state")).isEqualTo(state));
    }

    private Answer decide(String emc, String user, String element, String outcome, Map<String, Object> variables) {
        JsonNode task = Await.value("%s for %s".formatted(element, user), () -> tasks(user, emc).stream()
                .filter(one -> one.path("element").asText().equals(element)).findFirst().orElse(null));
        var body = new HashMap<String, Object>();
        body.put("outcome", outcome);
        body.put("variables", variables);
        return as(user).post("/tasks/%s/complete".formatted(task.path("id").asText()), body);
    }

    private List<JsonNode> tasks(String user, String emc) {
        var all = new ArrayList<JsonNode>();
        for (String view : List.of("mine", "group")) {
            as(user).get("/tasks?view=%s&businessKey=%s".formatted(view, emc)).expect(200).body().path("items").forEach(all::add);
        }
        return all;
    }

    private void isActiveWithProof(String emc, int parties) {
        awaitState(emc, "ACTIVE");
        JsonNode view = as(OVEN).get("/emcs/" + emc).expect(200).body();
        assertThat(view.at("/versions")).hasSize(1);
        assertThat(view.at("/versions/0/signedBy")).hasSize(parties);
        assertThat(as(OVEN).get("/emcs/%s/proof".formatted(emc)).expect(200).text()).contains(view.at("/versions/0/termsHash").asText());
    }

    // --- bodies

    private static Map<String, Object> call(String lead) {
        var body = terms("CALL", List.of(Map.of("id", "recipes", "title", "Recipes that work", "tier", "STRATEGIC", "kinds", List.of(), "wanted", 2,
                "metrics", List.of(Map.of("metric", "recipes", "name", "New recipes", "unit", "recipes", "bottom", 10, "leading", 40)))));
        body.put("nodes", List.of(node(lead, true, "STRATEGIC", "30")));
        return body;
    }

    static Map<String, Object> terms(String mode, List<Map<String, Object>> places) {
        var body = new LinkedHashMap<String, Object>();
        body.put("mode", mode);
        body.put("title", "Smart cooking " + mode.toLowerCase(java.util.Locale.ROOT));
        body.put("userScenario", "A family cooks a restaurant dish at the press of one button");
        body.put("goal", "Ten thousand dishes a month");
        body.put("type", "SOLUTION");
        body.put("platform", "food");
        body.put("currency", "CNY");
        body.put("goals", List.of(Map.of("metric", "profit", "name", "Profit", "unit", "CNY", "bottom", 100000, "grab", 150000, "leading", 250000)));
        body.put("shareSpace", Map.of("percent", 30));
        body.put("reinvestmentPercent", 5);
        body.put("split", "RATIOS");
        body.put("places", places);
        body.put("terminationConditions", List.of(Map.of("code", "goal-missed", "text", "The goal is missed by more than a quarter")));
        return body;
    }

    static Map<String, Object> node(String actor, boolean lead, String tier, String ratio) {
        return Map.of("actor", actor, "kind", "MICROENTERPRISE", "lead", lead, "tier", tier, "ratioPercent", ratio, "contribution", "Does its part",
                "targets", List.of(Map.of("metric", "dishes", "name", "Dishes", "unit", "dishes", "bottom", 1000, "grab", 2000, "leading", 5000)));
    }

    private static Map<String, Object> commitment(String actor, String share) {
        return Map.of("actor", actor, "place", "recipes", "values", List.of(Map.of("metric", "recipes", "value", 25)), "shareAskedPercent", share,
                "plan", Map.of("approach", SECRET, "team", "Three cooks"));
    }
}
