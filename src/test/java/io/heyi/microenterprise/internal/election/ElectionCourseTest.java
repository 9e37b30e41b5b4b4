package io.heyi.microenterprise.internal.election;

import static io.heyi.microenterprise.internal.election.Electoral.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.access.Relation;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Username;
import io.heyi.ballot.BallotId;
import io.heyi.ballot.Ballots;
import io.heyi.ballot.Cast;
import io.heyi.ballot.Receipt;
import io.heyi.ballot.Vote;
import io.heyi.inbox.FakeNeighbours;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.inbox.TaskType;
import io.heyi.inbox.TaskType.DecisionResult;
import io.heyi.interest.InterestKind;
import io.heyi.interest.InterestSource;
import io.heyi.interest.PlayedInterests;
import io.heyi.microenterprise.CandidacyInput;
import io.heyi.microenterprise.ElectionId;
import io.heyi.microenterprise.ElectionOutcome;
import io.heyi.microenterprise.ElectionPhase;
import io.heyi.microenterprise.ElectionTrigger;
import io.heyi.microenterprise.ElectionView;
import io.heyi.microenterprise.Elections;
import io.heyi.microenterprise.FoundingModule;
import io.heyi.microenterprise.MicroenterpriseKind;
import io.heyi.microenterprise.MicroenterpriseView;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.microenterprise.TownPeople;
import io.heyi.microenterprise.internal.Takeover;
import io.heyi.microenterprise.internal.domain.ExistingMicroenterprise;
import io.heyi.shared.Money;
import io.heyi.shared.PageRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An election step by step as the engine takes it, with real ballots on a real database. */
@FoundingModule
class ElectionCourseTest {

    @Autowired Elections elections;
    @Autowired Ballots ballots;
    @Autowired RecallSteps recall;
    @Autowired CandidacySteps candidacies;
    @Autowired BallotSteps balloting;
    @Autowired OfficeSteps office;
    @Autowired List<TaskType> taskTypes;
    @Autowired Takeover takeover;
    @Autowired Microenterprises microenterprises;
    @Autowired TownPeople people;
    @Autowired FakeNeighbours.SetClock clock;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;
    @Autowired PlayedInterests register;
    @Autowired @Qualifier("interestsInMicroenterprises") InterestSource interests;

    private Instant began;
    private String code;

    @BeforeEach
    void timeIsSet() {
        began = clock.now;
    }

    @AfterEach
    void timeIsBack() {
        clock.now = began;
        register.forget();
    }

    private ElectionId resigned(int members, boolean toPool) {
        code = microenterprise(members);
        return done(elections.resign(people.as("entrepreneur-01"), code, toPool, "a new idea"));
    }

    private String microenterprise(int members) {
        return takeover.take(new ExistingMicroenterprise("course/" + UUID.randomUUID(), "Bakery", "food", MicroenterpriseKind.USER, "Families who bake", "Bread", member(1),
                IntStream.rangeClosed(2, members).mapToObj(Electoral::member).toList(), Money.of("100", "CNY"), Money.of("400", "CNY"), new BigDecimal("50"), 18,
                Instant.parse("2025-01-01T00:00:00Z")));
    }

    private static ElectionId done(ElectionOutcome outcome) {
        assertThat(outcome).isInstanceOf(ElectionOutcome.Done.class);
        return ((ElectionOutcome.Done) outcome).id();
    }

    private void stand(ElectionId id, int... numbers) {
        for (int number : numbers) {
            done(elections.stand(people.as(member(number).value()), id,
                    new CandidacyInput(List.of(new CandidacyInput.TargetInput("Bakers", "people", "3", "2027-12")), "team", "pay", "0", "")));
        }
    }

    private BallotSteps.Opened opened(ElectionId id) {
        candidacies.closeNominations(id);
        candidacies.closeCompliance(id);
        return balloting.open(id);
    }

    private Cast vote(BallotSteps.Opened ballot, String person, String option) {
        return vote(ballot.ballot(), person, option);
    }

    private Cast vote(String ballot, String person, String option) {
        return transaction.execute(t -> ballots.cast(new BallotId(ballot), people.as(person), new Vote(Optional.empty(), option, Receipt.random())));
    }

    /** Members from the given one on vote in turn. */
    private void votes(BallotSteps.Opened ballot, int from, String... options) {
        for (int i = 0; i < options.length; i++) {
            assertThat(vote(ballot, member(from + i).value(), options[i])).isInstanceOf(Cast.Counted.class);
        }
    }

    private void ends(BallotSteps.Opened ballot) {
        clock.now = Instant.parse(ballot.ballotEndsAt());
    }

    private DecisionResult decide(String taskType, ElectionId id, String person, String assignee, String outcome, String reason, Map<String, Object> variables, Map<String, Object> values) {
        var type = taskTypes.stream().filter(one -> one.id().equals("microenterprise." + taskType)).findFirst().orElseThrow();
        var task = new TaskContext(UUID.randomUUID(), 1, "owner-election", "userTask", id.value(), Optional.ofNullable(assignee), List.of(), clock.instant(), Optional.empty(), variables);
        return transaction.execute(t -> type.decide(task, new TaskDecision(people.as(person), outcome, Optional.ofNullable(reason), values, clock.instant())));
    }

    private void accepted(ElectionId id, OfficeSteps.Offered offered) {
        assertThat(decide("acceptOffice", id, offered.officeHolder(), offered.officeHolder(), "accept", null, Map.of("planHash", offered.planHash()), Map.of("planRead", true)))
                .isInstanceOf(DecisionResult.Recorded.class);
        assertThat(office.closeOffer(id).acceptance()).isEqualTo("accepted");
    }

    private ElectionView view(ElectionId id) {
        return elections.find(people.as("auditor"), id, Locale.ENGLISH).orElseThrow();
    }

    private MicroenterpriseView me() {
        return microenterprises.find(code).orElseThrow();
    }

    private ElectionId elected(boolean toPool) {
        var id = resigned(5, toPool);
        stand(id, 2, 3);
        var ballot = opened(id);
        votes(ballot, 1, "c1", "c1", "c1", "c2", "c2");
        assertThat(balloting.decide(id).ballotResult()).isEqualTo("elected");
        accepted(id, office.offer(id));
        return id;
    }

    // --- the whole way

    @Test
    void theElectedOwnerHasAllRightsFromOneInstantOn() {
        var id = elected(false);
        assertThat(me().owner()).isEqualTo("entrepreneur-01");

        assertThat(office.switchRights(id)).isEqualTo(new OfficeSteps.Switched("elected", ""));

        assertThat(me().owner()).isEqualTo("entrepreneur-02");
        assertThat(me().rights()).extracting("holder", "since").containsOnly(Tuple.tuple("entrepreneur-02", clock.instant()));
        assertThat(me().members()).extracting("username", "role").contains(Tuple.tuple("entrepreneur-02", "OWNER"), Tuple.tuple("entrepreneur-01", "MEMBER"));
        assertThat(people.relationsOf(member(1))).contains(new Relation(member(1), Kind.ME_MEMBER, code)).doesNotContain(new Relation(member(1), Kind.ME_OWNER, code));
        assertThat(people.relationsOf(member(2))).contains(new Relation(member(2), Kind.ME_OWNER, code));
        assertThat(elections.backup(code)).hasValueSatisfying(backup -> assertThat(backup.username()).isEqualTo("entrepreneur-03"));
        assertThat(view(id).phase()).isEqualTo(ElectionPhase.ELECTED);
        assertThat(view(id).ballots()).singleElement().satisfies(ballot -> assertThat(ballot.votes()).extracting("option", "votes")
                .containsExactly(Tuple.tuple("c1", 3), Tuple.tuple("c2", 2), Tuple.tuple("nobody", 0)));
    }

    @Test
    void aSwitchThatDoesNotEndWellLeavesEverythingAsItWas() {
        var id = elected(false);
        transaction.executeWithoutResult(t -> {
            office.switchRights(id);
            t.setRollbackOnly();
        });
        assertThat(me().owner()).isEqualTo("entrepreneur-01");
        assertThat(me().rights()).extracting("holder").containsOnly("entrepreneur-01");
        assertThat(me().members()).filteredOn(one -> one.role().equals("OWNER")).extracting("username").containsExactly("entrepreneur-01");
        assertThat(view(id).phase()).isEqualTo(ElectionPhase.ACCEPTANCE);
        assertThat(elections.backup(code)).isEmpty();
    }

    @Test
    void anOwnerWhoLeavesForThePoolIsNoMemberAnyMore() {
        office.switchRights(elected(true));
        assertThat(me().members()).extracting("username").doesNotContain("entrepreneur-01");
        assertThat(people.relationsOf(member(1))).noneMatch(relation -> relation.objectId().equals(code));
        var left = new InterestSource.Derived(member(1), code, InterestKind.WORKED_FOR, Optional.empty(), Optional.of(LocalDate.of(2025, 1, 1)),
                Optional.of(clock.instant().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate()));
        assertThat(interests.in(List.of(code))).contains(left);
        assertThat(interests.of(member(1))).contains(left);
    }

    @Test
    void theNewOwnerIsImmune() {
        office.switchRights(elected(false));
        assertThat(elections.moveRecall(people.as("entrepreneur-04"), code, "too soon")).isInstanceOfSatisfying(ElectionOutcome.TooLate.class,
                late -> assertThat(late.messageKey()).isEqualTo("election.refusal.immune"));
    }

    // --- ballots

    @Test
    void nobodyVotesButTheMembersOnTheRollOnce() {
        var id = resigned(4, false);
        stand(id, 2);
        var ballot = opened(id);
        assertThat(vote(ballot, "platform-owner-food", "c1")).isInstanceOf(Cast.NotOnRoll.class);
        assertThat(vote(ballot, "entrepreneur-30", "c1")).as("a member of another micro-enterprise").isInstanceOf(Cast.NotOnRoll.class);
        assertThat(vote(ballot, "entrepreneur-03", "c1")).isInstanceOf(Cast.Counted.class);
        assertThat(vote(ballot, "entrepreneur-03", "nobody")).isInstanceOf(Cast.SeatHasVoted.class);
        ends(ballot);
        assertThat(vote(ballot, "entrepreneur-04", "c1")).isInstanceOf(Cast.Closed.class);
    }

    @Test
    void aTieIsRunOffAndAMissedQuorumVotedOnAgainUntilNobodyIsElected() {
        var id = resigned(4, false);
        stand(id, 2, 3);
        var first = opened(id);
        votes(first, 1, "c1", "c1");
        ends(first);
        assertThat(balloting.decide(id).ballotResult()).as("2 of 4 is no quorum of 3").isEqualTo("again");
        var second = balloting.open(id);
        votes(second, 1, "c1", "c1", "c2", "c2");
        assertThat(balloting.decide(id).ballotResult()).isEqualTo("again");
        var runOff = balloting.open(id);
        assertThat(vote(runOff, "entrepreneur-01", "nobody")).isInstanceOf(Cast.UnknownOption.class);
        votes(runOff, 1, "c1", "c1", "c2", "c2");
        assertThat(balloting.decide(id).ballotResult()).isEqualTo("nobody");
        assertThat(view(id).ballots()).extracting("kind").containsExactly("FIRST", "SECOND", "RUN_OFF");
    }

    @Test
    void theLastCandidateMayStandDownBeforeTheBallotAndThenNobodyIsElected() {
        var id = resigned(4, false);
        stand(id, 2);
        candidacies.closeNominations(id);
        assertThat(candidacies.closeCompliance(id).complianceResult()).isEqualTo("questions");
        done(elections.standDown(people.as("entrepreneur-02"), id, "moving away"));

        assertThat(balloting.open(id)).satisfies(none -> {
            assertThat(none.openingResult()).isEqualTo("nobody");
            assertThat(none.ballot()).isEmpty();
            assertThat(none.voters()).isEmpty();
        });
        assertThat(balloting.decide(id).ballotResult()).as("where an older model goes on").isEqualTo("nobody");
        assertThat(office.endWithoutOwner(id).withoutOwner()).isEqualTo("interim");
        assertThat(view(id).ballots()).isEmpty();
    }

    @Test
    void oneCandidateIsVotedOnAgainstNobody() {
        var id = resigned(4, false);
        stand(id, 2, 3);
        candidacies.closeNominations(id);
        candidacies.closeCompliance(id);
        done(elections.standDown(people.as("entrepreneur-02"), id, "moving away"));
        var ballot = balloting.open(id);
        assertThat(ballot.openingResult()).isEqualTo("open");
        votes(ballot, 1, "nobody", "nobody", "nobody", "c2");
        assertThat(balloting.decide(id).ballotResult()).isEqualTo("nobody");
    }

    // --- recall: E13 with the subject left out of the roll, as in P4

    @ParameterizedTest
    @CsvSource({"12, 7, kept", "12, 8, recalled"})
    void twoThirdsOfTheRollRecall(int voters, int yes, String result) {
        code = microenterprise(voters + 1);
        var id = done(elections.moveRecall(people.as("entrepreneur-02"), code, "leading values missed"));
        for (int i = 3; i <= 6; i++) {
            elections.signMotion(people.as(member(i).value()), id);
        }
        assertThat(recall.checkMotion(id).motionResult()).isEqualTo("carried");
        var ballot = recall.openBallot(id);
        assertThat(vote(ballot.ballot(), "entrepreneur-01", "keep")).as("the owner").isInstanceOf(Cast.NotOnRoll.class);
        for (int i = 0; i < voters; i++) {
            assertThat(vote(ballot.ballot(), member(i + 2).value(), i < yes ? "recall" : "keep")).isInstanceOf(Cast.Counted.class);
        }
        assertThat(recall.decide(id).recallResult()).isEqualTo(result);
        assertThat(view(id).phase()).isEqualTo(result.equals("recalled") ? ElectionPhase.NOMINATION : ElectionPhase.RECALL_FAILED);
    }

    @Test
    void aMotionWithoutEnoughSignaturesLapses() {
        code = microenterprise(9);
        var id = done(elections.moveRecall(people.as("entrepreneur-02"), code, "x"));
        assertThat(recall.checkMotion(id).motionResult()).isEqualTo("lapsed");
        assertThat(view(id).phase()).isEqualTo(ElectionPhase.RECALL_FAILED);
    }

    // --- compliance and interim

    @Test
    void aVetoTakesACandidateOutAndThePlatformNamesAnInterimUntilTheNextElection() {
        var id = resigned(3, false);
        stand(id, 2);
        var closed = candidacies.closeNominations(id);
        assertThat(closed.checkGroups()).containsExactly("platform-owner:food");
        assertThat(decide("checkCandidate", id, "platform-owner-food", null, "veto", "barred by the code of conduct", Map.of("candidate", "c1"), Map.of())).isInstanceOf(DecisionResult.Recorded.class);
        assertThat(candidacies.closeCompliance(id).complianceResult()).isEqualTo("nobody");
        assertThat(office.endWithoutOwner(id).interimGroups()).containsExactly("platform-owner:food");

        assertThat(decide("nameInterim", id, "platform-owner-food", null, "name", "knows bread", Map.of(), Map.of("interim", "nobody-known", "days", 30))).isInstanceOf(DecisionResult.Refused.class);
        assertThat(decide("nameInterim", id, "platform-owner-food", null, "name", "knows bread", Map.of(), Map.of("interim", "entrepreneur-09", "days", 61))).isInstanceOf(DecisionResult.Refused.class);
        assertThat(decide("nameInterim", id, "platform-owner-food", null, "name", "knows bread", Map.of(), Map.of("interim", "entrepreneur-09", "days", 60))).isInstanceOf(DecisionResult.Recorded.class);
        assertThat(office.switchRights(id)).isEqualTo(new OfficeSteps.Switched("interim", clock.instant().plus(Duration.ofDays(60)).toString()));
        assertThat(me().owner()).isEqualTo("entrepreneur-09");
        assertThat(elections.resign(people.as("entrepreneur-09"), code, false, "x")).as("one election at a time").isInstanceOf(ElectionOutcome.TooLate.class);

        var next = office.startNext(id).nextElection();
        assertThat(view(id).phase()).isEqualTo(ElectionPhase.INTERIM_OVER);
        assertThat(view(new ElectionId(next))).satisfies(view -> {
            assertThat(view.trigger()).isEqualTo(ElectionTrigger.INTERIM_OVER);
            assertThat(view.incumbent()).isEqualTo("entrepreneur-09");
        });
        assertThat(elections.list(people.as("auditor"), code, false, PageRequest.first()).total()).isEqualTo(2);
    }

    @Test
    void aPlatformOwnerWhoStandsDoesNotCheckHimself() {
        var id = resigned(3, false);
        done(elections.stand(people.as("platform-owner-food"), id, new CandidacyInput(List.of(new CandidacyInput.TargetInput("Bakers", "people", "3", "2027-12")), "team", "pay", "0", "")));
        assertThat(candidacies.closeNominations(id).checkGroups()).doesNotContain("platform-owner:food");
        var type = taskTypes.stream().filter(one -> one.id().equals("microenterprise.checkCandidate")).findFirst().orElseThrow();
        var task = new TaskContext(UUID.randomUUID(), 1, "owner-election", "userTask", id.value(), Optional.empty(), List.of(), clock.instant(), Optional.empty(), Map.of("candidate", "c1"));
        assertThat(transaction.<Set<Username>>execute(t -> type.excluded(task))).contains(new Username("platform-owner-food"), member(1));
    }

    private Set<Username> excludedFrom(String taskType, ElectionId id) {
        var type = taskTypes.stream().filter(one -> one.id().equals("microenterprise." + taskType)).findFirst().orElseThrow();
        var task = new TaskContext(UUID.randomUUID(), 1, "owner-election", "userTask", id.value(), Optional.empty(), List.of(), clock.instant(), Optional.empty(), Map.of("candidate", "c1"));
        return transaction.execute(t -> type.excluded(task));
    }

    @Test
    void whoHasARegisteredInterestInACandidateNeitherVetoesNorNamesAnInterimAndTheNextLevelIsAsked() {
        var platformOwner = new Username("platform-owner-food");
        var id = resigned(3, false);
        stand(id, 2);
        register.hold(platformOwner.value(), "entrepreneur-02");
        var closed = candidacies.closeNominations(id);
        assertThat(closed.checkGroups()).doesNotContain("platform-owner:food");
        assertThat(excludedFrom("checkCandidate", id)).contains(platformOwner, member(1), member(2));
        assertThat(decide("checkCandidate", id, platformOwner.value(), null, "veto", "does not suit me", Map.of("candidate", "c1"), Map.of()))
                .isEqualTo(new DecisionResult.NotAllowed("election.refusal.interested"));
        done(elections.standDown(people.as("entrepreneur-02"), id, "no time"));
        assertThat(candidacies.closeCompliance(id).complianceResult()).isEqualTo("nobody");

        assertThat(office.endWithoutOwner(id).interimGroups()).doesNotContain("platform-owner:food");
        assertThat(excludedFrom("nameInterim", id)).contains(platformOwner);
        assertThat(decide("nameInterim", id, platformOwner.value(), null, "name", "knows bread", Map.of(), Map.of("interim", "entrepreneur-09", "days", 30)))
                .isEqualTo(new DecisionResult.NotAllowed("election.refusal.interested"));
    }

    @Test
    void nobodyNamesAnInterimInWhomHeHasAnInterest() {
        var id = resigned(3, false);
        candidacies.closeNominations(id);
        assertThat(office.endWithoutOwner(id).interimGroups()).containsExactly("platform-owner:food");
        register.hold("platform-owner-food", "entrepreneur-09");
        assertThat(decide("nameInterim", id, "platform-owner-food", null, "name", "my partner", Map.of(), Map.of("interim", "entrepreneur-09", "days", 30)))
                .isInstanceOfSatisfying(DecisionResult.Refused.class, refused -> assertThat(refused.toString()).contains("election.error.interimRelated"));
        assertThat(decide("nameInterim", id, "platform-owner-food", null, "name", "knows bread", Map.of(), Map.of("interim", "entrepreneur-08", "days", 30)))
                .isInstanceOf(DecisionResult.Recorded.class);
    }

    @Test
    void theRightsOfAnotherOwnerThanTheAnnouncedOneAreNeverSwitched() {
        var id = elected(false);
        transaction.executeWithoutResult(t -> jdbc.sql("update microenterprise.microenterprise set owner = 'entrepreneur-50' where code = ?").param(code).update());
        assertThatThrownBy(() -> office.switchRights(id)).hasMessageContaining("is owned by entrepreneur-50");
    }
}
