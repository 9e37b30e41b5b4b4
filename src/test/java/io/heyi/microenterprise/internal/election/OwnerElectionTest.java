package io.heyi.microenterprise.internal.election;

import static io.heyi.microenterprise.internal.election.Electoral.NOW;
import static io.heyi.microenterprise.internal.election.Electoral.OWNER;
import static io.heyi.microenterprise.internal.election.Electoral.POLICY;
import static io.heyi.microenterprise.internal.election.Electoral.counted;
import static io.heyi.microenterprise.internal.election.Electoral.member;
import static io.heyi.microenterprise.internal.election.Electoral.of;
import static io.heyi.microenterprise.internal.election.Electoral.opened;
import static io.heyi.microenterprise.internal.election.Electoral.plan;
import static io.heyi.microenterprise.internal.election.Electoral.voting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.access.Username;
import io.heyi.microenterprise.ElectionPhase;
import io.heyi.microenterprise.ElectionTrigger;
import io.heyi.microenterprise.internal.election.Balloting.Next;
import io.heyi.microenterprise.internal.election.Counted.Outcome;
import io.heyi.shared.Fraction;
import io.heyi.shared.Ruling;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules of domain.md P5. */
class OwnerElectionTest {

    private static void assertAccepted(Ruling ruling) {
        assertThat(ruling).isEqualTo(Ruling.accepted());
    }

    // --- nominations

    @Test
    void fourStandAndAFifthFindsNoPlace() {
        var election = of(ElectionTrigger.RESIGNATION, 6);
        for (int i = 2; i <= 5; i++) {
            assertAccepted(election.nominations().stand(member(i), plan("500"), POLICY, NOW));
        }
        assertThat(election.nominations().stand(member(6), plan("900"), POLICY, NOW)).isEqualTo(Ruling.tooLate("election.refusal.enoughCandidates", 4));
        election.nominations().standDown(member(3), "no time", NOW);
        assertAccepted(election.nominations().stand(member(6), plan("900"), POLICY, NOW));
        assertThat(election.standing()).extracting(Candidate::key).containsExactly("c1", "c3", "c4", "c5");
    }

    @Test
    void standingAgainChangesThePlanAndNotThePlace() {
        var election = of(ElectionTrigger.RESIGNATION, 3);
        election.nominations().stand(member(2), plan("500"), POLICY, NOW);
        election.nominations().stand(member(2), plan("700"), POLICY, NOW);
        assertThat(election.standing()).singleElement().satisfies(one -> assertThat(one.plan()).isEqualTo(plan("700")));
    }

    @Test
    void anOutsiderStandsButNobodyStandsAfterTheWindow() {
        var election = of(ElectionTrigger.RESIGNATION, 3);
        assertAccepted(election.nominations().stand(new Username("partner-chef"), plan("500"), POLICY, NOW));
        assertThat(election.nominations().stand(member(2), plan("500"), POLICY, NOW.plus(Duration.ofDays(7)))).isInstanceOf(Ruling.TooLate.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"RESIGNATION", "CHALLENGE"})
    void whoLeavesOrIsChallengedDoesNotStand(ElectionTrigger trigger) {
        assertThat(of(trigger, 3).nominations().stand(OWNER, plan("500"), POLICY, NOW)).isInstanceOf(Ruling.NotAllowed.class);
    }

    @Test
    void anOwnerWhoMissedTheBottomValuesMayStandAgain() {
        assertAccepted(of(ElectionTrigger.AUTOMATIC, 3).nominations().stand(OWNER, plan("500"), POLICY, NOW));
    }

    // --- compliance

    @Test
    void aVetoTakesACandidateOutAndSilenceClears() {
        var election = of(ElectionTrigger.RESIGNATION, 4);
        election.nominations().stand(member(2), plan("500"), POLICY, NOW);
        election.nominations().stand(member(3), plan("500"), POLICY, NOW);
        election.nominations().close(NOW, NOW);
        assertAccepted(election.nominations().rule("c1", false, new Username("platform-owner-food"), "barred by the code of conduct", NOW));
        assertThat(election.nominations().rule("c1", true, new Username("platform-owner-food"), "", NOW)).isInstanceOf(Ruling.TooLate.class);
        assertThat(election.nominations().checked(NOW, NOW)).isTrue();
        assertThat(election.standing()).extracting(Candidate::key).containsExactly("c2");
        assertThat(election.phase()).isEqualTo(ElectionPhase.QUESTIONS);
    }

    // --- questions

    @Test
    void membersAskAndCandidatesAnswerOnce() {
        var election = of(ElectionTrigger.RESIGNATION, 4);
        election.nominations().stand(member(2), plan("500"), POLICY, NOW);
        assertAccepted(election.questionRound().ask(member(3), "Who bakes?", NOW));
        assertAccepted(election.questionRound().ask(member(3), "Who bakes?", NOW));
        assertThat(election.questions()).as("a repeat asks nothing new").hasSize(1);
        assertThat(election.questionRound().ask(new Username("entrepreneur-50"), "Me too?", NOW)).isInstanceOf(Ruling.NotAllowed.class);
        assertThat(election.questionRound().silent()).containsExactly(member(2));
        assertAccepted(election.questionRound().answer(1, member(2), "All of us", NOW));
        assertThat(election.questionRound().answer(1, member(2), "Others", NOW)).isInstanceOf(Ruling.TooLate.class);
        assertThat(election.questionRound().answer(1, member(3), "I", NOW)).isInstanceOf(Ruling.NotAllowed.class);
        assertThat(election.questionRound().silent()).isEmpty();
    }

    // --- ballots

    @Test
    void theBallotNamesAllCandidatesAndNobody() {
        assertThat(voting(ElectionTrigger.RESIGNATION, 5, 2, 3).rounds().getLast().options()).containsExactly("c1", "c2", Round.NOBODY);
    }

    @Test
    void aMajorityElectsAndTheSecondIsKeptAsBackup() {
        var election = voting(ElectionTrigger.RESIGNATION, 5, 2, 3);
        assertThat(election.balloting().decide(counted(Outcome.CHOSEN, "c1", "c1", 3, "c2", 2, "nobody", 0), NOW)).isEqualTo(Next.ELECTED);
        election.office().offer(NOW, NOW);
        assertAccepted(election.office().accept(member(2), plan("600").hash(), "session", NOW));
        assertThat(election.office().switched(NOW)).isFalse();
        assertThat(election.phase()).isEqualTo(ElectionPhase.ELECTED);
        assertThat(election.office().runnerUp()).contains(member(3));
    }

    @ParameterizedTest
    @EnumSource(value = Outcome.class, names = {"TIE", "NO_MAJORITY"})
    void aTieOrNoMajorityIsRunOffBetweenTheFirstTwoOnce(Outcome outcome) {
        var election = voting(ElectionTrigger.RESIGNATION, 6, 2, 3, 4);
        assertThat(election.balloting().decide(counted(outcome, null, "c3", 2, "c1", 2, "c2", 1, "nobody", 0), NOW)).isEqualTo(Next.RUN_OFF);
        assertThat(election.balloting().options()).as("in the order of the paper").containsExactly("c1", "c3");
        assertThat(opened(election).balloting().decide(counted(Outcome.TIE, null, "c1", 3, "c3", 3), NOW)).isEqualTo(Next.NOBODY);
    }

    @Test
    void aMissedQuorumIsRepeatedOnce() {
        var election = voting(ElectionTrigger.RESIGNATION, 6, 2);
        assertThat(election.balloting().decide(counted(Outcome.NO_QUORUM, null, "c1", 3, "nobody", 0), NOW)).isEqualTo(Next.SECOND);
        assertThat(election.balloting().options()).containsExactly("c1", Round.NOBODY);
        assertThat(opened(election).balloting().decide(counted(Outcome.NO_QUORUM, null, "c1", 1, "nobody", 0), NOW)).isEqualTo(Next.NOBODY);
    }

    @Test
    void aMajorityForNobodyElectsNobody() {
        assertThat(voting(ElectionTrigger.RESIGNATION, 6, 2).balloting().decide(counted(Outcome.CHOSEN, Round.NOBODY, "nobody", 4, "c1", 2), NOW)).isEqualTo(Next.NOBODY);
    }

    // --- the office

    @Test
    void theRunnerUpIsAskedWhenTheElectedDeclinesAndNobodyAfterThat() {
        var election = voting(ElectionTrigger.RESIGNATION, 6, 2, 3, 4);
        election.balloting().decide(counted(Outcome.CHOSEN, "c2", "c2", 4, "c1", 1, "c3", 1, "nobody", 0), NOW);
        assertThat(election.office().offer(NOW, NOW).map(Candidate::person)).contains(member(3));
        assertAccepted(election.office().decline(member(3), "moving away", NOW));
        assertThat(election.office().offer(NOW, NOW).map(Candidate::person)).contains(member(2));
        election.office().closeOffer(NOW);
        assertThat(election.office().isAccepted()).isFalse();
        assertThat(election.office().offer(NOW, NOW)).isEmpty();
    }

    @Test
    void onlyThePlanThatWasShownIsSigned() {
        var election = voting(ElectionTrigger.RESIGNATION, 5, 2);
        election.balloting().decide(counted(Outcome.CHOSEN, "c1", "c1", 4, "nobody", 0), NOW);
        election.office().offer(NOW, NOW);
        assertThat(election.office().accept(member(2), plan("601").hash(), "s", NOW)).isInstanceOf(Ruling.Refused.class);
        assertThat(election.office().accept(member(3), plan("600").hash(), "s", NOW)).isInstanceOf(Ruling.TooLate.class);
    }

    @Test
    void withoutAnElectedOwnerAChallengedOneStaysAndElseAnInterimIsNamed() {
        var challenge = voting(ElectionTrigger.CHALLENGE, 5, 2);
        challenge.balloting().decide(counted(Outcome.CHOSEN, Round.NOBODY, "nobody", 4, "c1", 1), NOW);
        assertThat(challenge.office().endWithoutOwner(NOW)).isTrue();
        assertThat(challenge.phase()).isEqualTo(ElectionPhase.INCUMBENT_CONFIRMED);
        var resignation = of(ElectionTrigger.RESIGNATION, 3);
        assertThat(resignation.office().endWithoutOwner(NOW)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"entrepreneur-01, 30, false", "platform-owner-food, 30, false", "entrepreneur-09, 0, false", "entrepreneur-09, 61, false", "entrepreneur-09, 60, true"})
    void anInterimIsSomebodyElseForSixtyDaysAtMost(String person, int days, boolean accepted) {
        var election = of(ElectionTrigger.RESIGNATION, 3);
        election.office().askForInterim(0, "platform-owner:food", NOW, NOW);
        var ruling = election.office().nameInterim(new Username(person), days, new Username("platform-owner-food"), "knows the business", POLICY, NOW);
        assertThat(ruling instanceof Ruling.Accepted).isEqualTo(accepted);
    }

    // --- what protects an owner

    @Test
    void aChallengeWhoseLastChallengerStandsDownIsOverAndProtectsNobody() {
        var challenge = of(ElectionTrigger.CHALLENGE, 5);
        challenge.nominations().stand(member(2), plan("600"), POLICY, NOW);
        challenge.nominations().stand(member(3), plan("600"), POLICY, NOW);
        assertAccepted(challenge.nominations().standDown(member(2), "no time", NOW));
        assertThat(challenge.phase()).isEqualTo(ElectionPhase.NOMINATION);
        assertAccepted(challenge.nominations().standDown(member(3), "no time either", NOW));
        assertThat(challenge.phase()).isEqualTo(ElectionPhase.WITHDRAWN);
        assertThat(challenge.office().isDecided()).isFalse();
    }

    @Test
    void onlyAMajorityOfTheMembersForTheOwnerOrForAnotherDecides() {
        var stays = voting(ElectionTrigger.CHALLENGE, 5, 2);
        stays.balloting().decide(counted(Outcome.CHOSEN, Round.NOBODY, "nobody", 4, "c1", 1), NOW);
        stays.office().endWithoutOwner(NOW);
        assertThat(stays.office().isDecided()).isTrue();

        var silence = voting(ElectionTrigger.CHALLENGE, 5, 2);
        silence.balloting().decide(counted(Outcome.NO_QUORUM, null, "nobody", 2, "c1", 0), NOW);
        opened(silence).balloting().decide(counted(Outcome.NO_QUORUM, null, "nobody", 2, "c1", 0), NOW);
        silence.office().endWithoutOwner(NOW);
        assertThat(silence.phase()).isEqualTo(ElectionPhase.INCUMBENT_CONFIRMED);
        assertThat(silence.office().isDecided()).as("nobody came to vote").isFalse();

        var declined = voting(ElectionTrigger.CHALLENGE, 5, 2);
        declined.balloting().decide(counted(Outcome.CHOSEN, "c1", "c1", 4, "nobody", 1), NOW);
        declined.office().offer(NOW, NOW);
        declined.office().decline(member(2), "a favour to the owner", NOW);
        declined.office().endWithoutOwner(NOW);
        assertThat(declined.office().isDecided()).as("the members wanted somebody else").isFalse();
    }

    // --- recall

    @ParameterizedTest
    @CsvSource({"3, 1", "4, 2", "12, 4", "10, 4"})
    void aThirdOfTheRollSignsAMotionRoundedUp(int members, int needed) {
        assertThat(of(ElectionTrigger.RECALL, members).motion().needed(POLICY)).isEqualTo(needed);
    }

    @ParameterizedTest
    @CsvSource({"3, 2", "4, 3", "5, 4", "9, 6", "10, 7", "11, 8", "12, 8", "15, 10"})
    void twoThirdsAreRoundedUp(int roll, int needed) {
        assertThat(POLICY.recallNeeded().ceilingOf(roll)).isEqualTo(needed);
    }

    @Test
    void theOwnerNeitherSignsNorVotesOnHisOwnRecall() {
        var election = of(ElectionTrigger.RECALL, 4);
        assertThat(election.motion().sign(OWNER, NOW)).isInstanceOf(Ruling.NotAllowed.class);
        assertThat(election.recallRoll()).doesNotContain(OWNER).hasSize(3);
    }

    @Test
    void signingTwiceCountsOnce() {
        var election = of(ElectionTrigger.RECALL, 9);
        election.motion().sign(member(3), NOW);
        election.motion().sign(member(3), NOW);
        assertThat(election.motion().signatures()).hasSize(2);
        assertThat(election.motion().isCarried(POLICY)).isFalse();
    }

    @Test
    void aCarriedRecallOpensNominationsAndAFailedOneEnds() {
        var carried = of(ElectionTrigger.RECALL, 4);
        carried.motion().called("B-0001", NOW, NOW);
        assertThat(carried.motion().decide(counted(Outcome.CHOSEN, Round.RECALL, "recall", 3, "keep", 0), NOW.plusSeconds(60), NOW)).isTrue();
        assertThat(carried.phase()).isEqualTo(ElectionPhase.NOMINATION);
        var failed = of(ElectionTrigger.RECALL, 4);
        failed.motion().called("B-0001", NOW, NOW);
        assertThat(failed.motion().decide(counted(Outcome.NO_MAJORITY, null, "recall", 2, "keep", 1), NOW, NOW)).isFalse();
        assertThat(failed.phase()).isEqualTo(ElectionPhase.RECALL_FAILED);
    }

    // --- withdrawal and policy

    @Test
    void onlyWhoStartedItTakesItBackAndOnlyBeforeAVote() {
        var election = of(ElectionTrigger.RESIGNATION, 3);
        assertThat(election.withdraw(member(2), "no", NOW)).isInstanceOf(Ruling.NotAllowed.class);
        assertAccepted(election.withdraw(OWNER, "I stay", NOW));
        assertThat(voting(ElectionTrigger.RESIGNATION, 3, 2).withdraw(OWNER, "I stay", NOW)).isInstanceOf(Ruling.TooLate.class);
        assertThat(of(ElectionTrigger.AUTOMATIC, 3).withdraw(OWNER, "no", NOW)).isInstanceOf(Ruling.NotAllowed.class);
    }

    @Test
    void aPolicyOutOfRangeIsRefusedByName() {
        assertThatThrownBy(() -> new ElectionPolicy(null, null, null, null, null, 11, null, null, null, new Fraction(1, 2), null, null, null, null, null, null, null, null, null))
                .hasMessageContaining("heyi.policy.election.most-candidates");
    }

    @Test
    void everyThingThatHappensIsToldOnce() {
        var election = of(ElectionTrigger.RESIGNATION, 3);
        assertThat(election.takeFacts()).extracting(ElectionFact::fact).isEqualTo(List.of("electionAnnounced.RESIGNATION"));
        assertThat(election.takeFacts()).isEmpty();
    }
}
