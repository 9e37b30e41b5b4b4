package io.heyi.talent.internal.process.assignment;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.microenterprise.MicroenterpriseState;
import io.heyi.talent.internal.matching.ProposalStore.Proposed;
import io.heyi.talent.internal.matching.Rounds;
import io.heyi.talent.internal.pool.Offer;
import io.heyi.talent.internal.pool.OfferService;
import io.heyi.talent.internal.pool.Reply;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From the month's proposal to offers: who is asked, who is left out and why, and that nothing is decided by it. */
@AssignmentModule
class AssignmentTest extends AssignmentStory {

    @Test
    void theOffersThatAreMadeAreThePublishedPairsAndNothingElse() {
        published();
        assertThat(pairs()).containsExactly(welding + " lin", welding + " wang", cooking + " zhao");
        assertThat(proposed()).extracting(Proposed::place).as("each place once").doesNotHaveDuplicates();
        assertThat(proposed()).extracting(Proposed::person).as("nobody twice").doesNotHaveDuplicates();
        assertThat(made()).as("a proposal offers nothing").isEmpty();
        allSayYes();
        assertThat(made()).as("a person's yes offers nothing").isEmpty();
        offered(OVEN, welding, LIN);
        offered(OVEN, welding, WANG);
        assertThat(commands.to("2026-03")).doesNotContain(Rounds.ANSWERED);
        offered(PUMP, cooking, ZHAO);
        assertThat(made()).isEqualTo(pairs());
        assertThat(commands.to("2026-03")).containsOnlyOnce(Rounds.ANSWERED);
        assertThat(steps.sumUp(IN)).isEqualTo(new AssignmentSteps.Summed(3, 0, 0));
    }

    @Test
    void whoObjectsOrExcludesAPlaceIsLeftOut() {
        objections.object(LIN, welding, "My certificate is missing.");
        objections.object(LIN, cooking, "I do not cook.");
        exclusions.exclude(ZHAO, "ME-0002");
        published();
        assertThat(pairs()).noneMatch(pair -> pair.endsWith(" lin")).doesNotContain(cooking + " zhao").contains(welding + " wang");
    }

    @Test
    void whoHasAcceptedSomewhereElseBeforeIsNotProposed() {
        microenterprises.put("ME-0003", MicroenterpriseState.RUNNING);
        microenterprises.member("ME-0003", "lin", false);
        var elsewhere = opening(PUMP, "ME-0002", "Welding", 1);
        done(offers.accept(LIN, done(offers.offer(PUMP, elsewhere, new OfferService.Input(null, null, "lin", "18000", "", ""))).code()));
        assertThat(offerTo(LIN, elsewhere).state()).as("his notice goes on").isEqualTo(Offer.State.NOTICE);
        published();
        assertThat(pairs()).noneMatch(pair -> pair.endsWith(" lin"));
    }

    @Test
    void whoHasAcceptedSomewhereElseMeanwhileIsLeftOutAndBothSidesReadWhy() {
        var elsewhere = opening(PUMP, "ME-0002", "Fishing", 1);
        published();
        allSayYes();
        done(offers.accept(LIN, done(offers.offer(PUMP, elsewhere, new OfferService.Input(null, null, "lin", "18000", "", ""))).code()));
        assertThat(answers.waitingFor(OVEN)).extracting(question -> question.pair().person()).containsExactly("wang");
        assertThat(tooLate(offered(OVEN, welding, LIN))).isEqualTo("matching.refusal.settled");
        jdbc.sql("update talent.matching_proposed_place set person_says = null, person_at = null where person = 'lin'").update();
        assertThat(answers.waitingFor(LIN)).isEmpty();
        assertThat(tooLate(answers.person(LIN, welding, true))).isEqualTo("matching.refusal.settled");
        assertThat(made()).containsExactly(elsewhere + " lin");
        assertThat(places(LIN)).containsExactly("ME-0002");
    }

    @Test
    void anOfferOfAPairIsOvertakenWithItsReasonWhenThePersonJoinsAnother() {
        var elsewhere = opening(PUMP, "ME-0002", "Fishing", 1);
        published();
        allSayYes();
        offered(OVEN, welding, LIN);
        done(offers.accept(LIN, done(offers.offer(PUMP, elsewhere, new OfferService.Input(null, null, "lin", "18000", "", ""))).code()));
        assertThat(offerTo(LIN, welding)).satisfies(overtaken -> {
            assertThat(overtaken.state()).isEqualTo(Offer.State.OVERTAKEN);
            assertThat(overtaken.reason()).isEqualTo("talentpool.overtaken.elsewhere");
        });
        assertThat(offers.accept(LIN, offerTo(LIN, welding).code())).isInstanceOf(Reply.TooLate.class);
        assertThat(places(LIN)).containsExactly("ME-0002");
    }

    @Test
    void aPlaceThatSomebodyElseHasTakenIsOfferedToNobodyAnyMore() {
        published();
        allSayYes();
        var guest = user("guest", "entrepreneur");
        done(offers.accept(guest, done(offers.offer(PUMP, cooking, new OfferService.Input(null, null, "guest", "18000", "", ""))).code()));
        assertThat(tooLate(offered(PUMP, cooking, ZHAO))).isEqualTo("matching.refusal.noOffer");
        assertThat(made()).containsExactly(cooking + " guest");
        assertThat(steps.sumUp(IN)).isEqualTo(new AssignmentSteps.Summed(0, 0, 3));
    }

    @Test
    void makingSortingAndPublishingChangeNoOfferNoOpeningNoStayAndNoProfile() {
        var before = everything();
        published();
        steps.sumUp(IN);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void silenceIsHeldAgainstNobody() {
        var before = everything();
        published();
        answers.person(LIN, welding, false);
        clock.now = Instant.parse("2026-03-20T02:00:00Z");
        assertThat(steps.sumUp(IN)).isEqualTo(new AssignmentSteps.Summed(0, 1, 2));
        assertThat(everything()).as("a no to a proposal is no refusal of an offer").isEqualTo(before);
    }

    private List<String> everything() {
        return List.of("offer", "opening", "application", "pool_stay", "profile", "skill", "employment", "base_salary").stream()
                .map(table -> table + " " + jdbc.sql("select coalesce(md5(string_agg(row::text, '|' order by row::text)), '') from talent." + table + " row").query(String.class).single()).toList();
    }
}
