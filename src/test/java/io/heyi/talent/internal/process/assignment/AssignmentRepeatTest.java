package io.heyi.talent.internal.process.assignment;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.talent.internal.matching.ProposalAnswers;
import io.heyi.talent.internal.matching.ProposalStore;
import io.heyi.talent.internal.pool.OfferService;
import io.heyi.talent.internal.pool.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A kill, a repeat or a second hand at the same moment makes no second offer, and nobody is in two places. */
@AssignmentModule
class AssignmentRepeatTest extends AssignmentStory {

    @Test
    void killedWhileItIsComputedThereIsOneProposalAndARepeatKeepsIt() {
        transaction.executeWithoutResult(status -> {
            steps.make(IN);
            status.setRollbackOnly();
        });
        assertThat(store.find(MONTH)).isEmpty();
        steps.make(IN);
        var first = pairs();
        seeks(user("fourth", "entrepreneur"), "Cooking");
        steps.make(IN);
        assertThat(pairs()).isEqualTo(first).hasSize(3);
    }

    @Test
    void killedWhileAnOfferIsMadeThereIsOneOfferHoweverOftenItIsRepeated() {
        published();
        allSayYes();
        transaction.executeWithoutResult(status -> {
            assertThat(offered(OVEN, welding, LIN)).isInstanceOf(ProposalAnswers.Reply.Done.class);
            status.setRollbackOnly();
        });
        assertThat(made()).isEmpty();
        assertThat(answers.waitingFor(OVEN)).hasSize(2);
        offered(OVEN, welding, LIN);
        offered(OVEN, welding, LIN);
        steps.openAnswers(IN);
        offered(OVEN, welding, LIN);
        assertThat(made()).containsExactly(welding + " lin");
        steps.sumUp(IN);
        assertThat(steps.sumUp(IN)).isEqualTo(new AssignmentSteps.Summed(1, 0, 2));
    }

    @Test
    void anOwnerWhoHasOfferedThePlaceByHandAlreadyMakesNoSecondOffer() {
        published();
        allSayYes();
        var first = done(offers.offer(OVEN, welding, new OfferService.Input(null, null, "lin", "18000", "", "")));
        offered(OVEN, welding, LIN);
        assertThat(made()).containsExactly(welding + " lin");
        assertThat(answers.of(welding)).extracting(ProposalStore.Pair::offer).contains(first.code());
    }

    @Test
    void twoYesesOfOneOwnerAtOnceAreOneOffer() throws Exception {
        published();
        allSayYes();
        assertThat(together(() -> offered(OVEN, welding, LIN), () -> offered(OVEN, welding, LIN))).allMatch(ProposalAnswers.Reply.Done.class::isInstance);
        assertThat(made()).containsExactly(welding + " lin");
    }

    @Test
    void twoWhoAcceptOnePlaceAtOnceAreOneInItAndOneWhoIsTold() throws Exception {
        published();
        allSayYes();
        offered(PUMP, cooking, ZHAO);
        var rival = done(offers.offer(PUMP, cooking, new OfferService.Input(null, null, "wang", "18000", "", "")));
        offered(OVEN, welding, WANG);
        var replies = together(() -> offers.accept(ZHAO, offerTo(ZHAO, cooking).code()), () -> offers.accept(WANG, rival.code()));
        assertThat(replies).filteredOn(Reply.Done.class::isInstance).hasSize(1);
        assertThat(replies).filteredOn(Reply.TooLate.class::isInstance).hasSize(1);
        assertThat(places(ZHAO).size() + places(WANG).size()).as("one of them is in").isEqualTo(1);
        assertThat(jdbc.sql("select taken from talent.opening where code = ?").param(cooking.value()).query(Integer.class).single()).isEqualTo(1);
        // the other one has still the place that the proposal gave him, if he has one
        assertThat(open()).isEqualTo(places(WANG).isEmpty() ? List.of(welding + " wang") : List.of());
    }

    @Test
    void onePersonWhoAcceptsTwoPlacesAtOnceIsInOne() throws Exception {
        var another = opening(PUMP, "ME-0002", "Welding", 1);
        published();
        allSayYes();
        var one = answers.mine(LIN.username()).orElseThrow().opening().equals(welding.value()) ? welding : another;
        answers.person(LIN, one, true);
        offered(one.equals(welding) ? OVEN : PUMP, one, LIN);
        var other = one.equals(welding) ? another : welding;
        var rival = done(offers.offer(other.equals(welding) ? OVEN : PUMP, other, new OfferService.Input(null, null, "lin", "18000", "", "")));
        together(() -> offers.accept(LIN, offerTo(LIN, one).code()), () -> offers.accept(LIN, rival.code()));
        assertThat(places(LIN)).hasSize(1);
        assertThat(jdbc.sql("select sum(taken) from talent.opening").query(Integer.class).single()).isEqualTo(jdbc.sql("select count(*)::int from talent.offer where state in ('JOINED', 'NOTICE')").query(Integer.class).single());
    }
}
