package io.heyi.process;

import static io.heyi.process.RenewalScenario.DUE;
import static io.heyi.process.RenewalScenario.REMINDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way through {@code emc-contract-renewal}: ends, boundary events, timers and loops (domain.md P3). */
class EmcContractRenewalProcessTest {

    private static final Duration A_BIT = Duration.ofMinutes(10);

    // the coverage looks at the engine's records, so it must be asked before the engine stops: extensions end in reverse order
    @RegisterExtension
    @org.junit.jupiter.api.Order(1)
    static final EngineInJvm ENGINE = new EngineInJvm();

    @RegisterExtension
    @org.junit.jupiter.api.Order(2)
    static final ElementCoverage COVERAGE = new ElementCoverage(ENGINE, Path.of("bpmn/emc-contract-renewal.bpmn"));

    private static RenewalScenario renewal() {
        return RenewalScenario.with(ENGINE);
    }

    // --- the usual month

    @Test
    void withoutDisputesAndChangesOneClickPerPartyRenews() {
        var renewal = renewal().figuresPublished().leadProposes("noChange").everybodyConfirms().monthPasses();
        renewal.endsAt("endEvent_Renewed");
        assertThat(renewal.jobsDone()).containsExactly("freezeActuals", "publishResults", "closeDisputeWindow", "publishProposal", "closeConfirmation", "closePeriod",
                "bookSharing", "sealVersion");
        renewal.hasNotPassed("subProcess_SettleDispute");
    }

    @Test
    void nothingIsFrozenBeforeTheCutOffAndNothingBookedBeforeTheMonthIsOver() {
        var renewal = renewal().due();
        renewal.hasNotPassed("timerEvent_CutOff");
        renewal.timePasses(RenewalScenario.TO_CUT_OFF.plus(A_BIT)).passes("serviceTask_PublishResults").hasNotPassed("timerEvent_DisputeWindowOver")
                .timePasses(RenewalScenario.WINDOW.plus(A_BIT)).leadProposes("noChange").everybodyConfirms().passes("serviceTask_CloseConfirmation");
        renewal.hasNotPassed("timerEvent_PeriodEnd");
        renewal.timePasses(RenewalScenario.TO_MONTH_END).endsAt("endEvent_Renewed");
    }

    @Test
    void tasksGoToWhoeverActsForTheParty() {
        var renewal = renewal().figuresPublished();
        var task = renewal.waitsFor("userTask_ProposeTerms", null).getValue().getCustomHeaders();
        assertThat(task).containsEntry("taskType", "emc.proposeTerms").containsEntry("businessKeyVariable", "renewal")
                .containsEntry("io.camunda.zeebe:candidateGroups", "[\"me-owner:ME-0001\"]").containsKeys("io.camunda.zeebe:dueDate", "io.camunda.zeebe:formKey");
        renewal.leadProposes("noChange").waitsAt("userTask_ConfirmTerms");
        assertThat(renewal.addressees()).containsExactlyInAnyOrder("[\"me-owner:ME-0002\"][]", "[\"ssp-owner:SSP-LOGISTICS\"][]", "[][\"chef-01\"]");
        renewal.everybodyConfirms().monthPasses().endsAt("endEvent_Renewed");
    }

    @Test
    void twoStartsOfOneRenewalRunOnce() {
        var renewal = renewal().due();
        renewal.published("emc.renewalDue");
        renewal.timePasses(RenewalScenario.TO_CUT_OFF.plus(A_BIT)).passes("serviceTask_PublishResults");
        assertThat(renewal.timesPassed("serviceTask_FreezeActuals")).isEqualTo(1);
        renewal.timePasses(RenewalScenario.WINDOW.plus(A_BIT)).leadProposes("noChange").everybodyConfirms().monthPasses().endsAt("endEvent_Renewed");
    }

    // --- disputes

    @ParameterizedTest
    @CsvSource({"accept,endEvent_DisputeAccepted", "reject,endEvent_FigureRuled"})
    void theLeadAnswersAndARejectionGoesToAMediator(String answer, String end) {
        var renewal = renewal().disputed(false).figuresPublished().leadAnswers(answer);
        if (answer.equals("reject")) {
            renewal.mediatorRules("uphold");
        }
        renewal.passes(end).leadProposes("noChange").everybodyConfirms().monthPasses().endsAt("endEvent_Renewed");
        assertThat(renewal.jobsDone()).contains("applyRulings");
    }

    @Test
    void aDisputeThatConcernsTheLeadNeverReachesIt() {
        var renewal = renewal().disputed(true).figuresPublished().mediatorRules("correct").passes("endEvent_FigureRuled");
        renewal.hasNotPassed("userTask_AnswerDispute");
        assertThat(renewal.inputsOf("askMediator")).singleElement().satisfies(in -> assertThat(in).containsEntry("dispute", Map.of("id", "1", "aboutLead", true)));
        renewal.leadProposes("noChange").everybodyConfirms().monthPasses().endsAt("endEvent_Renewed");
    }

    @Test
    void disputesAreSettledSideBySideWithoutDisturbingEachOther() {
        var renewal = renewal().when("closeDisputeWindow", Map.of("disputes", List.of(Map.of("id", "1", "aboutLead", false), Map.of("id", "2", "aboutLead", true))))
                .figuresPublished().mediatorRules("uphold").leadAnswers("accept").passes("serviceTask_ApplyRulings");
        assertThat(renewal.timesPassed("serviceTask_AskMediator")).isEqualTo(1);
        assertThat(renewal.processVariables()).doesNotContain("answerOutcome", "mediationOutcome", "mediatorGroups", "correctedValue", "note");
        renewal.leadProposes("noChange").everybodyConfirms().monthPasses().endsAt("endEvent_Renewed");
    }

    @Test
    void aSilentLeadIsRemindedAndThenThePlatformIsAsked() {
        var renewal = renewal().disputed(false).figuresPublished().waitsAt("userTask_AnswerDispute").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_AnswerReminded");
        assertThat(renewal.inputsOf("remindRenewal")).last().satisfies(in -> assertThat(in).containsEntry("reminderStep", "answer"));
        renewal.timePasses(DUE).mediatorRules("uphold").leadProposes("noChange").everybodyConfirms().monthPasses().endsAt("endEvent_Renewed");
    }

    @Test
    void aSilentMediatorIsRemindedThenTheNextIsAskedAndAtLastTheFigureStands() {
        var renewal = renewal().disputed(true).figuresPublished().waitsAt("userTask_MediateDispute").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_MediationReminded");
        assertThat(renewal.inputsOf("remindRenewal")).last().satisfies(in -> assertThat(in).containsEntry("reminderStep", "mediation"));
        renewal.when("askMediator", Map.of("mediatorGroups", List.of("administrator"))).timePasses(DUE).passes("timerEvent_MediationOverdue").waitsAt("userTask_MediateDispute");
        assertThat(renewal.addressees()).containsExactly("[\"administrator\"]null");
        renewal.when("askMediator", Map.of("mediationNeeded", false, "mediatorGroups", List.of())).timePasses(DUE.plus(A_BIT)).passes("endEvent_DisputeSettled");
        assertThat(renewal.timesPassed("serviceTask_AskMediator")).isEqualTo(3);
        renewal.leadProposes("noChange").everybodyConfirms().monthPasses().endsAt("endEvent_Renewed");
    }

    // --- terms

    @Test
    void aSilentLeadIsRemindedAndThenProposesNoChange() {
        var renewal = renewal().figuresPublished().waitsAt("userTask_ProposeTerms").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_ProposalReminded");
        assertThat(renewal.inputsOf("remindRenewal")).last().satisfies(in -> assertThat(in).containsEntry("reminderStep", "proposal"));
        renewal.timePasses(DUE).passes("timerEvent_ProposalOverdue").everybodyConfirms().monthPasses().endsAt("endEvent_Renewed");
    }

    @Test
    void silentMembersAreRemindedAndTheirSilenceIsCounted() {
        var renewal = renewal().figuresPublished().leadProposes("propose").memberSays("confirm").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_ConfirmationReminded");
        assertThat(renewal.inputsOf("remindRenewal")).last().satisfies(in -> assertThat(in).containsEntry("reminderStep", "confirmation"));
        renewal.timePasses(DUE).passes("timerEvent_ConfirmationOverdue").hasNoTaskAt("userTask_ConfirmTerms").monthPasses().endsAt("endEvent_Renewed");
    }

    @Test
    void anObjectionEndsTheAskingAndTheTermsAreRenegotiated() {
        var renewal = renewal().when("closeConfirmation", Map.of("renegotiate", true)).figuresPublished().leadProposes("propose").memberSays("object")
                .passes("serviceTask_CloseConfirmation").hasNoTaskAt("userTask_ConfirmTerms");
        renewal.when("closeConfirmation", Map.of("renegotiate", false)).leadProposes("noChange").everybodyConfirms().monthPasses().endsAt("endEvent_Renewed");
        assertThat(renewal.timesPassed("userTask_ProposeTerms")).isEqualTo(2);
    }

    @Test
    void whereAPartIsEnoughAnObjectionDoesNotEndTheAsking() {
        var renewal = renewal().when("publishProposal", Map.of("objectionDecides", false)).figuresPublished().leadProposes("propose").memberSays("object")
                .waitsAt("userTask_ConfirmTerms").memberSays("confirm").memberSays("leave").monthPasses();
        renewal.endsAt("endEvent_Renewed");
    }

    @Test
    void whenNobodyIsLeftToAskTheProcessGoesOn() {
        renewal().when("publishProposal", Map.of("confirmers", List.of())).when("closePeriod", Map.of("renewalResult", "lapse")).figuresPublished().leadProposes("noChange")
                .monthPasses().endsAt("endEvent_ContractLapsed");
    }

    // --- ends

    @ParameterizedTest
    @CsvSource({"renew,endEvent_Renewed,sealVersion", "oldTerms,endEvent_RunsOnOldTerms,sealOldTerms", "lapse,endEvent_ContractLapsed,lapseContract"})
    void sharingIsBookedBeforeTheContractGoesOnOrEnds(String result, String end, String last) {
        var renewal = renewal().when("closePeriod", Map.of("renewalResult", result)).figuresPublished().leadProposes("noChange").everybodyConfirms().monthPasses();
        renewal.endsAt(end);
        assertThat(renewal.jobsDone()).endsWith("closePeriod", "bookSharing", last);
    }

    @Test
    void anUnknownResultStopsTheCaseInsteadOfTakingAWrongTurn() {
        renewal().when("closePeriod", Map.of("renewalResult", "perhaps")).figuresPublished().leadProposes("noChange").everybodyConfirms().monthPasses()
                .stopsWithAnIncident("Expected at least one condition");
    }

    @Test
    void aContractThatIsEndedBeforeTheCutOffIsSettledAtOnce() {
        var renewal = renewal().due();
        renewal.published("emc.contractEnded").endsAt("endEvent_ContractEnded");
        assertThat(renewal.jobsDone()).containsExactly("settleEnded");
    }

    @Test
    void aContractThatIsEndedWhileMembersAreAskedTakesTheirTasksAway() {
        var renewal = renewal().figuresPublished().leadProposes("noChange").waitsAt("userTask_ConfirmTerms");
        renewal.published("emc.contractEnded").endsAt("endEvent_ContractEnded");
        renewal.hasNoTaskAt("userTask_ConfirmTerms");
        assertThat(renewal.jobsDone()).endsWith("settleEnded");
    }
}
