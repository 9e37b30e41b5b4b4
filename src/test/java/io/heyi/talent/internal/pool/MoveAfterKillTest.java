package io.heyi.talent.internal.pool;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.CurrentUser;
import io.heyi.inbox.FakeNeighbours.RecordedAudit;
import io.heyi.inbox.FakeNeighbours.SetClock;
import io.heyi.microenterprise.LifecycleChanged;
import io.heyi.microenterprise.Memberships.Membership;
import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.shared.Money;
import io.heyi.talent.TalentPool;
import io.heyi.talent.TalentPool.Destination;
import io.heyi.talent.TalentPool.EntryCause;
import io.heyi.talent.internal.people.Salaries;
import io.heyi.talent.internal.pool.Offer.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The product is killed somewhere between the notice and the change of places: each step is taken again, and nobody is in two places or paid twice (issue 5). */
@PoolModule
class MoveAfterKillTest {

    private static final AtomicInteger NUMBER = new AtomicInteger(7500);
    private static final LocalDate MOVED = LocalDate.parse("2026-03-16");

    @Autowired
    private OpeningService openings;
    @Autowired
    private OfferService offers;
    @Autowired
    private Moves moves;
    @Autowired
    private PoolEvents poolEvents;
    @Autowired
    private TalentPool pool;
    @Autowired
    private Salaries salaries;
    @Autowired
    private RecordedAudit audit;
    @Autowired
    private PlayedMicroenterprises microenterprises;
    @Autowired
    private PoolModule.Commands commands;
    @Autowired
    private SetClock clock;
    @Autowired
    private TransactionTemplate transaction;

    private String before;
    private String next;
    private CurrentUser person;
    private Offer offer;

    @BeforeEach
    void aNoticeThatIsOver() {
        clock.now = Instant.parse("2026-03-02T02:00:00Z");
        before = microenterprise();
        next = microenterprise();
        person = user("mover-" + NUMBER.getAndIncrement(), "entrepreneur");
        microenterprises.member(before, person.username().value(), false);
        salaries.agree(before, person.username(), Money.of("15000", "CNY"), LocalDate.parse("2026-01-01"), owner(before).username().value());
        offer = done(offers.accept(person, offered(person).code()));
        clock.now = offer.moveAt();
    }

    private String microenterprise() {
        var code = "ME-" + NUMBER.getAndIncrement();
        microenterprises.put(code, MicroenterpriseState.RUNNING);
        microenterprises.member(code, owner(code).username().value(), true);
        return code;
    }

    private static CurrentUser owner(String code) {
        return user("owner-" + code.toLowerCase(), "entrepreneur", "me-owner:" + code);
    }

    private Offer offered(CurrentUser to) {
        var skill = new OpeningInput.Skill("welding", "4", "3", true);
        var opening = done(openings.publish(owner(next), new OpeningInput(next, "engineer", List.of(skill), "CN", "16000", "20000", "", "Qingdao", false, "Builds ovens.", "1", "", "2026-06-30"), ""));
        return done(offers.offer(owner(next), opening.code(), new OfferService.Input(null, null, to.username().value(), "18000", "", "")));
    }

    private static <T> T done(Reply<T> reply) {
        assertThat(reply).isInstanceOf(Reply.Done.class);
        return ((Reply.Done<T>) reply).value();
    }

    private List<String> places() {
        return microenterprises.of(person.username()).stream().map(Membership::microenterprise).toList();
    }

    private State state() {
        return offers.find(person, offer.code()).orElseThrow().state();
    }

    private int placesLeft() {
        return openings.find(offer.opening()).orElseThrow().placesLeft();
    }

    private long told(String fact) {
        return audit.events.stream().filter(event -> event.stream().equals(offer.code()) && event.action().equals("talent.offer." + fact)).count();
    }

    private void movedOnce() {
        assertThat(places()).containsExactly(next);
        assertThat(state()).isEqualTo(State.JOINED);
        assertThat(placesLeft()).isZero();
        assertThat(told("joined")).isEqualTo(1);
        assertThat(pool.current(person.username())).as("no pool wage beside the salary").isEmpty();
        assertThat(salaries.monthlyBase(before, MOVED.minusDays(1))).containsEntry(person.username(), Money.of("15000", "CNY"));
        assertThat(salaries.monthlyBase(next, MOVED.minusDays(1))).doesNotContainKey(person.username());
        assertThat(salaries.monthlyBase(before, MOVED)).as("the day of the move is paid by the next place alone").doesNotContainKey(person.username());
        assertThat(salaries.monthlyBase(next, MOVED)).containsEntry(person.username(), Money.of("18000", "CNY"));
        assertThat(audit.events).filteredOn(event -> event.stream().equals(person.username().value()) && event.action().equals("people.salarySet") && next.equals(event.details().get("microenterprise"))).hasSize(1);
    }

    @Test
    void killedBeforeTheChangeIsWrittenDownNothingHasChangedAndTheRepeatMoves() {
        transaction.executeWithoutResult(status -> {
            moves.carryOut(offer.code());
            status.setRollbackOnly();
        });
        assertThat(places()).containsExactly(before);
        assertThat(state()).isEqualTo(State.NOTICE);
        assertThat(salaries.monthlyBase(before, MOVED)).containsKey(person.username());
        assertThat(salaries.monthlyBase(next, MOVED)).doesNotContainKey(person.username());
        audit.events.clear();

        assertThat(moves.carryOut(offer.code())).isTrue();
        movedOnce();
    }

    @Test
    void killedAfterTheChangeIsWrittenDownTheRepeatChangesNothing() {
        assertThat(moves.carryOut(offer.code())).isTrue();
        assertThat(moves.carryOut(offer.code())).as("the engine was not told").isTrue();
        clock.now = clock.now.plusSeconds(86_400);
        assertThat(moves.carryOut(offer.code())).as("nor on the next day").isTrue();
        movedOnce();
    }

    @Test
    void aWorkerThatWasTakenForDeadAndItsSuccessorMoveThePersonOnce() throws Exception {
        together(() -> moves.carryOut(offer.code()));
        assertThat(moves.carryOut(offer.code())).isTrue();
        movedOnce();
    }

    @Test
    void aRepeatThatComesLateDoesNotBringBackSomebodyWhoHasGoneOn() {
        moves.carryOut(offer.code());
        var third = microenterprise();
        transaction.executeWithoutResult(status -> microenterprises.join(third, person.username(), "elsewhere"));
        assertThat(moves.carryOut(offer.code())).isTrue();
        assertThat(places()).containsExactly(third);
    }

    @Test
    void whoeverLosesThePresentPlaceDuringTheNoticeJoinsAtOnceAndTheStepFindsItDone() {
        var joined = transaction.execute(status -> {
            microenterprises.leave(before, person.username(), "dissolved");
            return pool.release(person.username(), EntryCause.DISSOLUTION, "DC-0001", MOVED);
        });
        assertThat(joined).isEqualTo(new Destination(Destination.Kind.JOINED, next));
        assertThat(moves.carryOut(offer.code())).isTrue();
        assertThat(places()).containsExactly(next);
        assertThat(told("joined")).isEqualTo(1);
        assertThat(pool.current(person.username())).isEmpty();
    }

    @Test
    void aPlaceThatTakesNobodyIsFreedOnceAndTheRepeatMovesNobodyLater() {
        microenterprises.put(next, MicroenterpriseState.DISSOLVING);
        assertThat(moves.carryOut(offer.code())).isFalse();
        microenterprises.put(next, MicroenterpriseState.RUNNING);
        assertThat(moves.carryOut(offer.code())).as("told once that nothing comes of it").isFalse();
        assertThat(places()).containsExactly(before);
        assertThat(placesLeft()).isEqualTo(1);
        assertThat(told("failed")).isEqualTo(1);
    }

    @Test
    void anAcceptanceThatIsTakenAgainLaterKeepsTheFirstNotice() {
        assertThat(done(offers.accept(person, offer.code())).moveAt()).isEqualTo(offer.moveAt());
        assertThat(commands.to(offer.code())).containsExactly(Moves.AGREED);
    }

    /** Whose micro-enterprise is saved waits for a notice from then on; telling it twice gives no second one. */
    @Test
    void aNoticeAfterARescueIsGivenOnceHoweverOftenTheRescueIsTold() {
        var saved = microenterprise();
        microenterprises.put(saved, MicroenterpriseState.DISSOLVING);
        var waiting = done(offers.accept(owner(saved), offered(owner(saved)).code()));
        assertThat(waiting.state()).isEqualTo(State.AWAITS_RELEASE);
        microenterprises.close(saved);
        microenterprises.member(saved, owner(saved).username().value(), false);
        rescued(saved);
        var moveAt = offers.find(owner(saved), waiting.code()).orElseThrow().moveAt();
        clock.now = clock.now.plusSeconds(86_400);
        rescued(saved);

        assertThat(offers.find(owner(saved), waiting.code()).orElseThrow()).satisfies(one -> assertThat(one.state()).isEqualTo(State.NOTICE), one -> assertThat(one.moveAt()).isEqualTo(moveAt));
        assertThat(commands.to(waiting.code())).containsExactly(Moves.AGREED);
    }

    private void rescued(String code) {
        microenterprises.put(code, MicroenterpriseState.RUNNING);
        transaction.executeWithoutResult(status -> poolEvents.on(new LifecycleChanged(code, MicroenterpriseState.RUNNING, "DC-0001", clock.now)));
    }

    /** Both at the same instant; whichever is second may find that it has to be repeated. */
    private static void together(Callable<?> work) throws Exception {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var both = List.of(1, 2).stream().map(one -> threads.submit(() -> {
                start.await();
                return work.call();
            })).toList();
            for (var one : both) {
                try {
                    one.get();
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(IllegalStateException.class).hasMessageContaining("repeated");
                }
            }
        }
    }
}
