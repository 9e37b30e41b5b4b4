package io.heyi.e2e;

import static io.heyi.e2e.ProposalBody.aProposal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Deadlines that pass, with the time machine. Time only moves forward, and for everybody: hence one story in order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeadlinesTest extends OnTheRealStack {
    /** Longer than every first deadline of the founding route. */
    private static final Period PAST_EVERY_DEADLINE = Period.ofDays(16);

    private Founding clothingUnanswered;
    private Founding foodUnanswered;
    private Founding silentCoFounder;
    private Founding reworkForgotten;
    private Founding noQuorum;
    private Founding unsigned;
    private Founding notScaledDown;

    @Test
    @Order(1)
    void onlyTheAdministratorMayMoveTime() {
        as("entrepreneur-01").post("/local/clock", Map.of("advance", "PT1S")).expectProblem(403);
        anonymous().post("/local/clock", Map.of("advance", "PT1S")).expectProblem(401);
        as("administrator").post("/local/clock", Map.of("advance", "-P1D")).expectProblem(422);
        as("administrator").post("/local/clock", Map.of("advance", "soon")).expectProblem(422);
    }

    @Test
    @Order(2)
    void everyStepHasADeadlineInTheFuture() {
        clothingUnanswered = submit("entrepreneur-41", aProposal().platform("clothing").coFounders("entrepreneur-42"));
        foodUnanswered = submit("entrepreneur-43", aProposal().coFounders("entrepreneur-44"));
        silentCoFounder = submit("entrepreneur-45", aProposal().coFounders("entrepreneur-46", "entrepreneur-47"))
                .sponsored("platform-owner-food").joined("entrepreneur-46", "0");
        reworkForgotten = submit("entrepreneur-48", aProposal().coFounders("entrepreneur-49"))
                .sentBack("platform-owner-food", "Costs are missing");
        noQuorum = submit("entrepreneur-50", aProposal().coFounders("entrepreneur-51").fundingAsked("900000"))
                .sponsored("platform-owner-food").approvedBy("committee-1");
        unsigned = submit("entrepreneur-52", aProposal().coFounders("entrepreneur-53"))
                .sponsored("platform-owner-food").joined("entrepreneur-53", "0").signed("entrepreneur-52");
        notScaledDown = submit("entrepreneur-54", aProposal().coFounders("entrepreneur-55"))
                .sponsoredWith("platform-owner-food", "100000").joined("entrepreneur-55", "0");

        hasDeadline(clothingUnanswered, "platform-owner-clothing", Founding.SPONSORSHIP);
        hasDeadline(silentCoFounder, "entrepreneur-47", Founding.PLEDGE);
        hasDeadline(reworkForgotten, "entrepreneur-48", Founding.REWORK);
        hasDeadline(noQuorum, "committee-2", Founding.VOTE);
        hasDeadline(unsigned, "entrepreneur-53", Founding.SIGN);
        hasDeadline(notScaledDown, "entrepreneur-54", Founding.SCALE_DOWN);
    }

    private void hasDeadline(Founding founding, String user, String element) {
        JsonNode task = founding.awaitTask(user, element);
        var left = Duration.between(Instant.parse(task.path("createdAt").asText()), Instant.parse(task.path("dueAt").asText()));
        assertThat(left).as(element).isBetween(Duration.ofDays(1), Duration.ofDays(40));
    }

    @Test
    @Order(3)
    void timeMovesForEngineAndProductAlike() {
        var timelineBefore = lastMoment(foodUnanswered);

        advance(PAST_EVERY_DEADLINE);

        Await.step("escalated", () -> assertThat(lastMoment(foodUnanswered))
                .isAfter(timelineBefore.plus(Duration.ofDays(PAST_EVERY_DEADLINE.getDays() - 1))));
    }

    private Instant lastMoment(Founding founding) {
        JsonNode timeline = founding.proposal().path("timeline");
        return timeline.findValuesAsText("at").stream().map(Instant::parse).max(Instant::compareTo).orElseThrow();
    }

    @Test
    @Order(4)
    void whatThePlatformOwnerLeavesGoesToTheSecondOwner() {
        clothingUnanswered.awaitTask("platform-owner-food", Founding.SPONSORSHIP);
        clothingUnanswered.awaitNoTask("platform-owner-clothing");
        clothingUnanswered.sponsored("platform-owner-food").awaitStatus("PLEDGING");
    }

    @Test
    @Order(4)
    void withoutASecondOwnerItGoesToTheAdministrators() {
        foodUnanswered.awaitTask("administrator", Founding.SPONSORSHIP);
        foodUnanswered.awaitNoTask("platform-owner-food");
        foodUnanswered.sponsored("administrator").awaitStatus("PLEDGING");
    }

    @Test
    @Order(4)
    void aSilentCoFounderIsDroppedAndTheOthersSign() {
        silentCoFounder.awaitStatus("SIGNING");
        silentCoFounder.awaitNoTask("entrepreneur-47");
    }

    @Test
    @Order(4)
    void aForgottenReworkLapses() {
        reworkForgotten.awaitStatus("LAPSED");
        reworkForgotten.awaitNoTask("entrepreneur-48");
    }

    @Test
    @Order(4)
    void aProposalThatNobodyScalesDownLapses() {
        notScaledDown.awaitStatus("LAPSED");
    }

    @Test
    @Order(4)
    void withoutAQuorumTheMissingMembersAreAskedOnceMore() {
        noQuorum.awaitTask("committee-2", Founding.VOTE);
        noQuorum.awaitNoTask("committee-1");
        assertThat(noQuorum.status()).isEqualTo("IN_DECISION");
    }

    @Test
    @Order(4)
    void aMissingSignatureHasOneExtension() {
        // the task of before the deadline may still be in the inbox for a moment
        Await.step("asked once more", () -> assertThat(Instant.parse(
                unsigned.awaitTask("entrepreneur-53", Founding.SIGN).path("dueAt").asText())).isAfter(lastMoment(unsigned)));
        unsigned.awaitNoTask("entrepreneur-52");
        assertThat(unsigned.status()).isEqualTo("SIGNING");
    }

    @Test
    @Order(5)
    void afterTheSecondDeadlineTheyLapse() {
        advance(PAST_EVERY_DEADLINE);

        noQuorum.awaitStatus("LAPSED");
        unsigned.awaitStatus("LAPSED");
        noQuorum.awaitNoTask("committee-3");
        unsigned.awaitNoTask("entrepreneur-53");
    }
}
