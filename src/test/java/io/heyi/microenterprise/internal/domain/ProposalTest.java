package io.heyi.microenterprise.internal.domain;

import static io.heyi.microenterprise.internal.domain.Fixtures.LATER;
import static io.heyi.microenterprise.internal.domain.Fixtures.NOW;
import static io.heyi.microenterprise.internal.domain.Fixtures.OWNER;
import static io.heyi.microenterprise.internal.domain.Fixtures.POLICY;
import static io.heyi.microenterprise.internal.domain.Fixtures.PROPOSER;
import static io.heyi.microenterprise.internal.domain.Fixtures.SECOND;
import static io.heyi.microenterprise.internal.domain.Fixtures.THIRD;
import static io.heyi.microenterprise.internal.domain.Fixtures.aPlan;
import static io.heyi.microenterprise.internal.domain.Fixtures.aPledgingProposal;
import static io.heyi.microenterprise.internal.domain.Fixtures.aProposalBeforeItsSponsor;
import static io.heyi.microenterprise.internal.domain.Fixtures.aSignedProposal;
import static io.heyi.microenterprise.internal.domain.Fixtures.aSigningProposal;
import static io.heyi.microenterprise.internal.domain.Fixtures.aSponsoredProposal;
import static io.heyi.microenterprise.internal.domain.Fixtures.aSubmittedProposal;
import static io.heyi.microenterprise.internal.domain.Fixtures.anInput;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.access.Username;
import io.heyi.microenterprise.ProposalInput;
import io.heyi.microenterprise.ProposalStatus;
import io.heyi.shared.Money;
import io.heyi.shared.Ruling;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProposalTest {

    private static final Username STRANGER = new Username("entrepreneur-60");

    // --- sponsorship

    @Test
    void aSponsorGrantsAllThatWasAskedUnlessHeSaysLess() {
        var full = aProposalBeforeItsSponsor();
        assertThat(full.sponsorship().sponsor(OWNER, Optional.empty(), Optional.empty(), NOW)).isEqualTo(Ruling.accepted());
        assertThat(full.fundingGranted()).contains(new BigDecimal("300000.00"));

        var less = aProposalBeforeItsSponsor();
        less.sponsorship().sponsor(OWNER, Optional.of(new BigDecimal("120000.5")), Optional.of("start with one city"), NOW);
        assertThat(less.fundingGranted()).contains(new BigDecimal("120000.50"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "300000.01"})
    void noSponsorGrantsNothingOrMoreThanWasAsked(String granted) {
        var proposal = aProposalBeforeItsSponsor();

        assertThat(proposal.sponsorship().sponsor(OWNER, Optional.of(new BigDecimal(granted)), Optional.empty(), NOW))
                .isEqualTo(Ruling.refused("fundingGranted", "microenterprise.error.grantedOutOfRange", Money.of("300000", "CNY")));
        assertThat(proposal.sponsorship().isOpen()).isTrue();
    }

    @Test
    void sponsorshipIsDecidedOnce() {
        var proposal = aSponsoredProposal();

        assertThat(proposal.sponsorship().decline(OWNER, "changed my mind", NOW)).isInstanceOf(Ruling.TooLate.class);
        assertThat(proposal.status()).isEqualTo(ProposalStatus.IN_DECISION);
    }

    @Test
    void aDeclineEndsTheCaseWithItsReason() {
        var proposal = aProposalBeforeItsSponsor();

        proposal.sponsorship().decline(OWNER, "does not fit the platform", NOW);

        assertThat(proposal.status()).isEqualTo(ProposalStatus.DECLINED);
        assertThat(proposal.closingReason()).contains("does not fit the platform");
        assertThat(proposal.closedBy()).contains(OWNER.value());
    }

    @Test
    void twoRoundsOfReworkAndNotAThird() {
        var proposal = aProposalBeforeItsSponsor();
        for (int round = 1; round <= 2; round++) {
            assertThat(proposal.sponsorship().maySendBack(POLICY)).isTrue();
            assertThat(proposal.sponsorship().sendBack(OWNER, "more numbers please", POLICY, NOW)).isEqualTo(Ruling.accepted());
            assertThat(proposal.status()).isEqualTo(ProposalStatus.REWORK);
            proposal.rework().ask(LATER, NOW);
            assertThat(proposal.rework().resubmit(aPlan(anInput()), anInput(), Optional.empty(), NOW)).isEqualTo(Ruling.accepted());
            proposal.enterDecision(0, NOW);
            proposal.sponsorship().ask(0, "platform-owner:food", LATER, NOW);
        }

        assertThat(proposal.sponsorship().maySendBack(POLICY)).isFalse();
        assertThat(proposal.sponsorship().sendBack(OWNER, "once more", POLICY, NOW)).isInstanceOf(Ruling.Refused.class);
        assertThat(proposal.reworkRound()).isEqualTo(2);
    }

    @Test
    void aReworkShowsOldAndNewValueOfEveryChangedField() {
        var proposal = aProposalBeforeItsSponsor();
        proposal.sponsorship().sendBack(OWNER, "too dear", POLICY, NOW);
        var in = anInput();
        var cheaper = new ProposalInput(in.name(), in.platform(), in.kind(), in.userScenario(), in.valueProposition(), in.leadingTargets(),
                List.of("entrepreneur-02"), in.roles(), in.currency(), "250000", in.ownInvestment(), in.cashFlowAllowance(), in.horizonMonths());

        proposal.rework().resubmit(aPlan(cheaper), cheaper, Optional.of("one co-founder less"), NOW);

        assertThat(proposal.rework().changes()).containsExactly(
                new PlanChange("coFounders", "entrepreneur-02, entrepreneur-03", "entrepreneur-02"),
                new PlanChange("fundingAsked", "300000.00", "250000.00"));
        assertThat(proposal.status()).isEqualTo(ProposalStatus.SUBMITTED);
    }

    @Test
    void aReworkCannotBeHandedInTwice() {
        var proposal = aProposalBeforeItsSponsor();
        proposal.sponsorship().sendBack(OWNER, "more numbers please", POLICY, NOW);
        proposal.rework().resubmit(aPlan(anInput()), anInput(), Optional.empty(), NOW);

        assertThat(proposal.rework().resubmit(aPlan(anInput()), anInput(), Optional.empty(), NOW)).isInstanceOf(Ruling.TooLate.class);
        assertThat(proposal.mayBeEdited()).isFalse();
    }

    @Test
    void escalationMovesAnOpenQuestionOnAndLeavesAnAnsweredOneAlone() {
        var open = aProposalBeforeItsSponsor();
        open.sponsorship().escalate(2, "administrator", LATER, NOW);
        assertThat(open.sponsorship().group()).contains("administrator");

        var answered = aSponsoredProposal();
        answered.sponsorship().escalate(2, "administrator", LATER, NOW);
        assertThat(answered.sponsorship().group()).contains("platform-owner:food");
    }

    // --- committee

    @Test
    void onlyTheRollVotesAndEachOnce() {
        var proposal = aSponsoredProposal();
        proposal.ballots().call(List.of(SECOND, THIRD), POLICY, LATER, NOW);

        assertThat(proposal.ballots().vote(STRANGER, true, Optional.empty(), NOW)).isInstanceOf(Ruling.TooLate.class);
        assertThat(proposal.ballots().vote(SECOND, true, Optional.empty(), NOW)).isEqualTo(Ruling.accepted());
        assertThat(proposal.ballots().vote(SECOND, false, Optional.of("other"), NOW)).isInstanceOf(Ruling.TooLate.class);
    }

    @Test
    void aSecondBallotAsksOnlyWhoHasNotVotedAndKeepsTheVotesCast() {
        var proposal = aSponsoredProposal();
        proposal.ballots().call(List.of(PROPOSER, SECOND, THIRD), POLICY, LATER, NOW);
        proposal.ballots().vote(SECOND, true, Optional.empty(), NOW);
        assertThat(proposal.ballots().close(NOW)).isEqualTo(CommitteeBallot.Result.NO_QUORUM);

        proposal.ballots().callAgain(LATER, NOW);

        var ballot = proposal.committee().orElseThrow();
        assertThat(ballot.missing()).containsExactly(PROPOSER, THIRD);
        assertThat(ballot.yes()).isEqualTo(1);
        proposal.ballots().vote(THIRD, true, Optional.empty(), NOW);
        assertThat(proposal.ballots().close(NOW)).isEqualTo(CommitteeBallot.Result.APPROVED);
    }

    @Test
    void aTieInTheCommitteeDeclines() {
        var proposal = aSponsoredProposal();
        proposal.ballots().call(List.of(SECOND, THIRD), POLICY, LATER, NOW);
        proposal.ballots().vote(SECOND, true, Optional.empty(), NOW);
        proposal.ballots().vote(THIRD, false, Optional.of("risk"), NOW);

        assertThat(proposal.ballots().close(NOW)).isEqualTo(CommitteeBallot.Result.REJECTED);
        assertThat(proposal.status()).isEqualTo(ProposalStatus.DECLINED);
    }

    // --- team and money

    @Test
    void aPledgeIsNothingOrAtLeastFivePercentOfTheRound() {
        var proposal = aPledgingProposal("300000");

        assertThat(proposal.pledging().minimum(POLICY)).isEqualTo("15000.00");
        assertThat(proposal.pledging().join(SECOND, new BigDecimal("14999.99"), false, POLICY, NOW)).isInstanceOf(Ruling.Refused.class);
        assertThat(proposal.pledging().join(SECOND, new BigDecimal("15000"), false, POLICY, NOW)).isEqualTo(Ruling.accepted());
        assertThat(proposal.pledging().join(THIRD, BigDecimal.ZERO, false, POLICY, NOW)).isEqualTo(Ruling.accepted());
    }

    @Test
    void theMinimumPledgeRoundsUpToTheCent() {
        var in = anInput();
        var odd = new ProposalInput(in.name(), in.platform(), in.kind(), in.userScenario(), in.valueProposition(), in.leadingTargets(), in.coFounders(), in.roles(),
                in.currency(), "100.01", in.ownInvestment(), in.cashFlowAllowance(), in.horizonMonths());

        assertThat(aSubmittedProposal(odd).pledging().minimum(POLICY)).isEqualTo("5.01");
    }

    @Test
    void aSilentCoFounderIsDropped() {
        var proposal = aPledgingProposal("300000");
        proposal.pledging().join(SECOND, BigDecimal.ZERO, false, POLICY, NOW);

        proposal.pledging().close(NOW);

        assertThat(proposal.team()).containsExactly(PROPOSER, SECOND);
        assertThat(proposal.pledgeOf(THIRD).orElseThrow().state()).isEqualTo(Pledge.State.SILENT);
        assertThat(proposal.pledging().join(THIRD, BigDecimal.ZERO, false, POLICY, NOW)).isInstanceOf(Ruling.TooLate.class);
    }

    @Test
    void nobodyUninvitedJoins() {
        assertThat(aPledgingProposal("300000").pledging().join(STRANGER, BigDecimal.ZERO, false, POLICY, NOW)).isInstanceOf(Ruling.TooLate.class);
    }

    @Test
    void whoSaysSoWhenJoiningStandsForOwnerBesideTheProposer() {
        var proposal = aPledgingProposal("300000");
        proposal.pledging().join(SECOND, BigDecimal.ZERO, true, POLICY, NOW);
        proposal.pledging().join(THIRD, BigDecimal.ZERO, false, POLICY, NOW);
        assertThat(proposal.standing()).containsExactly(proposal.proposer(), SECOND);
    }

    @Test
    void belowTheMinimumTeamTheTeamIsNotComplete() {
        var proposal = aPledgingProposal("300000");
        proposal.pledging().decline(SECOND, "no time", NOW);
        proposal.pledging().close(NOW);

        assertThat(proposal.pledging().teamComplete(POLICY)).isFalse();
    }

    @Test
    void pledgesFillWhatThePlatformDoesNotGrant() {
        var proposal = aPledgingProposal("250000");
        proposal.pledging().join(SECOND, new BigDecimal("30000"), false, POLICY, NOW);
        proposal.pledging().join(THIRD, new BigDecimal("20000"), false, POLICY, NOW);
        proposal.pledging().close(NOW);

        assertThat(proposal.fundingInHand()).isEqualByComparingTo("300000");
        assertThat(proposal.pledging().fullyFunded()).isTrue();
    }

    @Test
    void aCentShortIsNotFullyFunded() {
        var proposal = aPledgingProposal("249999.99");
        proposal.pledging().join(SECOND, new BigDecimal("50000"), false, POLICY, NOW);
        proposal.pledging().close(NOW);

        assertThat(proposal.pledging().fullyFunded()).isFalse();
    }

    @Test
    void scalingDownGoesOnWithTheMoneyThatIsThere() {
        var proposal = aPledgingProposal("20000");
        proposal.pledging().join(SECOND, BigDecimal.ZERO, false, POLICY, NOW);
        proposal.pledging().close(NOW);
        proposal.scalingDown().ask(LATER, NOW);

        assertThat(proposal.scalingDown().scaleDown(Optional.empty(), NOW)).isEqualTo(Ruling.accepted());

        assertThat(proposal.scalingDown().isDone()).isTrue();
        assertThat(proposal.cashFlowAllowance()).as("50,000 planned, 20,000 + 20,000 there").isEqualByComparingTo("40000");
        assertThat(proposal.scalingDown().letLapse("no", NOW)).isInstanceOf(Ruling.TooLate.class);
    }

    // --- withdrawal

    @Test
    void withdrawingIsPossibleInEveryStepBeforeTheFirstSignatureIsAskedFor() {
        var rework = aProposalBeforeItsSponsor();
        rework.sponsorship().sendBack(OWNER, "more", POLICY, NOW);
        for (var proposal : List.of(aSubmittedProposal(), aProposalBeforeItsSponsor(), rework, aSponsoredProposal(), aPledgingProposal("300000"))) {
            assertThat(proposal.withdraw(Optional.empty(), NOW)).as(proposal.status().name()).isTrue();
            assertThat(proposal.status()).isEqualTo(ProposalStatus.WITHDRAWN);
            assertThat(proposal.withdraw(Optional.empty(), NOW)).as("again").isTrue();
        }
        for (var proposal : List.of(aSigningProposal(), aSignedProposal())) {
            assertThat(proposal.withdraw(Optional.empty(), NOW)).as(proposal.status().name()).isFalse();
        }
    }

    @Test
    void nothingIsDecidedAboutAWithdrawnProposal() {
        var proposal = aProposalBeforeItsSponsor();
        proposal.withdraw(Optional.empty(), NOW);

        assertThat(proposal.sponsorship().sponsor(OWNER, Optional.empty(), Optional.empty(), NOW)).isInstanceOf(Ruling.TooLate.class);
        assertThatThrownBy(() -> proposal.lapse("sponsorshipOverdue", NOW)).isInstanceOf(IllegalStateException.class);
    }

    // --- signatures

    @Test
    void ownerCoFoundersAndPlatformSign() {
        assertThat(aSigningProposal().signatures()).extracting(Signature::signatory, Signature::role).containsExactly(
                org.assertj.core.groups.Tuple.tuple(PROPOSER, Signature.Role.OWNER), org.assertj.core.groups.Tuple.tuple(SECOND, Signature.Role.CO_FOUNDER),
                org.assertj.core.groups.Tuple.tuple(THIRD, Signature.Role.CO_FOUNDER), org.assertj.core.groups.Tuple.tuple(OWNER, Signature.Role.PLATFORM));
    }

    @Test
    void aSignatureBindsToTheTextThatWasShown() {
        var proposal = aSigningProposal();

        assertThat(proposal.signing().sign(PROPOSER, "0".repeat(64), "session-1", NOW)).isInstanceOf(Ruling.Refused.class);
        assertThat(proposal.signing().sign(PROPOSER, proposal.agreement().orElseThrow().hash(), "session-1", NOW)).isEqualTo(Ruling.accepted());

        assertThat(proposal.signatureOf(PROPOSER).orElseThrow())
                .isEqualTo(new Signature(PROPOSER, Signature.Role.OWNER, Signature.State.SIGNED, NOW, proposal.agreement().orElseThrow().hash(), "session-1"));
        assertThat(proposal.signing().sign(STRANGER, proposal.agreement().orElseThrow().hash(), "s", NOW)).isInstanceOf(Ruling.TooLate.class);
    }

    @Test
    void oneRefusalEndsTheFounding() {
        var proposal = aSigningProposal();

        proposal.signing().refuse(THIRD, "the numbers moved", "session-3", NOW);

        assertThat(proposal.status()).isEqualTo(ProposalStatus.LAPSED);
        assertThat(proposal.closingReason()).contains("signatureRefused");
        assertThat(proposal.signing().sign(PROPOSER, proposal.agreement().orElseThrow().hash(), "s", NOW)).isInstanceOf(Ruling.TooLate.class);
    }

    @Test
    void theSigningIsExtendedOnce() {
        var proposal = aSigningProposal();

        assertThat(proposal.signing().extend(LATER, POLICY, NOW)).isTrue();
        assertThat(proposal.signing().extend(LATER, POLICY, NOW)).isFalse();
    }

    @Test
    void nothingIsSetUpBeforeAllHaveSigned() {
        assertThatThrownBy(() -> aSigningProposal().provisioning().start(NOW)).isInstanceOf(IllegalStateException.class);

        var signed = aSignedProposal();
        signed.provisioning().start(NOW);
        assertThat(signed.status()).isEqualTo(ProposalStatus.PROVISIONING);
    }

    @Test
    void everyChangeLeavesAFactForTimelineAndAudit() {
        var facts = aSignedProposal().takeFacts();

        assertThat(facts).extracting(ProposalFact::fact).containsExactly("submitted", "checked", "sponsorAsked", "sponsored", "coFoundersAsked", "joined", "joined",
                "pledgingClosed", "agreementDrafted", "signed", "signed", "signed", "signed");
    }

    @Test
    void pledgesThatNoLedgerCouldHoldAreRefused() {
        var proposal = aPledgingProposal("300000");

        assertThat(proposal.pledging().join(SECOND, new BigDecimal("999999999999999.99"), false, POLICY, NOW)).isInstanceOf(Ruling.Refused.class);
        assertThat(proposal.pledging().join(SECOND, new BigDecimal("999999999679999.99"), false, POLICY, NOW)).isEqualTo(Ruling.accepted());
        assertThat(proposal.pledging().join(THIRD, new BigDecimal("15000"), false, POLICY, NOW)).isInstanceOf(Ruling.Refused.class);
    }

    @Test
    void aBallotThatWasCountedTakesNoMoreVotesUntilItIsCalledAgain() {
        var proposal = aSponsoredProposal();
        proposal.ballots().call(List.of(SECOND, THIRD, OWNER), POLICY, LATER, NOW);
        proposal.ballots().vote(SECOND, true, Optional.empty(), NOW);
        proposal.ballots().close(NOW);

        assertThat(proposal.ballots().vote(THIRD, true, Optional.empty(), NOW)).isInstanceOf(Ruling.TooLate.class);
        proposal.ballots().callAgain(LATER, NOW);
        assertThat(proposal.ballots().vote(THIRD, true, Optional.empty(), NOW)).isEqualTo(Ruling.accepted());
    }
}
