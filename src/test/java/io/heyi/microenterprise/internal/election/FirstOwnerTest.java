package io.heyi.microenterprise.internal.election;

import static io.heyi.microenterprise.internal.FoundingPlay.at;
import static io.heyi.microenterprise.internal.FoundingPlay.input;
import static io.heyi.microenterprise.internal.election.Electoral.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.heyi.access.Relation;
import io.heyi.access.Relation.Kind;
import io.heyi.ballot.BallotId;
import io.heyi.ballot.Ballots;
import io.heyi.ballot.Cast;
import io.heyi.ballot.Receipt;
import io.heyi.ballot.Vote;
import io.heyi.inbox.FakeNeighbours;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.inbox.TaskType;
import io.heyi.microenterprise.CandidacyInput;
import io.heyi.microenterprise.ElectionId;
import io.heyi.microenterprise.ElectionOutcome;
import io.heyi.microenterprise.ElectionPhase;
import io.heyi.microenterprise.ElectionTrigger;
import io.heyi.microenterprise.ElectionView;
import io.heyi.microenterprise.Elections;
import io.heyi.microenterprise.FoundingModule;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.MicroenterpriseView;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.microenterprise.ProposalId;
import io.heyi.microenterprise.ProposalView;
import io.heyi.microenterprise.Proposals;
import io.heyi.microenterprise.TownPeople;
import io.heyi.microenterprise.internal.FoundingPlay;
import io.heyi.microenterprise.internal.process.FirstOwnerSteps;
import io.heyi.orchestration.ProcessCases;
import io.heyi.orchestration.TryLater;
import io.heyi.shared.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.support.TransactionTemplate;

/** A founding in which more than one stands for owner, step by step as the engine takes it (domain.md P1.8). */
@FoundingModule
class FirstOwnerTest {

    private static final String SETTLED = "microenterprise.ownerSettled";
    private static final String COMPLETE = "microenterprise.nominationsComplete";

    @Autowired FoundingPlay play;
    @Autowired FirstOwnerSteps steps;
    @Autowired Proposals proposals;
    @Autowired Elections elections;
    @Autowired Ballots ballots;
    @Autowired CandidacySteps candidacies;
    @Autowired BallotSteps balloting;
    @Autowired OfficeSteps office;
    @Autowired List<TaskType> taskTypes;
    @Autowired Microenterprises microenterprises;
    @Autowired TownPeople people;
    @Autowired FoundingModule.SentMessages messages;
    @Autowired FakeNeighbours.SetClock clock;
    @Autowired TransactionTemplate transaction;
    @Autowired @Qualifier("cancelledElections") ProcessCases cancelled;

    private Instant began;
    private ProposalId proposal;
    private String code;

    @BeforeEach
    void timeIsSet() {
        began = clock.now;
    }

    @AfterEach
    void timeIsBack() {
        clock.now = began;
    }

    /** Proposed by entrepreneur-01 with 02, 03 and 04, all of whom join and sign. */
    private void signed(List<String> standing) {
        proposal = play.inDecision("entrepreneur-01", input(null, "food", "300000", "entrepreneur-02", "entrepreneur-03", "entrepreneur-04"));
        play.decided(proposal, "decideSponsorship", "platform-owner-food", "sponsor", null, Map.of());
        play.team.askCoFounders(at(proposal));
        for (var coFounder : List.of("entrepreneur-02", "entrepreneur-03", "entrepreneur-04")) {
            play.decided(proposal, "pledgeAndJoin", coFounder, "join", null, Map.of("pledgeAmount", "0", "standsForOwner", standing.contains(coFounder)));
        }
        play.team.closePledging(at(proposal));
        play.signing.draft(at(proposal));
        for (var signatory : List.of("entrepreneur-01", "entrepreneur-02", "entrepreneur-03", "entrepreneur-04", "platform-owner-food")) {
            play.decided(proposal, "signAgreement", signatory, "sign", null, Map.of("agreementRead", true));
        }
        play.signing.check(at(proposal));
    }

    private ElectionId electing(String... standing) {
        signed(List.of(standing));
        var registered = play.provisioning.register(at(proposal));
        assertThat(registered.severalStand()).isTrue();
        code = registered.microenterpriseCode();
        return new ElectionId(steps.announce(at(proposal)).ownerElection());
    }

    private ElectionOutcome stand(ElectionId id, String person, String ovens) {
        return elections.stand(people.as(person), id, new CandidacyInput(List.of(new CandidacyInput.TargetInput("Ovens in use", "ovens", ovens, "2027-12")), "team", "pay", "0", ""));
    }

    private BallotSteps.Opened opened(ElectionId id) {
        candidacies.closeNominations(id);
        assertThat(candidacies.closeCompliance(id).complianceResult()).isEqualTo("questions");
        return balloting.open(id);
    }

    private void votes(BallotSteps.Opened ballot, String... options) {
        for (int i = 0; i < options.length; i++) {
            var person = people.as(member(i + 1).value());
            var vote = new Vote(Optional.empty(), options[i], Receipt.random());
            assertThat(transaction.<Cast>execute(t -> ballots.cast(new BallotId(ballot.ballot()), person, vote))).isInstanceOf(Cast.Counted.class);
        }
    }

    private void decide(String taskType, ElectionId id, String person, String assignee, String outcome, Map<String, Object> variables, Map<String, Object> values) {
        var type = taskTypes.stream().filter(one -> one.id().equals("microenterprise." + taskType)).findFirst().orElseThrow();
        var task = new TaskContext(UUID.randomUUID(), 1, "owner-election", "userTask", id.value(), Optional.ofNullable(assignee), List.of(), clock.instant(), Optional.empty(), variables);
        assertThat(transaction.<TaskType.DecisionResult>execute(t -> type.decide(task, new TaskDecision(people.as(person), outcome, Optional.of("so"), values, clock.instant()))))
                .isInstanceOf(TaskType.DecisionResult.Recorded.class);
    }

    private void acceptedBy(ElectionId id, String person) {
        var offered = office.offer(id);
        assertThat(offered.officeHolder()).isEqualTo(person);
        decide("acceptOffice", id, person, person, "accept", Map.of("planHash", offered.planHash()), Map.of("planRead", true));
        assertThat(office.closeOffer(id).acceptance()).isEqualTo("accepted");
    }

    private void founded() {
        play.provisioning.bookFunding(at(proposal));
        play.provisioning.grantRights(at(proposal));
        play.provisioning.identityProvisioned(at(proposal));
        play.provisioning.announce(at(proposal));
    }

    private ElectionView view(ElectionId id) {
        return elections.find(people.as("auditor"), id, Locale.ENGLISH).orElseThrow();
    }

    private ProposalView view() {
        return proposals.find(people.as("entrepreneur-01"), proposal, Locale.ENGLISH).orElseThrow();
    }

    private MicroenterpriseView me() {
        return microenterprises.find(code).orElseThrow();
    }

    private long sent(String message, String key) {
        return messages.sent.stream().filter(one -> one.message().equals(message) && one.businessKey().equals(key)).count();
    }

    // --- announcing

    @Test
    void theProposerAloneNeedsNoElection() {
        signed(List.of());
        assertThat(play.provisioning.register(at(proposal)).severalStand()).isFalse();
        founded();
        assertThat(view().ownerElection()).isEmpty();
        assertThat(view().microenterpriseCode()).isNotNull();
    }

    @Test
    void theTeamElectsAndTheProposerStandsWithWhatWasSigned() {
        var id = electing("entrepreneur-02");
        assertThat(steps.announce(at(proposal)).ownerElection()).as("a repeat").isEqualTo(id.value());
        assertThat(view(id)).satisfies(view -> {
            assertThat(view.trigger()).isEqualTo(ElectionTrigger.FOUNDING);
            assertThat(view.roll()).containsExactlyInAnyOrder("entrepreneur-01", "entrepreneur-02", "entrepreneur-03", "entrepreneur-04");
            assertThat(view.candidates()).singleElement().satisfies(one -> {
                assertThat(one.username()).isEqualTo("entrepreneur-01");
                assertThat(one.plan().targets()).extracting(promise -> promise.metric(), promise -> promise.value().toPlainString()).containsExactly(tuple("Ovens in use", "800"));
            });
        });
        assertThat(view().electing()).isTrue();
        assertThat(view().ownerElection()).contains(id);
        assertThat(view().pledges()).filteredOn(ProposalView.Pledge::standsForOwner).extracting("coFounder").containsExactly("entrepreneur-02");
        assertThat(me().state()).isEqualTo(MicroenterpriseState.FOUNDING);
        assertThat(proposals.agreement(people.as("entrepreneur-01"), proposal).orElseThrow().text()).contains("Mx entrepreneur-01 (entrepreneur-01); Mx entrepreneur-02 (entrepreneur-02)");
    }

    @Test
    void onlyTheTeamStandsWithPlansAtOrAboveTheAgreedBottomValues() {
        var id = electing("entrepreneur-02");
        assertThat(stand(id, "entrepreneur-30", "900")).isInstanceOfSatisfying(ElectionOutcome.NotAllowed.class, no -> assertThat(no.messageKey()).isEqualTo("election.refusal.notAFounder"));
        assertThat(stand(id, "partner-chef", "900")).as("outsiders do not even see it").isInstanceOf(ElectionOutcome.Unknown.class);
        assertThat(stand(id, "entrepreneur-02", "499")).isInstanceOf(ElectionOutcome.Invalid.class);
        assertThat(stand(id, "entrepreneur-02", "500")).isInstanceOf(ElectionOutcome.Done.class);
    }

    @Test
    void nominationsEndOnceEverybodyHasAPlanWhoSaidThatHeStands() {
        var id = electing("entrepreneur-02", "entrepreneur-03");
        assertThat(candidacies.remind(id).electionPhase()).isEqualTo("NOMINATION");
        assertThat(view(id).timeline()).extracting(ElectionView.TimelineEntry::what).contains("Reminded Mx entrepreneur-02, Mx entrepreneur-03");
        stand(id, "entrepreneur-02", "600");
        assertThat(sent(COMPLETE, id.value())).isZero();
        stand(id, "entrepreneur-03", "600");
        stand(id, "entrepreneur-03", "700");
        assertThat(sent(COMPLETE, id.value())).isEqualTo(1);
    }

    // --- how it ends

    @Test
    void whoIsElectedHasAllRightsAtOneInstantAndNobodyHadAnyBefore() {
        var id = electing("entrepreneur-02");
        stand(id, "entrepreneur-02", "900");
        votes(opened(id), "c1", "c2", "c2", "c2");
        assertThat(balloting.decide(id).ballotResult()).isEqualTo("elected");
        acceptedBy(id, "entrepreneur-02");
        assertThatThrownBy(() -> steps.recordOwner(at(proposal))).isInstanceOf(TryLater.class);
        assertThat(sent(SETTLED, proposal.toString())).isZero();

        assertThat(office.switchRights(id).switchResult()).isEqualTo("elected");

        assertThat(sent(SETTLED, proposal.toString())).isEqualTo(1);
        assertThat(me().owner()).isEqualTo("entrepreneur-02");
        assertThat(me().rights()).isEmpty();
        assertThat(people.relationsOf(member(2))).noneMatch(relation -> relation.objectId().equals(code));
        steps.recordOwner(at(proposal));
        steps.recordOwner(at(proposal));
        founded();
        assertThat(me().rights()).extracting("holder", "since").containsOnly(tuple("entrepreneur-02", clock.instant())).hasSize(3);
        assertThat(me().members()).extracting("username", "role").contains(tuple("entrepreneur-02", "OWNER"), tuple("entrepreneur-01", "MEMBER"));
        assertThat(people.relationsOf(member(2))).contains(new Relation(member(2), Kind.ME_OWNER, code));
        assertThat(people.relationsOf(member(1))).contains(new Relation(member(1), Kind.ME_MEMBER, code)).doesNotContain(new Relation(member(1), Kind.ME_OWNER, code));
        assertThat(view().electing()).isFalse();
        assertThat(view().timeline()).extracting(ProposalView.TimelineEntry::what).containsOnlyOnce("Mx entrepreneur-02 is elected owner");
        assertThat(elections.backup(code)).hasValueSatisfying(backup -> assertThat(backup.username()).isEqualTo("entrepreneur-01"));
        assertThat(elections.moveRecall(people.as("entrepreneur-03"), code, "too soon")).as("immune").isInstanceOf(ElectionOutcome.TooLate.class);
    }

    @Test
    void theOnlyOneWhoIsLeftIsElectedWithoutABallot() {
        var id = electing("entrepreneur-02");
        stand(id, "entrepreneur-02", "900");
        candidacies.closeNominations(id);
        decide("checkCandidate", id, "platform-owner-food", null, "veto", Map.of("candidate", "c2"), Map.of());
        assertThat(candidacies.closeCompliance(id).complianceResult()).isEqualTo("unopposed");
        acceptedBy(id, "entrepreneur-01");
        assertThat(office.switchRights(id).switchResult()).isEqualTo("confirmed");
        steps.recordOwner(at(proposal));
        founded();
        assertThat(me().owner()).isEqualTo("entrepreneur-01");
        assertThat(view(id).ballots()).isEmpty();
        assertThat(view().timeline()).extracting(ProposalView.TimelineEntry::what).contains("The team has elected Mx entrepreneur-01, who proposed it");
    }

    @Test
    void withoutAMajorityTheProposerLeadsUntilTheNextElection() {
        var id = electing("entrepreneur-02");
        stand(id, "entrepreneur-02", "900");
        votes(opened(id), "c1", "c1", "c2", "c2");
        assertThat(balloting.decide(id).ballotResult()).isEqualTo("again");
        votes(balloting.open(id), "c1", "c1", "c2", "c2");
        assertThat(balloting.decide(id).ballotResult()).isEqualTo("nobody");

        assertThat(office.endWithoutOwner(id).withoutOwner()).isEqualTo("proposer");
        assertThat(office.switchRights(id).switchResult()).isEqualTo("interim");

        assertThat(sent(SETTLED, proposal.toString())).isEqualTo(1);
        steps.recordOwner(at(proposal));
        founded();
        assertThat(me().owner()).isEqualTo("entrepreneur-01");
        assertThat(me().state()).isEqualTo(MicroenterpriseState.RUNNING);
        assertThat(view(id).interim()).contains("entrepreneur-01");
        var next = new ElectionId(office.startNext(id).nextElection());
        assertThat(view(next).trigger()).isEqualTo(ElectionTrigger.INTERIM_OVER);
        assertThat(view(id).phase()).isEqualTo(ElectionPhase.INTERIM_OVER);
    }

    @Test
    void aFoundingGoesOnWithItsProposerWhenAllCandidatesStandDownBeforeTheBallot() {
        var id = electing("entrepreneur-02");
        stand(id, "entrepreneur-02", "900");
        candidacies.closeNominations(id);
        assertThat(candidacies.closeCompliance(id).complianceResult()).isEqualTo("questions");
        elections.standDown(people.as("entrepreneur-01"), id, "no time");
        elections.standDown(people.as("entrepreneur-02"), id, "no time either");

        assertThat(balloting.open(id).openingResult()).isEqualTo("nobody");
        assertThat(office.endWithoutOwner(id).withoutOwner()).isEqualTo("proposer");
        assertThat(office.switchRights(id).switchResult()).isEqualTo("interim");
        assertThat(sent(SETTLED, proposal.toString())).isEqualTo(1);
        steps.recordOwner(at(proposal));
        founded();
        assertThat(me().owner()).isEqualTo("entrepreneur-01");
    }

    @Test
    void anElectionThatIsEndedByHandLeavesTheProposer() {
        var id = electing("entrepreneur-02");
        assertThat(cancelled.close(id.value(), "lost in the engine", "operator")).isEmpty();
        assertThat(sent(SETTLED, proposal.toString())).isEqualTo(1);
        steps.recordOwner(at(proposal));
        founded();
        assertThat(me().owner()).isEqualTo("entrepreneur-01");
        assertThat(view().timeline()).extracting(ProposalView.TimelineEntry::what).contains("The election was ended by hand; Mx entrepreneur-01 is owner");
    }

    @Test
    void aCaseOnAModelWithoutTheElectionIsFoundedAtOnceAndElectsAfterwards() {
        signed(List.of("entrepreneur-02"));
        code = play.provisioned(proposal);
        assertThat(me().owner()).isEqualTo("entrepreneur-01");
        assertThat(me().state()).isEqualTo(MicroenterpriseState.RUNNING);
        var id = elections.list(people.as("auditor"), code, true, PageRequest.first()).items().getFirst().id();

        stand(id, "entrepreneur-02", "900");
        votes(opened(id), "c2", "c2", "c2", "c2");
        balloting.decide(id);
        acceptedBy(id, "entrepreneur-02");
        assertThat(office.switchRights(id).switchResult()).isEqualTo("elected");

        assertThat(me().rights()).extracting("holder").containsOnly("entrepreneur-02").hasSize(3);
        assertThat(people.relationsOf(member(2))).contains(new Relation(member(2), Kind.ME_OWNER, code));
        assertThat(people.relationsOf(member(1))).doesNotContain(new Relation(member(1), Kind.ME_OWNER, code));
    }
}
