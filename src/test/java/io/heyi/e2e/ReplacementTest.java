package io.heyi.e2e;

import static io.heyi.e2e.MissedMonth.COMMUNITY;
import static io.heyi.e2e.MissedMonth.FOOD;
import static io.heyi.e2e.MissedMonth.OVEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.heyi.localstack.Part;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Underperformer cases by the API: what is tried against them, and product and engine killed in between (issue 4). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplacementTest extends OnTheRealStack {

    private MissedMonth missed;

    @BeforeAll
    void aMonthInWhichAPartyMissesItsBottomValue(E2e running) {
        use(running);
        missed = MissedMonth.of(this, List.of("Attacked", "Killed"));
    }

    @AfterEach
    void everythingRunsAgain() {
        start(Part.CAMUNDA);
        start(Part.PRODUCT);
    }

    @Test
    void nobodyVotesTwiceForAnotherOrAboutHimself() {
        String code = asked(missed.contract(0));
        as(FOOD).post(path(code) + "/skip-cure", Map.of()).expectProblem(403);
        answered(code);
        as(FOOD).post(path(code) + "/skip-cure", Map.of()).expectProblem(403);
        as(OVEN).post(path(code) + "/skip-cure", Map.of("party", missed.food())).expectProblem(403);
        skipped(code);

        String ballot = ballot(code);
        for (String person : List.of(FOOD, "entrepreneur-60", "platform-owner-food", "administrator", "partner-chef")) {
            cast(person, ballot, "keep").expectProblem(403);
        }
        String seatOfCommunity = as(COMMUNITY).get("/ballots/" + ballot).expect(200).at("/mine/0/id");
        as(OVEN).post("/ballots/%s/votes".formatted(ballot), Map.of("seat", seatOfCommunity, "option", "replace")).expectProblem(403);
        cast(OVEN, ballot, "keep").expect(200);
        cast(OVEN, ballot, "replace").expectProblem(409);
        cast(OVEN, ballot, "keep").expectProblem(409);
        assertThat(as(COMMUNITY).get("/ballots/" + ballot).expect(200).at("/votes")).isEqualTo("1");
        cast(COMMUNITY, ballot, "keep").expect(200);
        awaitOutcome(code, "KEPT");
        assertThat(as("auditor").get("/ballots/" + ballot).expect(200).at("/audit/ok")).isEqualTo("true");
    }

    @Test
    void killedInTheMiddleACaseGoesItsWayOnce() {
        String code = asked(missed.contract(1));
        String answer = desk().await(FOOD, code, "userTask_AnswerCase").path("id").asText();

        kill(Part.CAMUNDA);
        desk().complete(FOOD, answer, "answer", null, Map.of("answer", "The store burnt down")).expect(200);
        kill(Part.PRODUCT);
        start(Part.CAMUNDA);
        start(Part.PRODUCT);
        skipped(code);

        String ballot = ballot(code);
        cast(OVEN, ballot, "keep").expect(200);
        kill(Part.CAMUNDA);
        cast(COMMUNITY, ballot, "keep").expect(200);
        kill(Part.PRODUCT);
        start(Part.CAMUNDA);
        start(Part.PRODUCT);

        Await.recovery("kept", () -> assertThat(find(code).path("outcome").asText()).isEqualTo("KEPT"));
        assertThat(count("select count(*) from ballot.ballot where business_key = ?", code)).as("ballots").isEqualTo(1);
        assertThat(count("select count(*) from ballot.published p join ballot.ballot b on b.code = p.ballot where b.business_key = ?", code)).as("votes").isEqualTo(2);
        for (String fact : List.of("opened", "answered", "voteOpened", "voteCounted", "ended.KEPT")) {
            assertThat(count("select count(*) from audit.entry where stream = ? and action = ?", code, "replacement." + fact)).as(fact).isEqualTo(1);
        }
        assertThat(as("auditor").get("/ballots/" + ballot).expect(200).at("/audit/ok")).isEqualTo("true");
        operate().awaitEnd(instanceOf(code), "endEvent_Kept");
    }

    // --- people's acts

    private String asked(String emc) {
        return as(OVEN).post("/emcs/%s/replacement-cases".formatted(emc), Map.of("subject", missed.food(), "reason", "The boxes are too few")).expect(201).at("/code");
    }

    private void answered(String code) {
        desk().decide(FOOD, code, "userTask_AnswerCase", "answer", null, Map.of("answer", "A new supplier starts next week")).expect(200);
    }

    private void skipped(String code) {
        Await.recovery("the cure period of " + code, () -> assertThat(find(code).path("step").asText()).isEqualTo("CURING"));
        for (String person : List.of(OVEN, COMMUNITY)) {
            as(person).post(path(code) + "/skip-cure", Map.of()).expect(200);
        }
    }

    private String ballot(String code) {
        return Await.value("the ballot of " + code, () -> find(code).at("/voting/ballot").isTextual() ? find(code).at("/voting/ballot").asText() : null);
    }

    private Answer cast(String person, String ballot, String option) {
        return as(person).post("/ballots/%s/votes".formatted(ballot), Map.of("option", option, "receipt", UUID.randomUUID().toString().replace("-", "")));
    }

    private void awaitOutcome(String code, String outcome) {
        Await.step(outcome + " of " + code, () -> assertThat(find(code).path("outcome").asText()).isEqualTo(outcome));
    }

    private JsonNode find(String code) {
        return as(OVEN).get(path(code)).expect(200).body();
    }

    private static String path(String code) {
        return "/replacement-cases/" + code;
    }

    private long count(String sql, Object... arguments) {
        return Long.parseLong(database().query(sql, arguments));
    }
}
