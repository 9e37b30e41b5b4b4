package io.heyi.e2e;

import static io.heyi.e2e.ProposalBody.aProposal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An owner is elected on the real engine, from the nomination to the rights in Keycloak, and what is tried against the ballot (issue 4, items 4 and 6). */
class ElectionTest extends OnTheRealStack {

    private static final String RETIRING = "entrepreneur-35";
    private static final String BAKER = "entrepreneur-36";
    private static final String MILLER = "entrepreneur-37";
    private static final String COOK = "entrepreneur-38";
    private static final String DESIGNER = "entrepreneur-39";
    private static final String SELLER = "entrepreneur-40";
    private static final String PLATFORM = "platform-owner-food";
    private static final String OUTSIDER = "entrepreneur-60";

    @Test
    void theMembersElectAnOwnerWhoHasAllRightsAtOnceAndTheFormerOwnerNone() {
        String code = submit(RETIRING, aProposal().coFounders(BAKER, MILLER)).sponsored(PLATFORM).joined(BAKER, "15000").joined(MILLER, "15000")
                .signed(RETIRING, BAKER, MILLER, PLATFORM).awaitStatus("FOUNDED").microenterpriseCode();
        actsFor(code, RETIRING, BAKER);
        var election = Election.called(this::as, RETIRING, code);
        nominated(election);
        election.past("NOMINATION", this::advanceTo).cleared(desk(), PLATFORM, 2);
        Await.step("the question round", () -> assertThat(election.view().path("phase").asText()).isEqualTo("QUESTIONS"));
        as(MILLER).post(path(election) + "/questions", Map.of("text", "Who bakes on Sundays?")).expect(200);
        as(BAKER).post(path(election) + "/questions/1/answers", Map.of("text", "I do")).expect(200);
        String ballot = election.past("QUESTIONS", this::advanceTo).ballot();
        voted(election, ballot);
        Await.step("counted", () -> assertThat(election.view().path("winner").asText()).isEqualTo(BAKER));
        actsFor(code, RETIRING, BAKER);
        desk().decide(BAKER, election.id(), "userTask_AcceptOffice", "accept", null, Map.of("planRead", true)).expect(200);

        Await.step("the rights are switched", () -> assertThat(election.view().path("switchedAt").isTextual()).isTrue());
        actsFor(code, BAKER, RETIRING);
        keycloak().awaitMembers("/microenterprises/%s/owners".formatted(code), BAKER);
        keycloak().awaitMembers("/microenterprises/%s/members".formatted(code), RETIRING, BAKER, MILLER);
        assertThat(election.view().path("runnerUp").asText()).as("kept as backup leader").isEqualTo(MILLER);
        operate().awaitEndWithoutIncident(instanceOf(election.id()), "endEvent_Elected");
    }

    @Test
    void aFoundingTeamElectsItsFirstOwnerBeforeAnybodyHasARight() {
        var founding = submit(COOK, aProposal().coFounders(DESIGNER, SELLER)).sponsored(PLATFORM).joinedAndStands(DESIGNER, "15000").joined(SELLER, "15000")
                .signed(COOK, DESIGNER, SELLER, PLATFORM);
        var election = founding.ownerElection();
        assertThat(founding.proposal().path("electing").asBoolean()).isTrue();
        assertThat(founding.microenterprise().path("rights")).as("rights before anybody is elected").isEmpty();
        as(OUTSIDER).post(path(election) + "/candidacies", plan(1_200)).expectProblem(403);
        election.stands(DESIGNER, now()).cleared(desk(), PLATFORM, 2);
        String ballot = election.past("QUESTIONS", this::advanceTo).ballot();
        for (String person : List.of(COOK, DESIGNER, SELLER)) {
            cast(person, ballot, vote(key(election, DESIGNER))).expect(200);
        }
        desk().decide(DESIGNER, election.id(), "userTask_AcceptOffice", "accept", null, Map.of("planRead", true)).expect(200);

        founding.awaitStatus("FOUNDED");
        String code = founding.microenterpriseCode();
        assertThat(founding.microenterprise().path("owner").asText()).isEqualTo(DESIGNER);
        assertThat(founding.microenterprise().path("rights").findValuesAsText("right")).containsExactlyInAnyOrder("DECISION", "PERSONNEL", "DISTRIBUTION");
        actsFor(code, DESIGNER, COOK);
        keycloak().awaitMembers("/microenterprises/%s/owners".formatted(code), DESIGNER);
        keycloak().awaitMembers("/microenterprises/%s/members".formatted(code), COOK, DESIGNER, SELLER);
        operate().awaitEndWithoutIncident(instanceOf(election.id()), "endEvent_Elected");
        operate().awaitEndWithoutIncident(founding.processInstanceKey(), "endEvent_Founded");
    }

    private void nominated(Election election) {
        as(RETIRING).post(path(election) + "/candidacies", plan(800)).expectProblem(403);
        as(BAKER).post(path(election) + "/candidacies", plan(499)).expectProblem(422);
        election.stands(BAKER, now()).stands(MILLER, now());
    }

    private Map<String, Object> plan(int ovens) {
        return Map.of("targets", List.of(Map.of("metric", "Ovens in use", "unit", "ovens", "value", ovens, "dueMonth", month().plusMonths(24).toString())),
                "team", "The four of us", "pay", "Equal pay, profit by shares", "stake", "5000");
    }

    private static String path(Election election) {
        return "/elections/" + election.id();
    }

    private void voted(Election election, String ballot) {
        String baker = key(election, BAKER);
        String miller = key(election, MILLER);
        var retiringsVote = vote(baker);
        desk().await(RETIRING, election.id(), "userTask_Vote");
        cast(OUTSIDER, ballot, vote(miller)).expectProblem(403);
        cast(PLATFORM, ballot, vote(miller)).expectProblem(403);
        cast(RETIRING, ballot, retiringsVote).expect(200);
        assertThat(cast(RETIRING, ballot, retiringsVote).expect(200).at("/repeated")).as("the same request again").isEqualTo("true");
        cast(RETIRING, ballot, vote(miller)).expectProblem(409);
        String seatOfMiller = as(MILLER).get("/ballots/" + ballot).expect(200).at("/mine/0/id");
        cast(RETIRING, ballot, Map.of("seat", seatOfMiller, "option", baker)).expectProblem(403);
        assertThat(as(BAKER).get("/ballots/" + ballot).expect(200).at("/votes")).isEqualTo("1");
        assertThat(as("auditor").get("/ballots/" + ballot).expect(200).body().path("result").isObject()).as("nobody knows a result before the count").isFalse();
        cast(BAKER, ballot, vote(baker)).expect(200);
        cast(MILLER, ballot, vote(miller)).expect(200);
    }

    private static Map<String, Object> vote(String option) {
        return Map.of("option", option, "receipt", UUID.randomUUID().toString().replace("-", ""));
    }

    private Answer cast(String person, String ballot, Map<String, Object> vote) {
        return as(person).post("/ballots/%s/votes".formatted(ballot), vote);
    }

    private String key(Election election, String candidate) {
        for (JsonNode one : election.view().path("candidates")) {
            if (one.path("username").asText().equals(candidate)) {
                return one.path("key").asText();
            }
        }
        throw new AssertionError(candidate + " does not stand");
    }

    /** Whoever acts for a micro-enterprise may call for bids for it. */
    private void actsFor(String code, String owner, String other) {
        var draft = Map.<String, Object>of("title", "Flour", "need", "Flour for the winter", "caller", code, "currency", "CNY", "publish", false);
        as(owner).post("/tenders", draft, Map.of("Idempotency-Key", code + owner)).expect(201);
        as(other).post("/tenders", draft, Map.of("Idempotency-Key", code + other)).expectProblem(403);
    }
}
