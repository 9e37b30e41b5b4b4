package io.heyi.e2e;

import static io.heyi.e2e.ProposalBody.aProposal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Ways into the talent pool and out of it, by the API (issue 5). They share a clock: what moves it furthest comes last. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TalentPoolTest extends OnTheRealStack {

    private static final String POOL = "/talent-pool/pool/members";
    private static final String FORMER_OWNER = "entrepreneur-59";
    private static final String SEEKER = "entrepreneur-30";
    private static final String EMPLOYER = "entrepreneur-28";
    private static final String EMPLOYED = "entrepreneur-29";
    private static final String FIRST = "process-owner-1";
    private static final String SECOND = "process-owner-2";
    private static final String COORDINATOR = "pool-coordinator";
    private static final String OFFICER = "settlement-officer";

    private String former;
    private String bakery;

    @BeforeAll
    void twoTeams(E2e running) {
        use(running);
        former = founded(FORMER_OWNER, "entrepreneur-58", SEEKER);
        bakery = founded(EMPLOYER, EMPLOYED);
    }

    private String founded(String owner, String... others) {
        var founding = submit(owner, aProposal().coFounders(others)).sponsored("platform-owner-food");
        Stream.of(others).forEach(person -> founding.joined(person, "0"));
        return founding.signed(owner).signed(others).signed("platform-owner-food").awaitStatus("FOUNDED").microenterpriseCode();
    }

    @Test
    @Order(1)
    void whoEntersByOwnWishFindsAPlaceAndGoesOnFromThereAfterTheNotice() {
        as(FORMER_OWNER).post("/pool-stays").expectProblem(409);
        String stay = as(SEEKER).post("/pool-stays").expect(201).at("/code");
        assertThat(as(SEEKER).post("/pool-stays").expect(201).at("/code")).isEqualTo(stay);
        assertThat(members(FORMER_OWNER, former)).doesNotContain(SEEKER);
        keycloak().awaitAmongMembers(POOL, List.of(SEEKER));
        keycloak().awaitMembers("/microenterprises/%s/members".formatted(former), FORMER_OWNER, "entrepreneur-58");
        wagesAreWhatThePreviewSays(SEEKER);

        profileOf(SEEKER, "Sourdough", "Bread ovens");
        desk().decide(SEEKER, stay, "userTask_CompleteProfile", "ready", null, Map.of()).expect(200);
        String baker = opening(EMPLOYER, bakery, 1, "Sourdough", "Bread ovens");
        String welder = opening(EMPLOYER, bakery, 1, "Arc welding", "Steel construction");
        var ranked = as(SEEKER).get("/openings?for=me&size=100").expect(200).body().path("items");
        var codes = ranked.findValuesAsText("code");
        assertThat(codes.indexOf(baker)).as(ranked.toString()).isNotNegative().isLessThan(codes.indexOf(welder));
        assertThat(as(SEEKER).get("/openings/%s/matches/mine".formatted(baker)).expect(200).text()).contains("Sourdough");
        as(SEEKER).post("/openings/%s/applications".formatted(baker), Map.of("text", "I bake at night")).expect(200);
        assertThat(as(EMPLOYER).get("/openings/%s/candidates?size=100".formatted(baker)).expect(200).text()).contains(SEEKER);
        as(SEEKER).get("/openings/%s/candidates".formatted(baker)).expectProblem(403);

        offerOf(EMPLOYER, baker, SEEKER, "1").expectProblem(422);
        String offer = offerOf(EMPLOYER, baker, SEEKER, "24000").expect(201).at("/code");
        as(EMPLOYED).get("/offers/" + offer).expectProblem(404);
        accepted(EMPLOYED, offer).expectProblem(404);
        assertThat(accepted(SEEKER, offer).expect(200).at("/state")).isEqualTo("JOINED");
        assertThat(accepted(SEEKER, offer).expect(200).at("/state")).isEqualTo("JOINED");
        assertThat(members(EMPLOYER, bakery)).contains(SEEKER);
        keycloak().awaitMembers("/microenterprises/%s/members".formatted(bakery), EMPLOYER, EMPLOYED, SEEKER);
        var over = as(SEEKER).get("/pool-stays/mine").expect(200).body();
        assertThat(over.path("outcome").asText()).isEqualTo("JOINED");
        assertThat(over.path("endedOn").asText()).isEqualTo(today().toString());
        operate().awaitEndWithoutIncident(instanceOf(stay), "endEvent_StayOver");
        payIsSeenBy(SEEKER, "24000");

        goesOnAfterTheNotice();
    }

    /** The present owner can hurry it and not hold it up. */
    private void goesOnAfterTheNotice() {
        String oldPlace = opening(FORMER_OWNER, former, 1, "Sourdough");
        String offer = offerOf(FORMER_OWNER, oldPlace, SEEKER, "25000").expect(201).at("/code");
        var agreed = accepted(SEEKER, offer).expect(200);
        assertThat(agreed.at("/state")).isEqualTo("NOTICE");
        assertThat(members(EMPLOYER, bakery)).contains(SEEKER);
        as(FORMER_OWNER).post("/offers/%s/release".formatted(offer)).expectProblem(403);
        advanceTo(java.time.Instant.parse(agreed.at("/moveAt")));
        Await.step("moved", () -> assertThat(as(SEEKER).get("/offers/" + offer).expect(200).at("/state")).isEqualTo("JOINED"));
        assertThat(members(FORMER_OWNER, former)).contains(SEEKER);
        assertThat(members(EMPLOYER, bakery)).doesNotContain(SEEKER);
        keycloak().awaitMembers("/microenterprises/%s/members".formatted(former), FORMER_OWNER, "entrepreneur-58", SEEKER);
        keycloak().awaitMembers("/microenterprises/%s/members".formatted(bakery), EMPLOYER, EMPLOYED);
        operate().awaitEndWithoutIncident(instanceOf(offer), "endEvent_Moved");
    }

    @Test
    @Order(2)
    void ofTwoWhoAcceptTheLastPlaceAtOnceOneHasItAndTheOtherLosesNothing() {
        as(FIRST).post("/pool-stays").expect(201);
        as(COORDINATOR).post("/pool-stays", Map.of("person", SECOND)).expect(201);
        String opening = opening(EMPLOYER, bakery, 1, "Night shifts");
        String one = offerOf(EMPLOYER, opening, FIRST, "24000").expect(201).at("/code");
        String other = offerOf(EMPLOYER, opening, SECOND, "24000").expect(201).at("/code");
        e2e().renewTokens(FIRST, SECOND);

        var answers = AtOnce.both(() -> accepted(FIRST, one), () -> accepted(SECOND, other));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        String winner = answers.getFirst().status() == 200 ? FIRST : SECOND;
        String loser = winner.equals(FIRST) ? SECOND : FIRST;
        assertThat(members(EMPLOYER, bakery)).contains(winner).doesNotContain(loser);
        var stay = as(loser).get("/pool-stays/mine").expect(200).body();
        assertThat(stay.path("phase").asText()).isEqualTo("IN_POOL");
        assertThat(stay.path("refusals").asInt()).isZero();
        assertThat(as("auditor").get("/openings/" + opening).expect(200).at("/state")).isNotEqualTo("OPEN");
        keycloak().awaitAmongMembers("/microenterprises/%s/members".formatted(bakery), List.of(winner));
    }

    @Test
    @Order(3)
    void whenTheTimeIsOverPeopleDecideWithALegalCheck() {
        String stay = as(EMPLOYED).post("/pool-stays").expect(201).at("/code");
        var mine = as(EMPLOYED).get("/pool-stays/mine").expect(200).body();
        var limit = LocalDate.parse(mine.path("limit").asText());
        assertThat(limit).isEqualTo(LocalDate.parse(mine.path("entered").asText()).plusMonths(3));
        var promised = wagesAreWhatThePreviewSays(EMPLOYED);

        advanceTo(limit.atStartOfDay(ZONE).toInstant().plusSeconds(600));
        String task = desk().await(COORDINATOR, stay, "userTask_DecideAtLimit").path("id").asText();
        desk().complete(COORDINATOR, task, "extend", "One more month", Map.of()).expectProblem(422);
        desk().complete(COORDINATOR, task, "endEmployment", "No place in three months", Map.of()).expect(200);
        Await.step("legal check", () -> assertThat(phase(EMPLOYED)).isEqualTo("LEGAL_CHECK"));
        desk().decide(OFFICER, stay, "userTask_CheckLegally", "object", "The works council was not heard", Map.of()).expect(200);
        desk().decide(COORDINATOR, stay, "userTask_DecideAtLimit", "otherPlace", "Logistics needs people", Map.of("otherPlace", "Shared service logistics")).expect(200);
        Await.step("ended", () -> assertThat(phase(EMPLOYED)).isEqualTo("ENDED"));
        assertThat(as(EMPLOYED).get("/pool-stays/mine").expect(200).at("/outcome")).isEqualTo("OTHER_PLACE");
        Await.step("the last wage", () -> assertThat(database().query("select count(*) from talent.pool_wage where stay = ?", stay)).isEqualTo(String.valueOf(promised.size())));
        promised.forEach((month, total) -> {
            if (month.isBefore(YearMonth.from(limit))) {
                assertThat(new BigDecimal(database().query("select amount from talent.pool_wage where stay = ? and month = ?", stay, month.toString()))).as(month.toString()).isEqualByComparingTo(total);
            }
        });
        operate().awaitEndWithoutIncident(instanceOf(stay), "endEvent_StayOver");
    }

    /** @return total by month */
    private Map<YearMonth, BigDecimal> wagesAreWhatThePreviewSays(String person) {
        var stay = as(person).get("/pool-stays/mine").expect(200).body();
        var benchmark = as(person).get("/people/me/pay").expect(200).body().at("/benchmark/amount").decimalValue();
        var totals = new HashMap<YearMonth, BigDecimal>();
        for (JsonNode month : stay.path("wages")) {
            var preview = as(person).post("/pool/wage-preview", Map.of("benchmarkMonthly", benchmark, "entryDate", stay.path("entered").asText(), "month", month.path("month").asText())).expect(200).body();
            var total = month.at("/total/amount").decimalValue();
            assertThat(total).as(month.toString()).isEqualByComparingTo(preview.path("total").decimalValue());
            totals.put(YearMonth.parse(month.path("month").asText()), total);
        }
        assertThat(totals).hasSizeBetween(3, 4);
        return totals;
    }

    private void payIsSeenBy(String person, String salary) {
        for (String reader : List.of(person, EMPLOYER, OFFICER)) {
            String path = "/people/%s/pay".formatted(reader.equals(person) ? "me" : person);
            assertThat(as(reader).get(path).expect(200).text()).as(reader).contains(salary);
        }
        for (String reader : List.of(EMPLOYED, "platform-owner-food", FORMER_OWNER)) {
            as(reader).get("/people/%s/pay".formatted(person)).expectProblem(403);
        }
        as("partner-chef").get("/people/%s/pay".formatted(person)).expectProblem(404);
    }

    private void profileOf(String person, String... skills) {
        var known = as(person).get("/people/me/profile").expect(200).body();
        var body = Map.of("version", known.path("version").asLong(), "place", "Qingdao", "skills", Stream.of(skills).map(skill -> Map.of("name", skill, "level", 4, "evidence", "Ten years")).toList(),
                "wishes", Map.of("text", "Bread", "roles", List.of("engineer"), "remote", false),
                "availability", Map.of("looking", true, "published", true, "from", today().toString(), "percent", 100));
        as(person).send("PUT", "/people/me/profile", BodyPublishers.ofString(Api.JSON.valueToTree(body).toString()), Map.of("Content-Type", "application/json")).expect(200);
    }

    private String opening(String owner, String microenterprise, int places, String... skills) {
        var body = new HashMap<String, Object>(Map.of("microenterprise", microenterprise, "role", "engineer", "skills", Stream.of(skills).map(skill -> Map.of("name", skill)).toList(), "country", "CN",
                "salaryFrom", "20000", "salaryTo", "30000", "text", "In a small team", "places", String.valueOf(places), "place", "Qingdao"));
        body.put("until", today().plusDays(60).toString());
        return as(owner).post("/openings", body).expect(201).at("/code");
    }

    private Answer offerOf(String owner, String opening, String person, String salary) {
        return as(owner).post("/openings/%s/offers".formatted(opening), Map.of("person", person, "salary", salary, "text", "Come to us"));
    }

    private Answer accepted(String person, String offer) {
        return as(person).post("/offers/%s/acceptance".formatted(offer), Map.of("accept", true));
    }

    private List<String> members(String reader, String microenterprise) {
        return as(reader).get("/microenterprises/" + microenterprise).expect(200).body().path("members").findValuesAsText("username");
    }

    private String phase(String person) {
        return as(person).get("/pool-stays/mine").expect(200).at("/phase");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now(), ZONE);
    }
}
