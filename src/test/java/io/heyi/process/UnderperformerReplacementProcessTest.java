package io.heyi.process;

import static io.heyi.process.ReplacementScenario.DUE;
import static io.heyi.process.ReplacementScenario.REMINDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way through {@code underperformer-replacement}: ends, boundary events, timers and messages (domain.md P4). */
class UnderperformerReplacementProcessTest {

    private static final Duration A_BIT = Duration.ofMinutes(10);

    // the coverage looks at the engine's records, so it must be asked before the engine stops: extensions end in reverse order
    @RegisterExtension
    @org.junit.jupiter.api.Order(1)
    static final EngineInJvm ENGINE = new EngineInJvm();

    @RegisterExtension
    @org.junit.jupiter.api.Order(2)
    static final ElementCoverage COVERAGE = new ElementCoverage(ENGINE, Path.of("bpmn/underperformer-replacement.bpmn"));

    private static ReplacementScenario opened() {
        return ReplacementScenario.with(ENGINE).opened();
    }

    // --- the answer and its cause

    @Test
    void theAnswerIsAskedOfThePartyWithADeadline() {
        var found = opened();
        var task = found.waitsFor("userTask_AnswerCase", null).getValue().getCustomHeaders();
        assertThat(task).containsEntry("taskType", "replacement.answerCase").containsEntry("businessKeyVariable", "replacement")
                .containsEntry("io.camunda.zeebe:candidateGroups", "[\"me-owner:ME-0002\"]").containsKey("io.camunda.zeebe:dueDate");
        found.answered().curePassed().everybodyVotes().endsAt("endEvent_Kept");
    }

    @Test
    void aSilentPartyIsRemindedAndThenTheCaseGoesOn() {
        var found = opened().waitsAt("userTask_AnswerCase").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_AnswerReminded");
        assertThat(found.inputsOf("remind")).last().satisfies(in -> assertThat(in).containsEntry("reminderStep", "answer"));
        found.timePasses(DUE).passes("timerEvent_AnswerOverdue").curePassed().everybodyVotes().endsAt("endEvent_Kept");
    }

    @Test
    void aCauseThatLiesWithAnotherPartyMovesTheCounterAndClosesTheCase() {
        var found = ReplacementScenario.with(ENGINE).claimed().when("closeRuling", Map.of("causeAccepted", true)).opened().answered().judged("accept");
        found.endsAt("endEvent_Reattributed");
        assertThat(found.conclusion()).isEqualTo("RE_ATTRIBUTED");
    }

    @Test
    void aRejectedClaimLeadsToTheCurePeriod() {
        ReplacementScenario.with(ENGINE).claimed().opened().answered().judged("reject").curePassed().everybodyVotes().endsAt("endEvent_Kept");
    }

    @Test
    void aSilentJudgeIsRemindedThenTheNextIsAskedAndAtLastTheClaimDoesNotHold() {
        var found = ReplacementScenario.with(ENGINE).claimed().opened().answered().waitsAt("userTask_JudgeCause").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_JudgeReminded");
        assertThat(found.inputsOf("remind")).last().satisfies(in -> assertThat(in).containsEntry("reminderStep", "judge"));
        found.timePasses(DUE).passes("timerEvent_JudgeOverdue").waitsAt("userTask_JudgeCause");
        found.when("askJudge", Map.of("judgeAsked", false, "judgeGroups", List.of())).timePasses(DUE.plus(A_BIT)).passes("serviceTask_CloseRuling");
        assertThat(found.timesPassed("serviceTask_AskJudge")).isEqualTo(3);
        found.curePassed().everybodyVotes().endsAt("endEvent_Kept");
    }

    // --- the cure period

    @Test
    void figuresThatAreBackEndTheCurePeriodAndTheCase() {
        var found = ReplacementScenario.with(ENGINE).when("closeCure", Map.of("recovered", true)).opened().answered().helpPlanned().passes("endEvent_HelpSaid");
        found.published("replacement.figureRecovered").endsAt("endEvent_Recovered");
        assertThat(found.conclusion()).isEqualTo("RECOVERED");
    }

    @Test
    void allOthersTogetherSkipTheCurePeriod() {
        var found = opened().answered().waitsAt("userTask_PlanHelp");
        found.published("replacement.cureSkipped").passes("messageEvent_CureSkipped").hasNoTaskAt("userTask_PlanHelp").everybodyVotes().endsAt("endEvent_Kept");
    }

    @Test
    void withoutAHelpPlanTheOthersAreRemindedAndTheCurePeriodGoesOn() {
        var found = opened().answered().waitsAt("userTask_PlanHelp").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_HelpReminded");
        assertThat(found.inputsOf("remind")).last().satisfies(in -> assertThat(in).containsEntry("reminderStep", "help"));
        found.timePasses(DUE).passes("endEvent_NoHelp").hasNotPassed("serviceTask_CloseCure").timePasses(ReplacementScenario.CURE).passes("serviceTask_CloseCure").everybodyVotes()
                .endsAt("endEvent_Kept");
    }

    // --- the vote

    @ParameterizedTest
    @CsvSource({"keep,endEvent_Kept,KEPT", "reduce,endEvent_ReductionDecided,REDUCTION_DECIDED", "replace,endEvent_ReplacementDecided,REPLACEMENT_DECIDED"})
    void theMembersDecide(String decision, String end, String conclusion) {
        var found = ReplacementScenario.with(ENGINE).decided(decision);
        if (!decision.equals("keep")) {
            found.passes("linkEvent_ToAppeal").timePasses(ReplacementScenario.APPEAL.plus(A_BIT));
        }
        found.endsAt(end);
        assertThat(found.conclusion()).isEqualTo(conclusion);
    }

    @Test
    void whoHasNotVotedIsRemindedAndTheBallotEndsByTime() {
        var found = opened().answered().curePassed().waitsAt("userTask_CastVote").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_VoteReminded");
        assertThat(found.inputsOf("remindMissing")).singleElement().satisfies(in -> assertThat(in).containsEntry("ballot", "B-0001"));
        found.timePasses(DUE).passes("timerEvent_VoteEnds").hasNoTaskAt("userTask_CastVote").endsAt("endEvent_Kept");
    }

    @Test
    void whereNobodyMayVoteThePartyIsKeptWithoutABallot() {
        var found = ReplacementScenario.with(ENGINE).when("openVote", Map.of("votePossible", false, "ballot", "", "seats", List.of())).opened().answered().curePassed();
        found.endsAt("endEvent_Kept");
        assertThat(found.jobsDone()).doesNotContain("countVotes").contains("applyVote");
    }

    // --- the appeal

    @Test
    void whatWasDecidedIsHandedOverBeforeAnybodyAppeals() {
        var found = ReplacementScenario.with(ENGINE).decided("replace").passes("serviceTask_CloseReplaced").hasNotPassed("serviceTask_CloseAppealTime");
        found.timePasses(ReplacementScenario.APPEAL.plus(A_BIT)).endsAt("endEvent_ReplacementDecided");
    }

    @ParameterizedTest
    @CsvSource({"grant,true,endEvent_AppealGranted", "reject,false,endEvent_ReductionDecided"})
    void anAppealIsJudgedByThePlatform(String outcome, boolean granted, String end) {
        var found = ReplacementScenario.with(ENGINE).appealed().when("closeAppeal", Map.of("appealGranted", granted)).decided("reduce").passes("linkEvent_ToAppeal");
        found.published("replacement.appealFiled").appealJudged(outcome).endsAt(end);
        assertThat(found.jobsDone()).containsSubsequence("concludeCase", "closeAppealTime", "askAppealJudge", "closeAppeal");
    }

    @Test
    void anAppealThatWasRecordedInTimeCountsAlsoWhenTheTimerIsFirst() {
        ReplacementScenario.with(ENGINE).appealed().decided("replace").passes("linkEvent_ToAppeal").timePasses(ReplacementScenario.APPEAL.plus(A_BIT)).appealJudged("reject")
                .endsAt("endEvent_ReplacementDecided");
    }

    @Test
    void aSilentJudgeOfTheAppealIsRemindedThenTheNextIsAskedAndAtLastTheDecisionStands() {
        var found = ReplacementScenario.with(ENGINE).appealed().decided("replace").passes("linkEvent_ToAppeal");
        found.published("replacement.appealFiled").waitsAt("userTask_JudgeAppeal").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_AppealReminded");
        assertThat(found.inputsOf("remind")).last().satisfies(in -> assertThat(in).containsEntry("reminderStep", "appeal"));
        found.when("askAppealJudge", Map.of("appealAsked", false, "appealGroups", List.of())).timePasses(DUE).passes("timerEvent_AppealOverdue").endsAt("endEvent_ReplacementDecided");
    }

    // --- the end before the end

    @ParameterizedTest
    @CsvSource({"userTask_AnswerCase", "userTask_PlanHelp", "userTask_CastVote"})
    void aCaseThatIsTakenBackEndsWhereverItStands(String task) {
        var found = opened();
        if (!task.equals("userTask_AnswerCase")) {
            found.answered();
        }
        if (task.equals("userTask_CastVote")) {
            found.curePassed();
        }
        found.waitsAt(task).published("replacement.caseWithdrawn").endsAt("endEvent_Withdrawn");
        assertThat(found.jobsDone()).last().isEqualTo("withdrawCase");
    }

    @Test
    void twoStartsOfOneCaseRunOnce() {
        var found = opened().waitsAt("userTask_AnswerCase");
        found.published("replacement.caseOpened");
        found.answered().curePassed().everybodyVotes().endsAt("endEvent_Kept");
        assertThat(found.timesPassed("serviceTask_OpenHearing")).isEqualTo(1);
    }
}
