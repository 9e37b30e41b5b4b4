package io.heyi.microenterprise.internal.life;

import static io.heyi.microenterprise.internal.life.Fate.CASE;
import static io.heyi.microenterprise.internal.life.Fate.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.access.Relation;
import io.heyi.access.Relation.Kind;
import io.heyi.access.Role;
import io.heyi.access.Username;
import io.heyi.microenterprise.FoundingModule;
import io.heyi.microenterprise.Lifecycle;
import io.heyi.microenterprise.MembershipChanged;
import io.heyi.microenterprise.Memberships;
import io.heyi.microenterprise.Memberships.Membership;
import io.heyi.microenterprise.Memberships.Outcome;
import io.heyi.microenterprise.TownPeople;
import io.heyi.microenterprise.internal.Takeover;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;


@FoundingModule
@RecordApplicationEvents
class MembershipsTest {

    private static final AtomicInteger NEXT = new AtomicInteger(1);

    @Autowired Memberships memberships;
    @Autowired Lifecycle lifecycle;
    @Autowired Takeover takeover;
    @Autowired TownPeople people;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;
    @Autowired ApplicationEvents events;

    private Username mover;
    private Username owner;
    private String bakery;
    private String dairy;

    @BeforeEach
    void twoMicroenterprisesAndAPersonInOne() {
        mover = someone();
        owner = someone();
        bakery = Fate.running(takeover, owner, mover);
        dairy = Fate.running(takeover, someone());
    }

    private Username someone() {
        var name = "mover-" + NEXT.getAndIncrement();
        people.hold(name, Role.ENTREPRENEUR);
        return new Username(name);
    }

    private <T> T in(Supplier<T> step) {
        return transaction.execute(status -> step.get());
    }

    private Outcome join(String code, Username who) {
        return in(() -> memberships.join(code, who, "O-0001"));
    }

    private Outcome leave(String code, Username who) {
        return in(() -> memberships.leave(code, who, CASE));
    }

    private List<String> placesOf(Username who) {
        return memberships.of(who).stream().map(Membership::microenterprise).toList();
    }

    private static void assertRefused(Outcome outcome, String key) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.messageKey()).isEqualTo("microenterprise.membership." + key));
    }

    @Test
    void whoJoinsLeavesWhereHeWasAndRightsFollowInTheSameInstant() {
        assertThat(join(dairy, mover)).isEqualTo(new Outcome.Done(List.of(bakery)));
        assertThat(placesOf(mover)).containsExactly(dairy);
        assertThat(people.relationsOf(mover)).containsExactly(new Relation(mover, Kind.ME_MEMBER, dairy));
        assertThat(events.stream(MembershipChanged.class).filter(one -> one.person().equals(mover) && one.reason().equals("O-0001")))
                .extracting(MembershipChanged::microenterprise, MembershipChanged::joined)
                .containsExactlyInAnyOrder(org.assertj.core.groups.Tuple.tuple(bakery, false), org.assertj.core.groups.Tuple.tuple(dairy, true));
        assertThat(jdbc.sql("select count(*) from microenterprise.former_member where code = ? and username = ?").params(bakery, mover.value()).query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void joiningTwiceIsJoiningOnce() {
        join(dairy, mover);
        assertThat(join(dairy, mover)).isEqualTo(new Outcome.Done(List.of()));
        assertThat(events.stream(MembershipChanged.class).filter(one -> one.person().equals(mover) && one.joined() && one.microenterprise().equals(dairy))).hasSize(1);
    }

    @Test
    void aMoveThatIsRolledBackNeverWas() {
        transaction.executeWithoutResult(status -> {
            memberships.join(dairy, mover, "O-0001");
            status.setRollbackOnly();
        });
        assertThat(placesOf(mover)).containsExactly(bakery);
    }

    @Test
    void nobodyJoinsWhatIsUnknownFrozenOrClosed() {
        assertRefused(join("ME-99999", mover), "unknown");
        assertRefused(join(dairy, new Username("nobody-at-all")), "unknownPerson");
        var dissolution = Fate.someCase();
        in(() -> lifecycle.freeze(dairy, dissolution, "x"));
        assertRefused(join(dairy, mover), "frozen");
        in(() -> lifecycle.close(dairy, dissolution, "x"));
        assertRefused(join(dairy, mover), "closed");
        assertThat(placesOf(mover)).containsExactly(bakery);
    }

    @Test
    void anOwnerNeitherJoinsElsewhereNorLeaves() {
        assertRefused(join(dairy, owner), "ownerElsewhere");
        assertRefused(leave(bakery, owner), "ownerStays");
        assertThat(placesOf(owner)).containsExactly(bakery);
    }

    @Test
    void theOwnerOfADissolvingOneGoesAheadAndIsInOnePlaceOnceItIsClosed() {
        var dissolution = Fate.someCase();
        in(() -> lifecycle.freeze(bakery, dissolution, "x"));
        leave(bakery, mover);
        assertThat(join(dairy, owner)).isEqualTo(new Outcome.Done(List.of()));
        assertThat(memberships.in(bakery)).singleElement().satisfies(place -> assertThat(place.owner()).isTrue());
        in(() -> lifecycle.close(bakery, dissolution, "x"));
        assertThat(placesOf(owner)).containsExactly(dairy);
        assertThat(people.relationsOf(owner)).containsExactly(new Relation(owner, Kind.ME_MEMBER, dairy));
    }

    @Test
    void leavingTwiceIsLeavingOnceAndWhoWasNeverThereIsTold() {
        assertThat(leave(bakery, mover)).isEqualTo(new Outcome.Done(List.of(bakery)));
        assertThat(leave(bakery, mover)).isEqualTo(new Outcome.Done(List.of()));
        assertThat(people.relationsOf(mover)).isEmpty();
        assertRefused(leave(dairy, mover), "notMember");
        assertRefused(leave("ME-99999", mover), "unknown");
    }

    @Test
    void manyPeopleAreLookedUpAtOnce() {
        var found = memberships.of(List.of(mover, owner, new Username("nobody-at-all")));
        assertThat(found).containsOnlyKeys(mover, owner);
        assertThat(memberships.in(bakery)).extracting(Membership::person).containsExactly(owner, mover);
    }

    @Test
    void aClosingAndAnAcceptanceAtOnceBothFinishAndNobodyIsInTwo() throws Exception {
        var dissolution = Fate.someCase();
        in(() -> lifecycle.freeze(bakery, dissolution, "x"));
        var accepts = new CyclicBarrier(2);
        // whoever accepts holds himself, then the money; the closing must not hold the money before the people
        var acceptance = atOnce(() -> transaction.execute(status -> {
            var joined = memberships.join(dairy, mover, "O-0001");
            meet(accepts);
            money();
            return joined;
        }));
        var closed = atOnce(() -> transaction.execute(status -> {
            meet(accepts);
            var held = memberships.hold(bakery);
            money();
            held.stream().filter(one -> !one.owner()).forEach(one -> memberships.leave(bakery, one.person(), dissolution));
            return lifecycle.close(bakery, dissolution, "x");
        }));
        assertThat(acceptance.get(20, TimeUnit.SECONDS)).isInstanceOf(Outcome.Done.class);
        assertThat(closed.get(20, TimeUnit.SECONDS)).isInstanceOf(Lifecycle.Change.Done.class);
        assertThat(placesOf(mover)).containsExactly(dairy);
        assertThat(placesOf(owner)).isEmpty();
    }

    @Test
    void aMoveWaitsForAClosingThatHoldsItsPeopleAndFindsThemGone() throws Exception {
        var dissolution = Fate.someCase();
        in(() -> lifecycle.freeze(bakery, dissolution, "x"));
        var held = new CyclicBarrier(2);
        var closed = atOnce(() -> transaction.execute(status -> {
            var members = memberships.hold(bakery);
            meet(held);
            money();
            members.stream().filter(one -> !one.owner()).forEach(one -> memberships.leave(bakery, one.person(), dissolution));
            return lifecycle.close(bakery, dissolution, "x");
        }));
        var acceptance = atOnce(() -> together(held, () -> transaction.execute(status -> {
            var joined = memberships.join(dairy, mover, "O-0001");
            money();
            return joined;
        })));
        assertThat(closed.get(20, TimeUnit.SECONDS)).isInstanceOf(Lifecycle.Change.Done.class);
        assertThat(acceptance.get(20, TimeUnit.SECONDS)).isEqualTo(new Outcome.Done(List.of()));
        assertThat(placesOf(mover)).containsExactly(dairy);
    }

    @Test
    void thePeopleOfAnUnknownMicroenterpriseAreNobody() {
        assertThat(in(() -> memberships.hold("ME-99999"))).isEmpty();
    }

    /** Stands for settlement and books, which both hold after the people. */
    private void money() {
        jdbc.sql("select pg_advisory_xact_lock(4711)").query((row, n) -> n).single();
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoJoinsTwoAtOnceEndsInExactlyOne() throws Exception {
        var barrier = new CyclicBarrier(2);
        var first = atOnce(() -> together(barrier, () -> join(dairy, mover)));
        var cheese = Fate.running(takeover, someone());
        var second = atOnce(() -> together(barrier, () -> join(cheese, mover)));
        assertThat(first.get(20, TimeUnit.SECONDS)).isInstanceOf(Outcome.Done.class);
        assertThat(second.get(20, TimeUnit.SECONDS)).isInstanceOf(Outcome.Done.class);
        assertThat(placesOf(mover)).singleElement().isIn(dairy, cheese);
        assertThat(people.relationsOf(mover)).singleElement().satisfies(relation -> assertThat(relation.objectId()).isEqualTo(placesOf(mover).getFirst()));
    }

    /** On a thread of its own: on two cores the common pool has one, and two that wait for each other would wait for ever. */
    private static <T> CompletableFuture<T> atOnce(Supplier<T> act) {
        return CompletableFuture.supplyAsync(act, Thread::startVirtualThread);
    }

    private static Outcome together(CyclicBarrier barrier, Supplier<Outcome> act) {
        meet(barrier);
        return act.get();
    }
}
