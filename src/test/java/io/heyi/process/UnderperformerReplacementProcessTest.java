package io.heyi.process;

import static io.heyi.process.ReplacementScenario.DUE;
import static io.heyi.process.ReplacementScenario.ESCALATION;
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
    void aSilentPartyIsRemindedThenTheLeadIsToldAndThenTheCaseGoesOn() {
        var found = opened().waitsAt("userTask_AnswerCase").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_AnswerReminded");
        assertThat(found.inputsOf("remind")).last().satisfies(in -> assertThat(in).containsEntry("reminderStep", "answer"));
        found.hasNotPassed("endEvent_AnswerEscalated").timePasses(ESCALATION.minus(REMINDER)).passes("endEvent_AnswerEscalated").waitsAt("userTask_AnswerCase");
        assertThat(found.inputsOf("escalate")).singleElement().satisfies(in -> assertThat(in).containsEntry("reminderStep", "answer"));
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
        found.hasNotPassed("endEvent_HelpEscalated").timePasses(ESCALATION.minus(REMINDER)).passes("endEvent_HelpEscalated").waitsAt("userTask_PlanHelp");
        assertThat(found.inputsOf("escalate")).singleElement().satisfies(in -> assertThat(in).containsEntry("reminderStep", "help"));
        found.timePasses(DUE).passes("endEvent_NoHelp").hasNotPassed("serviceTask_CloseCure").timePasses(ReplacementScenario.CURE).passes("serviceTask_CloseCure").everybodyVotes()
                .endsAt("endEvent_Kept");
    }

    @Test
    void thePartyAndItsHelpersAreToldBeforeTheCurePeriodEnds() {
        var found = opened().answered().helpPlanned().timePasses(ReplacementScenario.CURE.minus(ReplacementScenario.NOTICE).plus(A_BIT)).passes("endEvent_CureReminded")
                .hasNotPassed("serviceTask_CloseCure");
        assertThat(found.inputsOf("remind")).last().satisfies(in -> assertThat(in).containsEntry("reminderStep", "cure"));
        found.timePasses(ReplacementScenario.NOTICE).passes("serviceTask_CloseCure").everybodyVotes().endsAt("endEvent_Kept");
    }

    // --- the party is dissolved

    @Test
    void aDissolvedPartyIsLookedASubstituteForAtOnceWithoutHearingVoteOrAppeal() {
        var found = ReplacementScenario.with(ENGINE).departs().takenOver().allTaken();
        found.endsAt("endEvent_Replaced");
        assertThat(found.jobsDone()).containsSubsequence("openDeparture", "askNext", "closeOffer", "openHandOver", "carryOut").doesNotContain("openHearing", "openCure", "openVote", "openSearch", "closeAppealTime");
    }

    @Test
    void aSilentDissolvedPartyStopsNothing() {
        var found = ReplacementScenario.with(ENGINE).departs().takenOver().waitsAt("userTask_HandOver").timePasses(DUE.plus(A_BIT)).waitsAt("userTask_CloseMissing");
        found.timePasses(DUE.plus(A_BIT)).passes("endEvent_LeftMissing").endsAt("endEvent_Replaced");
    }

    @Test
    void whoIsAskedForThePartOfADissolvedPartyIsRemindedLikeAnybodyElse() {
        var found = ReplacementScenario.with(ENGINE).departs().waitsAt("userTask_TakeOver").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_TakeOverReminded");
        assertThat(found.inputsOf("remind")).last().satisfies(in -> assertThat(in).containsEntry("reminderStep", "takeOver"));
        found.takenOver().allTaken().endsAt("endEvent_Replaced");
    }

    @Test
    void whereNobodyIsFoundForADissolvedPartyAndNobodyMayVoteTheScopeBecomesSmaller() {
        ReplacementScenario.with(ENGINE).nobodyFound().when("openLastVote", Map.of("votePossible", false, "ballot", "", "seats", List.of())).when("applyLastVote", Map.of("remedy", "shrink"))
                .when("carryOut", Map.of("carried", "shrunk")).departs().allTaken().endsAt("endEvent_ScopeReduced");
    }

    @Test
    void whereOnlyTheEndIsLeftTheEmcOfADissolvedPartyEnds() {
        ReplacementScenario.with(ENGINE).nobodyFound().when("openLastVote", Map.of("votePossible", false, "ballot", "", "seats", List.of())).when("applyLastVote", Map.of("remedy", "end"))
                .departs().endsAt("endEvent_EmcEnded");
    }

    @Test
    void aDepartureThatIsTakenBackEndsWhereverItStands() {
        ReplacementScenario.with(ENGINE).departs().waitsAt("userTask_TakeOver").published("replacement.caseWithdrawn", Map.of("withdrawal", "askers")).endsAt("endEvent_Withdrawn");
    }

    // --- what an earlier build left behind

    @Test
    void aCaseThatAnEarlierBuildOpenedIsHeardAsBefore() {
        ReplacementScenario.with(ENGINE).openedByAnEarlierBuild().answered().curePassed().everybodyVotes().endsAt("endEvent_Kept");
    }

    @Test
    void aCaseWithoutTimesForTellingOfSilenceTakesItsWay() {
        var found = ReplacementScenario.with(ENGINE).without("openHearing", "answerEscalationAt").without("openCure", "helpEscalationAt").opened().waitsAt("userTask_AnswerCase")
                .timePasses(ESCALATION.plus(A_BIT)).hasNotPassed("timerEvent_SilentAnswer").answered().waitsAt("userTask_PlanHelp").timePasses(ESCALATION.plus(A_BIT));
        found.hasNotPassed("timerEvent_SilentHelp").curePassed().everybodyVotes().endsAt("endEvent_Kept");
    }

    @Test
    void aCaseThatAnEarlierBuildTookBackEnds() {
        opened().waitsAt("userTask_AnswerCase").published("replacement.caseWithdrawn").endsAt("endEvent_Withdrawn");
    }

    // --- the vote

    @Test
    void theMembersKeepTheParty() {
        var found = ReplacementScenario.with(ENGINE).decided("keep");
        found.endsAt("endEvent_Kept");
        assertThat(found.conclusion()).isEqualTo("KEPT");
    }

    @Test
    void aReducedShareIsCarriedOutAtOnceWhileThePartyMayAppeal() {
        ReplacementScenario.with(ENGINE).decided("reduce").passes("serviceTask_ReduceShare").hasNotPassed("serviceTask_CloseAppealTime")
                .timePasses(ReplacementScenario.APPEAL.plus(A_BIT)).endsAt("endEvent_ShareReduced");
    }

    @Test
    void aShareThatTheContractDoesNotAllowAnyMoreIsNotReduced() {
        ReplacementScenario.with(ENGINE).when("reduceShare", Map.of("reduced", false)).decided("reduce").endsAt("endEvent_Overtaken");
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

    @ParameterizedTest
    @CsvSource({"grant,true", "reject,false"})
    void anAppealIsJudgedByThePlatform(String outcome, boolean granted) {
        var found = ReplacementScenario.with(ENGINE).appealed().when("closeAppeal", Map.of("appealGranted", granted)).decided("reduce").passes("linkEvent_ReducedToAppeal");
        found.published("replacement.appealFiled").appealJudged(outcome);
        if (granted) {
            found.settled().endsAt("endEvent_Compensated");
        } else {
            found.endsAt("endEvent_ShareReduced");
        }
        assertThat(found.jobsDone()).containsSubsequence("reduceShare", "closeAppealTime", "askAppealJudge", "closeAppeal");
    }

    @Test
    void anAppealThatWasRecordedInTimeCountsAlsoWhenTheTimerIsFirst() {
        ReplacementScenario.with(ENGINE).appealed().decided("reduce").passes("linkEvent_ReducedToAppeal").timePasses(ReplacementScenario.APPEAL.plus(A_BIT)).appealJudged("reject")
                .endsAt("endEvent_ShareReduced");
    }

    @Test
    void aSilentJudgeOfTheAppealIsRemindedThenTheNextIsAskedAndAtLastTheDecisionStands() {
        var found = ReplacementScenario.with(ENGINE).appealed().decided("reduce").passes("linkEvent_ReducedToAppeal");
        found.published("replacement.appealFiled").waitsAt("userTask_JudgeAppeal").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_AppealReminded");
        assertThat(found.inputsOf("remind")).last().satisfies(in -> assertThat(in).containsEntry("reminderStep", "appeal"));
        found.when("askAppealJudge", Map.of("appealAsked", false, "appealGroups", List.of())).timePasses(DUE).passes("timerEvent_AppealOverdue")
                .endsAt("endEvent_ShareReduced");
    }

    @Test
    void anAppealThatIsGrantedBeforeAnythingWasCarriedOutEndsTheSearch() {
        var found = ReplacementScenario.with(ENGINE).appealed().when("closeAppeal", Map.of("appealGranted", true)).when("grantAppeal", Map.of("carriedOut", false)).decided("replace");
        found.waitsAt("userTask_TakeOver").published("replacement.appealFiled").appealJudged("grant").endsAt("endEvent_KeptOnAppeal");
        assertThat(found.jobsDone()).doesNotContain("carryOut");
    }

    @Test
    void whoeverShouldSettleIsRemindedThenTheNextIsAskedAndAtLastItIsLeftToTheParties() {
        var found = ReplacementScenario.with(ENGINE).appealed().when("closeAppeal", Map.of("appealGranted", true)).decided("reduce").passes("linkEvent_ReducedToAppeal");
        found.published("replacement.appealFiled").appealJudged("grant").waitsAt("userTask_SettleCompensation").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_CompensationReminded");
        found.when("askSettler", Map.of("settlerAsked", false)).when("closeCompensation", Map.of("settled", false)).timePasses(DUE).passes("timerEvent_SettlementOverdue")
                .endsAt("endEvent_CompensationOpen");
    }

    // --- the search

    @Test
    void aBackupTakesThePartAndAfterTheHandOverTheNewVersionIsSealed() {
        var found = ReplacementScenario.with(ENGINE).decided("replace");
        var task = found.waitsFor("userTask_TakeOver", null).getValue().getCustomHeaders();
        assertThat(task).containsEntry("taskType", "replacement.takeOver").containsEntry("io.camunda.zeebe:candidateUsers", "[\"chef-02\"]");
        found.takenOver().allTaken().endsAfterAppealTime("endEvent_Replaced");
        assertThat(found.jobsDone()).containsSubsequence("openSearch", "askNext", "closeOffer", "openHandOver", "carryOut");
    }

    @Test
    void nobodyIsRemovedBeforeASubstituteHasTakenOver() {
        var found = ReplacementScenario.with(ENGINE).decided("replace").takenOver().waitsAt("userTask_HandOver");
        assertThat(found.jobsDone()).doesNotContain("carryOut");
        found.allTaken().endsAfterAppealTime("endEvent_Replaced");
    }

    @Test
    void whoIsSilentIsRemindedAndThenTheNextOneIsAsked() {
        var found = ReplacementScenario.with(ENGINE).when("closeOffer", Map.of("takenOver", false)).decided("replace").waitsAt("userTask_TakeOver").timePasses(REMINDER.plus(A_BIT))
                .passes("endEvent_TakeOverReminded");
        assertThat(found.inputsOf("remind")).last().satisfies(in -> assertThat(in).containsEntry("reminderStep", "takeOver"));
        found.timePasses(DUE).passes("timerEvent_TakeOverOverdue").passes("linkEvent_ToSearchNext");
        found.when("closeOffer", Map.of("takenOver", true)).takenOver().allTaken().endsAfterAppealTime("endEvent_Replaced");
        assertThat(found.timesPassed("serviceTask_AskNext")).isEqualTo(2);
    }

    @Test
    void withoutBackupsATenderIsCalledAndItsRankingIsAskedInOrder() {
        var found = ReplacementScenario.with(ENGINE).when("askNext", Map.of("nextStep", "tender")).decided("replace").passes("serviceTask_CallForBids");
        found.when("askNext", Map.of("nextStep", "ask")).published("replacement.tenderClosed").passes("linkEvent_ToSearchRanked").takenOver().allTaken().endsAfterAppealTime("endEvent_Replaced");
        assertThat(found.jobsDone()).containsSubsequence("callForBids", "closeTender", "askNext", "carryOut");
    }

    @Test
    void aPartyThatHasNotAppealedIsToldBeforeItsRightEnds() {
        var found = ReplacementScenario.with(ENGINE).decided("reduce").passes("serviceTask_ReduceShare").timePasses(ReplacementScenario.APPEAL.minus(REMINDER).plus(A_BIT))
                .passes("endEvent_AppealTimeReminded").hasNotPassed("serviceTask_CloseAppealTime");
        assertThat(found.inputsOf("remind")).last().satisfies(in -> assertThat(in).containsEntry("reminderStep", "appealTime"));
        found.timePasses(REMINDER).endsAt("endEvent_ShareReduced");
    }

    @Test
    void aTenderThatHangsIsCalledOffAfterTheLeadWasWarned() {
        var found = ReplacementScenario.with(ENGINE).when("askNext", Map.of("nextStep", "tender")).decided("replace").passes("serviceTask_CallForBids");
        found.timePasses(ReplacementScenario.TENDER.minus(ReplacementScenario.NOTICE).plus(A_BIT)).passes("endEvent_TenderReminded").hasNotPassed("serviceTask_CloseTender");
        assertThat(found.inputsOf("remind")).anySatisfy(in -> assertThat(in).containsEntry("reminderStep", "tender"));
        found.nobodyFound().timePasses(ReplacementScenario.NOTICE).passes("timerEvent_TenderOverdue").everybodyVotesAgain().endsAt("endEvent_KeptWithout");
        assertThat(found.conclusion()).isEqualTo("KEPT_WITHOUT_SUBSTITUTE");
    }

    // --- nobody was found

    @Test
    void aCoverSignsBeforeTheMembersChooseItAndTheSearchComesBackBeforeItEnds() {
        var found = ReplacementScenario.with(ENGINE).when("askNext", Map.of("nextStep", "nobody")).when("applyLastVote", Map.of("remedy", "cover")).coversFor(ReplacementScenario.DUE)
                .decided("replace").coverProposed().signed("userTask_SignCover", "take").everybodyVotesAgain().allTaken();
        found.passes("linkEvent_ToHandOverOfCover").passes("gateway_Carried");
        found.nobodyFound().when("applyLastVote", Map.of("remedy", "coverStays")).timePasses(ReplacementScenario.APPEAL.plus(A_BIT)).passes("linkEvent_ToSearchAgain").everybodyVotesAgain()
                .endsAt("endEvent_Covered");
        assertThat(found.conclusion()).isEqualTo("COVERED");
    }

    @Test
    void aSilentProposerIsRemindedThenTheNextIsAskedAndWithoutACoverTheMembersChooseTheEnd() {
        var found = ReplacementScenario.with(ENGINE).when("askNext", Map.of("nextStep", "nobody")).when("applyLastVote", Map.of("remedy", "end")).decided("replace")
                .waitsAt("userTask_ProposeCover").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_ProposalReminded");
        found.nobodyFound().timePasses(DUE).passes("timerEvent_ProposalOverdue").everybodyVotesAgain().endsAfterAppealTime("endEvent_EmcEnded");
    }

    @Test
    void aCoverThatIsSilentIsRemindedAndThenTheMembersChooseWithoutIt() {
        var found = ReplacementScenario.with(ENGINE).when("askNext", Map.of("nextStep", "nobody")).when("applyLastVote", Map.of("remedy", "shrink")).when("carryOut", Map.of("carried", "shrunk"))
                .decided("replace").coverProposed().waitsAt("userTask_SignCover").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_CoverReminded");
        found.timePasses(DUE).passes("timerEvent_CoverOverdue").everybodyVotesAgain().allTaken().endsAfterAppealTime("endEvent_ScopeReduced");
    }

    @Test
    void whoHasNotVotedAgainIsRemindedAndTheSecondBallotEndsByTime() {
        var found = ReplacementScenario.with(ENGINE).nobodyFound().decided("replace").waitsAt("userTask_CastLastVote").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_LastVoteReminded");
        found.timePasses(DUE).passes("timerEvent_LastVoteEnds").endsAfterAppealTime("endEvent_KeptWithout");
    }

    @Test
    void whereNobodyMayVoteAgainThePartyStays() {
        ReplacementScenario.with(ENGINE).nobodyFound().when("openLastVote", Map.of("votePossible", false, "ballot", "", "seats", List.of())).decided("replace").endsAfterAppealTime("endEvent_KeptWithout");
    }

    // --- the hand-over

    @Test
    void aLateHandOverIsRemindedThenThePlatformClosesWhatIsMissing() {
        var found = ReplacementScenario.with(ENGINE).decided("replace").takenOver().waitsAt("userTask_HandOver").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_HandOverReminded");
        found.timePasses(DUE).passes("timerEvent_HandOverOverdue");
        found.complete(found.waitsFor("userTask_CloseMissing", null), Map.of("closingOutcome", "close")).passes("endEvent_MissingClosed").endsAfterAppealTime("endEvent_Replaced");
    }

    @Test
    void aHandOverThatNobodyClosesDoesNotBlockForEver() {
        var found = ReplacementScenario.with(ENGINE).decided("replace").takenOver().waitsAt("userTask_HandOver").timePasses(DUE.plus(A_BIT)).waitsAt("userTask_CloseMissing")
                .timePasses(REMINDER.plus(A_BIT)).passes("endEvent_ClosingReminded");
        assertThat(found.inputsOf("remind")).last().satisfies(in -> assertThat(in).containsEntry("reminderStep", "closing"));
        found.timePasses(DUE.plus(A_BIT)).passes("endEvent_LeftMissing").endsAfterAppealTime("endEvent_Replaced");
    }

    @Test
    void theTaskOfTheHandOverEndsItToo() {
        var found = ReplacementScenario.with(ENGINE).decided("replace").takenOver();
        found.complete(found.waitsFor("userTask_HandOver", null), Map.of("handOverOutcome", "done")).passes("endEvent_HandedOver").endsAfterAppealTime("endEvent_Replaced");
    }

    @Test
    void aTextThatHasChangedIsSignedAnewAndNothingIsHandedOverTwice() {
        var found = ReplacementScenario.with(ENGINE).when("carryOut", Map.of("carried", "again")).decided("replace").takenOver().allTaken().passes("linkEvent_ToSearchAnew");
        found.when("carryOut", Map.of("carried", "replaced")).when("openHandOver", Map.of("handOverOpen", false)).takenOver().endsAfterAppealTime("endEvent_Replaced");
        assertThat(found.timesPassed("serviceTask_CarryOut")).isEqualTo(2);
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
        found.waitsAt(task).published("replacement.caseWithdrawn", Map.of("withdrawal", "askers")).endsAt("endEvent_Withdrawn");
        assertThat(found.jobsDone()).last().isEqualTo("withdrawCase");
    }

    @ParameterizedTest
    @CsvSource({"contractEnded,endEvent_ContractEnded", "partyLeft,endEvent_PartyLeft"})
    void aCaseThatHasLostItsObjectSaysWhy(String withdrawal, String end) {
        opened().waitsAt("userTask_AnswerCase").published("replacement.caseWithdrawn", Map.of("withdrawal", withdrawal)).endsAt(end);
    }

    @Test
    void twoStartsOfOneCaseRunOnce() {
        var found = opened().waitsAt("userTask_AnswerCase");
        found.published("replacement.caseOpened");
        found.answered().curePassed().everybodyVotes().endsAt("endEvent_Kept");
        assertThat(found.timesPassed("serviceTask_OpenHearing")).isEqualTo(1);
    }
}
