package io.heyi.process;

import static io.heyi.process.DissolutionScenario.CASE;
import static io.heyi.process.DissolutionScenario.DUE;
import static io.heyi.process.DissolutionScenario.REMINDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every way through {@code me-dissolution}: ends, boundary events, timers and messages (domain.md P6). */
class MeDissolutionProcessTest {

    private static final Duration A_BIT = Duration.ofMinutes(10);

    // the coverage looks at the engine's records, so it must be asked before the engine stops: extensions end in reverse order
    @RegisterExtension
    @org.junit.jupiter.api.Order(1)
    static final EngineInJvm ENGINE = new EngineInJvm();

    @RegisterExtension
    @org.junit.jupiter.api.Order(2)
    static final ElementCoverage COVERAGE = new ElementCoverage(ENGINE, Path.of("bpmn/me-dissolution.bpmn"));

    private static DissolutionScenario scenario() {
        return DissolutionScenario.with(ENGINE);
    }

    // --- the opening

    @Test
    void withoutAnObjectionAndWithoutAnAlternativeItIsSettledAndClosed() {
        scenario().proposalsOver().settled().endsAt("endEvent_Closed");
    }

    @Test
    void anObjectionThatHoldsTakesTheFreezeBack() {
        var found = scenario().when("closeObjection", Map.of("wronglyOpened", true)).opened().passes("serviceTask_OpenCase").published("dissolution.objected");
        found.complete(found.waitsFor("userTask_JudgeObjection", null), Map.of("objectionOutcome", "uphold")).endsAt("endEvent_WronglyOpened");
        assertThat(found.conclusion()).isEqualTo("WRONGLY_OPENED");
    }

    @Test
    void aSilentJudgeIsRemindedThenTheNextIsAskedAndAtLastTheCaseGoesOn() {
        var found = scenario().opened().passes("serviceTask_OpenCase").published("dissolution.objected").waitsAt("userTask_JudgeObjection").timePasses(REMINDER.plus(A_BIT))
                .passes("endEvent_JudgeObjectionReminded");
        assertThat(found.inputsOf("remind")).last().satisfies(in -> assertThat(in).containsEntry("reminderStep", "judge"));
        found.timePasses(DUE).passes("timerEvent_JudgeOverdue").waitsAt("userTask_JudgeObjection");
        found.when("askJudge", Map.of("judgeAsked", false)).timePasses(DUE.plus(A_BIT)).passes("serviceTask_CloseObjection").timePasses(DUE.plus(A_BIT)).settled().endsAt("endEvent_Closed");
        assertThat(found.timesPassed("serviceTask_AskJudge")).isEqualTo(3);
    }

    @Test
    void aMotionThatIsNotCarriedEndsTheCase() {
        var found = scenario().moved().everybodyVotes();
        found.endsAt("endEvent_VotedDown");
        assertThat(found.conclusion()).isEqualTo("VOTED_DOWN");
        assertThat(found.jobsDone()).doesNotContain("openAlternatives");
    }

    @Test
    void aMotionThatIsCarriedLeadsToAlternativesAndWithoutOneToTheEnd() {
        scenario().when("applyVote", Map.of("way", "alternatives")).moved().everybodyVotes().passes("serviceTask_OpenAlternatives").timePasses(DUE.plus(A_BIT)).settled().endsAt("endEvent_Closed");
    }

    @Test
    void silentMembersAreRemindedAndTheBallotEndsInTime() {
        scenario().moved().waitsAt("userTask_CastVote").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_CastVoteReminded").timePasses(DUE).passes("timerEvent_VoteEnds").endsAt("endEvent_VotedDown");
    }

    @Test
    void whereNobodyCanVoteNothingIsCarried() {
        scenario().when("openVote", Map.of("votePossible", false)).moved().endsAt("endEvent_VotedDown");
    }

    // --- alternatives

    @Test
    void theMembersWhoMovedItDecideBetweenAlternatives() {
        var found = scenario().when("applyVote", Map.of("way", "alternatives")).when("closeAgreements", Map.of("decider", "members")).moved().everybodyVotes()
                .passes("serviceTask_OpenAlternatives").when("applyVote", Map.of("way", "dissolve"));
        found.timePasses(DUE.plus(A_BIT)).everybodyVotes().settled().endsAt("endEvent_Closed");
        assertThat(found.timesPassed("serviceTask_OpenVote")).isEqualTo(2);
    }

    @Test
    void whoeverWouldTakeItIsAskedRemindedAndSilenceIsNo() {
        var found = scenario().when("closeProposals", Map.of("takers", List.of(Map.of("id", "A1", "groups", List.of("me-owner:ME-0002"), "users", List.of()))))
                .proposalsOver().waitsAt("userTask_AgreeToTake").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_AgreeToTakeReminded");
        assertThat(found.inputsOf("remind")).last().satisfies(in -> assertThat(in).containsEntry("reminderStep", "agree"));
        found.timePasses(DUE).passes("timerEvent_AgreeOverdue").settled().endsAt("endEvent_Closed");
    }

    @Test
    void aMergerThatThePlatformChoosesNeedsTheMembers() {
        var found = scenario().when("closeProposals", Map.of("takers", List.of(Map.of("id", "A1", "groups", List.of("me-owner:ME-0002"), "users", List.of()))))
                .when("closeAgreements", Map.of("decider", "platform")).when("applyDecision", Map.of("way", "consent")).when("applyVote", Map.of("way", "merger", "merging", true))
                .when("giveNotice", Map.of("merging", true)).when("closeMicroenterprise", Map.of("closing", "merged")).proposalsOver();
        found.complete(found.waitsFor("userTask_AgreeToTake", null), Map.of("agreeOutcome", "agree"));
        found.complete(found.waitsFor("userTask_DecideAlternative", null), Map.of("alternativeOutcome", "choose", "alternative", "A1"));
        found.everybodyVotes().lessonsWritten().endsAt("endEvent_Merged");
        assertThat(found.jobsDone()).doesNotContain("askInventory", "drawUp");
    }

    @Test
    void aSilentPlatformIsRemindedAndSilenceDissolves() {
        var found = scenario().when("closeAgreements", Map.of("decider", "platform")).proposalsOver().waitsAt("userTask_DecideAlternative").timePasses(REMINDER.plus(A_BIT))
                .passes("endEvent_DecideAlternativeReminded");
        assertThat(found.inputsOf("remind")).last().satisfies(in -> assertThat(in).containsEntry("reminderStep", "decide"));
        found.timePasses(DUE).passes("timerEvent_DecisionOverdue").settled().endsAt("endEvent_Closed");
    }

    @Test
    void aNewOwnerSavesIt() {
        scenario().decided("newOwner").passes("serviceTask_SeekOwner").published("dissolution.ownerSettled").endsAt("endEvent_NewOwner");
    }

    @Test
    void anElectionThatTakesTooLongFindsNobody() {
        scenario().when("closeElection", Map.of("ownerFound", false)).decided("newOwner").passes("serviceTask_SeekOwner").timePasses(DUE.plus(A_BIT)).passes("timerEvent_ElectionTooLong")
                .settled().endsAt("endEvent_Closed");
    }

    @Test
    void anotherPlatformTakesIt() {
        scenario().decided("sale").endsAt("endEvent_Sold");
    }

    // --- settling

    @Test
    void itWaitsForTheSubstitutesInItsContracts() {
        scenario().when("depart", Map.of("departing", true)).proposalsOver().settled().hasNotPassed("serviceTask_CheckObligations").published("dissolution.departuresClosed").endsAt("endEvent_Closed");
    }

    @Test
    void withoutLessonsTheScenarioGoesBackWithoutWords() {
        var found = scenario().proposalsOver().waitsAt("userTask_WriteLessons").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_WriteLessonsReminded").timePasses(DUE).passes("timerEvent_LessonsOverdue");
        found.passes("serviceTask_GiveScenarioBack").inventoryClosed().signed().signed().endsAt("endEvent_Closed");
    }

    @Test
    void anInventoryIsNeverClosedBySilence() {
        var found = scenario().proposalsOver().lessonsWritten().waitsAt("userTask_CloseInventory").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_CloseInventoryReminded").timePasses(DUE)
                .passes("timerEvent_InventoryOverdue").waitsAt("userTask_CloseInventory");
        assertThat(found.timesPassed("serviceTask_AskInventory")).isEqualTo(2);
        found.inventoryClosed().signed().signed().endsAt("endEvent_Closed");
    }

    @Test
    void whoHasNotSignedIsRemindedAndAskedAgain() {
        var found = scenario().when("closeSigning", Map.of("signers", List.of(Map.of("role", "OWNER", "groups", List.of("me-owner:ME-0001"))))).proposalsOver().lessonsWritten().inventoryClosed()
                .signed().waitsAt("userTask_SignWaterfall").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_SignWaterfallReminded").timePasses(DUE).passes("timerEvent_SigningOverdue");
        found.waitsAt("userTask_SignWaterfall").when("closeSigning", Map.of("signers", List.of())).signed().endsAt("endEvent_Closed");
    }

    // --- closing

    @Test
    void anOpenObligationKeepsItOpenUntilItIsSettled() {
        var found = scenario().when("checkObligations", Map.of("anyOpen", true)).proposalsOver().settled().passes("serviceTask_CheckObligations").hasNotPassed("serviceTask_CloseMicroenterprise");
        found.timePasses(DUE.plus(A_BIT)).passes("timerEvent_LookAgain").hasNotPassed("serviceTask_CloseMicroenterprise");
        found.when("checkObligations", Map.of("anyOpen", false)).published("dissolution.obligationSettled").endsAt("endEvent_Closed");
    }

    @Test
    void aSettlementThatWasOvertakenIsDrawnUpAndSignedAnewAndThenItCloses() {
        var found = scenario().overtaken().when("checkObligations", Map.of("anyOpen", false, "settleAnew", false)).closedAnew().signedAnew().signedAnew();
        found.endsAt("endEvent_Closed");
        assertThat(found.timesPassed("serviceTask_CheckObligations")).isEqualTo(2);
        assertThat(found.timesPassed("serviceTask_DrawUpAnew")).isEqualTo(1);
    }

    @Test
    void whatIsToBeSettledAnewIsNeverClosedBySilence() {
        var found = scenario().overtaken().waitsAt("userTask_CloseAnew").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_CloseAnewReminded").timePasses(DUE).passes("timerEvent_CloseAnewOverdue")
                .waitsAt("userTask_CloseAnew");
        assertThat(found.timesPassed("serviceTask_AskAnew")).isEqualTo(2);
        found.when("checkObligations", Map.of("anyOpen", false, "settleAnew", false)).closedAnew().signedAnew().signedAnew().endsAt("endEvent_Closed");
    }

    @Test
    void whoHasNotSignedAnewIsRemindedAndAskedAgain() {
        var found = scenario().overtaken().when("closeSigning", Map.of("signers", List.of(Map.of("role", "OWNER", "groups", List.of("me-owner:ME-0001"))))).closedAnew().signedAnew()
                .waitsAt("userTask_SignAnew").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_SignAnewReminded").timePasses(DUE).passes("timerEvent_SignAnewOverdue").waitsAt("userTask_SignAnew");
        found.when("closeSigning", Map.of("signers", List.of())).when("checkObligations", Map.of("anyOpen", false, "settleAnew", false)).signedAnew().endsAt("endEvent_Closed");
    }

    @Test
    void whereSomethingElseIsOpenAsWellThatComesFirst() {
        var found = scenario().when("checkObligations", Map.of("anyOpen", true, "settleAnew", false)).proposalsOver().settled().passes("serviceTask_CheckObligations").hasNotPassed("linkEvent_ToSettleanew1");
        found.when("checkObligations", Map.of("anyOpen", false)).published("dissolution.obligationSettled").endsAt("endEvent_Closed");
    }

    @Test
    void somethingThatOpensAgainAtTheLastMomentIsWaitedFor() {
        var found = scenario().when("closeMicroenterprise", Map.of("closing", "open")).when("checkObligations", Map.of("anyOpen", false)).proposalsOver().lessonsWritten().inventoryClosed().signed();
        var calls = new AtomicInteger();
        found.answer("closeMicroenterprise", () -> Map.of("closing", calls.incrementAndGet() == 1 ? "open" : "closed"));
        found.signed().endsAt("endEvent_Closed");
        assertThat(found.timesPassed("serviceTask_CheckObligations")).isEqualTo(2);
    }

    @Test
    void aCaseThatTakesTooLongIsToldOnceAndGoesOn() {
        var found = scenario().proposalsOver().lessonsWritten().waitsAt("userTask_CloseInventory").timePasses(CASE).passes("endEvent_CaseEscalated").inventoryClosed().signed().signed();
        found.endsAt("endEvent_Closed");
        assertThat(found.timesPassed("serviceTask_EscalateCase")).isEqualTo(1);
    }
}
