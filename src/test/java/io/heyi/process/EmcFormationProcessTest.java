package io.heyi.process;

import static io.heyi.process.FormationScenario.DUE;
import static io.heyi.process.FormationScenario.QUESTIONS;
import static io.heyi.process.FormationScenario.REMINDER;
import static io.heyi.process.FormationScenario.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every way through {@code emc-formation}: ends, boundary events, timers and loops (domain.md P2). */
class EmcFormationProcessTest {

    private static final Duration A_BIT = Duration.ofHours(1);

    // the coverage looks at the engine's records, so it must be asked before the engine stops: extensions end in reverse order
    @RegisterExtension
    @Order(1)
    static final EngineInJvm ENGINE = new EngineInJvm();

    @RegisterExtension
    @Order(2)
    static final ElementCoverage COVERAGE = new ElementCoverage(ENGINE, ModelFiles.FORMATION);

    private static FormationScenario formation() {
        return FormationScenario.with(ENGINE);
    }

    private static void assertLapse(FormationScenario formation, String reason) {
        assertThat(formation.inputsOf("recordLapse")).singleElement().satisfies(input -> assertThat(input).containsEntry("lapseReason", reason));
    }

    @Test
    void aCallBecomesAnActiveContractOnceTheLeadHasChosenAndAllHaveSigned() {
        var formation = formation().called().joinWindowPasses().leadFixesTheChoice().everybodySigns();
        formation.endsAt("endEvent_Activated");
        assertThat(formation.jobsDone()).endsWith("openCommitments", "draftContract", "checkSignatures", "activateContract");
    }

    @Test
    void aCanvasIsSignedAtOnce() {
        var formation = formation().drawnUpOnACanvas().everybodySigns();
        formation.endsAt("endEvent_Activated");
        assertThat(formation.jobsDone()).containsExactly("draftContract", "checkSignatures", "activateContract");
    }

    @Test
    void theReviewIsForTheOwnersOfTheLeadAndEverySignatureForTheMembersOwnPeople() {
        var formation = formation().called().joinWindowPasses();
        assertThat(formation.waitsFor("userTask_ReviewCommitments", null).getValue().getCustomHeaders())
                .containsEntry("taskType", "emc.reviewCommitments").containsEntry("businessKeyVariable", "emc")
                .containsEntry("io.camunda.zeebe:candidateGroups", "[\"me-owner:ME-0001\"]")
                .containsKeys("io.camunda.zeebe:dueDate", "io.camunda.zeebe:formKey").doesNotContainKey("io.camunda.zeebe:assignee");
        formation.leadFixesTheChoice().waitsAt("userTask_SignContract");
        assertThat(formation.addresseesOfSigning()).containsExactlyInAnyOrder("[\"me-owner:ME-0001\"][]", "[\"me-owner:ME-0002\"][]", "[][\"chef-01\"]");
        formation.withdrawn().endsAt("endEvent_Withdrawn");
    }

    // --- the call

    @Test
    void whoIsNotInYetIsRemindedAgainAndAgainAndTheLastTwoDaysGoToThePlatformOwners() {
        var formation = formation().called().timePasses(Duration.ofDays(3).plus(A_BIT)).passes("endEvent_InvitedReminded").timePasses(Duration.ofDays(3))
                .hasNotPassed("endEvent_InvitedEscalated");
        assertThat(formation.inputsOf("remindInvited")).hasSize(2);
        formation.timePasses(Duration.ofDays(2)).passes("endEvent_InvitedEscalated");
        formation.hasNotPassed("timerEvent_JoinDeadline").timePasses(Duration.ofDays(2)).leadFixesTheChoice().withdrawn().endsAt("endEvent_Withdrawn");
    }

    @Test
    void theLeadIsRemindedOfOpenQuestionsBeforeTheyEndAndStandInsAreCalledAfterwards() {
        var formation = formation().called().timePasses(QUESTIONS.minusDays(1).plus(A_BIT)).passes("endEvent_AnswersReminded").timePasses(Duration.ofDays(1)).hasNotPassed("endEvent_StandInsCalled");
        formation.timePasses(Duration.ofDays(1)).passes("endEvent_StandInsCalled").hasNotPassed("timerEvent_JoinDeadline").withdrawn().endsAt("endEvent_Withdrawn");
    }

    @Test
    void theSecondCallHasItsOwnTimesForAnswers() {
        var formation = formation().when("draftContract", Map.of("draftResult", "reopen")).called().joinWindowPasses().leadFixesTheChoice().passes("serviceTask_ReopenPlaces");
        formation.settle();
        long reminded = formation.timesPassed("endEvent_AnswersReminded");
        long called = formation.timesPassed("endEvent_StandInsCalled");
        formation.timePasses(REMINDER.plus(A_BIT)).settle();
        assertThat(formation.timesPassed("endEvent_AnswersReminded")).isEqualTo(reminded + 1);
        assertThat(formation.timesPassed("endEvent_StandInsCalled")).isEqualTo(called + 1);
        formation.withdrawn().endsAt("endEvent_Withdrawn");
    }

    @Test
    void aCallOpenedByAnEarlierBuildTakesItsWay() {
        formation().calledByAnEarlierBuild().timePasses(WINDOW.minus(A_BIT)).hasNotPassed("timerEvent_QuestionsEndSoon").hasNotPassed("timerEvent_AnswersDue").timePasses(A_BIT.plus(A_BIT))
                .leadFixesTheChoice().everybodySigns().endsAt("endEvent_Activated");
    }

    @Test
    void tooFewCommitmentsExtendTheCall() {
        var formation = formation().when("checkResponse", Map.of("callResult", "extend")).called().joinWindowPasses().passes("serviceTask_ExtendCall")
                .when("checkResponse", Map.of("callResult", "open"));
        formation.timePasses(REMINDER.plus(A_BIT)).passes("endEvent_InvitedEscalated").timePasses(Duration.ofDays(1)).waitsAt("userTask_ReviewCommitments");
        assertThat(formation.timesPassed("timerEvent_JoinDeadline")).isEqualTo(2);
        formation.withdrawn().endsAt("endEvent_Withdrawn");
    }

    @Test
    void withoutAnyEligibleCommitmentTheFormationLapses() {
        var formation = formation().when("openCommitments", Map.of("openResult", "nobody")).called().joinWindowPasses();
        formation.endsAt("endEvent_LapsedNoCommitments");
        assertLapse(formation, "noCommitments");
    }

    // --- the lead's choice

    @Test
    void theLeadIsRemindedAndItsSilenceAcceptsAll() {
        var formation = formation().called().joinWindowPasses().waitsAt("userTask_ReviewCommitments").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_LeadReminded")
                .timePasses(Duration.ofDays(1)).passes("serviceTask_AcceptAll");
        formation.everybodySigns().endsAt("endEvent_Activated");
    }

    // --- signatures

    @Test
    void missingSignatoriesAreRemindedAndWhatIsThereAtTheDeadlineIsChecked() {
        var formation = formation().drawnUpOnACanvas().signs("sign").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_SignatoriesReminded");
        formation.when("checkSignatures", Map.of("signingResult", "lapse")).timePasses(Duration.ofDays(1)).endsAt("endEvent_LapsedLeadUnsigned");
        assertLapse(formation, "leadUnsigned");
    }

    @Test
    void aRefusalEndsTheRoundAndAllSignTheNewText() {
        var formation = formation().when("checkSignatures", Map.of("signingResult", "again")).drawnUpOnACanvas().signs("sign").signs("refuse").passes("serviceTask_CheckSignatures")
                .waitsAt("userTask_SignContract");
        assertThat(formation.addresseesOfSigning()).as("everybody signs anew").hasSize(3);
        formation.when("checkSignatures", Map.of("signingResult", "allSigned")).everybodySigns().endsAt("endEvent_Activated");
        assertThat(formation.timesPassed("serviceTask_DraftContract")).isEqualTo(2);
    }

    @Test
    void anEmptyPlaceIsCalledAgainWithoutAnybodyNewTheFormationLapses() {
        var formation = formation().when("draftContract", Map.of("draftResult", "reopen")).called().joinWindowPasses().leadFixesTheChoice().passes("serviceTask_ReopenPlaces")
                .when("openCommitments", Map.of("openResult", "nothingNew")).when("draftContract", Map.of("draftResult", "lapse")).timePasses(DUE.plus(A_BIT));
        formation.endsAt("endEvent_LapsedPlaceEmpty");
        assertLapse(formation, "placeEmpty");
    }

    @Test
    void whoJoinsInTheSecondCallIsReviewedToo() {
        var formation = formation().when("draftContract", Map.of("draftResult", "reopen")).called().joinWindowPasses().leadFixesTheChoice().passes("serviceTask_ReopenPlaces")
                .when("draftContract", Map.of("draftResult", "sign")).timePasses(DUE.plus(A_BIT)).leadFixesTheChoice().everybodySigns();
        formation.endsAt("endEvent_Activated");
        assertThat(formation.timesPassed("userTask_ReviewCommitments")).isEqualTo(2);
    }

    // --- withdrawal and faults

    @Test
    void aWithdrawalEndsTheOpenCall() {
        formation().called().hasNotPassed("timerEvent_JoinDeadline").withdrawn().endsAt("endEvent_Withdrawn");
    }

    @Test
    void anUnknownAnswerStopsTheCaseInsteadOfTakingAWrongTurn() {
        formation().when("checkSignatures", Map.of("signingResult", "perhaps")).drawnUpOnACanvas().everybodySigns().stopsWithAnIncident("Expected at least one condition");
    }

    @Test
    void formsAndSignatoriesLeaveNothingInTheProcess() {
        var formation = formation().drawnUpOnACanvas().everybodySigns();
        formation.endsAt("endEvent_Activated");
        assertThat(formation.processVariables()).doesNotContain("contractRead", "signOutcome", "signatory", "note");
        assertThat(WINDOW).isGreaterThan(DUE);
    }
}
