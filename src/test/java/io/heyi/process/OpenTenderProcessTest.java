package io.heyi.process;

import static io.heyi.process.TenderScenario.ANSWERS;
import static io.heyi.process.TenderScenario.DUE;
import static io.heyi.process.TenderScenario.QUESTIONS;
import static io.heyi.process.TenderScenario.REMINDER;
import static io.heyi.process.TenderScenario.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every way through {@code open-tender}: ends, boundary events, timers and loops (issue 4, part 3). */
class OpenTenderProcessTest {

    private static final Duration A_BIT = Duration.ofHours(1);

    // the coverage looks at the engine's records, so it must be asked before the engine stops: extensions end in reverse order
    @RegisterExtension
    @Order(1)
    static final EngineInJvm ENGINE = new EngineInJvm();

    @RegisterExtension
    @Order(2)
    static final ElementCoverage COVERAGE = new ElementCoverage(ENGINE, ModelFiles.TENDER);

    private static TenderScenario tender() {
        return TenderScenario.with(ENGINE);
    }

    @Test
    void aTenderIsOpenedByTwoJudgedRankedAndAwarded() {
        var tender = tender().published().bidsDeadlinePasses().firstConfirms().secondConfirms().judged().decided("award");
        tender.endsAt("endEvent_Awarded");
        assertThat(tender.jobsDone()).containsSubsequence("closeQuestions", "countBids", "openBids", "rankBids", "publishOutcome");
    }

    @Test
    void nothingIsOpenedAfterOneConfirmationOnly() {
        var tender = tender().published().bidsDeadlinePasses().firstConfirms().waitsAt("userTask_ConfirmOpeningTogether").hasNotPassed("serviceTask_OpenBids");
        tender.cancelled().endsAt("endEvent_Cancelled");
    }

    @Test
    void theDeciderMayAwardNobody() {
        tender().published().bidsDeadlinePasses().firstConfirms().secondConfirms().judged().decided("noAward").endsAt("endEvent_AwardedToNone");
    }

    @Test
    void tasksNameTheirPeopleFormAndTime() {
        var tender = tender().published().bidsDeadlinePasses();
        assertThat(tender.waitsFor("userTask_ConfirmOpening", null).getValue().getCustomHeaders())
                .containsEntry("taskType", "tender.confirmOpening").containsEntry("businessKeyVariable", "tender").containsEntry("io.camunda.zeebe:candidateGroups", "[\"me-owner:ME-0001\"]")
                .containsKeys("io.camunda.zeebe:dueDate", "io.camunda.zeebe:formKey").doesNotContainKey("io.camunda.zeebe:assignee");
        tender.cancelled().endsAt("endEvent_Cancelled");
    }

    @Test
    void theCallerIsRemindedBeforeTheQuestionsEndAndStandInsAreCalledAfterwards() {
        var tender = tender().published().timePasses(QUESTIONS.minus(REMINDER).plus(A_BIT)).passes("endEvent_CallerReminded").hasNotPassed("serviceTask_CloseQuestions")
                .timePasses(REMINDER).passes("serviceTask_CloseQuestions").hasNotPassed("serviceTask_EscalateQuestions")
                .timePasses(ANSWERS).passes("endEvent_StandInsCalled").hasNotPassed("timerEvent_BidsDeadline");
        assertThat(tender.jobsDone()).containsExactly("remindCaller", "closeQuestions", "escalateQuestions");
        tender.timePasses(WINDOW.minus(QUESTIONS)).waitsAt("userTask_ConfirmOpening");
        tender.cancelled().endsAt("endEvent_Cancelled");
    }

    @Test
    void aTenderPublishedByAnEarlierBuildTakesItsWay() {
        var tender = tender().publishedByAnEarlierBuild().timePasses(QUESTIONS.plus(A_BIT)).passes("serviceTask_CloseQuestions").passes("endEvent_CallerReminded")
                .hasNotPassed("serviceTask_EscalateQuestions");
        tender.timePasses(WINDOW.minus(QUESTIONS)).firstConfirms().secondConfirms().judged().decided("award").endsAt("endEvent_Awarded");
    }

    @Test
    void whoHasNotBidIsRemindedInTheLastDays() {
        var tender = tender().published().timePasses(QUESTIONS.plus(A_BIT)).passes("serviceTask_CloseQuestions").timePasses(WINDOW.minusDays(2).minus(QUESTIONS)).passes("endEvent_BiddersReminded")
                .hasNotPassed("timerEvent_BidsDeadline");
        tender.cancelled().endsAt("endEvent_Cancelled");
    }

    @Test
    void tooFewBidsExtendTheCallOnceAndWithoutAnyItEnds() {
        var tender = tender().when("countBids", Map.of("bidResult", "extend")).published().bidsDeadlinePasses().passes("serviceTask_ExtendCall").when("countBids", Map.of("bidResult", "none"));
        tender.timePasses(Duration.ofDays(5).plus(A_BIT)).endsAt("endEvent_NoBids");
        assertThat(tender.timesPassed("timerEvent_BidsDeadline")).isEqualTo(2);
        assertThat(tender.jobsDone()).endsWith("publishOutcome");
    }

    @Test
    void withoutAnyEligibleBidNobodyIsAwarded() {
        tender().when("openBids", Map.of("openResult", "none")).published().bidsDeadlinePasses().firstConfirms().secondConfirms().endsAt("endEvent_NoEligibleBids");
    }

    @Test
    void silentOpenersAreRemindedAndThenStandInsAreCalled() {
        var tender = tender().published().bidsDeadlinePasses().waitsAt("userTask_ConfirmOpening").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_FirstOpenerReminded").timePasses(DUE.minus(REMINDER))
                .passes("serviceTask_EscalateFirstOpener");
        assertThat(tender.waitsFor("userTask_ConfirmOpening", null).getValue().getCustomHeaders()).containsEntry("io.camunda.zeebe:candidateGroups", "[\"process-owner\"]");
        tender.firstConfirms().waitsAt("userTask_ConfirmOpeningTogether").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_SecondOpenerReminded").timePasses(DUE.minus(REMINDER))
                .passes("serviceTask_EscalateSecondOpener").secondConfirms().waitsAt("userTask_JudgeBids");
        assertThat(tender.inputsOf("escalateTask")).allSatisfy(input -> assertThat(input).containsEntry("step", "opening")).hasSize(2);
        tender.cancelled().endsAt("endEvent_Cancelled");
    }

    @Test
    void silentEvaluatorsAreRemindedAndThenStandInsAreCalled() {
        var tender = tender().published().bidsDeadlinePasses().firstConfirms().secondConfirms().waitsAt("userTask_JudgeBids").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_EvaluatorsReminded")
                .timePasses(DUE.minus(REMINDER)).passes("serviceTask_EscalateEvaluators");
        assertThat(tender.inputsOf("escalateTask")).singleElement().satisfies(input -> assertThat(input).containsEntry("step", "evaluation"));
        tender.judged().decided("award").endsAt("endEvent_Awarded");
    }

    @Test
    void silentDecidersAreRemindedAndThenStandInsAreCalled() {
        var tender = tender().published().bidsDeadlinePasses().firstConfirms().secondConfirms().judged().waitsAt("userTask_AwardTender").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_DecidersReminded")
                .timePasses(DUE.minus(REMINDER)).passes("serviceTask_EscalateDeciders");
        assertThat(tender.inputsOf("escalateTask")).singleElement().satisfies(input -> assertThat(input).containsEntry("step", "award"));
        tender.decided("award").endsAt("endEvent_Awarded");
    }

    @Test
    void anUnknownAnswerStopsTheCaseInsteadOfTakingAWrongTurn() {
        tender().published().bidsDeadlinePasses().firstConfirms().secondConfirms().judged().decided("perhaps").stopsWithAnIncident("Expected at least one condition");
    }

    @Test
    void formsLeaveNothingInTheProcess() {
        var tender = tender().published().bidsDeadlinePasses().firstConfirms().secondConfirms().judged().decided("award");
        tender.endsAt("endEvent_Awarded");
        assertThat(tender.processVariables()).doesNotContain("receiptsSeen", "judgementsFinal", "winner", "note", "step");
    }
}
