package io.heyi.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every way through {@code talent-assignment}. */
class TalentAssignmentProcessTest {

    private static final Duration MORNING = Duration.ofHours(20);
    private static final Duration REMINDER = Duration.ofDays(2);
    private static final Duration LOOK = Duration.ofDays(3);
    private static final Duration ANSWERS = Duration.ofDays(7);
    private static final String LOOKING = "userTask_LookAtProposal";

    // the coverage looks at the engine's records, so it must be asked before the engine stops: extensions end in reverse order
    @RegisterExtension
    @org.junit.jupiter.api.Order(1)
    static final EngineInJvm ENGINE = new EngineInJvm();

    @RegisterExtension
    @org.junit.jupiter.api.Order(2)
    static final ElementCoverage COVERAGE = new ElementCoverage(ENGINE, Path.of("bpmn/talent-assignment.bpmn"));

    /** One month whose proposal is published as soon as somebody looks. */
    private static final class Month extends Scenario<Month> {

        private static final AtomicInteger NUMBER = new AtomicInteger(2001);

        Month() {
            super(ENGINE, "talent-assignment", "proposalMonth", NUMBER.getAndIncrement() + "-06", Set.of("endEvent_LookReminded"));
            answer("makeProposal", () -> Map.of("proposalStanding", "made", "nextTryAt", at(MORNING), "coordinatorGroups", List.of("pool-coordinator"), "lookDueAt", at(LOOK), "lookReminderAt", at(REMINDER)));
            answer("openAnswers", () -> Map.of("published", true, "answersDueAt", at(ANSWERS)));
            answer("remindProposal", () -> Map.of("proposalReminded", true));
            answer("sumUpProposal", () -> Map.of("pairsOffered", 1, "pairsRefused", 1, "pairsSilent", 0));
        }

        @Override
        Month self() {
            return this;
        }

        Month begun() {
            return started("talent.assignmentDue", Map.of("proposalMonth", key()));
        }

        Month looked(String outcome) {
            return complete(LOOKING, null, Map.of("proposalOutcome", outcome));
        }
    }

    @Test
    void aPublishedProposalIsSummedUpAsSoonAsAllHaveAnswered() {
        new Month().begun().looked("publish").passes("gateway_Published").published("talent.assignmentAnswered").endsAt("endEvent_SummedUp");
    }

    @Test
    void silenceIsSummedUpWhenTheTimeIsUp() {
        new Month().begun().looked("publish").passes("gateway_Published").timePasses(ANSWERS.minus(Duration.ofHours(1))).hasNotPassed("serviceTask_SumUp")
                .timePasses(Duration.ofHours(2)).passes("timerEvent_AnswersOver").endsAt("endEvent_SummedUp");
    }

    @Test
    void aProposalThatIsThrownAwayAsksNobody() {
        new Month().when("openAnswers", Map.of("published", false)).begun().looked("discard").endsAt("endEvent_NotPublished");
    }

    @Test
    void whoDoesNotLookIsRemindedAndThenNobodyIsAsked() {
        new Month().when("openAnswers", Map.of("published", false)).begun().waitsAt(LOOKING).timePasses(REMINDER.plus(Duration.ofHours(1))).passes("endEvent_LookReminded")
                .timePasses(Duration.ofDays(1)).passes("timerEvent_LookOverdue").endsAt("endEvent_NotPublished");
    }

    @Test
    void aDecisionOnThePageOfTheProposalEndsTheTask() {
        new Month().begun().waitsAt(LOOKING).published("talent.proposalDecided").passes("messageEvent_DecidedOnPage").published("talent.assignmentAnswered").endsAt("endEvent_SummedUp");
    }

    @Test
    void whereNobodyCanBeProposedItIsTriedAgainEachMorning() {
        var month = new Month().when("makeProposal", Map.of("proposalStanding", "tryAgain")).begun().passes("gateway_Proposed").when("makeProposal", Map.of("proposalStanding", "made"));
        month.timePasses(MORNING.plus(Duration.ofHours(1))).passes("timerEvent_NextTry").looked("publish").published("talent.assignmentAnswered").endsAt("endEvent_SummedUp");
    }

    @Test
    void aMonthThatIsOverWithoutAnybodyProposedEnds() {
        new Month().when("makeProposal", Map.of("proposalStanding", "monthOver")).begun().endsAt("endEvent_NobodyProposed");
    }
}
