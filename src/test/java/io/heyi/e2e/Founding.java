package io.heyi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One founding, driven by its people through the API. Each call waits until the process has come to that point. */
final class Founding {
    static final String SPONSORSHIP = "userTask_DecideSponsorship";
    static final String REWORK = "userTask_ReworkProposal";
    static final String VOTE = "userTask_VoteOnFunding";
    static final String PLEDGE = "userTask_PledgeAndJoin";
    static final String SCALE_DOWN = "userTask_ScaleDown";
    static final String SIGN = "userTask_SignAgreement";

    private final Function<String, Api> people;
    private final TaskDesk desk;
    private final String proposer;
    private final String id;

    private Founding(Function<String, Api> people, String proposer, String id) {
        this.people = people;
        this.desk = new TaskDesk(people);
        this.proposer = proposer;
        this.id = id;
    }

    static Founding submitted(Function<String, Api> people, String proposer, ProposalBody body) {
        Answer answer = people.apply(proposer).post("/proposals", body.json()).expect(201);
        assertThat(answer.headers().firstValue("location").orElse("")).endsWith("/api/v1/proposals/" + answer.at("/id"));
        return new Founding(people, proposer, answer.at("/id"));
    }

    String id() {
        return id;
    }

    String proposer() {
        return proposer;
    }

    /** The proposal as its proposer sees it. */
    JsonNode proposal() {
        return people.apply(proposer).get("/proposals/" + id).expect(200).body();
    }

    String status() {
        return proposal().path("status").asText();
    }

    String microenterpriseCode() {
        return proposal().path("microenterpriseCode").asText();
    }

    long processInstanceKey() {
        return Await.value("process instance of " + id, () -> {
            JsonNode key = proposal().path("processInstanceKey");
            return key.isNumber() || key.isTextual() ? key.asLong() : null;
        });
    }

    Founding awaitStatus(String status) {
        Await.step("%s of %s".formatted(status, id), () -> assertThat(status()).isEqualTo(status));
        return this;
    }

    /** The election that the founding waits for. */
    Election ownerElection() {
        return Election.seenBy(people, proposer, Await.value("the election of " + id, () -> {
            JsonNode election = proposal().path("ownerElection");
            return election.isTextual() ? election.asText() : null;
        }));
    }

    /** Open tasks of this case that this person holds or is offered. */
    List<JsonNode> tasksOf(String user) {
        return desk.tasksOf(user, id);
    }

    JsonNode awaitTask(String user, String element) {
        return desk.await(user, id, element);
    }

    void awaitNoTask(String user) {
        Await.step("no task of %s for %s".formatted(id, user), () -> assertThat(tasksOf(user)).isEmpty());
    }

    Answer decide(String user, String element, String outcome, String reason, Map<String, Object> variables) {
        return desk.decide(user, id, element, outcome, reason, variables);
    }

    Answer complete(String user, String task, String outcome, String reason, Map<String, Object> variables) {
        return desk.complete(user, task, outcome, reason, variables);
    }

    Founding sponsored(String by) {
        String task = awaitTask(by, SPONSORSHIP).path("id").asText();
        people.apply(by).post("/tasks/%s/claim".formatted(task)).expect(200);
        complete(by, task, "sponsor", null, Map.of()).expect(200);
        return this;
    }

    Founding sponsoredWith(String by, String granted) {
        decide(by, SPONSORSHIP, "sponsor", null, Map.of("fundingGranted", granted)).expect(200);
        return this;
    }

    Founding sentBack(String by, String reason) {
        decide(by, SPONSORSHIP, "sendBack", reason, Map.of()).expect(200);
        return this;
    }

    Founding declined(String by, String reason) {
        decide(by, SPONSORSHIP, "decline", reason, Map.of()).expect(200);
        return this;
    }

    Founding resubmitted() {
        decide(proposer, REWORK, "resubmit", null, Map.of("note", "The numbers are explained now")).expect(200);
        return this;
    }

    Founding approvedBy(String... members) {
        for (String member : members) {
            decide(member, VOTE, "approve", null, Map.of()).expect(200);
        }
        return this;
    }

    Founding rejectedBy(String... members) {
        for (String member : members) {
            decide(member, VOTE, "reject", "Too much at once", Map.of()).expect(200);
        }
        return this;
    }

    Founding joined(String coFounder, String pledge) {
        decide(coFounder, PLEDGE, "join", null, Map.of("pledgeAmount", pledge)).expect(200);
        return this;
    }

    /** Joins and would lead as well. */
    Founding joinedAndStands(String coFounder, String pledge) {
        decide(coFounder, PLEDGE, "join", null, Map.of("pledgeAmount", pledge, "standsForOwner", true)).expect(200);
        return this;
    }

    Founding declinedToJoin(String coFounder) {
        decide(coFounder, PLEDGE, "decline", "No time this year", Map.of()).expect(200);
        return this;
    }

    Founding signed(String... signatories) {
        for (String signatory : signatories) {
            decide(signatory, SIGN, "sign", null, Map.of("agreementRead", true)).expect(200);
        }
        return this;
    }

    Answer withdrawnBy(String user) {
        return people.apply(user).post("/proposals/%s/withdrawal".formatted(id));
    }

    JsonNode microenterprise() {
        return people.apply(proposer).get("/microenterprises/" + microenterpriseCode()).expect(200).body();
    }

    List<JsonNode> ledgerEntries() {
        var entries = new ArrayList<JsonNode>();
        people.apply(proposer).get("/microenterprises/%s/ledger".formatted(microenterpriseCode())).expect(200)
                .body().path("items").forEach(entries::add);
        return entries;
    }
}
