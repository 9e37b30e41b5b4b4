package io.heyi.talent.internal.process.assignment;

import static io.heyi.inbox.FakeNeighbours.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heyi.inbox.TaskType.DecisionResult;
import io.heyi.talent.internal.matching.ProposalAnswers;
import io.heyi.talent.internal.matching.ProposalStore;
import io.heyi.talent.internal.matching.Rounds;
import io.heyi.talent.internal.pool.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The steps of a month: computed, looked at by a coordinator or by nobody, asked, summed up, and begun again after its instance was cancelled. */
@AssignmentModule
class AssignmentRoundTest extends AssignmentStory {

    @Test
    void theDeadlinesAreThoseOfThePolicyInWorkingDays() {
        var made = steps.make(IN);
        assertThat(made.proposalStanding()).isEqualTo("made");
        assertThat(made.coordinatorGroups()).containsExactly("pool-coordinator");
        assertThat(List.of(made.lookDueAt(), made.lookReminderAt())).containsExactly(due(4), due(3));
        decided(COORDINATOR, "publish");
        assertThat(steps.openAnswers(IN).answersDueAt()).isEqualTo(due(6));
        clock.now = Instant.parse("2026-03-04T02:00:00Z");
        assertThat(steps.openAnswers(IN).answersDueAt()).as("asked again").isEqualTo(Instant.parse("2026-03-10T02:00:00Z").toString());
    }

    /** Of Monday 2 March 2026, 10:00 in Qingdao; no weekend before the fifth. */
    private String due(int workingDays) {
        return Instant.parse("2026-03-02T02:00:00Z").plusSeconds((workingDays > 4 ? workingDays + 2 : workingDays) * 86_400L).toString();
    }

    @Test
    void aMonthInWhichNobodyCanBeProposedIsTriedEachMorningAndEndsWithTheMonth() {
        for (var person : List.of(LIN, WANG, ZHAO)) {
            exclusions.exclude(person, "ME-0001");
            exclusions.exclude(person, "ME-0002");
        }
        var first = steps.make(IN);
        assertThat(first.proposalStanding()).isEqualTo("tryAgain");
        assertThat(first.nextTryAt()).as("six in the morning in Qingdao").isEqualTo("2026-03-02T22:00:00Z");
        clock.now = Instant.parse("2026-03-31T16:00:00Z");
        assertThat(steps.make(IN).proposalStanding()).isEqualTo("monthOver");
        assertThat(rounds.find(MONTH).orElseThrow().overAt()).isEqualTo(clock.now);
    }

    @Test
    void coordinatorsAreRemindedOfWhatWaitsForThem() {
        steps.make(IN);
        assertThat(steps.remind(IN).proposalReminded()).isTrue();
        assertThatThrownBy(() -> steps.remind(new AssignmentVariables("2026-03", "dance"))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("dance");
    }

    @Test
    void theTaskShowsTheProposalAndOnlyACoordinatorDecidesOnIt() {
        steps.make(IN);
        assertThat(look.subject(task())).isEqualTo("2026-03");
        assertThat(look.facts(task(), Locale.ENGLISH).toString()).contains("3 of 3 places filled from 3 people", "/talent/matching/proposals/2026-03");
        assertThat(decided(LIN, "publish")).isInstanceOf(DecisionResult.NotAllowed.class);
        assertThat(look.alreadyDecided(task())).isEmpty();
        assertThat(decided(COORDINATOR, "publish")).isInstanceOf(DecisionResult.Recorded.class);
        assertThat(decided(COORDINATOR, "discard")).isInstanceOf(DecisionResult.TooLate.class);
        assertThat(look.alreadyDecided(task())).isPresent();
        assertThat(store.find(MONTH).orElseThrow().state()).isEqualTo(ProposalStore.State.PUBLISHED);
    }

    @Test
    void twoCoordinatorsWhoDecideAtOnceAreOneDecision() throws Exception {
        steps.make(IN);
        var results = together(() -> decided(COORDINATOR, "publish"), () -> decided(user("second", "pool-coordinator"), "discard"));
        assertThat(results).filteredOn(DecisionResult.Recorded.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(DecisionResult.TooLate.class::isInstance).hasSize(1);
    }

    @Test
    void aProposalThatIsThrownAwayOrNotLookedAtAsksNobodyAndLeavesNoOffer() {
        steps.make(IN);
        assertThat(steps.openAnswers(IN).published()).isFalse();
        assertThat(store.find(MONTH).orElseThrow().state()).isEqualTo(ProposalStore.State.DISCARDED);
        assertThat(answers.person(LIN, welding, true)).isInstanceOf(ProposalAnswers.Reply.Unknown.class);
        assertThat(offered(OVEN, welding, LIN)).isInstanceOf(ProposalAnswers.Reply.Unknown.class);
        assertThat(answers.waitingFor(LIN)).isEmpty();
        assertThat(made()).isEmpty();
        assertThat(rounds.find(MONTH).orElseThrow().overAt()).isNotNull();
    }

    @Test
    void aRoundThatIsCancelledBeforeAnybodyIsAskedLeavesNoOfferAndGoesOnFromItsProposal() {
        steps.make(IN);
        var first = pairs();
        clock.now = Instant.parse("2026-03-03T02:00:00Z");
        assertThat(cancelled.waiting(clock.now, "", 10)).containsExactly("2026-03");
        assertThat(cancelled.close("2026-03", "Cancelled by hand", "operator")).isEmpty();
        assertThat(open()).isEmpty();
        assertThat(commands.to("2026-03")).containsExactly(Rounds.DUE, Rounds.DUE);
        assertThat(steps.make(IN).proposalStanding()).isEqualTo("made");
        assertThat(pairs()).isEqualTo(first);
        assertThat(audit.events).extracting(event -> event.action()).contains("matching.roundStartedAgain");
    }

    @Test
    void aRoundThatIsCancelledWhileAnswersCountKeepsThemAndOffersNothingTwice() {
        var due = published().answersDueAt();
        allSayYes();
        offered(OVEN, welding, LIN);
        cancelled.close("2026-03", "Cancelled by hand", "operator");
        steps.make(IN);
        assertThat(look.alreadyDecided(task())).isPresent();
        assertThat(steps.openAnswers(IN)).isEqualTo(new AssignmentSteps.Opened(true, due));
        offered(OVEN, welding, LIN);
        assertThat(made()).containsExactly(welding + " lin");
        steps.sumUp(IN);
        assertThat(cancelled.waiting(clock.now.plusSeconds(1), "", 10)).as("a month that is over").isEmpty();
        assertThat(cancelled.waiting("2026-03")).isEmpty();
        assertThat(cancelled.waiting("not a month")).isEmpty();
        assertThat(cancelled.close("2026-03", "Again", "operator")).isEmpty();
        assertThat(commands.to("2026-03").stream().filter(Rounds.DUE::equals)).as("a month that is over does not begin again").hasSize(2);
    }
}
