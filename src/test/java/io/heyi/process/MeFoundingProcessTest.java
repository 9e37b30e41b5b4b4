package io.heyi.process;

import static io.heyi.process.FoundingScenario.DUE;
import static io.heyi.process.FoundingScenario.REMINDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way through {@code me-founding}: ends, boundary events, timers and loops (domain.md P1, §3a). */
class MeFoundingProcessTest {

    private static final Duration A_BIT = Duration.ofHours(1);

    // the coverage looks at the engine's records, so it must be asked before the engine stops: extensions end in reverse order
    @RegisterExtension
    @org.junit.jupiter.api.Order(1)
    static final EngineInJvm ENGINE = new EngineInJvm();

    @RegisterExtension
    @org.junit.jupiter.api.Order(2)
    static final ElementCoverage COVERAGE = new ElementCoverage(ENGINE, ModelFiles.FOUNDING);

    private static FoundingScenario founding() {
        return FoundingScenario.with(ENGINE);
    }

    private static FoundingScenario sponsored() {
        return founding().submitted().sponsorDecides("sponsor");
    }

    private static FoundingScenario beforeTheCommittee(String... members) {
        return founding().asking("500000.01").withCommitteeOf(members).submitted().sponsorDecides("sponsor");
    }

    private static FoundingScenario signing() {
        return sponsored().wholeTeamJoins();
    }

    // --- the first owner

    @Test
    void withTheProposerAloneNobodyWaitsForAnElection() {
        var founding = signing().everybodySigns();
        founding.endsAt("endEvent_Founded");
        founding.hasNotPassed("serviceTask_AnnounceOwnerElection");
    }

    @Test
    void whereSeveralStandTheRightsWaitForTheElection() {
        var founding = signing().when("registerMicroenterprise", Map.of("microenterpriseCode", "ME-0001", "severalStand", true)).everybodySigns().passes("serviceTask_AnnounceOwnerElection")
                .timePasses(Duration.ofDays(30)).hasNotPassed("serviceTask_GrantRights");
        founding.ownerSettled().endsAt("endEvent_Founded");
        assertThat(founding.jobsDone()).endsWith("announceOwnerElection", "recordOwner", "bookFunding", "grantRights", "provisionIdentity", "announceMicroenterprise");
    }

    @Test
    void aResultThatComesBeforeTheFoundingWaitsForItIsNotLost() {
        var founding = signing().when("registerMicroenterprise", Map.of("microenterpriseCode", "ME-0001", "severalStand", true)).ownerSettled().everybodySigns();
        founding.endsAt("endEvent_Founded");
    }

    // --- sponsorship

    @Test
    void aSmallProposalIsFoundedWithoutTheCommittee() {
        var founding = founding().asking("500000.00").submitted().sponsorDecides("sponsor").wholeTeamJoins().everybodySigns();
        founding.endsAt("endEvent_Founded");
        founding.hasNotPassed("serviceTask_CallCommittee");
        assertThat(founding.jobsDone()).endsWith("registerMicroenterprise", "bookFunding", "grantRights", "provisionIdentity", "announceMicroenterprise");
    }

    @Test
    void theSponsorshipTaskCarriesGroupDeadlineFormAndType() {
        var founding = founding().submitted();
        assertThat(founding.waitsFor("userTask_DecideSponsorship", null).getValue().getCustomHeaders())
                .containsEntry("taskType", "microenterprise.decideSponsorship")
                .containsEntry("businessKeyVariable", "proposalId")
                .containsEntry("io.camunda.zeebe:candidateGroups", "[\"platform-owner:food\"]")
                .containsKeys("io.camunda.zeebe:dueDate", "io.camunda.zeebe:formKey")
                .doesNotContainKey("io.camunda.zeebe:assignee");
        founding.sponsorDecides("decline").endsAt("endEvent_DeclinedByPlatformOwner");
    }

    @Test
    void aDeclinedProposalEndsDeclinedAndSaysByWhom() {
        var founding = founding().submitted().sponsorDecides("decline");
        founding.endsAt("endEvent_DeclinedByPlatformOwner");
        assertThat(founding.inputsOf("recordDecline")).singleElement().satisfies(input -> assertThat(input).containsEntry("declinedBy", "platformOwner"));
    }

    @Test
    void aSilentPlatformOwnerIsRemindedOnceAndTheWaitGoesOn() {
        var founding = founding().submitted().waitsAt("userTask_DecideSponsorship").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_SponsorReminded");
        assertThat(founding.inputsOf("remindDeciders")).singleElement().satisfies(input -> assertThat(input).containsEntry("reminderStep", "sponsorship"));
        founding.sponsorDecides("decline").endsAt("endEvent_DeclinedByPlatformOwner");
    }

    @Test
    void silenceEscalatesToTheNextDecider() {
        var founding = founding().submitted().waitsAt("userTask_DecideSponsorship").timePasses(DUE.plus(A_BIT)).passes("gateway_DecidersLeft");
        assertThat(founding.waitsFor("userTask_DecideSponsorship", null).getValue().getCustomHeaders())
                .containsEntry("io.camunda.zeebe:candidateGroups", "[\"administrator\"]");
        founding.sponsorDecides("decline").endsAt("endEvent_DeclinedByPlatformOwner");
    }

    @Test
    void whenNobodyIsLeftToAskTheFoundingLapses() {
        var founding = founding().submitted().waitsAt("userTask_DecideSponsorship").timePasses(DUE.plus(A_BIT)).passes("gateway_DecidersLeft")
                .when("escalateSponsorship", Map.of("decidersLeft", false)).waitsAt("userTask_DecideSponsorship").timePasses(DUE.plus(A_BIT));
        founding.endsAt("endEvent_LapsedSponsorshipOverdue");
        assertLapse(founding, "sponsorshipOverdue");
        assertThat(founding.timesPassed("serviceTask_EscalateSponsorship")).isEqualTo(2);
    }

    @Test
    void anUnknownOutcomeStopsTheCaseInsteadOfTakingAWrongTurn() {
        founding().submitted().sponsorDecides("perhaps").stopsWithAnIncident("Expected at least one condition");
    }

    // --- rework

    @Test
    void aProposalMayBeReworkedTwice() {
        var founding = founding().submitted().sponsorDecides("sendBack").proposerReworks("resubmit").sponsorDecides("sendBack").proposerReworks("resubmit")
                .sponsorDecides("sponsor").wholeTeamJoins().everybodySigns();
        founding.endsAt("endEvent_Founded");
        assertThat(founding.timesPassed("serviceTask_CheckProposal")).isEqualTo(3);
        assertThat(founding.timesPassed("serviceTask_AskForRework")).isEqualTo(2);
    }

    @Test
    void theRouteIsChosenAnewAfterARework() {
        var founding = founding().submitted().sponsorDecides("sendBack").asking("900000").proposerReworks("resubmit").sponsorDecides("sponsor");
        founding.waitsAt("userTask_VoteOnFunding").withdrawn().endsAt("endEvent_Withdrawn");
    }

    @Test
    void theProposerMayWithdrawInsteadOfReworking() {
        founding().submitted().sponsorDecides("sendBack").proposerReworks("withdraw").endsAt("endEvent_WithdrawnInRework");
    }

    @Test
    void aSilentProposerIsRemindedAndThenTheFoundingLapses() {
        var founding = founding().submitted().sponsorDecides("sendBack").waitsAt("userTask_ReworkProposal").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_ProposerReminded");
        assertThat(founding.inputsOf("remindDeciders")).singleElement().satisfies(input -> assertThat(input).containsEntry("reminderStep", "rework"));
        founding.timePasses(Duration.ofDays(1)).endsAt("endEvent_LapsedReworkOverdue");
        assertLapse(founding, "reworkOverdue");
    }

    @ParameterizedTest
    @CsvSource({"resubmit,userTask_DecideSponsorship", "withdraw,"})
    void aReworkRecordedInTimeCountsThoughTheTimerWasFaster(String recorded, String next) {
        var founding = founding().when("closeRework", Map.of("reworkOutcome", recorded)).submitted().sponsorDecides("sendBack").waitsAt("userTask_ReworkProposal")
                .timePasses(DUE.plus(A_BIT)).passes("gateway_ReworkOutcome");
        if (next == null) {
            founding.endsAt("endEvent_WithdrawnInRework");
        } else {
            founding.waitsAt(next).sponsorDecides("decline").endsAt("endEvent_DeclinedByPlatformOwner");
        }
    }

    // --- committee

    @Test
    void everyMemberVotesAtTheSameTime() {
        var founding = beforeTheCommittee("committee-1", "committee-2", "committee-3").waitsAt("userTask_VoteOnFunding");
        assertThat(founding.assigneesOf("userTask_VoteOnFunding")).containsExactlyInAnyOrder("committee-1", "committee-2", "committee-3");
        founding.withdrawn().endsAt("endEvent_Withdrawn");
    }

    /** Votes as letters a (approve) and r (reject), cast in the order of the roll; the last one listed must end the vote, none before it. */
    @ParameterizedTest(name = "{0} members, votes {1}: {2}")
    @CsvSource({
        "5,aaaa,approved", "5,arrr,rejected", "5,aarra,approved", "5,aarrr,rejected", "5,aaar,approved",
        "4,aara,approved", "4,aarr,rejected", "4,rrr,rejected", "4,aaa,approved",
        "4,rra,rejected", "3,aa,approved", "3,rr,rejected", "3,ara,approved",
        "6,aaaa,approved", "6,aarra,undecided", "6,aarrar,rejected", "6,rrra,rejected"})
    void theVoteEndsAsSoonAsTheResultCannotChange(int members, String votes, String result) {
        var founding = beforeTheCommittee(java.util.stream.IntStream.rangeClosed(1, members).mapToObj(n -> "committee-" + n).toArray(String[]::new));
        for (int n = 0; n < votes.length(); n++) {
            founding.hasNotPassed("serviceTask_TallyVotes").votes("committee-" + (n + 1), votes.charAt(n) == 'a' ? "approve" : "reject");
        }
        switch (result) {
            case "approved" -> founding.waitsAt("userTask_PledgeAndJoin").hasNoTaskAt("userTask_VoteOnFunding").withdrawn().endsAt("endEvent_Withdrawn");
            case "rejected" -> founding.endsAt("endEvent_DeclinedByCommittee");
            default -> founding.hasNotPassed("serviceTask_TallyVotes").withdrawn().endsAt("endEvent_Withdrawn");
        }
    }

    @Test
    void aRejectionSaysThatItWasTheCommittee() {
        var founding = beforeTheCommittee("committee-1", "committee-2", "committee-3").votes("committee-1", "reject").votes("committee-2", "reject");
        founding.endsAt("endEvent_DeclinedByCommittee");
        assertThat(founding.inputsOf("recordDecline")).singleElement().satisfies(input -> assertThat(input).containsEntry("declinedBy", "committee"));
    }

    @Test
    void aQuorumReachedAtTheDeadlineCounts() {
        var founding = beforeTheCommittee("committee-1", "committee-2", "committee-3", "committee-4", "committee-5")
                .votes("committee-1", "approve").votes("committee-2", "approve").votes("committee-3", "reject").votes("committee-4", "reject")
                .hasNotPassed("serviceTask_TallyVotes").timePasses(DUE.plus(A_BIT));
        founding.endsAt("endEvent_DeclinedByCommittee");
    }

    @Test
    void silentMembersAreRemindedAndAskedOnceMore() {
        var founding = beforeTheCommittee("committee-1", "committee-2", "committee-3", "committee-4", "committee-5").votes("committee-1", "approve").votes("committee-2", "reject")
                .timePasses(REMINDER.plus(A_BIT)).passes("endEvent_CommitteeReminded");
        assertThat(founding.inputsOf("remindDeciders")).singleElement().satisfies(input -> assertThat(input).containsEntry("reminderStep", "committee"));
        founding.timePasses(Duration.ofDays(1)).passes("gateway_SecondBallot").waitsAt("userTask_VoteOnFunding");
        assertThat(founding.assigneesOf("userTask_VoteOnFunding")).containsExactlyInAnyOrder("committee-3", "committee-4", "committee-5");
        founding.votes("committee-3", "approve");
        assertThat(founding.assigneesOf("userTask_VoteOnFunding")).as("three of five have voted, the quorum is four").hasSize(2);
        founding.votes("committee-4", "approve").waitsAt("userTask_PledgeAndJoin").withdrawn().endsAt("endEvent_Withdrawn");
    }

    @Test
    void withoutAQuorumTwiceTheFoundingLapses() {
        var founding = beforeTheCommittee("committee-1", "committee-2", "committee-3").votes("committee-1", "approve").timePasses(DUE.plus(A_BIT)).passes("gateway_SecondBallot")
                .waitsAt("userTask_VoteOnFunding").timePasses(DUE.plus(A_BIT));
        founding.endsAt("endEvent_LapsedNoQuorum");
        assertLapse(founding, "noQuorum");
        assertThat(founding.timesPassed("serviceTask_CallCommittee")).isEqualTo(2);
    }

    // --- team and money

    @Test
    void theTeamIsClosedAsSoonAsEverybodyHasAnswered() {
        sponsored().coFounder("entrepreneur-02", "join").hasNotPassed("serviceTask_ClosePledging").coFounder("entrepreneur-03", "decline")
                .everybodySigns().endsAt("endEvent_Founded");
    }

    @Test
    void silentCoFoundersAreRemindedAndThenDropped() {
        var founding = sponsored().coFounder("entrepreneur-02", "join").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_CoFoundersReminded");
        assertThat(founding.inputsOf("remindDeciders")).singleElement().satisfies(input -> assertThat(input).containsEntry("reminderStep", "pledging"));
        founding.timePasses(Duration.ofDays(1)).passes("serviceTask_ClosePledging").hasNoTaskAt("userTask_PledgeAndJoin").everybodySigns().endsAt("endEvent_Founded");
    }

    @Test
    void tooSmallATeamLapses() {
        var founding = founding().when("closePledging", Map.of("teamComplete", false)).submitted().sponsorDecides("sponsor")
                .coFounder("entrepreneur-02", "decline").coFounder("entrepreneur-03", "decline");
        founding.endsAt("endEvent_LapsedTeamTooSmall");
        assertLapse(founding, "teamTooSmall");
    }

    @Test
    void withoutCoFoundersNobodyIsAskedAndTheTeamIsJudgedAtOnce() {
        founding().withTeam().when("closePledging", Map.of("teamComplete", false)).submitted().sponsorDecides("sponsor").endsAt("endEvent_LapsedTeamTooSmall");
    }

    private static FoundingScenario notFullyFunded() {
        return founding().when("closePledging", Map.of("fullyFunded", false)).submitted().sponsorDecides("sponsor").wholeTeamJoins();
    }

    @Test
    void aPlanScaledDownGoesOn() {
        notFullyFunded().proposerScalesDown("scaleDown").everybodySigns().endsAt("endEvent_Founded");
    }

    @Test
    void theProposerMayLetAnUnfundedPlanLapse() {
        var founding = notFullyFunded().proposerScalesDown("letLapse");
        founding.endsAt("endEvent_LapsedNotFunded");
        assertLapse(founding, "notFunded");
    }

    @Test
    void anUnfundedPlanLapsesWhenTheProposerIsSilent() {
        var founding = notFullyFunded().waitsAt("userTask_ScaleDown").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_ScaleDownReminded").timePasses(DUE.minus(REMINDER));
        founding.endsAt("endEvent_LapsedNotFunded");
        assertLapse(founding, "notFunded");
    }

    @Test
    void anUnfundedPlanOfAnEarlierBuildWithoutAReminderLapsesInTime() {
        founding().without("closePledging", "scaleDownReminderAt").when("closePledging", Map.of("fullyFunded", false)).submitted().sponsorDecides("sponsor").wholeTeamJoins()
                .waitsAt("userTask_ScaleDown").timePasses(DUE.plus(A_BIT)).endsAt("endEvent_LapsedNotFunded");
    }

    @Test
    void aScaledDownPlanRecordedInTimeCountsThoughTheTimerWasFaster() {
        founding().when("closePledging", Map.of("fullyFunded", false)).when("closeScaleDown", Map.of("scaleDownOutcome", "scaleDown")).submitted().sponsorDecides("sponsor")
                .wholeTeamJoins().waitsAt("userTask_ScaleDown").timePasses(DUE.plus(A_BIT)).everybodySigns().endsAt("endEvent_Founded");
    }

    // --- signatures

    @Test
    void oneRefusalEndsTheSigningAtOnce() {
        var founding = signing().signs("entrepreneur-02", "refuse").passes("serviceTask_CheckSignatures").hasNoTaskAt("userTask_SignAgreement");
        founding.endsAt("endEvent_LapsedSignatureRefused");
        assertLapse(founding, "signatureRefused");
    }

    @Test
    void missingSignatoriesAreRemindedAndGetOneExtension() {
        var founding = signing().signs("entrepreneur-01", "sign").timePasses(REMINDER.plus(A_BIT)).passes("endEvent_SignatoriesReminded");
        assertThat(founding.inputsOf("remindDeciders")).singleElement().satisfies(input -> assertThat(input).containsEntry("reminderStep", "signing"));
        founding.timePasses(Duration.ofDays(1)).passes("gateway_ExtensionGranted").waitsAt("userTask_SignAgreement");
        assertThat(founding.assigneesOf("userTask_SignAgreement")).containsExactlyInAnyOrder("entrepreneur-02", "platform-owner-food");
        founding.signs("entrepreneur-02", "sign").signs("platform-owner-food", "sign").endsAt("endEvent_Founded");
    }

    @Test
    void unsignedAfterTheExtensionLapses() {
        var founding = signing().signs("entrepreneur-01", "sign").timePasses(DUE.plus(A_BIT)).passes("gateway_ExtensionGranted").waitsAt("userTask_SignAgreement")
                .timePasses(DUE.plus(A_BIT));
        founding.endsAt("endEvent_LapsedUnsigned");
        assertLapse(founding, "unsigned");
    }

    @Test
    void aSignatureRecordedInTimeCountsThoughTheTimerWasFaster() {
        signing().when("extendSigning", Map.of("extensionGranted", true, "signatories", List.of())).when("checkSignatures", Map.of("allSigned", true))
                .waitsAt("userTask_SignAgreement").timePasses(DUE.plus(A_BIT)).endsAt("endEvent_Founded");
    }

    // --- withdrawal

    static Stream<Arguments> waitingSteps() {
        return Stream.of(
                step("userTask_DecideSponsorship", founding -> founding),
                step("userTask_ReworkProposal", founding -> founding.sponsorDecides("sendBack")),
                step("userTask_VoteOnFunding", founding -> founding.sponsorDecides("sponsor").votes("committee-1", "approve")),
                step("userTask_PledgeAndJoin", founding -> approved(founding).coFounder("entrepreneur-02", "join")),
                step("userTask_ScaleDown", founding -> approved(founding).wholeTeamJoins()));
    }

    private static FoundingScenario approved(FoundingScenario founding) {
        return founding.sponsorDecides("sponsor").votes("committee-1", "approve").votes("committee-2", "approve").votes("committee-3", "approve").votes("committee-4", "approve");
    }

    private static Arguments step(String task, UnaryOperator<FoundingScenario> until) {
        return Arguments.of(task, until);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waitingSteps")
    void withdrawingEndsEverythingWhateverTheStep(String task, UnaryOperator<FoundingScenario> until) {
        var founding = until.apply(founding().asking("1000000").when("closePledging", Map.of("fullyFunded", false)).submitted());
        founding.waitsAt(task).withdrawn().endsAt("endEvent_Withdrawn");
        assertThat(founding.jobsDone()).endsWith("closeWithdrawn");
    }

    // --- data

    @Test
    void whatPeopleTypeStaysOutOfTheProcess() {
        var founding = founding().asking("800000").withRivals(2).when("closePledging", Map.of("fullyFunded", false)).submitted().sponsorDecides("sendBack").proposerReworks("resubmit");
        approved(founding).wholeTeamJoins().proposerScalesDown("scaleDown").everybodySigns().endsAt("endEvent_Founded");
        assertThat(founding.processVariables())
                .doesNotContain("note", "fundingGranted", "pledgeAmount", "standsForOwner", "agreementRead", "vote", "pledgeOutcome", "signOutcome", "voter", "coFounder", "signatory",
                        "lapseReason", "declinedBy", "reminderStep");
        assertThat(founding.variable("fundingAsked")).as("the text stays exact").contains("\"800000\"");
        assertThat(founding.inputsOf("askSponsor")).allSatisfy(input -> assertThat(input.get("route"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Object.class)).containsEntry("committeeNeeded", true).containsEntry("compareRivals", true));
    }

    private static void assertLapse(FoundingScenario founding, String reason) {
        assertThat(founding.inputsOf("recordLapse")).singleElement().satisfies(input -> assertThat(input).containsEntry("lapseReason", reason));
    }
}
