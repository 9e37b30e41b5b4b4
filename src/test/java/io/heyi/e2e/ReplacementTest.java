package io.heyi.e2e;

import static io.heyi.e2e.MissedMonth.COMMUNITY;
import static io.heyi.e2e.MissedMonth.FOOD;
import static io.heyi.e2e.MissedMonth.OVEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.heyi.localstack.Part;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Underperformer cases by the API: what is tried against them, what follows from them, and product and engine killed in between (issue 4). They share a clock: what moves it furthest comes last. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplacementTest extends OnTheRealStack {

    private static final String CHEF = "partner-chef";
    private static final String JUDGE = "platform-owner-food";

    private MissedMonth missed;

    @BeforeAll
    void aMonthInWhichAPartyMissesItsBottomValue(E2e running) {
        use(running);
        missed = MissedMonth.of(this, List.of("Attacked", "Killed", "Reduced", "Covered", "Smaller", "Ended"));
    }

    @AfterEach
    void everythingRunsAgain() {
        start(Part.CAMUNDA);
        start(Part.PRODUCT);
    }

    @Test
    @Order(1)
    void nobodyVotesTwiceForAnotherOrAboutHimself() {
        String code = asked(missed.contract(0));
        as(FOOD).post(path(code) + "/skip-cure", Map.of()).expectProblem(403);
        answered(code);
        as(FOOD).post(path(code) + "/skip-cure", Map.of()).expectProblem(403);
        as(OVEN).post(path(code) + "/skip-cure", Map.of("party", missed.food())).expectProblem(403);
        skipped(code);

        String ballot = ballot(code);
        for (String person : List.of(FOOD, "entrepreneur-60", JUDGE, "administrator", "partner-chef")) {
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
    @Order(4)
    void killedInTheMiddleACaseGoesItsWayOnce() {
        String code = asked(missed.contract(1));
        String answer = desk().await(FOOD, code, "userTask_AnswerCase").path("id").asText();

        kill(Part.CAMUNDA);
        desk().complete(FOOD, answer, "answer", null, Map.of("answer", "The store burnt down")).expect(200);
        kill(Part.PRODUCT);
        startBoth(Part.CAMUNDA, Part.PRODUCT);
        aMinutePasses();
        skipped(code);

        String ballot = ballot(code);
        cast(OVEN, ballot, "replace").expect(200);
        kill(Part.CAMUNDA);
        cast(COMMUNITY, ballot, "replace").expect(200);
        kill(Part.PRODUCT);
        startBoth(Part.CAMUNDA, Part.PRODUCT);
        aMinutePasses();

        substituteFound(code);
        handedOver(code, CHEF);
        kill(Part.PRODUCT);
        start(Part.PRODUCT);
        aMinutePasses();

        Await.recovery("replaced", () -> assertThat(find(code).path("outcome").asText()).isEqualTo("REPLACED"));
        assertThat(count("select count(*) from ballot.ballot where business_key = ?", code)).as("ballots").isEqualTo(1);
        assertThat(count("select count(*) from ballot.published p join ballot.ballot b on b.code = p.ballot where b.business_key = ?", code)).as("votes").isEqualTo(2);
        assertThat(count("select count(*) from tender.tender where terms::text like ?", "%" + code + "%")).as("tenders").isEqualTo(1);
        for (String fact : List.of("opened", "answered", "voteOpened", "voteCounted", "ended.REPLACED")) {
            assertThat(count("select count(*) from audit.entry where stream = ? and action = ?", code, "replacement." + fact)).as(fact).isEqualTo(1);
        }
        assertThat(count("select count(*) from emc.chain_entry where emc = ? and type = 'REMOVAL'", missed.contract(1))).as("ends of the part").isEqualTo(1);
        assertThat(as("auditor").get("/ballots/" + ballot).expect(200).at("/audit/ok")).isEqualTo("true");
    }

    @Test
    @Order(2)
    void aShareThatWasReducedIsMadeGoodAfterAGrantedAppeal() {
        String emc = missed.contract(2);
        String code = asked(emc);
        answered(code);
        skipped(code);
        String ballot = ballot(code);
        cast(OVEN, ballot, "reduce").expect(200);
        cast(COMMUNITY, ballot, "reduce").expect(200);
        Await.step("the share is reduced", () -> assertThat(count("select count(*) from emc.chain_entry where emc = ? and type = 'REDUCTION'", emc)).isEqualTo(1));

        as(OVEN).post(path(code) + "/appeal", Map.of("reason", "It is a good party")).expectProblem(403);
        as(FOOD).post(path(code) + "/appeal", Map.of("reason", "The till was broken")).expect(200);
        desk().decide(JUDGE, code, "userTask_JudgeAppeal", "grant", "The till was broken", Map.of()).expect(200);
        desk().decide(OVEN, code, "userTask_SettleCompensation", "settle", null, Map.of("settlement", "Paid with the next sharing")).expect(200);

        operate().awaitEndWithoutIncident(instanceOf(code), "endEvent_Compensated");
        awaitOutcome(code, "SHARE_REDUCED");
        assertThat(find(code).toString()).contains("Paid with the next sharing");
    }

    @Test
    @Order(3)
    void whereNobodyIsFoundTheMembersTakeACoverASmallerScopeOrTheEnd() {
        var cases = Map.of("cover", asked(missed.contract(3)), "shrink", asked(missed.contract(4)), "end", asked(missed.contract(5)));
        cases.values().forEach(code -> {
            answered(code);
            skipped(code);
            String ballot = ballot(code);
            cast(OVEN, ballot, "replace").expect(200);
            cast(COMMUNITY, ballot, "replace").expect(200);
        });
        nobodyBids(cases.values());

        desk().decide(OVEN, cases.get("cover"), "userTask_ProposeCover", "propose", "They cook for us already", Map.of("cover", CHEF, "coverDays", 30)).expect(200);
        desk().decide(CHEF, cases.get("cover"), "userTask_SignCover", "take", null, Map.of("contractRead", true)).expect(200);
        for (String choice : List.of("shrink", "end")) {
            desk().decide(OVEN, cases.get(choice), "userTask_ProposeCover", "noCover", "Nobody has a kitchen", Map.of()).expect(200);
        }
        cases.forEach((choice, code) -> {
            String ballot = Await.value("the last ballot of " + code, () -> find(code).at("/succession/lastVotes/0/voting/ballot").isTextual()
                    ? find(code).at("/succession/lastVotes/0/voting/ballot").asText() : null);
            cast(FOOD, ballot, choice).expectProblem(403);
            cast(OVEN, ballot, choice).expect(200);
            cast(COMMUNITY, ballot, choice).expect(200);
        });

        handedOver(cases.get("cover"), CHEF);
        handedOver(cases.get("shrink"), OVEN);
        awaitOutcome(cases.get("shrink"), "SCOPE_REDUCED");
        awaitOutcome(cases.get("end"), "EMC_ENDED");
        Await.step("the part is covered", () -> assertThat(find(cases.get("cover")).path("step").asText()).isEqualTo("COVERING"));
        assertThat(parties(missed.contract(3))).contains(CHEF).doesNotContain(missed.food());
        assertThat(parties(missed.contract(4))).doesNotContain(missed.food());
    }

    private List<String> parties(String emc) {
        return as(OVEN).get("/emcs/" + emc).expect(200).body().at("/terms/nodes").findValuesAsText("actor");
    }

    /** Called once more with more time, as the rules say, and then over. */
    private void nobodyBids(Collection<String> codes) {
        var first = codes.stream().map(this::tender).collect(Collectors.toMap(tender -> tender, this::bidsUntil));
        advanceTo(Collections.max(first.values()).plusSeconds(60));
        var second = first.entrySet().stream().map(tender -> Await.value("the extension of " + tender.getKey(), () -> {
            var until = bidsUntil(tender.getKey());
            return until.equals(tender.getValue()) ? null : until;
        })).toList();
        advanceTo(Collections.max(second).plusSeconds(60));
    }

    private Instant bidsUntil(String tender) {
        return Instant.parse(as(OVEN).get("/tenders/" + tender).expect(200).at("/bidsUntil"));
    }

    private String tender(String code) {
        return Await.value("the tender of " + code, () -> find(code).at("/succession/search/tenders/0/tender").isTextual()
                ? find(code).at("/succession/search/tenders/0/tender").asText() : null);
    }

    private void substituteFound(String code) {
        String tender = tender(code);
        var tendering = new Tendering(this::as, tender);
        var start = LocalDate.ofInstant(now(), ZONE).plusMonths(1);
        try (var kept = wellRated(CHEF, "partner-detergent")) {
            bidsAreOpened(tender, tendering, start);
            Await.step("opened", () -> tendering.judge(OVEN, Map.of(CHEF, 90, "partner-detergent", 60)).expect(200));
        }
        tendering.judgedFinally(OVEN);
        tendering.awarded(OVEN, CHEF);
        desk().decide(CHEF, code, "userTask_TakeOver", "take", null, Map.of("contractRead", true)).expect(200);
    }

    private void bidsAreOpened(String tender, Tendering tendering, LocalDate start) {
        tendering.bid(CHEF, CHEF, "15", "Twelve kitchens", start).expect(201);
        tendering.bid("partner-detergent", "partner-detergent", "19", "One kitchen", start).expect(201);
        advanceTo(bidsUntil(tender).plusSeconds(60));
        tendering.opened(OVEN, "settlement-officer");
    }

    private void handedOver(String code, String taker) {
        Await.step("the checklist of " + code, () -> assertThat(find(code).path("step").asText()).isEqualTo("HANDING_OVER"));
        for (JsonNode item : find(code).at("/succession/handOver/items")) {
            String path = path(code) + "/hand-over/items/" + item.path("number").asText();
            as(taker).post(path + "/hand", Map.of("proof", "I have it")).expectProblem(403);
            if (item.path("title").asText().isEmpty()) {
                as(FOOD).post(path + "/none", Map.of()).expect(200);
            } else {
                as(FOOD).post(path + "/hand", Map.of("proof", "It lies in the shared folder")).expect(200);
            }
            as(FOOD).post(path + "/take", Map.of()).expectProblem(403);
            as(taker).post(path + "/take", Map.of()).expect(200);
        }
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
