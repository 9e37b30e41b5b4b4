package io.heyi.replacement.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.replacement.ReplacementCode;
import io.heyi.replacement.ReplacementOutcome;
import io.heyi.shared.Ruling;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplacementCaseTest {

    private static final Instant NOW = Instant.parse("2026-07-01T02:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(86_400);
    private static final ActorId LEAD = new ActorId("ME-0001");
    private static final ActorId SUBJECT = new ActorId("ME-0002");
    private static final ActorId CHEF = new ActorId("chef-li");

    private static ReplacementCase opened() {
        return opened(Cause.counted("consecutive", "orders", null));
    }

    private static ReplacementCase opened(Cause cause) {
        return ReplacementCase.open(new ReplacementCase.Opening(new ReplacementCode("RC-0001"), new EmcCode("EMC-0001"), "Smart cooking", "food", new Member(SUBJECT, "Food network", false, new BigDecimal(30)),
                List.of(new Member(LEAD, "Oven", true, new BigDecimal(40)), new Member(CHEF, "Chef Li", false, null)), cause, "d", List.of("vote"), false, NOW));
    }

    private static ReplacementCase answering() {
        var found = opened();
        found.hear(LATER);
        return found;
    }

    private static ReplacementCase curing() {
        var found = answering();
        found.closeHearing();
        found.startCure(LATER);
        return found;
    }

    private static Hearing.Judge judge(String group) {
        return new Hearing.Judge(0, group, LATER);
    }

    @Test
    void itSaysWhenItOpensThatAPanelIsImpossible() {
        assertThat(opened().takeFacts()).extracting(Fact::fact).containsExactly("opened", "panelImpossible");
    }

    @Test
    void thePartyAnswersOnceAndInTime() {
        var found = answering();
        assertThat(found.answer("late deliveries", null, "owner-2", NOW)).isInstanceOf(Ruling.Accepted.class);
        assertThat(found.answer("again", null, "owner-2", NOW)).isInstanceOf(Ruling.TooLate.class);
        assertThat(found.closeHearing()).isFalse();
        assertThat(curing().answer("late", null, "owner-2", NOW)).isInstanceOf(Ruling.TooLate.class);
    }

    @Test
    void silenceIsNoClaim() {
        var found = answering();
        assertThat(found.closeHearing()).isFalse();
        assertThat(found.takeFacts()).extracting(Fact::fact).contains("silent");
    }

    @Test
    void onlyTheGroupThatIsAskedNowJudgesAndOnlyOnce() {
        var found = answering();
        found.answer("the recipes came late", new Hearing.Claim("recipes", "Recipes", CHEF, "Chef Li"), "owner-2", NOW);
        assertThat(found.closeHearing()).isTrue();
        assertThat(found.askJudge(Optional.of(judge("me-owner:ME-0001")))).isTrue();
        assertThat(found.askJudge(Optional.of(judge("platform-owner:food")))).isTrue();
        assertThat(found.judge("me-owner:ME-0001", true, "r", "owner-1", NOW)).isInstanceOf(Ruling.TooLate.class);
        assertThat(found.judge("platform-owner:food", true, "r", "wang", NOW)).isInstanceOf(Ruling.Accepted.class);
        assertThat(found.judge("platform-owner:food", false, "r", "wang", NOW)).isInstanceOf(Ruling.TooLate.class);
        assertThat(found.askJudge(Optional.of(judge("administrator")))).as("a recorded ruling wins over the timer").isFalse();
        assertThat(found.hearing().ruling().accepted()).isTrue();
    }

    @Test
    void theCurePeriodIsSkippedOnlyByAllOthers() {
        var found = curing();
        assertThat(found.skipCure(SUBJECT, "owner-2", NOW)).isInstanceOf(Ruling.Refused.class);
        assertThat(found.skipCure(LEAD, "owner-1", NOW)).isInstanceOf(Ruling.Accepted.class);
        assertThat(found.skipCure(LEAD, "owner-1", NOW)).isInstanceOf(Ruling.Accepted.class);
        assertThat(found.isCureSkipped()).isFalse();
        assertThat(found.cure().orElseThrow().skips()).hasSize(1);
        found.skipCure(CHEF, "chef-li", NOW);
        assertThat(found.isCureSkipped()).isTrue();
        assertThat(found.recover(List.of(figure()))).as("the first end counts").isFalse();
    }

    @Test
    void figuresThatAreBackEndTheCureOnce() {
        var found = curing();
        assertThat(found.recover(List.of())).isFalse();
        assertThat(found.recover(List.of(figure()))).isTrue();
        assertThat(found.recover(List.of(figure()))).isFalse();
        assertThat(found.isRecovered()).isTrue();
        assertThat(found.skipCure(LEAD, "owner-1", NOW)).isInstanceOf(Ruling.TooLate.class);
    }

    private static Cure.Recovered figure() {
        return new Cure.Recovered(YearMonth.of(2026, 7), "orders", new BigDecimal(2100), new BigDecimal(2000), "owner-1");
    }

    @Test
    void oneHelpPlanIsEnough() {
        var found = curing();
        assertThat(found.planHelp("we lend two people", "owner-1", NOW)).isInstanceOf(Ruling.Accepted.class);
        assertThat(found.planHelp("", "chef-li", NOW)).isInstanceOf(Ruling.TooLate.class);
    }

    @Test
    void whoAskedForItTakesItBackUntilTheVote() {
        assertThat(opened().isWithdrawable()).as("opened by a counter").isFalse();
        var found = opened(new Cause(Cause.LEAD, List.of("orders"), List.of(new Cause.Request(LEAD, "owner-1", "r", NOW)), null));
        assertThat(found.isWithdrawable()).isTrue();
        assertThat(found.withdraw("owner-1")).isTrue();
        assertThat(found.withdraw("owner-1")).isFalse();
        found.startVote(new Voting("B-0001", LATER, List.of(LEAD), List.of(), null, null, null, null));
        assertThat(found.isWithdrawable()).isFalse();
    }

    @Test
    void allWhoAskedMustTakeItBack() {
        var found = opened(Cause.asked(Cause.MEMBERS, List.of(new Cause.Request(LEAD, "owner-1", "r", NOW), new Cause.Request(CHEF, "chef-li", "r", NOW))));
        assertThat(found.withdraw("owner-1")).isFalse();
        assertThat(found.withdraw("owner-1")).isFalse();
        assertThat(found.isTakenBackBy("owner-1")).isTrue();
        assertThat(found.isTakenBack()).isFalse();
        assertThat(found.withdraw("chef-li")).isTrue();
        assertThat(found.isTakenBack()).isTrue();
    }

    @Test
    void aCounterHitIsHeardOnceAndNotForWhatACounterOpenedItFor() {
        var hit = new CounterHit(Cause.counted("consecutive", "orders", null), YearMonth.of(2026, 6));
        assertThat(opened().counterHit(hit)).as("opened for it").isFalse();
        var asked = opened(Cause.asked(Cause.LEAD, List.of(new Cause.Request(LEAD, "owner-1", "r", NOW))).about(List.of("orders")));
        assertThat(asked.counterHit(hit)).isTrue();
        assertThat(asked.counterHit(hit)).isFalse();
        assertThat(asked.isWithdrawable()).isFalse();
    }

    @Test
    void itEndsOnce() {
        var found = curing();
        assertThat(found.end(ReplacementOutcome.KEPT, "system", "", NOW)).isTrue();
        assertThat(found.end(ReplacementOutcome.RECOVERED, "system", "", NOW)).isFalse();
        assertThat(found.outcome()).contains(ReplacementOutcome.KEPT);
        assertThat(found.step()).isEqualTo(ReplacementStep.ENDED);
    }

    @Test
    void whoeverIsToldOfTheEndOfAWaitIsNamed() {
        var found = curing();
        found.takeFacts();
        List.of("cure", "appealTime", "tender", "help").forEach(found::reminded);
        assertThat(found.takeFacts()).extracting(fact -> fact.details().get("whom"))
                .containsExactly(SUBJECT + ", " + LEAD + ", " + CHEF, SUBJECT.value(), LEAD.value(), SUBJECT.value());
    }

    @Test
    void aDepartureIsNoNewsTwiceAndHearsNoCounter() {
        var found = opened(Cause.departure().about(List.of("orders")));
        assertThat(found.cause().metrics()).as("no figure has to do with it").isEmpty();
        assertThat(found.isWithdrawable()).isFalse();
        assertThat(found.depart(new Departing("DC-0001", null, NOW))).isTrue();
        assertThat(found.depart(new Departing("DC-0001", CHEF, LATER))).isFalse();
        assertThat(found.mustLeave()).isTrue();
        assertThat(found.counterHit(new CounterHit(Cause.counted("farBelow", "orders", null), YearMonth.of(2026, 5)))).isFalse();
        found.stay("DC-0002");
        assertThat(found.departing()).as("another dissolution has no say").isPresent();
        found.stay("DC-0001");
        assertThat(found.mustLeave()).isFalse();
        assertThat(found.takeFacts()).extracting(Fact::fact).contains("departs", "departureTakenBack");
        assertThatThrownBy(() -> new Departing("RC-0001", null, NOW)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPolicyOutOfRangeIsNamed() {
        assertThatThrownBy(() -> new ReplacementPolicy(null, null, 91, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null)).hasMessageContaining("heyi.policy.replacement.cure-days");
        assertThat(ReplacementPolicy.defaults().cureDays()).isEqualTo(15);
    }
}
