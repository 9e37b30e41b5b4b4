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
import io.heyi.microenterprise.ElectionTrigger;
import io.heyi.microenterprise.Elections;
import io.heyi.microenterprise.FoundingModule;
import io.heyi.microenterprise.MicroenterpriseKind;
import io.heyi.microenterprise.TownPeople;
import io.heyi.microenterprise.internal.Takeover;
import io.heyi.microenterprise.internal.domain.ExistingMicroenterprise;
import io.heyi.microenterprise.internal.persistence.ElectionStore;
import io.heyi.shared.Money;
import io.heyi.shared.PageRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Missed months that call an election: whose months they are, and what only puts the election off. */
@FoundingModule
class AutomaticElectionsTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Autowired Elections elections;
    @Autowired ElectionStore store;
    @Autowired AutomaticElections automatic;
    @Autowired ApplicationEventPublisher events;
    @Autowired Takeover takeover;
    @Autowired TownPeople people;
    @Autowired FakeNeighbours.SetClock clock;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;

    private Instant began;
    private String code;

    @BeforeEach
    void aMicroenterpriseOfThree() {
        began = clock.now;
        code = takeover.take(new ExistingMicroenterprise("automatic/" + UUID.randomUUID(), "Bakery", "food", MicroenterpriseKind.USER, "Families who bake", "Bread", member(1),
                List.of(member(2), member(3)), Money.of("100", "CNY"), Money.of("400", "CNY"), new BigDecimal("50"), 18, Instant.parse("2025-01-01T00:00:00Z")));
    }

    @AfterEach
    void timeIsBack() {
        clock.now = began;
    }

    private static ElectionId done(ElectionOutcome outcome) {
        assertThat(outcome).isInstanceOf(ElectionOutcome.Done.class);
        return ((ElectionOutcome.Done) outcome).id();
    }

    private void at(ElectionId id, Consumer<OwnerElection> step) {
        transaction.executeWithoutResult(t -> {
            var election = store.lock(id);
            step.accept(election);
            store.save(election);
        });
    }

    private ElectionId resigned() {
        return done(elections.resign(people.as("entrepreneur-01"), code, false, "x"));
    }

    /** The members elect entrepreneur-02 now, who takes the office. */
    private void memberTwoIsElected() {
        var id = resigned();
        done(elections.stand(people.as("entrepreneur-02"), id, new CandidacyInput(List.of(new CandidacyInput.TargetInput("Bakers", "people", "3", "2027-12")), "team", "pay", "0", "")));
        at(id, election -> {
            election.nominations().close(clock.instant(), clock.instant());
            election.nominations().checked(clock.instant(), clock.instant());
            opened(election).balloting().decide(counted(Counted.Outcome.CHOSEN, "c1", "c1", 3, "nobody", 0), clock.instant());
            election.office().offer(clock.instant(), clock.instant());
            election.office().accept(member(2), election.candidates().getFirst().plan().hash(), "session", clock.instant());
            election.office().switched(clock.instant());
        });
    }

    private static Instant startOf(int year, int month) {
        return YearMonth.of(year, month).atDay(1).atStartOfDay(SHANGHAI).toInstant();
    }

    /** Each is concluded on the fifth of the month after it. */
    private void missed(YearMonth... periods) {
        for (var period : periods) {
            clock.now = period.plusMonths(1).atDay(5).atStartOfDay(SHANGHAI).toInstant();
            transaction.executeWithoutResult(t -> events.publishEvent(new BottomValuesJudged(code, "EMC-0001", period, false, clock.instant())));
        }
    }

    private void missed(int year, int... months) {
        for (int month : months) {
            missed(YearMonth.of(year, month));
        }
    }

    private List<ElectionTrigger> open() {
        return elections.list(people.as("auditor"), code, true, PageRequest.first()).items().stream().map(one -> one.trigger()).toList();
    }

    // --- whose months

    @Test
    void aMonthThatBeganBeforeTheElectionIsNotTheNewOwnersThoughItIsConcludedAfterIt() {
        clock.now = startOf(2026, 4).plusSeconds(1);
        memberTwoIsElected();
        missed(2026, 4, 5, 6);
        clock.now = clock.now.plus(Duration.ofDays(90));
        automatic.callWhatWasPutOff();
        assertThat(open()).as("April began before he was elected").isEmpty();
        missed(2026, 7);
        automatic.callWhatWasPutOff();
        assertThat(open()).containsExactly(ElectionTrigger.AUTOMATIC);
    }

    @Test
    void theMonthThatBeginsAtTheInstantOfTheElectionIsTheNewOwners() {
        clock.now = startOf(2026, 4);
        memberTwoIsElected();
        missed(2026, 4, 5, 6);
        assertThat(open()).containsExactly(ElectionTrigger.AUTOMATIC);
    }

    @Test
    void aRecallAfterTheElectionDoesNotChargeTheMonthBefore() {
        missed(2026, 2);
        memberTwoIsElected();
        clock.now = clock.now.plus(Duration.ofDays(90));
        at(done(elections.moveRecall(people.as("entrepreneur-03"), code, "x")), motion -> assertThat(motion.bottomMet()).isTrue());
    }

    // --- what puts it off

    @Test
    void immunityHoldsItUntilItIsOver() {
        clock.now = startOf(2026, 1);
        memberTwoIsElected();
        var immuneUntil = clock.now.plus(Duration.ofDays(90));
        transaction.executeWithoutResult(t -> List.of(1, 2, 3).forEach(month -> events.publishEvent(
                new BottomValuesJudged(code, "EMC-0001", YearMonth.of(2026, month), false, clock.instant()))));
        clock.now = immuneUntil.minusSeconds(1);
        automatic.callWhatWasPutOff();
        assertThat(open()).isEmpty();
        clock.now = immuneUntil;
        automatic.callWhatWasPutOff();
        automatic.callWhatWasPutOff();
        assertThat(open()).containsExactly(ElectionTrigger.AUTOMATIC);
    }

    @Test
    void anotherElectionHoldsItUntilThatEndsWithoutADecision() {
        var other = resigned();
        missed(2026, 2, 3, 4);
        automatic.callWhatWasPutOff();
        assertThat(open()).containsExactly(ElectionTrigger.RESIGNATION);
        done(elections.withdraw(people.as("entrepreneur-01"), other, "I stay"));
        automatic.callWhatWasPutOff();
        assertThat(open()).containsExactly(ElectionTrigger.AUTOMATIC);
    }

    private List<String> lookedAt(Instant since) {
        return transaction.execute(t -> store.missing(ElectionOpening.ALIVE, 3, since, "", 10000));
    }

    @Test
    void whoIsGoneOrWhoseMonthsAreLongPastIsNotLookedAtForEver() {
        var other = resigned();
        missed(2026, 2, 3, 4);
        assertThat(lookedAt(Instant.EPOCH)).as("another election is open").doesNotContain(code);
        done(elections.withdraw(people.as("entrepreneur-01"), other, "I stay"));
        assertThat(lookedAt(clock.now)).contains(code);
        assertThat(lookedAt(clock.now.plusSeconds(1))).doesNotContain(code);
        jdbc.sql("update microenterprise.microenterprise set state = 'CLOSED' where code = ?").param(code).update();
        assertThat(lookedAt(Instant.EPOCH)).doesNotContain(code);
    }

    @Test
    void aMotionThatLapsesDoesNotSaveTheOwnerFromIt() {
        var motion = done(elections.moveRecall(people.as("entrepreneur-02"), code, "x"));
        missed(2026, 2, 3, 4);
        at(motion, election -> election.motion().lapse(ElectionPolicy.defaults(), clock.instant()));
        automatic.callWhatWasPutOff();
        assertThat(open()).containsExactly(ElectionTrigger.AUTOMATIC);
    }

    @Test
    void membersWhoVoteToKeepTheOwnerHaveAnsweredTheMonthsUntilTheNextMissedOne() {
        var motion = done(elections.moveRecall(people.as("entrepreneur-02"), code, "x"));
        missed(2026, 2, 3, 4);
        at(motion, election -> {
            election.motion().called("B-0001", clock.instant(), clock.instant());
            election.motion().decide(counted(Counted.Outcome.CHOSEN, Round.KEEP, "keep", 2, "recall", 0), clock.instant(), clock.instant());
        });
        automatic.callWhatWasPutOff();
        assertThat(open()).isEmpty();
        missed(2026, 5);
        assertThat(open()).containsExactly(ElectionTrigger.AUTOMATIC);
    }

    @Test
    void oneThatAnOperatorEndedComesAgainOnlyWithTheNextMissedMonth() {
        missed(2026, 2, 3, 4);
        elections.list(people.as("auditor"), code, true, PageRequest.first()).items().forEach(one -> at(one.id(), election -> election.cancel(member(1), "x", clock.instant())));
        automatic.callWhatWasPutOff();
        assertThat(open()).isEmpty();
        missed(2026, 5);
        assertThat(open()).containsExactly(ElectionTrigger.AUTOMATIC);
    }
}
