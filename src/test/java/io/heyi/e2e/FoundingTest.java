package io.heyi.e2e;

import static io.heyi.e2e.ProposalBody.aProposal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every way a founding goes without a deadline passing (domain.md P1). */
class FoundingTest extends OnTheRealStack {

    @Test
    void aLargeFoundingRunsFromProposalToMicroenterprise() {
        var founding = submit("entrepreneur-01",
                aProposal().coFounders("entrepreneur-02", "entrepreneur-03").fundingAsked("600000"));

        founding.sentBack("platform-owner-food", "Explain how the 600,000 is spent").awaitStatus("REWORK");
        founding.resubmitted().awaitStatus("IN_DECISION");
        founding.sponsored("platform-owner-food");
        JsonNode unusedVote = founding.awaitTask("committee-5", Founding.VOTE);
        founding.approvedBy("committee-1", "committee-2", "committee-3", "committee-4").awaitStatus("PLEDGING");
        Await.step("the vote ends as soon as nothing can change it", () -> assertThat(
                as("committee-5").get("/tasks/" + unusedVote.path("id").asText()).expect(200).at("/state")).isEqualTo("WITHDRAWN"));
        founding.joined("entrepreneur-02", "30000").joined("entrepreneur-03", "0").awaitStatus("SIGNING");
        founding.signed("entrepreneur-01", "entrepreneur-02", "entrepreneur-03", "platform-owner-food").awaitStatus("FOUNDED");

        String code = founding.microenterpriseCode();
        assertThat(code).matches("ME-\\d{4,}");
        isAnnounced(founding, code);
        isFunded(founding, code);
        isKnownToKeycloak(code);
        operate().awaitEndWithoutIncident(founding.processInstanceKey(), "endEvent_Founded");
    }

    private void isAnnounced(Founding founding, String code) {
        JsonNode me = founding.microenterprise();
        assertThat(me.path("owner").asText()).isEqualTo("entrepreneur-01");
        assertThat(me.path("members").findValuesAsText("username"))
                .containsExactlyInAnyOrder("entrepreneur-01", "entrepreneur-02", "entrepreneur-03");
        assertThat(me.path("rights").findValuesAsText("right")).containsExactlyInAnyOrder("DECISION", "PERSONNEL", "DISTRIBUTION");
        assertThat(as("entrepreneur-60").get("/microenterprises?query=" + code).expect(200).body().path("items").findValuesAsText("code"))
                .as("the directory is open to everybody inside").containsExactly(code);
        assertThat(as("entrepreneur-01").get("/me").expect(200).body().path("relations").findValuesAsText("objectId")).contains(code);
        assertThat(founding.proposal().path("timeline").size()).as("the timeline tells the story").isGreaterThanOrEqualTo(12);
    }

    private void isFunded(Founding founding, String code) {
        assertThat(Books.imbalances(founding.ledgerEntries())).isEmpty();
        JsonNode balances = founding.microenterprise().path("balances");
        assertThat(Books.balance(balances, "cash", "")).isEqualByComparingTo("650000");
        assertThat(Books.balance(balances, "capital", "platform:food")).isEqualByComparingTo("600000");
        assertThat(Books.balance(balances, "capital", "member:entrepreneur-01")).isEqualByComparingTo("20000");
        assertThat(Books.balance(balances, "capital", "member:entrepreneur-02")).isEqualByComparingTo("30000");
        assertThat(Books.lossOrder(balances, "member:entrepreneur-02")).as("members first in the loss order")
                .isLessThan(Books.lossOrder(balances, "platform:food"));
    }

    private void isKnownToKeycloak(String code) {
        keycloak().awaitMembers("/microenterprises/%s/owners".formatted(code), "entrepreneur-01");
        keycloak().awaitMembers("/microenterprises/%s/members".formatted(code), "entrepreneur-01", "entrepreneur-02", "entrepreneur-03");
    }

    @Test
    void aSmallFoundingNeedsNoCommittee() {
        var founding = submit("entrepreneur-04", aProposal().coFounders("entrepreneur-05"));

        founding.sponsored("platform-owner-food").joined("entrepreneur-05", "15000")
                .signed("entrepreneur-04", "entrepreneur-05", "platform-owner-food").awaitStatus("FOUNDED");

        assertThat(founding.proposal().path("votes")).isEmpty();
    }

    @Test
    void aProposalThatThePlatformOwnerDeclinesEndsDeclinedWithItsReason() {
        var founding = submit("entrepreneur-04", aProposal().coFounders("entrepreneur-05"));

        founding.declined("platform-owner-food", "The plan has no costs").awaitStatus("DECLINED");

        assertThat(founding.proposal().path("closingReason").asText()).contains("The plan has no costs");
        operate().awaitEnd(founding.processInstanceKey(), "endEvent_DeclinedByPlatformOwner");
    }

    @Test
    void aCommitteeMajorityAgainstEndsDeclinedBeforeTheLastVote() {
        var founding = submit("entrepreneur-04", aProposal().coFounders("entrepreneur-05").fundingAsked("500000.01"));

        founding.sponsored("platform-owner-food").rejectedBy("committee-1", "committee-2", "committee-3", "committee-4")
                .awaitStatus("DECLINED");

        founding.awaitNoTask("committee-5");
        operate().awaitEnd(founding.processInstanceKey(), "endEvent_DeclinedByCommittee");
    }

    @Test
    void aTeamThatBecomesTooSmallLetsTheFoundingLapse() {
        var founding = submit("entrepreneur-04", aProposal().coFounders("entrepreneur-05"));

        founding.sponsored("platform-owner-food").declinedToJoin("entrepreneur-05").awaitStatus("LAPSED");

        operate().awaitEnd(founding.processInstanceKey(), "endEvent_LapsedTeamTooSmall");
    }

    @Test
    void aCoFounderWhoDeclinesIsDroppedAndTheOthersGoOn() {
        var founding = submit("entrepreneur-04", aProposal().coFounders("entrepreneur-05", "entrepreneur-06"));

        founding.sponsored("platform-owner-food").declinedToJoin("entrepreneur-05").joined("entrepreneur-06", "0").awaitStatus("SIGNING");

        founding.awaitNoTask("entrepreneur-05");
        founding.signed("entrepreneur-04", "entrepreneur-06", "platform-owner-food").awaitStatus("FOUNDED");
        assertThat(founding.microenterprise().path("members").findValuesAsText("username"))
                .containsExactlyInAnyOrder("entrepreneur-04", "entrepreneur-06");
    }

    @Test
    void withLessMoneyThanAskedTheProposerStartsSmaller() {
        var founding = submit("entrepreneur-04", aProposal().coFounders("entrepreneur-05").fundingAsked("400000"));

        founding.sponsoredWith("platform-owner-food", "250000").joined("entrepreneur-05", "20000");
        founding.decide("entrepreneur-04", Founding.SCALE_DOWN, "scaleDown", null, Map.of("note", "One street first")).expect(200);
        founding.signed("entrepreneur-04", "entrepreneur-05", "platform-owner-food").awaitStatus("FOUNDED");

        JsonNode balances = founding.microenterprise().path("balances");
        assertThat(Books.balance(balances, "capital", "platform:food")).isEqualByComparingTo("250000");
        assertThat(Books.balance(balances, "cash", "")).isEqualByComparingTo(new BigDecimal("290000"));
    }

    @Test
    void aRefusedSignatureLetsTheFoundingLapse() {
        var founding = submit("entrepreneur-04", aProposal().coFounders("entrepreneur-05"));

        founding.sponsored("platform-owner-food").joined("entrepreneur-05", "0");
        founding.decide("entrepreneur-05", Founding.SIGN, "refuse", "The allowance is too small", Map.of()).expect(200);
        founding.awaitStatus("LAPSED");

        operate().awaitEnd(founding.processInstanceKey(), "endEvent_LapsedSignatureRefused");
        founding.awaitNoTask("entrepreneur-04");
    }

    @Test
    void aThirdReworkIsNotOnOffer() {
        var founding = submit("entrepreneur-04", aProposal().coFounders("entrepreneur-05"));

        founding.sentBack("platform-owner-food", "First").resubmitted().sentBack("platform-owner-food", "Second").resubmitted();

        JsonNode task = founding.awaitTask("platform-owner-food", Founding.SPONSORSHIP);
        assertThat(task.path("outcomes").findValuesAsText("id")).containsExactlyInAnyOrder("sponsor", "decline");
        founding.decide("platform-owner-food", Founding.SPONSORSHIP, "sendBack", "Third", Map.of()).expectProblem(422);
        founding.withdrawnBy("entrepreneur-04");
    }

    @Test
    void withdrawingEndsTheProcessInEveryStepBeforeTheSignatures() {
        var waitingForSponsor = submit("entrepreneur-07", aProposal().coFounders("entrepreneur-08"));
        waitingForSponsor.awaitTask("platform-owner-food", Founding.SPONSORSHIP);
        var inRework = submit("entrepreneur-07", aProposal().coFounders("entrepreneur-08")).sentBack("platform-owner-food", "Again");
        inRework.awaitTask("entrepreneur-07", Founding.REWORK);
        var inVote = submit("entrepreneur-07", aProposal().coFounders("entrepreneur-08").fundingAsked("700000")).sponsored("platform-owner-food");
        inVote.awaitTask("committee-2", Founding.VOTE);
        var pledging = submit("entrepreneur-07", aProposal().coFounders("entrepreneur-08")).sponsored("platform-owner-food");
        pledging.awaitTask("entrepreneur-08", Founding.PLEDGE);

        for (var founding : List.of(waitingForSponsor, inRework, inVote, pledging)) {
            assertThat(founding.withdrawnBy("entrepreneur-07").status()).isBetween(200, 202);
            founding.awaitStatus("WITHDRAWN");
            for (String person : List.of("platform-owner-food", "entrepreneur-07", "committee-2", "entrepreneur-08")) {
                founding.awaitNoTask(person);
            }
            operate().awaitState(founding.processInstanceKey(), "COMPLETED");
            assertThat(founding.withdrawnBy("entrepreneur-07").status()).as("a repeat has the same answer").isBetween(200, 202);
        }
    }

    @Test
    void withdrawingIsRefusedFromTheFirstSignatureOn() {
        var founding = submit("entrepreneur-07", aProposal().coFounders("entrepreneur-08"))
                .sponsored("platform-owner-food").joined("entrepreneur-08", "0").awaitStatus("SIGNING");

        founding.withdrawnBy("entrepreneur-07").expectProblem(409);

        assertThat(founding.status()).isEqualTo("SIGNING");
        founding.signed("entrepreneur-07", "entrepreneur-08", "platform-owner-food").awaitStatus("FOUNDED");
        founding.withdrawnBy("entrepreneur-07").expectProblem(409);
    }

    @Test
    void rivalsAreShownToTheDeciderWithWhatTheyAskFor() {
        String scenario = "Students who cook for eight, " + java.util.UUID.randomUUID();
        var rival = submit("entrepreneur-09", aProposal().coFounders("entrepreneur-10").with("userScenario", scenario)
                .with("name", "Rival kitchen").fundingAsked("123456.78"));
        var founding = submit("entrepreneur-07", aProposal().coFounders("entrepreneur-08").with("userScenario", scenario));

        String task = founding.awaitTask("platform-owner-food", Founding.SPONSORSHIP).path("id").asText();
        String facts = as("platform-owner-food").get("/tasks/" + task).expect(200).body().path("facts").toString();

        assertThat(facts).contains("Rival kitchen").containsPattern("123.?456\\.78");
        rival.withdrawnBy("entrepreneur-09");
        founding.withdrawnBy("entrepreneur-07");
    }
}
