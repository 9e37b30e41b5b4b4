package io.heyi.process;

import static io.heyi.process.ElectionScenario.DUE;
import static io.heyi.process.ElectionScenario.REMINDER;
import static io.heyi.process.ElectionScenario.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every way through {@code owner-election}: ends, boundary events, timers and loops (domain.md P5). */
class OwnerElectionProcessTest {

    private static final Duration A_BIT = Duration.ofHours(1);

    // the coverage looks at the engine's records, so it must be asked before the engine stops: extensions end in reverse order
    @RegisterExtension
    @Order(1)
    static final EngineInJvm ENGINE = new EngineInJvm();

    @RegisterExtension
    @Order(2)
    static final ElementCoverage COVERAGE = new ElementCoverage(ENGINE, ModelFiles.ELECTION);

    private static ElectionScenario election() {
        return ElectionScenario.with(ENGINE);
    }

    @Test
    void aCandidateIsElectedAcceptsAndTheRightsPass() {
        var election = election().announced("RESIGNATION").comesToTheBallot().everybodyVotes("userTask_Vote").accepts("accept");
        election.endsAt("endEvent_Elected");
        assertThat(election.jobsDone()).endsWith("openElectionBallot", "countVotes", "decideBallot", "offerOffice", "closeOffer", "switchRights", "syncOwnerGroups");
    }

    @Test
    void anOwnerWhoIsElectedAgainIsConfirmed() {
        election().when("switchRights", Map.of("switchResult", "confirmed")).announced("AUTOMATIC").comesToTheBallot().everybodyVotes("userTask_Vote").accepts("accept")
                .endsAt("endEvent_IncumbentConfirmed");
    }

    @Test
    void complianceIsForThePlatformAndEveryVoteForOneMember() {
        var election = election().announced("RESIGNATION").windowPasses();
        assertThat(election.waitsFor("userTask_CheckCandidate", null).getValue().getCustomHeaders()).containsEntry("taskType", "microenterprise.checkCandidate")
                .containsEntry("businessKeyVariable", "election").containsEntry("io.camunda.zeebe:candidateGroups", "[\"platform-owner:food\"]");
        election.candidateIs("clear").candidateIs("clear").passes("serviceTask_CloseCompliance").timePasses(DUE.plus(A_BIT));
        assertThat(election.waitsFor("userTask_Vote", null).getValue().getCustomHeaders()).containsEntry("taskType", "ballot.castVote").containsKey("io.camunda.zeebe:candidateUsers");
        election.everybodyVotes("userTask_Vote").accepts("accept").endsAt("endEvent_Elected");
        assertThat(election.processVariables()).as("no vote ever reaches the process").doesNotContain("voteOutcome", "interim");
    }

    // --- nominations

    @Test
    void membersAreRemindedAgainAndAgainAndWithoutCandidatesAnInterimIsNamed() {
        var election = election().when("closeNominations", Map.of("nominationResult", "nobody")).when("switchRights", Map.of("switchResult", "interim", "interimUntil", "2199-01-01T00:00:00Z"))
                .announced("RESIGNATION").timePasses(Duration.ofDays(3).plus(A_BIT)).passes("endEvent_RemindedNominations").timePasses(Duration.ofDays(3))
                .hasNotPassed("timerEvent_NominationsDue");
        assertThat(election.inputsOf("remindElection")).hasSize(2);
        election.timePasses(Duration.ofDays(2)).waitsAt("userTask_NameInterim").takenBack().endsAt("endEvent_Withdrawn");
    }

    @Test
    void silenceOfThePlatformDoesNotHoldUpTheElection() {
        var election = election().announced("RESIGNATION").windowPasses().candidateIs("clear").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_RemindedCompliance")
                .timePasses(Duration.ofDays(1)).passes("serviceTask_EscalateCompliance").passes("serviceTask_CloseCompliance");
        election.timePasses(REMINDER.plus(A_BIT)).passes("endEvent_RemindedAnswers").timePasses(Duration.ofDays(1)).everybodyVotes("userTask_Vote").accepts("accept").endsAt("endEvent_Elected");
    }

    @Test
    void theNextLevelIsAskedAboutThoseWhomASilentOneLeftOpen() {
        var election = election().when("escalateCompliance", Map.of("complianceAsked", "ask", "candidates", List.of("c2"), "checkGroups", List.of("administrator"), "phaseDueAt", "2199-01-01T00:00:00Z",
                "phaseReminderAt", "2198-12-31T00:00:00Z")).announced("RESIGNATION").windowPasses().candidateIs("clear").timePasses(DUE.plus(A_BIT)).passes("serviceTask_EscalateCompliance");
        var asked = election.waitsFor("userTask_CheckCandidate", null);
        assertThat(asked.getValue().getCustomHeaders()).containsEntry("io.camunda.zeebe:candidateGroups", "[\"administrator\"]");
        election.hasNotPassed("serviceTask_CloseCompliance");
        election.candidateIs("clear").passes("serviceTask_CloseCompliance").takenBack().endsAt("endEvent_Withdrawn");
    }

    @Test
    void whenEverybodyIsVetoedAnInterimIsNamed() {
        election().when("closeCompliance", Map.of("complianceResult", "nobody")).announced("RESIGNATION").windowPasses().candidateIs("veto").candidateIs("veto")
                .waitsAt("userTask_NameInterim").takenBack().endsAt("endEvent_Withdrawn");
    }

    // --- ballots

    @Test
    void whoHasNotVotedIsRemindedAndTheBallotEndsInTime() {
        election().announced("RESIGNATION").comesToTheBallot().votes("userTask_Vote").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_RemindedVoters").timePasses(Duration.ofDays(1))
                .passes("serviceTask_CountVotes").accepts("accept").endsAt("endEvent_Elected");
    }

    @Test
    void aTieOrAMissedQuorumIsVotedOnAgain() {
        var election = election().when("decideBallot", Map.of("ballotResult", "again")).announced("RESIGNATION").comesToTheBallot().everybodyVotes("userTask_Vote")
                .passes("serviceTask_DecideBallot").waitsAt("userTask_Vote").when("decideBallot", Map.of("ballotResult", "elected"));
        election.everybodyVotes("userTask_Vote").accepts("accept").endsAt("endEvent_Elected");
        assertThat(election.timesPassed("serviceTask_OpenBallot")).isEqualTo(2);
    }

    @Test
    void whenTheLastCandidateStandsDownBeforeTheBallotAnInterimIsNamed() {
        var election = election().when("openElectionBallot", Map.of("openingResult", "nobody", "ballot", "", "voters", List.of())).announced("RESIGNATION").questionsPass()
                .waitsAt("userTask_NameInterim");
        election.hasNotPassed("userTask_Vote");
        election.takenBack().endsAt("endEvent_Withdrawn");
    }

    @Test
    void aVoteWithoutSeatsAsOlderModelsHaveItIsOverAtOnce() {
        election().when("openElectionBallot", Map.of("ballot", "", "voters", List.of())).when("decideBallot", Map.of("ballotResult", "nobody")).announced("RESIGNATION").questionsPass()
                .passes("serviceTask_CountVotes").waitsAt("userTask_NameInterim").takenBack().endsAt("endEvent_Withdrawn");
    }

    @Test
    void aChallengedOwnerStaysWhenNobodyElseIsElected() {
        election().when("decideBallot", Map.of("ballotResult", "nobody")).when("endWithoutOwner", Map.of("withoutOwner", "stays")).announced("CHALLENGE").comesToTheBallot()
                .everybodyVotes("userTask_Vote").endsAt("endEvent_ChallengeFailed");
    }

    // --- the office

    @Test
    void theRunnerUpIsAskedWhenTheElectedDeclinesAndAnInterimIsNamedAfterThat() {
        var election = election().when("closeOffer", Map.of("acceptance", "declined")).announced("RESIGNATION").comesToTheBallot().everybodyVotes("userTask_Vote").accepts("decline")
                .passes("serviceTask_CloseOffer").waitsAt("userTask_AcceptOffice").when("offerOffice", Map.of("offerResult", "nobody"));
        election.timePasses(REMINDER.plus(A_BIT)).passes("endEvent_RemindedElected").timePasses(Duration.ofDays(1)).waitsAt("userTask_NameInterim");
        assertThat(election.timesPassed("serviceTask_OfferOffice")).isEqualTo(3);
        election.takenBack().endsAt("endEvent_Withdrawn");
    }

    // --- interim

    private static ElectionScenario withoutOwner() {
        return election().when("decideBallot", Map.of("ballotResult", "nobody")).announced("RESIGNATION").comesToTheBallot().everybodyVotes("userTask_Vote").waitsAt("userTask_NameInterim");
    }

    @Test
    void anInterimOwnerHoldsTheOfficeUntilTheNextElection() {
        var election = withoutOwner();
        election.when("switchRights", Map.of("switchResult", "interim", "interimUntil", election.at(Duration.ofDays(60)))).interimNamed().passes("milestoneEvent_InterimAppointed")
                .timePasses(Duration.ofDays(59)).hasNotPassed("timerEvent_InterimOver").timePasses(Duration.ofDays(2)).endsAt("endEvent_InterimOver");
        assertThat(election.jobsDone()).endsWith("switchRights", "syncOwnerGroups", "startNextElection");
    }

    @Test
    void aSilentPlatformOwnerIsFollowedByTheNextLevelAndANameInTimeStays() {
        var election = withoutOwner().timePasses(REMINDER.plus(A_BIT)).passes("endEvent_RemindedPlatform").timePasses(Duration.ofDays(1)).passes("serviceTask_EscalateInterim").waitsAt("userTask_NameInterim");
        assertThat(election.waitsFor("userTask_NameInterim", null).getValue().getCustomHeaders()).containsEntry("io.camunda.zeebe:candidateGroups", "[\"administrator\"]");
        election.when("escalateInterim", Map.of("interimResult", "named")).when("switchRights", Map.of("switchResult", "interim", "interimUntil", election.at(Duration.ofDays(60))))
                .timePasses(DUE.plus(A_BIT)).passes("milestoneEvent_InterimAppointed").timePasses(Duration.ofDays(61)).endsAt("endEvent_InterimOver");
    }

    // --- a founding

    @Test
    void inAFoundingNominationsEndAsSoonAsAllPlansAreThere() {
        var election = election().announced("FOUNDING").allPlansAreThere().waitsAt("userTask_CheckCandidate").candidateIs("clear").candidateIs("clear").passes("serviceTask_CloseCompliance")
                .timePasses(DUE.plus(A_BIT)).everybodyVotes("userTask_Vote").accepts("accept");
        election.endsAt("endEvent_Elected");
        election.hasNotPassed("timerEvent_NominationsDue");
    }

    @Test
    void inAFoundingTheOnlyOneWhoIsLeftIsAskedWithoutABallot() {
        var election = election().when("closeCompliance", Map.of("complianceResult", "unopposed")).announced("FOUNDING").windowPasses().candidateIs("clear").candidateIs("veto").accepts("accept");
        election.endsAt("endEvent_Elected");
        election.hasNotPassed("serviceTask_OpenBallot");
    }

    @Test
    void inAFoundingTheProposerLeadsUntilTheNextElectionWhenNobodyIsElected() {
        var election = election().when("decideBallot", Map.of("ballotResult", "nobody")).when("endWithoutOwner", Map.of("withoutOwner", "proposer"));
        election.when("switchRights", Map.of("switchResult", "interim", "interimUntil", election.at(Duration.ofDays(60)))).announced("FOUNDING").comesToTheBallot().everybodyVotes("userTask_Vote")
                .passes("milestoneEvent_InterimAppointed").timePasses(Duration.ofDays(61)).endsAt("endEvent_InterimOver");
        election.hasNotPassed("userTask_NameInterim");
    }

    // --- recall

    @Test
    void aCarriedRecallLeadsToTheElectionOfASuccessorInTheSameCase() {
        election().announced("RECALL").motionCarried().everybodyVotes("userTask_VoteOnRecall").passes("milestoneEvent_Recalled").comesToTheBallot().everybodyVotes("userTask_Vote").accepts("accept")
                .endsAt("endEvent_Elected");
    }

    @Test
    void aRecallThatFindsNoMajorityFailsAfterAReminderAndInTime() {
        election().when("decideRecall", Map.of("recallResult", "kept")).announced("RECALL").motionCarried().votes("userTask_VoteOnRecall").timePasses(REMINDER.plus(A_BIT))
                .passes("endEvent_RemindedRecallVoters").timePasses(Duration.ofDays(1)).endsAt("endEvent_RecallFailed");
    }

    @Test
    void aMotionWithTooFewSignaturesLapses() {
        election().when("checkMotion", Map.of("motionResult", "lapsed")).announced("RECALL").timePasses(WINDOW.minusDays(1).plus(A_BIT)).passes("endEvent_RemindedMembers")
                .timePasses(Duration.ofDays(1)).endsAt("endEvent_MotionLapsed");
    }

    // --- what an earlier build left behind

    @Test
    void aMotionAnnouncedByAnEarlierBuildLapsesInTime() {
        var election = election().when("checkMotion", Map.of("motionResult", "lapsed")).announcedByAnEarlierBuild("RECALL").timePasses(WINDOW.minusDays(1).plus(A_BIT))
                .hasNotPassed("timerEvent_RemindMembers");
        election.timePasses(Duration.ofDays(1)).endsAt("endEvent_MotionLapsed");
    }

    @Test
    void anInterimAskedForByAnEarlierBuildIsNamed() {
        var election = election().without("endWithoutOwner", "phaseReminderAt").when("decideBallot", Map.of("ballotResult", "nobody")).announcedByAnEarlierBuild("RESIGNATION").comesToTheBallot()
                .everybodyVotes("userTask_Vote").waitsAt("userTask_NameInterim");
        election.takenBack().endsAt("endEvent_Withdrawn");
    }

    @Test
    void whoStartedItTakesItBack() {
        election().announced("RESIGNATION").hasNotPassed("timerEvent_NominationsDue").takenBack().endsAt("endEvent_Withdrawn");
    }
}
