package io.heyi.microenterprise.internal.election;

import static io.heyi.microenterprise.internal.election.Electoral.counted;
import static io.heyi.microenterprise.internal.election.Electoral.member;
import static io.heyi.microenterprise.internal.election.Electoral.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.inbox.FakeNeighbours;
import io.heyi.microenterprise.BottomValuesJudged;
import io.heyi.microenterprise.CandidacyInput;
import io.heyi.microenterprise.ElectionId;
import io.heyi.microenterprise.ElectionOutcome;
import io.heyi.microenterprise.ElectionPhase;
import io.heyi.microenterprise.ElectionTrigger;
import io.heyi.microenterprise.ElectionView;
import io.heyi.microenterprise.Elections;
import io.heyi.microenterprise.FoundingModule;
import io.heyi.microenterprise.MicroenterpriseKind;
import io.heyi.microenterprise.TownPeople;
import io.heyi.microenterprise.internal.FoundingPlay;
import io.heyi.microenterprise.internal.Takeover;
import io.heyi.microenterprise.internal.domain.ExistingMicroenterprise;
import io.heyi.microenterprise.internal.persistence.ElectionStore;
import io.heyi.shared.Money;
import io.heyi.shared.PageRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** People in elections on a real database: who may do what, one election at a time, immunity, months that call an election. */
@FoundingModule
class ElectingTest {

    @Autowired Elections elections;
    @Autowired ElectionStore store;
    @Autowired RecallSteps recall;
    @Autowired ApplicationEventPublisher events;
    @Autowired Takeover takeover;
    @Autowired FoundingPlay play;
    @Autowired TownPeople people;
    @Autowired FoundingModule.SentMessages messages;
    @Autowired FakeNeighbours.SetClock clock;
    @Autowired TransactionTemplate transaction;

    /** Owned by entrepreneur-01 with as many members in all; without targets. */
    private String microenterprise(int members) {
        return takeover.take(new ExistingMicroenterprise("election/" + UUID.randomUUID(), "Bakery", "food", MicroenterpriseKind.USER, "Families who bake", "Bread", member(1),
                IntStream.rangeClosed(2, members).mapToObj(Electoral::member).toList(), Money.of("100", "CNY"), Money.of("400", "CNY"), new BigDecimal("50"), 18,
                Instant.parse("2025-01-01T00:00:00Z")));
    }

    private ElectionId done(ElectionOutcome outcome) {
        assertThat(outcome).isInstanceOf(ElectionOutcome.Done.class);
        return ((ElectionOutcome.Done) outcome).id();
    }

    private ElectionView view(String reader, ElectionId id) {
        return elections.find(people.as(reader), id, Locale.ENGLISH).orElseThrow();
    }

    /** The members have elected entrepreneur-02, who takes the office. */
    private void elected(ElectionId id) {
        done(elections.stand(people.as("entrepreneur-02"), id, own()));
        at(id, election -> {
            election.nominations().close(clock.instant(), clock.instant());
            election.nominations().checked(clock.instant(), clock.instant());
            opened(election).balloting().decide(counted(Counted.Outcome.CHOSEN, "c1", "c1", 3, "nobody", 0), clock.instant());
            election.office().offer(clock.instant(), clock.instant());
            election.office().accept(member(2), election.candidates().getFirst().plan().hash(), "session", clock.instant());
            election.office().switched(clock.instant());
        });
    }

    private void at(ElectionId id, Consumer<OwnerElection> step) {
        transaction.executeWithoutResult(t -> {
            var election = store.lock(id);
            step.accept(election);
            store.save(election);
        });
    }

    private static CandidacyInput own() {
        return new CandidacyInput(List.of(new CandidacyInput.TargetInput("Bakers", "people", "3", "2027-12")), "team", "pay", "0", "");
    }

    // --- starting

    @Test
    void aResignationFreezesTheRollAndStartsTheProcess() {
        var code = microenterprise(4);
        var id = done(elections.resign(people.as("entrepreneur-01"), code, true, "a new idea"));
        assertThat(view("entrepreneur-30", id)).satisfies(view -> {
            assertThat(view.phase()).isEqualTo(ElectionPhase.NOMINATION);
            assertThat(view.roll()).containsExactlyInAnyOrder("entrepreneur-01", "entrepreneur-02", "entrepreneur-03", "entrepreneur-04");
            assertThat(view.timeline()).singleElement().satisfies(entry -> assertThat(entry.what()).contains("4 on the roll"));
        });
        assertThat(messages.sent).filteredOn(sent -> sent.businessKey().equals(id.value())).singleElement()
                .satisfies(sent -> assertThat(sent.variables()).containsEntry("trigger", "RESIGNATION").containsEntry("reminderCycle", "R/PT72H").containsEntry("phaseReminderAt", clock.instant().plus(Duration.ofDays(6)).toString()));
    }

    @Test
    void aRepeatFindsTheSameElectionAndAnotherOneIsRefused() {
        var code = microenterprise(4);
        var id = done(elections.resign(people.as("entrepreneur-01"), code, false, "a new idea"));
        assertThat(done(elections.resign(people.as("entrepreneur-01"), code, false, "a new idea"))).isEqualTo(id);
        assertThat(elections.moveRecall(people.as("entrepreneur-02"), code, "enough")).isEqualTo(new ElectionOutcome.TooLate("election.refusal.anotherOpen", List.of(id.value())));
        assertThat(elections.mayStart(people.as("entrepreneur-02"), code)).isEmpty();
    }

    @Test
    void twoMotionsAtTheSameTimeMakeOneElection() throws Exception {
        var code = microenterprise(9);
        try (var pool = Executors.newFixedThreadPool(4)) {
            var outcomes = pool.invokeAll(IntStream.rangeClosed(2, 9).<Callable<ElectionOutcome>>mapToObj(i -> () -> elections.moveRecall(people.as(member(i).value()), code, "enough")).toList());
            var accepted = 0;
            for (var outcome : outcomes) {
                accepted += outcome.get() instanceof ElectionOutcome.Done ? 1 : 0;
            }
            assertThat(accepted).isEqualTo(1);
        }
    }

    @Test
    void onlyTheOwnerResignsAndOnlyOtherMembersMoveToRecall() {
        var code = microenterprise(3);
        var other = microenterprise(2);
        assertThat(elections.resign(people.as("entrepreneur-02"), code, false, "x")).isEqualTo(new ElectionOutcome.NotAllowed("election.refusal.mayNotStart.RESIGNATION"));
        for (var nobody : List.of("entrepreneur-01", "entrepreneur-03", "platform-owner-food", "administrator", "auditor")) {
            assertThat(elections.moveRecall(people.as(nobody), other, "x")).as(nobody).isEqualTo(new ElectionOutcome.NotAllowed("election.refusal.mayNotStart.RECALL"));
        }
        assertThat(elections.moveRecall(people.as("entrepreneur-02"), code, " ")).isInstanceOf(ElectionOutcome.Invalid.class);
        assertThat(elections.resign(people.as("entrepreneur-01"), "ME-9999", false, "x")).isInstanceOf(ElectionOutcome.Unknown.class);
    }

    // --- recall

    @Test
    void enoughSignaturesTellTheProcessOnce() {
        var code = microenterprise(9);
        var id = done(elections.moveRecall(people.as("entrepreneur-02"), code, "three bad months"));
        assertThat(view("entrepreneur-03", id).mayDo()).contains(ElectionView.Act.SIGN_MOTION);
        for (int i = 3; i <= 6; i++) {
            done(elections.signMotion(people.as(member(i).value()), id));
        }
        assertThat(messages.sent).filteredOn(sent -> sent.businessKey().equals(id.value())).extracting(FoundingModule.SentMessages.Sent::message)
                .containsExactly("microenterprise.electionAnnounced", "microenterprise.motionCarried");
        assertThat(elections.signMotion(people.as("entrepreneur-20"), id)).isInstanceOf(ElectionOutcome.NotAllowed.class);
        assertThat(elections.signMotion(people.as("platform-owner-food"), id)).isInstanceOf(ElectionOutcome.NotAllowed.class);
    }

    @Test
    void aLatelyElectedOwnerIsImmuneForNinetyDays() {
        var code = microenterprise(3);
        elected(done(elections.resign(people.as("entrepreneur-01"), code, false, "x")));
        var began = clock.now;
        try {
            clock.now = began.plus(Duration.ofDays(90)).minusSeconds(1);
            assertThat(elections.moveRecall(people.as("entrepreneur-02"), code, "x")).isInstanceOfSatisfying(ElectionOutcome.TooLate.class, late -> assertThat(late.messageKey()).isEqualTo("election.refusal.immune"));
            clock.now = began.plus(Duration.ofDays(90));
            done(elections.moveRecall(people.as("entrepreneur-02"), code, "x"));
        } finally {
            clock.now = began;
        }
    }

    // --- challenge

    @Test
    void aChallengerBeatsTheLeadingValuesOrIsRefused() {
        var code = play.provisioned(play.signed("entrepreneur-11", "entrepreneur-12", "1700000", "280000"));
        assertThat(elections.challenge(people.as("partner-chef"), code, Electoral.input("1259"))).isInstanceOf(ElectionOutcome.Invalid.class);
        var strong = Electoral.input("1260");
        var id = done(elections.challenge(people.as("partner-chef"), code, strong));
        assertThat(view("partner-chef", id).candidates()).singleElement().satisfies(one -> assertThat(one.username()).isEqualTo("partner-chef"));
        assertThat(elections.challenge(people.as("entrepreneur-11"), code, strong)).isInstanceOf(ElectionOutcome.NotAllowed.class);
    }

    @Test
    void withoutLeadingValuesThereIsNothingToBeat() {
        assertThat(elections.challenge(people.as("entrepreneur-20"), microenterprise(2), own())).isEqualTo(new ElectionOutcome.TooLate("election.refusal.nothingToBeat", List.of()));
    }

    // --- a challenge that is none: ADR 22

    private ElectionId challenged(String code, String challenger) {
        return done(elections.challenge(people.as(challenger), code, Electoral.input("1260")));
    }

    /** Owned by entrepreneur-11 with entrepreneur-12 as its other member, who carries a motion alone. */
    private String founded() {
        return play.provisioned(play.signed("entrepreneur-11", "entrepreneur-12", "1700000", "280000"));
    }

    private List<String> sentTo(ElectionId id) {
        return messages.sent.stream().filter(sent -> sent.businessKey().equals(id.value())).map(FoundingModule.SentMessages.Sent::message).toList();
    }

    @Test
    void aShamChallengeEndsWithItsLastChallengerAndLeavesTheOwnerOpenToRecall() {
        var code = founded();
        var sham = challenged(code, "partner-chef");
        done(elections.standDown(people.as("partner-chef"), sham, "on second thought"));
        assertThat(view("entrepreneur-12", sham).phase()).isEqualTo(ElectionPhase.WITHDRAWN);
        assertThat(sentTo(sham)).contains("microenterprise.electionWithdrawn");
        done(elections.moveRecall(people.as("entrepreneur-12"), code, "three bad months"));
    }

    @Test
    void anOwnerWhomNobodyVotedForIsNotImmuneAndHisMissedMonthsStillCount() {
        var code = founded();
        judged(code, 1, "EMC-0001", false);
        judged(code, 2, "EMC-0001", false);
        at(challenged(code, "partner-chef"), election -> election.office().endWithoutOwner(clock.instant()));
        judged(code, 3, "EMC-0001", false);
        assertThat(open(code)).containsExactly(ElectionTrigger.AUTOMATIC);
        elections.list(people.as("auditor"), code, true, PageRequest.first()).items().forEach(one -> at(one.id(), election -> election.cancel(member(1), "x", clock.instant())));
        done(elections.moveRecall(people.as("entrepreneur-12"), code, "three bad months"));
    }

    @Test
    void aMotionCollectsBesideAChallengeAndTakesItsPlaceOnceItIsCarried() {
        var code = founded();
        var challenge = challenged(code, "partner-chef");
        var motion = done(elections.moveRecall(people.as("entrepreneur-12"), code, "three bad months"));
        assertThat(open(code)).containsExactlyInAnyOrder(ElectionTrigger.CHALLENGE, ElectionTrigger.RECALL);
        assertThat(challenged(code, "partner-chef")).as("a repeat").isEqualTo(challenge);
        assertThat(done(elections.moveRecall(people.as("entrepreneur-12"), code, "three bad months"))).as("a repeat").isEqualTo(motion);
        assertThat(recall.checkMotion(motion).motionResult()).isEqualTo("carried");
        assertThat(view("auditor", challenge).phase()).isEqualTo(ElectionPhase.WITHDRAWN);
        assertThat(view("auditor", challenge).timeline().getLast().what()).contains(motion.value());
        assertThat(sentTo(challenge)).contains("microenterprise.electionWithdrawn");
        recall.openBallot(motion);
        assertThat(open(code)).containsExactly(ElectionTrigger.RECALL);
    }

    @Test
    void aMotionLapsesWhileTheMembersVoteOnTheChallenge() {
        var code = founded();
        var challenge = challenged(code, "partner-chef");
        var motion = done(elections.moveRecall(people.as("entrepreneur-12"), code, "three bad months"));
        at(challenge, election -> {
            election.nominations().close(clock.instant(), clock.instant());
            election.nominations().checked(clock.instant(), clock.instant());
            opened(election);
        });
        assertThat(recall.checkMotion(motion).motionResult()).isEqualTo("lapsed");
        assertThat(view("auditor", motion).phase()).isEqualTo(ElectionPhase.RECALL_FAILED);
        assertThat(elections.moveRecall(people.as("entrepreneur-12"), code, "again")).isEqualTo(new ElectionOutcome.TooLate("election.refusal.anotherOpen", List.of(challenge.value())));
    }

    @Test
    void aMotionLapsesWhenTheMembersHaveJustDecidedThatTheOwnerStays() {
        var began = clock.now;
        var code = founded();
        var challenge = challenged(code, "partner-chef");
        var motion = done(elections.moveRecall(people.as("entrepreneur-12"), code, "three bad months"));
        try {
            clock.now = began.plus(Duration.ofDays(6));
            at(challenge, election -> {
                election.nominations().close(clock.instant(), clock.instant());
                election.nominations().checked(clock.instant(), clock.instant());
                opened(election).balloting().decide(counted(Counted.Outcome.CHOSEN, Round.NOBODY, "nobody", 2, "c1", 0), clock.instant());
                election.office().endWithoutOwner(clock.instant());
            });
            assertThat(recall.checkMotion(motion).motionResult()).isEqualTo("lapsed");
            assertThat(elections.moveRecall(people.as("entrepreneur-12"), code, "again")).isInstanceOfSatisfying(ElectionOutcome.TooLate.class,
                    late -> assertThat(late.messageKey()).isEqualTo("election.refusal.immune"));
        } finally {
            clock.now = began;
        }
    }

    // --- in the election

    @Test
    void anOutsiderWhoStandsDownSeesHisOwnPlanAndNobodyElsesAnyMore() {
        var code = microenterprise(3);
        var id = done(elections.resign(people.as("entrepreneur-01"), code, false, "x"));
        done(elections.stand(people.as("entrepreneur-02"), id, own()));
        done(elections.stand(people.as("partner-chef"), id, own()));
        done(elections.standDown(people.as("partner-chef"), id, "seen enough"));
        assertThat(view("partner-chef", id).candidates()).singleElement().satisfies(one -> assertThat(one.username()).isEqualTo("partner-chef"));
        assertThat(view("partner-chef", id).timeline()).isEmpty();
    }

    @Test
    void outsidersStandButDoNotReadOthersPlansAndWatchersNeverStand() {
        var code = microenterprise(3);
        var id = done(elections.resign(people.as("entrepreneur-01"), code, false, "x"));
        done(elections.stand(people.as("entrepreneur-02"), id, own()));
        assertThat(view("partner-chef", id).candidates()).isEmpty();
        assertThat(elections.stand(people.as("auditor"), id, own())).isInstanceOf(ElectionOutcome.NotAllowed.class);
        done(elections.stand(people.as("partner-chef"), id, own()));
        assertThat(view("partner-chef", id).candidates()).hasSize(2);
        assertThat(elections.stand(people.as("entrepreneur-03"), id, new CandidacyInput(null, null, null, null, null))).isInstanceOf(ElectionOutcome.Invalid.class);
    }

    @Test
    void questionsAndAnswersAreKeptAndAMemberOfAnotherMicroenterpriseDoesNotAsk() {
        var code = microenterprise(3);
        var id = done(elections.resign(people.as("entrepreneur-01"), code, false, "x"));
        done(elections.stand(people.as("entrepreneur-02"), id, own()));
        done(elections.ask(people.as("entrepreneur-03"), id, "Who bakes?"));
        done(elections.answer(people.as("entrepreneur-02"), id, 1, "All of us"));
        assertThat(view("entrepreneur-03", id).questions()).singleElement().satisfies(one -> assertThat(one.answers()).extracting("text").containsExactly("All of us"));
        assertThat(elections.ask(people.as("entrepreneur-40"), id, "And me?")).isInstanceOf(ElectionOutcome.NotAllowed.class);
    }

    @Test
    void aWithdrawalEndsItAndTellsTheProcess() {
        var code = microenterprise(3);
        var id = done(elections.resign(people.as("entrepreneur-01"), code, false, "x"));
        assertThat(elections.withdraw(people.as("entrepreneur-02"), id, "no")).isInstanceOf(ElectionOutcome.NotAllowed.class);
        done(elections.withdraw(people.as("entrepreneur-01"), id, "I stay"));
        assertThat(view("entrepreneur-02", id).phase()).isEqualTo(ElectionPhase.WITHDRAWN);
        assertThat(messages.sent).extracting(FoundingModule.SentMessages.Sent::message, FoundingModule.SentMessages.Sent::businessKey)
                .contains(org.assertj.core.groups.Tuple.tuple("microenterprise.electionWithdrawn", id.value()));
        done(elections.resign(people.as("entrepreneur-01"), code, false, "now really"));
        assertThat(elections.list(people.as("entrepreneur-02"), code, false, PageRequest.first()).items()).hasSize(2);
        assertThat(elections.list(people.as("entrepreneur-02"), code, true, PageRequest.first()).items()).hasSize(1);
    }

    // --- months

    private void judged(String code, int month, String contract, boolean met) {
        transaction.executeWithoutResult(t -> events.publishEvent(new BottomValuesJudged(code, contract, YearMonth.of(2025, month), met, clock.instant())));
    }

    private List<ElectionTrigger> open(String code) {
        return elections.list(people.as("auditor"), code, true, PageRequest.first()).items().stream().map(one -> one.trigger()).toList();
    }

    @Test
    void threeMissedMonthsInARowCallAnElectionOnce() {
        var code = microenterprise(3);
        judged(code, 1, "EMC-0001", false);
        judged(code, 2, "EMC-0001", true);
        judged(code, 2, "EMC-0002", false);
        judged(code, 2, "EMC-0002", false);
        assertThat(open(code)).isEmpty();
        judged(code, 3, "EMC-0001", false);
        assertThat(open(code)).containsExactly(ElectionTrigger.AUTOMATIC);
        judged(code, 3, "EMC-0001", false);
        judged(code, 4, "EMC-0001", false);
        assertThat(open(code)).hasSize(1);
    }

    @Test
    void concludedMonthsAreHeardOfInTheirOwnTransaction() {
        var code = microenterprise(3);
        for (int month = 1; month <= 3; month++) {
            var period = YearMonth.of(2025, month);
            transaction.executeWithoutResult(t -> events.publishEvent(new BottomValuesJudged(code, "EMC-0001", period, false, clock.instant())));
        }
        assertThat(open(code)).containsExactly(ElectionTrigger.AUTOMATIC);
    }

    @Test
    void aMonthThatMetTheBottomOrIsMissingBreaksTheRow() {
        var code = microenterprise(3);
        for (int month : new int[] {1, 2, 4, 5}) {
            judged(code, month, "EMC-0001", false);
        }
        judged(code, 6, "EMC-0001", true);
        judged(code, 7, "EMC-0001", false);
        assertThat(open(code)).isEmpty();
        judged("ME-9999", 1, "EMC-0001", false);
    }
}
