package io.heyi.e2e;

import static io.heyi.e2e.ProposalBody.aProposal;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.localstack.Part;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Parts that crash or go away for a while, at the moments that hurt: nothing is lost, nothing is done twice. */
class OutageTest extends OnTheRealStack {

    @AfterEach
    void everythingRunsAgain() {
        start(Part.CAMUNDA);
        start(Part.KEYCLOAK);
        start(Part.PRODUCT);
    }

    @Test
    void killedBetweenCommitAndEngineCommandNothingIsLostOrDoubled() {
        var waiting = submit("entrepreneur-01", aProposal().coFounders("entrepreneur-02"));
        String task = waiting.awaitTask("platform-owner-food", Founding.SPONSORSHIP).path("id").asText();

        kill(Part.CAMUNDA);
        waiting.complete("platform-owner-food", task, "sponsor", null, Map.of()).expect(200);
        var submitted = submit("entrepreneur-03", aProposal().coFounders("entrepreneur-04"));
        kill(Part.PRODUCT);
        startBoth(Part.CAMUNDA, Part.PRODUCT);

        waiting.joined("entrepreneur-02", "0");
        submitted.sponsored("platform-owner-food").joined("entrepreneur-04", "0");
        for (Founding founding : List.of(waiting, submitted)) {
            String coFounder = founding == waiting ? "entrepreneur-02" : "entrepreneur-04";
            founding.signed(founding.proposer(), coFounder, "platform-owner-food").awaitStatus("FOUNDED");
            assertThat(tasksEver(founding, Founding.SPONSORSHIP)).isEqualTo(1);
            assertThat(tasksEver(founding, Founding.PLEDGE)).isEqualTo(1);
            isFoundedOnce(founding);
        }
    }

    @Test
    void theEngineMayBeAwayWhilePeopleDecide() {
        var founding = submit("entrepreneur-05", aProposal().coFounders("entrepreneur-06"));
        String task = founding.awaitTask("platform-owner-food", Founding.SPONSORSHIP).path("id").asText();

        kill(Part.CAMUNDA);
        founding.complete("platform-owner-food", task, "sponsor", null, Map.of()).expect(200);
        assertThat(as("platform-owner-food").get("/tasks/" + task).expect(200).at("/state")).as("done at once").isEqualTo("DONE");
        try (Screen screen = screen("platform-owner-food")) {
            screen.open("/inbox/tasks/" + task + "?view=done");
            screen.shows("Decided, being delivered");
        }
        assertThat(as("entrepreneur-05").get("/proposals/" + founding.id()).expect(200).at("/status")).isNotBlank();
        start(Part.CAMUNDA);

        Await.recovery("work goes on by itself", () -> assertThat(founding.tasksOf("entrepreneur-06")).hasSize(1));
        founding.joined("entrepreneur-06", "0").signed("entrepreneur-05", "entrepreneur-06", "platform-owner-food").awaitStatus("FOUNDED");
        isFoundedOnce(founding);
    }

    @Test
    void whoWaitsForTheEngineIsToldThatNothingIsLost() {
        try (Screen screen = screen("entrepreneur-05")) {
            kill(Part.CAMUNDA);
            Await.step("the pages say so", () -> {
                screen.open("/proposals");
                assertThat(screen.find("[data-engine-away]").count()).isEqualTo(1);
            });
            screen.shows("every decision is kept");
            start(Part.CAMUNDA);
            Await.recovery("the pages say no more", () -> {
                screen.open("/proposals");
                assertThat(screen.find("[data-engine-away]").count()).isZero();
            });
            screen.hasNoComplaints();
        }
    }

    @Test
    void withoutKeycloakTheSignedInWorkOnAndTheOthersAreToldWhy() {
        try (Screen signedIn = screen("entrepreneur-05"); Screen stranger = new Screen(e2e().anonymousPage(), base())) {
            kill(Part.KEYCLOAK);
            assertThat(signedIn.open("/inbox").status()).isEqualTo(200);
            assertThat(signedIn.open("/proposals").status()).isEqualTo(200);
            assertThat(stranger.open("/inbox").status()).isEqualTo(503);
            stranger.shows("Sign-in is unavailable");
            start(Part.KEYCLOAK);
        }
        Await.recovery("people can sign in again", () -> {
            try (Screen screen = new Screen(e2e().signingIn("entrepreneur-06"), base())) {
                assertThat(screen.open("/inbox").status()).isEqualTo(200);
            }
        });
    }

    @Test
    void killedInsideProvisioningItIsFoundedOnce() {
        var founding = submit("entrepreneur-07", aProposal().coFounders("entrepreneur-08"))
                .sponsored("platform-owner-food").joined("entrepreneur-08", "0").signed("entrepreneur-07", "entrepreneur-08");
        String lastSignature = founding.awaitTask("platform-owner-food", Founding.SIGN).path("id").asText();

        e2e().renewTokens("platform-owner-food", founding.proposer());
        // without Keycloak the identity step cannot end, so the product dies in the middle of it
        kill(Part.KEYCLOAK);
        founding.complete("platform-owner-food", lastSignature, "sign", null, Map.of("agreementRead", true)).expect(200);
        Await.step("registered, booked and waiting for Keycloak", () -> assertThat(database().query(
                "select count(*) from ledger.entry e where e.owner = (select microenterprise_code from microenterprise.proposal where id = ?::uuid)",
                founding.id())).isEqualTo("1"));
        assertThat(founding.status()).isEqualTo("PROVISIONING");
        kill(Part.PRODUCT);
        start(Part.KEYCLOAK);
        start(Part.PRODUCT);
        aMinutePasses();

        Await.recovery("founded after all", () -> assertThat(founding.status()).isEqualTo("FOUNDED"));
        isFoundedOnce(founding);
        keycloak().awaitMembers("/microenterprises/%s/owners".formatted(founding.microenterpriseCode()), "entrepreneur-07");
    }

    @Test
    void keycloakMayBeAwayWhileAMicroenterpriseIsSetUp() {
        var founding = submit("entrepreneur-09", aProposal().coFounders("entrepreneur-10"))
                .sponsored("platform-owner-food").joined("entrepreneur-10", "0").signed("entrepreneur-09", "entrepreneur-10");
        String lastSignature = founding.awaitTask("platform-owner-food", Founding.SIGN).path("id").asText();

        e2e().renewTokens("platform-owner-food", founding.proposer());
        kill(Part.KEYCLOAK);
        founding.complete("platform-owner-food", lastSignature, "sign", null, Map.of("agreementRead", true)).expect(200);
        founding.awaitStatus("PROVISIONING");
        start(Part.KEYCLOAK);
        aMinutePasses();

        Await.recovery("founded by itself", () -> assertThat(founding.status()).isEqualTo("FOUNDED"));
        isFoundedOnce(founding);
        // a short absence is no incident
        operate().awaitEndWithoutIncident(founding.processInstanceKey(), "endEvent_Founded");
    }

    @Test
    void whatIsChangedInKeycloakByHandIsRepaired() {
        var founding = submit("entrepreneur-21", aProposal().coFounders("entrepreneur-22")).sponsored("platform-owner-food")
                .joined("entrepreneur-22", "0").signed("entrepreneur-21", "entrepreneur-22", "platform-owner-food").awaitStatus("FOUNDED");
        String owners = "/microenterprises/%s/owners".formatted(founding.microenterpriseCode());

        keycloak().addMember(owners, "entrepreneur-60");
        keycloak().deleteGroup("/microenterprises/%s/members".formatted(founding.microenterpriseCode()));
        kill(Part.PRODUCT);
        start(Part.PRODUCT);

        keycloak().awaitMembers(owners, "entrepreneur-21");
        keycloak().awaitMembers("/microenterprises/%s/members".formatted(founding.microenterpriseCode()), "entrepreneur-21", "entrepreneur-22");
    }

    @Test
    void aRestartKeepsTheMovedTime() {
        advance(java.time.Period.ofDays(3));
        String before = clock();
        kill(Part.PRODUCT);
        start(Part.PRODUCT);

        assertThat(java.time.Instant.parse(clock())).isAfterOrEqualTo(java.time.Instant.parse(before));
    }

    private String clock() {
        return as("administrator").get("/local/clock").expect(200).at("/now");
    }

    private void isFoundedOnce(Founding founding) {
        assertThat(database().query("select count(*) from microenterprise.microenterprise where proposal_id = ?::uuid", founding.id())).isEqualTo("1");
        assertThat(founding.ledgerEntries()).hasSize(1);
        assertThat(Books.imbalances(founding.ledgerEntries())).isEmpty();
        assertThat(founding.microenterprise().path("rights")).hasSize(3);
    }

    private long tasksEver(Founding founding, String element) {
        return Long.parseLong(database().query("select count(*) from inbox.task where business_key = ? and element_id = ?", founding.id(), element));
    }
}
