package io.heyi.microenterprise.internal.life;

import static io.heyi.microenterprise.internal.life.Fate.CASE;
import static io.heyi.microenterprise.internal.life.Fate.OTHER_CASE;
import static io.heyi.microenterprise.internal.life.Fate.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.access.Relation;
import io.heyi.access.Relation.Kind;
import io.heyi.inbox.FakeNeighbours;
import io.heyi.microenterprise.ElectionId;
import io.heyi.microenterprise.ElectionOutcome;
import io.heyi.microenterprise.ElectionPhase;
import io.heyi.microenterprise.Elections;
import io.heyi.microenterprise.FoundingModule;
import io.heyi.microenterprise.FoundingModule.SentMessages;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.microenterprise.Lifecycle.Change;
import io.heyi.microenterprise.LifecycleChanged;
import io.heyi.microenterprise.MembershipChanged;
import io.heyi.microenterprise.Memberships;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.microenterprise.MicroenterpriseView.StateChange;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.microenterprise.Tenures;
import io.heyi.microenterprise.TownPeople;
import io.heyi.microenterprise.internal.Takeover;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@FoundingModule
@RecordApplicationEvents
class LifecycleTest {

    @Autowired Lifecycle lifecycle;
    @Autowired Memberships memberships;
    @Autowired Microenterprises microenterprises;
    @Autowired Elections elections;
    @Autowired Tenures tenures;
    @Autowired Takeover takeover;
    @Autowired TownPeople people;
    @Autowired SentMessages messages;
    @Autowired FakeNeighbours.SetClock clock;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;
    @Autowired ApplicationEvents events;

    private String code;

    @BeforeEach
    void aMicroenterpriseOfThree() {
        code = Fate.running(takeover, person(1), person(2), person(3));
    }

    private <T> T in(Supplier<T> step) {
        return transaction.execute(status -> step.get());
    }

    private Change freeze(String dissolution) {
        return in(() -> lifecycle.freeze(code, dissolution, "dissolution.trigger.killCondition"));
    }

    private Change close(String dissolution) {
        return in(() -> lifecycle.close(code, dissolution, "dissolution.rule.killCondition|15"));
    }

    private MicroenterpriseState state() {
        return microenterprises.find(code).orElseThrow().state();
    }

    private List<StateChange> history() {
        return microenterprises.find(code).orElseThrow().history();
    }

    private void everybodyBut(int owner) {
        in(() -> List.of(memberships.leave(code, person(2), CASE), memberships.leave(code, person(3), CASE)));
        assertThat(memberships.in(code)).extracting(Memberships.Membership::person).containsExactly(person(owner));
    }

    // --- freezing

    @Test
    void aFrozenMicroenterpriseSaysWhichCaseHoldsItAndSinceWhen() {
        assertThat(in(() -> lifecycle.freeze(code))).isEmpty();
        assertThat(freeze(CASE)).isEqualTo(new Change.Done(MicroenterpriseState.DISSOLVING));
        assertThat(state()).isEqualTo(MicroenterpriseState.DISSOLVING);
        var freeze = new Lifecycle.Freeze(code, MicroenterpriseState.DISSOLVING, CASE, clock.now);
        assertThat(in(() -> lifecycle.freeze(code))).contains(freeze);
        assertThat(lifecycle.shown(code)).contains(freeze);
        assertThat(history().getLast().details()).containsEntry("dissolution", CASE).containsEntry("dissolutionTrigger", "dissolution.trigger.killCondition");
        assertThat(events.stream(LifecycleChanged.class).filter(one -> one.microenterprise().equals(code)))
                .containsExactly(new LifecycleChanged(code, MicroenterpriseState.DISSOLVING, CASE, clock.now));
    }

    @Test
    void freezingTwiceIsFreezingOnceAndNoOtherCaseFreezesIt() {
        freeze(CASE);
        int marks = history().size();
        assertThat(freeze(CASE)).isInstanceOf(Change.Done.class);
        assertThat(freeze(OTHER_CASE)).isEqualTo(new Change.Wrong(MicroenterpriseState.DISSOLVING, CASE));
        assertThat(history()).hasSize(marks);
        assertThat(lifecycle.shown(code).orElseThrow().dissolution()).isEqualTo(CASE);
    }

    @Test
    void whatDoesNotExistCannotBeFrozen() {
        assertThat(in(() -> lifecycle.freeze("ME-99999", CASE, "x"))).isInstanceOf(Change.Unknown.class);
        assertThat(in(() -> lifecycle.freeze("ME-99999"))).isEmpty();
    }

    @Test
    void aChangeWantsTheTransactionOfItsCaller() {
        assertThatThrownBy(() -> lifecycle.freeze(code, CASE, "x")).isInstanceOf(IllegalTransactionStateException.class);
        assertThatThrownBy(() -> lifecycle.freeze(code)).isInstanceOf(IllegalTransactionStateException.class);
    }

    /** Whoever commits the micro-enterprise has asked before: the freeze comes after his commitment, not into the middle of it. */
    @Test
    void aFreezeWaitsForTheCommitmentThatAskedBeforeIt() throws Exception {
        var asked = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var commitment = atOnce(() -> in(() -> {
            var before = lifecycle.freeze(code);
            asked.countDown();
            await(goOn);
            return before;
        }));
        await(asked);
        var freezing = atOnce(() -> freeze(CASE));
        untilSomebodyWaits();
        assertThat(freezing).isNotDone();
        goOn.countDown();
        assertThat(commitment.get(20, TimeUnit.SECONDS)).isEmpty();
        assertThat(freezing.get(20, TimeUnit.SECONDS)).isInstanceOf(Change.Done.class);
        assertThat(in(() -> lifecycle.freeze(code))).isPresent();
    }

    /** On a thread of its own: on two cores the common pool has one, and two that wait for each other would wait for ever. */
    private static <T> CompletableFuture<T> atOnce(Supplier<T> act) {
        return CompletableFuture.supplyAsync(act, Thread::startVirtualThread);
    }

    private void untilSomebodyWaits() {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (jdbc.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%microenterprise.microenterprise%for update%'")
                .query(Integer.class).single() == 0) {
            assertThat(System.nanoTime()).as("nobody waited for the record").isLessThan(until);
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    // --- saved, moved

    @Test
    void anAlternativeSetsItFreeAgain() {
        freeze(CASE);
        assertThat(in(() -> lifecycle.resume(code, CASE, "new owner"))).isEqualTo(new Change.Done(MicroenterpriseState.RUNNING));
        assertThat(in(() -> lifecycle.resume(code, CASE, "new owner"))).isEqualTo(new Change.Done(MicroenterpriseState.RUNNING));
        assertThat(in(() -> lifecycle.freeze(code))).isEmpty();
        assertThat(history()).filteredOn(change -> change.reason().equals("saved")).hasSize(1);
    }

    @Test
    void theCaseThatIsOverCannotFreezeItAgainButANewOneCan() {
        freeze(CASE);
        in(() -> lifecycle.resume(code, CASE, "new owner"));
        assertThat(freeze(CASE)).isEqualTo(new Change.Wrong(MicroenterpriseState.RUNNING, CASE));
        assertThat(freeze(OTHER_CASE)).isInstanceOf(Change.Done.class);
        assertThat(in(() -> lifecycle.resume(code, CASE, "late"))).isEqualTo(new Change.Wrong(MicroenterpriseState.DISSOLVING, OTHER_CASE));
    }

    @Test
    void onlyItsOwnCaseMovesItToAnotherPlatform() {
        assertThat(in(() -> lifecycle.move(code, CASE, "home"))).isEqualTo(new Change.Wrong(MicroenterpriseState.RUNNING, null));
        freeze(CASE);
        assertThat(in(() -> lifecycle.move(code, OTHER_CASE, "home"))).isInstanceOf(Change.Wrong.class);
        assertThat(in(() -> lifecycle.move(code, CASE, "home"))).isInstanceOf(Change.Done.class);
        in(() -> lifecycle.resume(code, CASE, "sold"));
        assertThat(in(() -> lifecycle.move(code, CASE, "home"))).isEqualTo(new Change.Done(MicroenterpriseState.RUNNING));
        assertThat(microenterprises.find(code).orElseThrow().platform()).isEqualTo("home");
        assertThat(history()).filteredOn(change -> change.reason().equals("moved")).singleElement()
                .satisfies(change -> assertThat(change.details()).containsEntry("from", "food").containsEntry("to", "home"));
        assertThatThrownBy(() -> in(() -> lifecycle.move(code, CASE, "moon"))).isInstanceOf(IllegalArgumentException.class);
    }

    // --- closing

    @Test
    void itCannotCloseWhileSomebodyStillBelongsToIt() {
        freeze(CASE);
        assertThat(close(CASE)).isEqualTo(new Change.StillThere(List.of(person(2), person(3))));
        assertThat(state()).isEqualTo(MicroenterpriseState.DISSOLVING);
        assertThat(people.relationsOf(person(1))).contains(new Relation(person(1), Kind.ME_OWNER, code));
    }

    @Test
    void itClosesOnlyByTheCaseThatHoldsIt() {
        assertThat(close(CASE)).isEqualTo(new Change.Wrong(MicroenterpriseState.RUNNING, null));
        freeze(CASE);
        everybodyBut(1);
        assertThat(close(OTHER_CASE)).isEqualTo(new Change.Wrong(MicroenterpriseState.DISSOLVING, CASE));
        assertThat(in(() -> lifecycle.close("ME-99999", CASE, "x"))).isInstanceOf(Change.Unknown.class);
    }

    @Test
    void closingEndsMembershipRightsAndRelationsAtOneInstantAndKeepsWhoHadThem() {
        freeze(CASE);
        everybodyBut(1);
        assertThat(close(CASE)).isEqualTo(new Change.Done(MicroenterpriseState.CLOSED));

        var me = microenterprises.find(code).orElseThrow();
        assertThat(me.state()).isEqualTo(MicroenterpriseState.CLOSED);
        assertThat(me.owner()).as("the last owner, as history").isEqualTo(person(1).value());
        assertThat(me.members()).isEmpty();
        assertThat(me.rights()).isEmpty();
        assertThat(me.history().getLast().details()).containsEntry("citedRule", "dissolution.rule.killCondition|15");
        for (int i = 1; i <= 3; i++) {
            assertThat(people.relationsOf(person(i))).noneMatch(relation -> relation.objectId().equals(code));
        }
        assertThat(count("former_member")).isEqualTo(3);
        assertThat(jdbc.sql("select count(*) from microenterprise.former_entitlement where code = ? and holder = ? and until = ?")
                .params(code, person(1).value(), clock.now.atOffset(java.time.ZoneOffset.UTC)).query(Integer.class).single()).isEqualTo(3);
        assertThat(tenures.of(code)).singleElement().satisfies(tenure -> assertThat(tenure.until()).contains(clock.now));
        assertThat(events.stream(MembershipChanged.class).filter(one -> one.microenterprise().equals(code) && one.person().equals(person(1)) && !one.joined())).hasSize(1);
        assertThat(in(() -> lifecycle.freeze(code)).orElseThrow().state()).isEqualTo(MicroenterpriseState.CLOSED);
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from microenterprise." + table + " where code = ?").param(code).query(Integer.class).single();
    }

    @Test
    void closingTwiceIsClosingOnceAndAClosedOneNeverComesBack() {
        freeze(CASE);
        everybodyBut(1);
        close(CASE);
        int marks = history().size();
        assertThat(close(CASE)).isEqualTo(new Change.Done(MicroenterpriseState.CLOSED));
        assertThat(in(() -> lifecycle.resume(code, CASE, "x"))).isInstanceOf(Change.Wrong.class);
        assertThat(in(() -> lifecycle.move(code, CASE, "food"))).isInstanceOf(Change.Wrong.class);
        assertThat(freeze(OTHER_CASE)).isInstanceOf(Change.Wrong.class);
        assertThat(history()).hasSize(marks);
    }

    @Test
    void anElectionThatIsOpenEndsByItselfWhenItCloses() {
        var election = ((ElectionOutcome.Done) elections.resign(people.as("entrepreneur-01"), code, false, "tired")).id();
        freeze(CASE);
        everybodyBut(1);
        close(CASE);
        assertThat(phase(election)).contains(ElectionPhase.WITHDRAWN);
        assertThat(messages.sent).filteredOn(sent -> sent.businessKey().equals(election.value())).extracting(SentMessages.Sent::message)
                .contains("microenterprise.electionWithdrawn");
    }

    private Optional<ElectionPhase> phase(ElectionId id) {
        return elections.find(people.as("auditor"), id, java.util.Locale.ENGLISH).map(one -> one.phase());
    }

    @Test
    void nobodyStartsAnElectionInWhatIsBeingDissolved() {
        freeze(CASE);
        assertThat(elections.mayStart(people.as("entrepreneur-02"), code)).isEmpty();
        assertThat(elections.moveRecall(people.as("entrepreneur-02"), code, "x")).isInstanceOf(ElectionOutcome.TooLate.class);
    }
}
