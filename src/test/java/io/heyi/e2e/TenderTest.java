package io.heyi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An open tender from publication to award on the real engine, and what is tried against it (issue 4, item 3). */
class TenderTest extends OnTheRealStack {

    private static final String OVEN = "entrepreneur-41";
    private static final String DETERGENT = "partner-detergent";
    private static final String COMMUNITY = "entrepreneur-46";
    private static final String CHEF = "partner-chef";
    private static final String WITNESS = "settlement-officer";
    private static final String SECRET = "Twelve cooks in two shifts " + UUID.randomUUID();
    private static final Duration A_BIT = Duration.ofMinutes(1);

    @Test
    void sealedBidsStaySealedUntilTwoPeopleOpenThemAndTheBestOneIsAwarded() {
        String oven = microenterprise("Smart Oven");
        allAreNewcomers();
        String tender = published(oven);
        aQuestionIsAnsweredForAll(tender);

        String key = UUID.randomUUID().toString();
        String receipt = bid(DETERGENT, tender, DETERGENT, "90000", key).expect(201).at("/digest");
        bid(CHEF, tender, CHEF, "120000", UUID.randomUUID().toString()).expect(201);
        nobodyBidsForAnother(tender, oven);
        nobodyReadsABid(tender);
        assertThat(bid(DETERGENT, tender, DETERGENT, "1", key).expect(201).at("/digest")).as("a replayed request is the bid of then").isEqualTo(receipt);

        advanceTo(Instant.parse(tender(OVEN, tender).path("bidsUntil").asText()).plus(A_BIT));
        bid(DETERGENT, tender, DETERGENT, "80000", UUID.randomUUID().toString()).expectProblem(409);
        bid(COMMUNITY, tender, microenterprise("Cooking Community"), "70000", UUID.randomUUID().toString()).expectProblem(409);
        assertThat(bid(DETERGENT, tender, DETERGENT, "1", key).expect(201).at("/digest")).isEqualTo(receipt);
        as(CHEF).send("DELETE", "/tenders/%s/bids/%s".formatted(tender, CHEF), BodyPublishers.noBody(), Map.of()).expectProblem(409);
        nobodyReadsABid(tender);

        openedByTwo(tender);
        assertThat(tender(OVEN, tender).path("bids")).hasSize(2);
        assertThat(tender(OVEN, tender).toString()).contains(SECRET).contains("90000");
        nobodyChangesTheWeightsNow(tender, oven);
        judged(tender);
        new Tendering(this::as, tender).awarded(OVEN, DETERGENT);

        Await.step("awarded", () -> assertThat(tender(CHEF, tender).path("state").asText()).isEqualTo("AWARDED"));
        JsonNode seen = tender(CHEF, tender);
        assertThat(seen.at("/outcome/winner").asText()).isEqualTo(DETERGENT);
        assertThat(seen.path("bids").findValuesAsText("rank")).containsExactly("1", "2");
        for (String bidder : List.of(DETERGENT, CHEF)) {
            JsonNode bids = tender(bidder, tender).path("bids");
            JsonNode others = bids.get(bidder.equals(DETERGENT) ? 1 : 0);
            assertThat(others.path("plan").isNull() && others.path("judgement").isNull()).as("a bidder sees neither plan nor judgement of another").isTrue();
            assertThat(others.path("price").isNull()).as("a price is published only with the award").isEqualTo(bidder.equals(DETERGENT));
        }
        operate().awaitEndWithoutIncident(instanceOf(tender), "endEvent_Awarded");
    }

    private String published(String oven) {
        return as(OVEN).post("/tenders", call(oven), Map.of("Idempotency-Key", UUID.randomUUID().toString())).expect(201).at("/code");
    }

    private Map<String, Object> call(String oven) {
        var body = new LinkedHashMap<String, Object>();
        body.put("title", "Cooks for the test kitchen");
        body.put("need", "Two hundred dishes have to be tried on the new oven");
        body.put("caller", oven);
        body.put("currency", "CNY");
        body.put("questionsUntil", now().plus(Duration.ofHours(1)).toString());
        body.put("bidsUntil", now().plus(Duration.ofHours(2)).toString());
        body.put("weights", Map.of("price", 40, "quality", 30, "rating", 20, "risk", 10));
        return body;
    }

    private void aQuestionIsAnsweredForAll(String tender) {
        as(DETERGENT).post("/tenders/%s/questions".formatted(tender), Map.of("party", DETERGENT, "text", "Who washes up?")).expect(200);
        as(OVEN).post("/tenders/%s/questions/1/answers".formatted(tender), Map.of("text", "We do")).expect(200);
        assertThat(tender(CHEF, tender).at("/questions/0").toString()).contains("Who washes up?", "We do").doesNotContain(DETERGENT);
    }

    private Answer bid(String person, String tender, String party, String price, String key) {
        return new Tendering(this::as, tender).bid(person, party, price, SECRET, LocalDate.ofInstant(now(), ZONE).plusMonths(1), key);
    }

    private void nobodyBidsForAnother(String tender, String oven) {
        bid(COMMUNITY, tender, DETERGENT, "1", UUID.randomUUID().toString()).expectProblem(403);
        bid(DETERGENT, tender, CHEF, "1", UUID.randomUUID().toString()).expectProblem(403);
        bid("administrator", tender, CHEF, "1", UUID.randomUUID().toString()).expectProblem(403);
        bid(OVEN, tender, oven, "1", UUID.randomUUID().toString()).expectProblem(422);
        assertThat(tender(OVEN, tender).path("bidsReceived").asInt()).isEqualTo(2);
    }

    private void nobodyReadsABid(String tender) {
        for (String person : List.of(OVEN, DETERGENT, CHEF, COMMUNITY, WITNESS, "auditor", "administrator")) {
            assertThat(as(person).get("/tenders/" + tender).expect(200).text()).as("API for " + person).doesNotContain(SECRET, "90000", "120000");
        }
        for (String person : List.of(OVEN, "auditor")) {
            try (Screen screen = screen(person)) {
                screen.open("/tenders/" + tender);
                assertThat(screen.page().content()).as("page for " + person).contains("Cooks for the test kitchen").doesNotContain(SECRET, "90,000", "120,000");
            }
        }
        assertThat(database().query("select count(*) from tender.tender t where t::text like ?", "%" + SECRET + "%")).isEqualTo("0");
        assertThat(database().query("select count(*) from tender.bid where position(convert_to(?, 'UTF8') in content) > 0", SECRET)).isEqualTo("0");
    }

    private void openedByTwo(String tender) {
        desk().await(WITNESS, tender, "userTask_ConfirmOpening");
        assertThat(desk().tasksOf(DETERGENT, tender)).as("no bidder opens").isEmpty();
        decide(OVEN, tender, "userTask_ConfirmOpening", "confirm", Map.of("receiptsSeen", true)).expect(200);
        String second = desk().await(WITNESS, tender, "userTask_ConfirmOpeningTogether").path("id").asText();
        desk().complete(OVEN, second, "confirm", null, Map.of("receiptsSeen", true)).expectProblem(403);
        assertThat(tender(OVEN, tender).toString()).as("one person alone opens nothing").doesNotContain(SECRET);
        desk().complete(WITNESS, second, "confirm", null, Map.of("receiptsSeen", true)).expect(200);
        Await.step("opened", () -> assertThat(tender(OVEN, tender).path("state").asText()).isEqualTo("OPENED"));
    }

    private void nobodyChangesTheWeightsNow(String tender, String oven) {
        var other = call(oven);
        other.put("weights", Map.of("price", 10, "quality", 60, "rating", 20, "risk", 10));
        new Tendering(this::as, tender).put(OVEN, "/tenders/" + tender, other).expectProblem(409);
        assertThat(tender(OVEN, tender).at("/weights/price").asInt()).isEqualTo(40);
    }

    private void judged(String tender) {
        var tendering = new Tendering(this::as, tender);
        var quality = Map.of(DETERGENT, 70, CHEF, 80);
        tendering.judge(DETERGENT, quality).expectProblem(403);
        tendering.judge(OVEN, quality).expect(200);
        tendering.judgedFinally(OVEN);
    }

    private JsonNode tender(String person, String tender) {
        return as(person).get("/tenders/" + tender).expect(200).body();
    }

    private Answer decide(String person, String tender, String element, String outcome, Map<String, Object> variables) {
        return desk().decide(person, tender, element, outcome, null, variables);
    }
}
