package io.heyi.microenterprise.internal.election;

import static io.heyi.microenterprise.internal.election.Electoral.member;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.inbox.FakeNeighbours;
import io.heyi.inbox.Reminder;
import io.heyi.inbox.TaskContext;
import io.heyi.inbox.TaskDecision;
import io.heyi.inbox.TaskType;
import io.heyi.inbox.TaskType.DecisionResult;
import io.heyi.interest.PlayedInterests;
import io.heyi.microenterprise.CandidacyInput;
import io.heyi.microenterprise.ElectionId;
import io.heyi.microenterprise.ElectionOutcome;
import io.heyi.microenterprise.ElectionSummary;
import io.heyi.microenterprise.ElectionView;
import io.heyi.microenterprise.Elections;
import io.heyi.microenterprise.FoundingModule;
import io.heyi.microenterprise.MicroenterpriseKind;
import io.heyi.microenterprise.TownPeople;
import io.heyi.microenterprise.internal.FoundingPlay;
import io.heyi.microenterprise.internal.Takeover;
import io.heyi.microenterprise.internal.domain.ExistingMicroenterprise;
import io.heyi.shared.Money;
import io.heyi.shared.PageRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

/** Whom the platform has for its two decisions in an election, who is asked after a silent one, and who is reminded of what. */
@FoundingModule
@RecordApplicationEvents
class AskingAndRemindingTest {

    @Autowired Elections elections;
    @Autowired CandidacySteps candidacies;
    @Autowired OfficeSteps office;
    @Autowired List<TaskType> taskTypes;
    @Autowired Takeover takeover;
    @Autowired FoundingPlay play;
    @Autowired TownPeople people;
    @Autowired PlayedInterests register;
    @Autowired FakeNeighbours.SetClock clock;
    @Autowired TransactionTemplate transaction;
    @Autowired ApplicationEvents events;

    @AfterEach
    void nobodyHasAnInterest() {
        register.forget();
    }

    private String microenterprise(int members) {
        return takeover.take(new ExistingMicroenterprise("asking/" + UUID.randomUUID(), "Bakery", "food", MicroenterpriseKind.USER, "Families who bake", "Bread", member(1),
                IntStream.rangeClosed(2, members).mapToObj(Electoral::member).toList(), Money.of("100", "CNY"), Money.of("400", "CNY"), new BigDecimal("50"), 18,
                Instant.parse("2025-01-01T00:00:00Z")));
    }

    private static ElectionId done(ElectionOutcome outcome) {
        assertThat(outcome).isInstanceOf(ElectionOutcome.Done.class);
        return ((ElectionOutcome.Done) outcome).id();
    }

    /** Resigned in a micro-enterprise of four, these members stand. */
    private ElectionId resigned(int... standing) {
        var code = microenterprise(4);
        var id = done(elections.resign(people.as("entrepreneur-01"), code, false, "a new idea"));
        for (int number : standing) {
            done(elections.stand(people.as(member(number).value()), id,
                    new CandidacyInput(List.of(new CandidacyInput.TargetInput("Bakers", "people", "3", "2027-12")), "team", "pay", "0", "")));
        }
        return id;
    }

    private DecisionResult clears(String person, ElectionId id, String candidate, String group) {
        var type = taskTypes.stream().filter(one -> one.id().equals("microenterprise.checkCandidate")).findFirst().orElseThrow();
        var task = new TaskContext(UUID.randomUUID(), 1, "owner-election", "userTask", id.value(), Optional.empty(), List.of(group), clock.instant(), Optional.empty(), Map.of("candidate", candidate));
        return transaction.execute(t -> type.decide(task, new TaskDecision(people.as(person), "clear", Optional.empty(), Map.of(), clock.instant())));
    }

    private List<String> history(ElectionId id) {
        return elections.find(people.as("auditor"), id, Locale.ENGLISH).orElseThrow().timeline().stream().map(ElectionView.TimelineEntry::what).toList();
    }

    private Optional<Instant> reminded(int member, ElectionId id) {
        var reader = people.as(member(member).value());
        var code = elections.find(reader, id, Locale.ENGLISH).orElseThrow().microenterprise();
        return elections.list(reader, code, true, PageRequest.first()).items().stream().filter(one -> one.id().equals(id)).findFirst().flatMap(ElectionSummary::remindedAt);
    }

    private List<String> tasksReminded(ElectionId id) {
        return events.stream(Reminder.class).filter(reminder -> reminder.businessKey().equals(id.value())).map(Reminder::taskType).toList();
    }

    /** Decisions of the election that nobody impartial is there for. */
    private List<String> reported(ElectionId id) {
        var prefix = id + " election.panel.";
        return register.reported.stream().filter(one -> one.startsWith(prefix)).map(one -> one.substring(prefix.length())).toList();
    }

    // --- the ladder of the platform

    @Test
    void aSilentLevelIsFollowedByTheNextOneAboutWhomNobodyHasRuledOn() {
        var id = resigned(2, 3);
        assertThat(candidacies.closeNominations(id).checkGroups()).containsExactly("platform-owner:food");
        assertThat(clears("platform-owner-food", id, "c1", "platform-owner:food")).isInstanceOf(DecisionResult.Recorded.class);

        assertThat(candidacies.escalateCompliance(id)).satisfies(next -> {
            assertThat(next.complianceAsked()).isEqualTo("ask");
            assertThat(next.candidates()).containsExactly("c2");
            assertThat(next.checkGroups()).containsExactly("administrator");
        });
        assertThat(clears("platform-owner-food", id, "c2", "platform-owner:food")).as("too late for the first level").isInstanceOf(DecisionResult.TooLate.class);
        assertThat(history(id).getLast()).contains("nobody ruled on 1 candidates in time");

        assertThat(candidacies.escalateCompliance(id).complianceAsked()).as("there is no higher level").isEqualTo("over");
        assertThat(candidacies.closeCompliance(id).complianceResult()).isEqualTo("questions");
    }

    @Test
    void nobodyIsAskedAgainOnceAllAreRuledOn() {
        var id = resigned(2);
        candidacies.closeNominations(id);
        clears("platform-owner-food", id, "c1", "platform-owner:food");
        assertThat(candidacies.escalateCompliance(id).complianceAsked()).isEqualTo("over");
    }

    // --- impossible panels

    @Test
    void thatNobodyImpartialIsThereIsSaidWhenTheElectionIsAnnouncedAndOnce() {
        register.hold("platform-owner-food", "entrepreneur-01");
        register.hold("administrator", "entrepreneur-01");
        var id = resigned(2);
        assertThat(reported(id)).containsExactly("compliance", "interim");
        candidacies.closeNominations(id);
        assertThat(reported(id)).hasSize(2);
        assertThat(history(id)).filteredOn(what -> what.contains("Nobody without an interest")).hasSize(2);
    }

    @Test
    void itIsSaidAsWellWhenOnlyTheCandidatesMakeItSo() {
        register.hold("platform-owner-food", "entrepreneur-02");
        register.hold("administrator", "entrepreneur-02");
        var id = resigned(2);
        assertThat(reported(id)).isEmpty();
        candidacies.closeNominations(id);
        assertThat(reported(id)).containsExactly("compliance", "interim");
    }

    @Test
    void aChallengedOwnerStaysSoNobodyIsMissedForAnInterim() {
        register.hold("platform-owner-food", "partner-chef");
        register.hold("administrator", "partner-chef");
        var id = done(elections.challenge(people.as("partner-chef"), play.provisioned(play.signed("entrepreneur-11", "entrepreneur-12", "1700000", "280000")), Electoral.input("1260")));
        assertThat(reported(id)).containsExactly("compliance");
    }

    // --- reminders

    @Test
    void membersWhoHaveNotSignedAreRemindedAndNobodyLearnsWhoHas() {
        var code = microenterprise(9);
        var id = done(elections.moveRecall(people.as("entrepreneur-02"), code, "three bad months"));
        candidacies.remind(id);
        assertThat(history(id).getLast()).isEqualTo("Reminded the members of the motion: 1 of 3 signatures so far");
        assertThat(reminded(3, id)).contains(clock.instant());
        assertThat(reminded(2, id)).as("has signed").isEmpty();
        assertThat(reminded(1, id)).as("whom it is about").isEmpty();
        done(elections.signMotion(people.as("entrepreneur-03"), id));
        assertThat(reminded(3, id)).as("has signed meanwhile").isEmpty();
        assertThat(tasksReminded(id)).isEmpty();
    }

    @Test
    void membersWhoMayStandAreRemindedUntilTheyDoOrTheWindowCloses() {
        var id = resigned(2);
        candidacies.remind(id);
        assertThat(reminded(3, id)).isPresent();
        assertThat(reminded(2, id)).as("stands").isEmpty();
        assertThat(reminded(1, id)).as("leaves").isEmpty();
        candidacies.closeNominations(id);
        assertThat(reminded(3, id)).isEmpty();
    }

    @Test
    void candidatesWhoOweAnAnswerAreRemindedOfIt() {
        var id = resigned(2, 3);
        candidacies.closeNominations(id);
        candidacies.closeCompliance(id);
        done(elections.ask(people.as("entrepreneur-04"), id, "Who bakes?"));
        done(elections.answer(people.as("entrepreneur-02"), id, 1, "All of us"));
        candidacies.remind(id);
        assertThat(reminded(3, id)).isPresent();
        assertThat(reminded(2, id)).isEmpty();
    }

    @Test
    void whoeverIsAskedToCheckOrToNameAnInterimIsRemindedWithTheTask() {
        var id = resigned(2);
        candidacies.closeNominations(id);
        candidacies.remind(id);
        assertThat(history(id).getLast()).startsWith("Reminded ").doesNotContain("entrepreneur-02");
        done(elections.standDown(people.as("entrepreneur-02"), id, "no time"));
        candidacies.closeCompliance(id);
        assertThat(office.endWithoutOwner(id)).satisfies(asked -> assertThat(Instant.parse(asked.phaseReminderAt())).isBefore(Instant.parse(asked.phaseDueAt())));
        candidacies.remind(id);
        assertThat(tasksReminded(id)).containsExactly("microenterprise.checkCandidate", "microenterprise.nameInterim");
    }
}
